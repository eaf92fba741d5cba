"""A snapshot that another version made: said in a sentence, mended by counting anew."""

import shutil
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from app import create_app
from cli.main import app as cli
from dashboard.access.settings import Settings
from dashboard.access.startup import assure
from measures.council.snapshot import snapshot
from tests.council import Council, Extract, council, run
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING, OtherVersion, close_all, fetch, query
from warehouse.snapshots import current_snapshot


@pytest.fixture
def older(tmp_path: Path) -> Council:
    """A council whose snapshot lacks a table and a view that pages ask for."""
    extract = Extract()
    extract.team("T1")
    of = council(extract, tmp_path)
    close_all()
    kept = shutil.copytree(of.warehouse, tmp_path / "older")
    change(kept, "drop table meta.standing; drop view seen.series")
    change(kept, "update meta.layout set layout = 'of last year'")
    return Council(kept, [])


def change(warehouse: Path, statement: str) -> None:
    path = current_snapshot(warehouse)
    assert path is not None
    path.chmod(0o600)
    with duckdb.connect(str(path)) as con:
        con.execute(statement)


def test_it_is_said_once_and_plainly(older: Council) -> None:
    with pytest.raises(OtherVersion, match="count them anew with `triangulate load`"):
        snapshot(older.warehouse)
    with pytest.raises(OtherVersion):
        assure(Settings(warehouse=older.warehouse), "127.0.0.1")
    said = CliRunner().invoke(cli, ["figures", "--warehouse", str(older.warehouse)])
    assert said.exit_code == 1
    assert said.stderr.count("\n") == 1
    assert "another version" in said.stderr


def test_a_snapshot_from_before_layouts_were_kept_is_known_too(older: Council) -> None:
    change(older.warehouse, "drop table meta.layout")
    with pytest.raises(OtherVersion):
        query(older.warehouse, "snapshot", EVERYTHING)


def test_a_page_that_asks_what_it_lacks_says_so(older: Council) -> None:
    run("load", "--warehouse", str(older.warehouse))
    close_all()
    client = signed_in(create_app(Settings(warehouse=older.warehouse)))
    close_all()
    change(older.warehouse, "drop table meta.threshold; update meta.layout set layout = 'older'")
    assert "count them anew" in page(client, "/triangulation")
    assert "count them anew" not in page(client, "/data")


def test_counting_anew_mends_it(older: Council) -> None:
    close_all()
    run("load", "--warehouse", str(older.warehouse))
    assert snapshot(older.warehouse).council


def test_a_fault_of_this_version_is_not_laid_on_another(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    of = council(extract, tmp_path)
    with pytest.raises(duckdb.BinderException):
        fetch(of.warehouse, "-- needs: public\nselect nothing from meta.standing", EVERYTHING, {})
