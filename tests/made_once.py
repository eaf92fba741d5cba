"""What many tests read is made once a run, by whichever process needs it first.

Under xdist every process has a folder of its own below one that they share. A council is loaded
there once and copied into the folder of each process that asks: who signs in or loads again
writes beside or into a copy, and no other process reads it.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pytest import TempPathFactory

from tests.council import run
from warehouse.gate.read import close_all


def made_once(factory: TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, made by the first process that asks and shared: read only."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            making = shared / f"{name}.making"
            shutil.rmtree(making, ignore_errors=True)
            make(making)
            close_all()
            making.rename(shared / name)
    return shared / name


def copied(factory: TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A copy of what is made once, for this process alone."""
    folder = factory.mktemp(name) / "copy"
    shutil.copytree(made_once(factory, name, make), folder, symlinks=True)
    return folder


def load_sample(folder: Path) -> None:
    """The extract and the warehouse of a tenth of a council over thirty months."""
    extract, warehouse = folder / "extract", folder / "warehouse"
    run("sample", str(extract), "--scale", "0.1", "--months", "30")
    run("load", str(extract), "--warehouse", str(warehouse))
