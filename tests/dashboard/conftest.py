from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import close_all


@pytest.fixture(scope="session")
def warehouse(sample_council: Path) -> Iterator[Path]:
    yield sample_council / "warehouse"
    close_all()


@pytest.fixture(scope="session")
def app(warehouse: Path) -> Dash:
    return create_app(Settings(warehouse=warehouse))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return signed_in(app)
