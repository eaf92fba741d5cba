"""One server and one headless Chromium for all browser tests."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.browser.reader import Reader
from tests.dashboard.loaded import sample_council

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the sample council, as gunicorn serves it."""
    warehouse = sample_council(tmp_path_factory.getbasetemp())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "app:server", "--bind", f"127.0.0.1:{port}",
               "--threads", "4", "--log-level", "warning"]  # fmt: skip
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


@pytest.fixture(scope="session")
def chromium(address: str) -> Iterator[Reader]:
    reader = Reader(address)
    reader.sign_in()
    yield reader
    reader.driver.quit()


@pytest.fixture
def reader(chromium: Reader) -> Reader:
    """A desk-sized window with nothing noted yet."""
    chromium.window(1440)
    chromium.driver.get("about:blank")
    chromium.problems()
    chromium.requests()
    return chromium
