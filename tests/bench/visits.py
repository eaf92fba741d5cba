"""Bytes over the wire for the Overview: a first visit with an empty cache, and a second."""

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

from tests.bench.loads import Line
from tests.browser.reader import Reader

HEADING = "How are we doing?"


def visits(warehouse: Path) -> list[Line]:
    """Kilobytes as the browser counts them off the network, headers included."""
    with _served(warehouse) as address:
        reader = Reader(address)
        try:
            reader.window(1440)
            reader.sign_in()
            reader.driver.execute_cdp_cmd("Network.enable", {})
            reader.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
            first, second = _visit(reader), _visit(reader)
        finally:
            reader.driver.quit()
    return [
        (f"first visit: {first[1]} requests", f"{first[0] / 1000:.0f} kB", "", "",
         "at most 1,200 kB"),
        (f"second visit: {second[1]} requests", f"{second[0] / 1000:.0f} kB", "", "",
         "at most 100 kB"),
    ]  # fmt: skip


def _visit(reader: Reader) -> tuple[float, int]:
    reader.driver.get("about:blank")
    reader.requests()
    reader.open("/", HEADING)
    time.sleep(2)  # late arrivals count as well
    done = [event for event in reader.requests() if event["method"] == "Network.loadingFinished"]
    sizes = [event["params"]["encodedDataLength"] for event in done]
    return sum(sizes), sum(1 for size in sizes if size)


@contextmanager
def _served(warehouse: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "app:server", "--bind", f"127.0.0.1:{port}",
               "--workers", "2", "--threads", "8", "--log-level", "warning"]  # fmt: skip
    environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse)}
    server = subprocess.Popen(command, env=environment)
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
