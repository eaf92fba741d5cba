"""What gunicorn reads when it starts in a checkout."""

from dashboard.access.server_hooks import keepalive, on_starting, worker_class

__all__ = ["keepalive", "on_starting", "worker_class"]
