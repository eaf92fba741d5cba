"""What holds for all tests: what takes longest is first, and nobody is left reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.made_once import copied, load_sample
from warehouse.gate import audit
from warehouse.gate.read import let_go

LONGEST = ("tests/warehouse/test_kills", "tests/reference/", "tests/browser/", "tests/measures/")

# What holds must hold on a busy machine too: no example is a failure for taking long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid: str) -> int:
    return next((at for at, begun in enumerate(LONGEST) if nodeid.startswith(begun)), len(LONGEST))


@pytest.fixture(scope="session")
def sample_council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tenth of a council over thirty months, for whoever only reads: `extract`, `warehouse`."""
    return copied(tmp_path_factory, "sample-council", load_sample)


@pytest.fixture(autouse=True)
def nobody_reads() -> Iterator[None]:
    """No test reads as the person that the test before it signed in as, or within its request."""
    audit.reading(None)
    yield
    audit.reading(None)
    let_go()


@pytest.fixture
def noted(nobody_reads: None, tmp_path: Path) -> audit.Log:
    """An audit log for whoever reads without a request."""
    log = audit.Log(tmp_path / "audit.log", b"key of the tests" * 4)
    audit.reading(audit.Reader(log, "tenant|person", "role"))
    return log
