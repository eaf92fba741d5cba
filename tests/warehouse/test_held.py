"""One page, one snapshot: a load in the middle of a request changes nothing of it."""

from pathlib import Path

import pytest

from app import create_app
from dashboard.access.settings import Settings
from tests.council import Extract, council, load
from tests.warehouse.rows import referral
from warehouse.gate import audit
from warehouse.gate.read import EVERYTHING, hold, let_go, query, snapshot_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council of one referral, loaded."""
    extract = Extract()
    extract.team("T1")
    referral(extract, "R1", "P1", "2026-02-03")
    council(extract, tmp_path)
    return tmp_path


def load_another(folder: Path) -> None:
    extract = Extract()
    extract.team("T1")
    for name in ("R1", "R2"):
        referral(extract, name, f"P {name}", "2026-02-03")
    load(extract.write(folder / "another"), folder / "warehouse")


def referrals(warehouse: Path) -> int:
    (row,) = [
        r for r in query(warehouse, "tables", EVERYTHING) if r["table_name"] == "ssd_cin_episodes"
    ]
    return int(row["rows_loaded"])


def test_what_is_held_is_asked_until_it_is_let_go(folder: Path, noted: audit.Log) -> None:
    warehouse = folder / "warehouse"
    audit.reading(audit.Reader(noted, "tenant|person", "role", EVERYTHING))
    hold()
    first = snapshot_path(warehouse)
    assert referrals(warehouse) == 1
    load_another(folder)
    assert (snapshot_path(warehouse), referrals(warehouse)) == (first, 1)
    let_go()
    assert snapshot_path(warehouse) != first
    assert referrals(warehouse) == 2


def test_every_request_holds_one_and_lets_it_go(folder: Path, noted: audit.Log) -> None:
    warehouse = folder / "warehouse"
    server = create_app(Settings(warehouse=warehouse)).server
    with server.test_request_context("/login"):
        assert server.preprocess_request() is None
        first = snapshot_path(warehouse)
        # The load prints what it read, here in the process of the request.
        audit.reading(audit.Reader(noted, "tenant|person", "role", EVERYTHING))
        load_another(folder)
        assert snapshot_path(warehouse) == first
    assert snapshot_path(warehouse) != first
