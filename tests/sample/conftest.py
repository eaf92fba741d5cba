"""Samples that several tests read, written once each."""

import datetime
from pathlib import Path

import pytest

from sample import write_sample
from tests.sample.counting import Sample


@pytest.fixture(scope="session")
def tenth(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A tenth of a council."""
    folder = tmp_path_factory.mktemp("tenth")
    write_sample(folder, seed=4, scale=0.1)
    return Sample(folder)


@pytest.fixture(scope="session")
def least(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The least that must still work, over another window that ends in mid-month."""
    folder = tmp_path_factory.mktemp("least")
    write_sample(folder, scale=0.02, months=30, as_at=datetime.date(2026, 3, 17))
    return Sample(folder)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A council of the size of County Durham, with the defaults."""
    folder = tmp_path_factory.mktemp("whole")
    write_sample(folder)
    return Sample(folder)


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
