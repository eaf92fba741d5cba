from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.access.planted import planted_council
from warehouse.read import release


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield planted_council(tmp_path_factory.mktemp("planted"))
    release()
