"""Two councils, loaded once a session: a tidy sample and a messy random one."""

from pathlib import Path

import pytest

from tests.dashboard.loaded import sample_council
from tests.measures.loaded import Loaded, loaded
from tests.reference.random_extract import random_extract

MESSY_SEED = 9  # a town that lacks no table


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A tenth of a council over thirty months, with every table supplied."""
    base = tmp_path_factory.getbasetemp()
    return Loaded(base / "sample-extract", sample_council(base))


@pytest.fixture(scope="session")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Children of a random town with gaps, repeats, contradictions and teams that move."""
    folder: Path = tmp_path_factory.mktemp("messy")
    random_extract(folder / "extract", MESSY_SEED)
    return loaded(folder / "extract", folder / "warehouse")


@pytest.fixture(scope="session", params=["sample", "messy"])
def council(request: pytest.FixtureRequest) -> Loaded:
    """Each of the two in turn."""
    found: Loaded = request.getfixturevalue(request.param)
    return found
