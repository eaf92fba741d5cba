from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.published.second_method import SecondMethod, read_files
from warehouse.gate.read import close_all


@pytest.fixture(scope="session")
def warehouse(sample_council: Path) -> Iterator[Path]:
    """A small sample of a council, with every published figure beside it."""
    yield sample_council / "warehouse"
    close_all()


@pytest.fixture(scope="session")
def second() -> SecondMethod:
    """The shipped files, read and asked in another way than the product's."""
    return read_files()
