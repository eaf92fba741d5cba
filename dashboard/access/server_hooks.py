"""What gunicorn is told before it starts: the worker that serves, and to refuse a wrong start.

gunicorn takes it by `--config python:dashboard.access.server_hooks`, or in a checkout from
gunicorn.conf.py. Nothing else of ours is imported here: gunicorn forks its workers from the
process that reads this.
"""

import subprocess
import sys
from typing import Any

# gunicorn's own workers give a thread to every half request, and a few clients would hold them all.
worker_class = "dashboard.access.worker.BufferingWorker"
# Seconds that a connection without a request is kept.
keepalive = 10


def on_starting(server: Any) -> None:
    """Stop with exit code 1 and a sentence for every reason not to start.

    A process of its own looks: workers are forked from this one, and an engine that was opened
    before a fork crashes the worker when it ends.
    """
    binds = [str(one[0]) if isinstance(one, tuple) else "unix:" for one in server.cfg.address]
    look = [sys.executable, "-m", "dashboard.access.startup", *binds]
    if subprocess.run(look, check=False).returncode:  # noqa: S603
        sys.exit(1)
