"""Any English authority can be ours: a London borough, one that is gone, one nobody publishes."""

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from tests.council import Extract, council, run
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from tests.warehouse.rows import referral

PAGES = (
    "/",
    "/question/3",
    "/measure/cla_rate_10k?drawer=published",
    "/benchmarks",
    "/benchmarks?indicator=cla_rate",
    "/benchmarks?indicator=ofsted_overall",
    "/benchmarks?indicator=adoption_entry_to_order_months",
    "/benchmarks?indicator=cla_num",
)


def opened(folder: Path, la_code: int, as_at: str) -> tuple[FlaskClient, Path]:
    extract = Extract(la_code=la_code, as_at=as_at)
    extract.team("T1")
    referral(extract, "R1", "P1", f"{as_at[:4]}-02-03", "T1")
    warehouse = council(extract, folder).warehouse
    return signed_in(create_app(Settings(warehouse=warehouse))), warehouse


def ours(warehouse: Path, *options: str) -> dict[str, str]:
    """What is printed without an area: the loaded council's own."""
    printed = run("benchmarks", "show", *options, "--warehouse", str(warehouse))
    (row,) = csv.DictReader(io.StringIO(printed))
    return row


# Camden, 2025: region London and not Inner London.
def test_a_london_borough(tmp_path: Path) -> None:
    client, warehouse = opened(tmp_path, 202, "2026-03-31")
    for address in PAGES:
        assert "could not be made" not in page(client, address)
    shown = page(client, "/benchmarks?indicator=cla_rate")
    assert "Camden" in shown and "London" in shown and "Inner London" not in shown
    assert ours(warehouse, "--indicator", "cla_rate", "--year", "2025")["area"] == "Camden"


# Cumbria ended with 2022-23; a council of its code has neighbours of its own old set.
def test_an_authority_that_is_gone(tmp_path: Path) -> None:
    client, warehouse = opened(tmp_path, 909, "2026-03-31")
    for address in PAGES:
        assert "could not be made" not in page(client, address)
    row = ours(warehouse, "--indicator", "cla_rate")
    assert (row["area"], row["time_period"]) == ("Cumbria", "2023")
    row = ours(warehouse, "--indicator", "cla_rate", "--neighbours", "median")
    assert (row["set"], row["of"]) == ("2021", "10")
    assert "the last figures published for it are of 2022-23" in page(client, "/benchmarks")


def test_a_council_nobody_publishes(tmp_path: Path) -> None:
    client, _ = opened(tmp_path, 199, "2026-03-31")
    for address in PAGES:
        assert "could not be made" not in page(client, address)
    shown = page(client, "/benchmarks")
    assert "no figures are published for the council with the code 199" in shown
    assert "81.4%" in shown  # England stands all the same


@pytest.mark.parametrize("month", ["2014-03", "2020-04"])
def test_early_months_have_early_years(tmp_path: Path, month: str) -> None:
    client, _ = opened(tmp_path, 840, f"{month}-30" if month.endswith("4") else f"{month}-31")
    for address in PAGES[:4]:
        assert "could not be made" not in page(client, address)
