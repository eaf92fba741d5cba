"""Nothing here loads a council: a test that would is stopped, so that `make quick` stays quick."""

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

HERE = Path(__file__).resolve().parent
WHY = "no test of the kernel loads a council; put it into the folder of what it guards"
_running: list[str] = []


def _watch(event: str, given: tuple[object, ...]) -> None:
    """No sample is written, no extract is read, no other process does either."""
    if not _running:
        return
    if event == "subprocess.Popen":
        pytest.fail(f"{given[0]} is started: {WHY}")
    if event == "open" and Path(str(given[0])).name == "extract.toml":
        pytest.fail(f"{given[0]} is opened: {WHY}")


sys.addaudithook(_watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watch a test of this folder with all its fixtures, whichever folder they are from.

    The hook is called for the tests of other folders too, once this file is read.
    """
    if HERE not in item.path.parents:
        return (yield)
    connect = duckdb.connect

    def in_memory(database: object = ":memory:", **more: object) -> duckdb.DuckDBPyConnection:
        if str(database) != ":memory:":
            pytest.fail(f"{database} is opened: {WHY}")
        return connect(":memory:", **more)

    duckdb.connect = in_memory
    _running.append(item.nodeid)
    try:
        return (yield)
    finally:
        _running.clear()
        duckdb.connect = connect
