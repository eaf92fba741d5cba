from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash

from app import create_app
from dashboard.access.settings import Settings
from tests.access.planted import load_own, load_planted
from tests.made_once import copied
from warehouse.gate import audit
from warehouse.gate.read import close_all


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield copied(tmp_path_factory, "planted", load_planted) / "warehouse"
    close_all()


@pytest.fixture(scope="session")
def own_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that says it holds a council's own records, though they are planted too."""
    return copied(tmp_path_factory, "own-records", load_own) / "warehouse"


@pytest.fixture(scope="session")
def app(warehouse: Path) -> Dash:
    return create_app(Settings(warehouse=warehouse))


@pytest.fixture(autouse=True)
def always_noted(noted: audit.Log) -> None:
    """Whoever reads here is noted."""
