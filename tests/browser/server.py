"""A server over a warehouse, as gunicorn serves it, for as long as somebody needs it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def served(warehouse: Path, workers: int = 1) -> Iterator[str]:
    """The address of a server; raises TimeoutError when it does not answer in 30 seconds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "app:server",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--log-level",
        "warning",
    ]
    environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield _ready(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _ready(address: str) -> str:
    for _ in range(120):
        try:
            with urlopen(f"{address}/healthz"):
                return address
        except URLError:
            time.sleep(0.25)
    raise TimeoutError(f"{address} did not answer in 30 seconds.")
