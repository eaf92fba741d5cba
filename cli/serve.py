"""triangulate serve: the dashboard behind gunicorn."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Warehouse, plainly
from warehouse.paths import DEFAULT_WAREHOUSE


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8050,
    workers: Annotated[int, typer.Option(help="Processes; each has 8 threads.")] = 2,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Serve the dashboard with gunicorn until interrupted; or say why it must not start."""
    from dashboard.access import startup
    from dashboard.access.settings import Settings
    from warehouse.gate.read import close_all

    with plainly():
        startup.assure(Settings(warehouse=warehouse.resolve()), host)
    typer.echo(f"Triangulate is at http://{host}:{port}")
    environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse.resolve())}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "app:server",
        "--config",
        "python:dashboard.access.server_hooks",
        "--bind",
        f"{host}:{port}",
        "--workers",
        str(workers),
        "--threads",
        "8",
        "--timeout",
        "60",
        "--max-requests",
        "20000",
        "--max-requests-jitter",
        "2000",
        "--limit-request-line",
        "4094",
        "--no-control-socket",
        "--worker-tmp-dir",
        "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp",  # noqa: S108
    ]
    # gunicorn takes the place of this process, so that whoever ends the command ends the server;
    # a snapshot that stayed open would be held for as long.
    close_all()
    sys.stdout.flush()
    os.execve(sys.executable, command, environment)  # noqa: S606
