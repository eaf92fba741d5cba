"""Two councils, loaded once a run: a tidy sample and a messy random one."""

from pathlib import Path

import pytest

from tests.made_once import copied
from tests.measures.loaded import Loaded, loaded
from tests.reference.random_extract import random_extract

MESSY_SEED = 9  # a town that lacks no table


@pytest.fixture(scope="session")
def sample(sample_council: Path) -> Loaded:
    """A tenth of a council over thirty months, with every table supplied."""
    return Loaded(sample_council / "extract", sample_council / "warehouse")


@pytest.fixture(scope="session")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Children of a random town with gaps, repeats, contradictions and teams that move."""
    folder = copied(tmp_path_factory, "messy", load_messy)
    return Loaded(folder / "extract", folder / "warehouse")


def load_messy(folder: Path) -> None:
    random_extract(folder / "extract", MESSY_SEED)
    loaded(folder / "extract", folder / "warehouse")


@pytest.fixture(scope="session", params=["sample", "messy"])
def council(request: pytest.FixtureRequest) -> Loaded:
    """Each of the two in turn."""
    found: Loaded = request.getfixturevalue(request.param)
    return found
