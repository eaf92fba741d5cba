"""What gunicorn reads when it starts here: it refuses what the product refuses, before any worker."""

import sys

from dashboard import starting
from dashboard.settings import Settings
from warehouse.problems import Refused


def on_starting(server):
    """Stop with exit code 1 and a sentence for every reason not to start."""
    binds = [str(one[0]) if isinstance(one, tuple) else "unix:" for one in server.cfg.address]
    try:
        for bind in binds:
            starting.assure(Settings(), bind)
    except Refused as refused:
        sys.exit(str(refused))
