"""What gunicorn reads when it starts in a checkout."""

from dashboard.access.server_hooks import on_starting

__all__ = ["on_starting"]
