"""What gunicorn reads when it starts here: it refuses what the product refuses, before any worker."""

import subprocess
import sys


def on_starting(server):
    """Stop with exit code 1 and a sentence for every reason not to start.

    A process of its own looks: workers are forked from this one, and an engine that was opened
    before a fork crashes the worker when it ends.
    """
    binds = [str(one[0]) if isinstance(one, tuple) else "unix:" for one in server.cfg.address]
    look = [sys.executable, "-m", "dashboard.access.identity.startup", *binds]
    if subprocess.run(look, check=False).returncode:  # noqa: S603
        sys.exit(1)
