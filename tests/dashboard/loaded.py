"""One small sample council, made and loaded once a session for all tests of what people see."""

from functools import cache
from pathlib import Path

from tests.council import run


@cache
def sample_council(folder: Path) -> Path:
    """The warehouse of a tenth of a council over thirty months, below `folder`."""
    extract, warehouse = folder / "sample-extract", folder / "sample-warehouse"
    run("sample", str(extract), "--scale", "0.1", "--months", "30")
    run("load", str(extract), "--warehouse", str(warehouse))
    return warehouse
