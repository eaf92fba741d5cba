"""The wheel alone, installed outside the checkout, is the whole product."""

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
import requests

from tests.council import run
from tests.warehouse.loads import hash_of

ROOT = Path(__file__).resolve().parents[2]
CODE = ("cli", "dashboard", "measures", "sample", "warehouse")
DATA = ("assets", "data/benchmarks", "data/reference", "queries")
FILES = ("app.py", "LICENSE", "pyproject.toml", "setup.py")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
WHERE = """
import importlib, json, sys
print(json.dumps([importlib.import_module(name).__file__ for name in sys.argv[1:]]))
"""


def shipped(folder: str) -> set[str]:
    """The files of a folder of the checkout that belong in the wheel, from its root."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(ROOT)) for path in found if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a build leaves files behind, and takes up those it finds."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for folder in (*CODE, *DATA):
        shutil.copytree(
            ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in FILES:
        shutil.copy(ROOT / name, source / name)
    build = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out)]
    subprocess.run([*build, str(source)], check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and an empty folder to work in."""

    bin: Path
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment without what points at the checkout or sets the product."""
        ours = ("TRIANGULATE_", "PYTHON")
        return {name: text for name, text in os.environ.items() if not name.startswith(ours)}

    def run(self, *command: str) -> str:
        """What a program of the environment prints."""
        done = subprocess.run(
            [self.bin / command[0], *command[1:]],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty environment that borrows the dependencies of this one.

    A .pth file adds their folder to the path and reads no .pth file in it, so that the editable
    install of the checkout stays behind.
    """
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    install = [*PIP, "--python", str(python), "install", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    borrowed = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "borrowed.pth").write_text("\n".join(borrowed), "utf-8")
    return Installed(folder / "bin", tmp_path_factory.mktemp("home"))


def test_every_file_of_the_product_is_in_the_wheel(wheel: Path) -> None:
    code = set().union(*map(shipped, CODE))
    data = {f"triangulate/{name}" for folder in DATA for name in shipped(folder)}
    with ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert held == code | data | {"app.py"}


def test_the_wheel_runs_and_not_the_checkout(installed: Installed) -> None:
    names = (*CODE, "warehouse.paths", "cli.main", "dashboard.access.server_hooks")
    files = json.loads(installed.run("python", "-c", WHERE, *names))
    assert len(files) == len(names)
    assert all(Path(file).is_relative_to(installed.bin.parent) for file in files)


def test_what_it_counts_is_what_the_checkout_counts(installed: Installed, tmp_path: Path) -> None:
    installed.run("triangulate", "sample", "extract", "--scale", "0.01", "--months", "12")
    printed = installed.run("triangulate", "load", "extract")
    ours = run("load", str(installed.home / "extract"), "--warehouse", str(tmp_path / "warehouse"))
    assert hash_of(printed) == hash_of(ours)
    # Without an option the snapshots lie where the command was given.
    assert (installed.home / "data" / "warehouse" / "current").is_file()
    assert installed.run("triangulate", "figures", "referrals_received").count("\n") > 1
    with served(installed) as address:
        reader = requests.Session()
        reader.headers["Origin"] = address
        for path in ("/healthz", "/login", "/login.css"):
            assert reader.get(address + path, timeout=30).ok, path
        assert reader.post(f"{address}/login", data={"role": "auditor"}, timeout=30).ok
        for asset in sorted((ROOT / "assets").iterdir()):
            answer = reader.get(f"{address}/assets/{asset.name}", timeout=30)
            assert answer.content == asset.read_bytes(), asset.name


@contextmanager
def served(installed: Installed) -> Iterator[str]:
    """The address of `triangulate serve`, until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [installed.bin / "triangulate", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        command, cwd=installed.home, env=installed.environment, start_new_session=True
    )
    try:
        yield _ready(server, f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _ready(server: subprocess.Popen[bytes], address: str) -> str:
    for _ in range(240):
        assert server.poll() is None, "it ended by itself"
        try:
            requests.get(f"{address}/healthz", timeout=30)
            return address
        except requests.ConnectionError:
            time.sleep(0.25)
    raise TimeoutError(f"{address} did not answer in 60 seconds.")
