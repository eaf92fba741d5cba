"""Samples that several tests read, written once a run each."""

import datetime
from functools import partial
from pathlib import Path

import pytest

from sample import write_sample
from tests.made_once import made_once
from tests.sample.counting import Sample


@pytest.fixture(scope="session")
def tenth(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A tenth of a council."""
    return Sample(
        made_once(tmp_path_factory, "sample-tenth", partial(write_sample, seed=4, scale=0.1))
    )


@pytest.fixture(scope="session")
def least(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The least that must still work, over another window that ends in mid-month."""
    return Sample(
        made_once(
            tmp_path_factory,
            "sample-least",
            partial(write_sample, scale=0.02, months=30, as_at=datetime.date(2026, 3, 17)),
        )
    )


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A council of the size of County Durham, with the defaults."""
    return Sample(made_once(tmp_path_factory, "sample-whole", write_sample))


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
