"""Rows behind a figure: late ones first, whose case it is, and all of it in words."""

import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app import create_app
from dashboard.access.settings import Settings
from measures.answers.cases import CasesOf, Listing
from measures.catalogue import subject
from measures.council.view import View
from tests.access.people import KEY, scope
from tests.council import Extract, council
from tests.dashboard.pages import links_of, page
from tests.dashboard.signed_in import signed_in
from tests.warehouse.rows import assessment, complaint, involvement, referral
from warehouse.gate.audit import Log
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import Unit

# An assessment of March 2026 by id: when it began, and whether that is over 45 working days.
BEGUN = {"A1": ("2026-02-16", False), "A2": ("2025-11-03", True), "A3": ("2026-02-23", False),
         "A4": ("2025-11-10", True), "A5": ("2026-02-09", False)}  # fmt: skip
HERE = "service=Early%20Help&locality=Coast&month=2026-03"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    extract = Extract()
    extract.team("T7", "Early Help", "Coast")
    for number, (key, (begun, _)) in enumerate(BEGUN.items(), 1):
        assessment(extract, key, f"P{number}", begun, f"2026-03-{number + 9}", team="T7")
    # P1 has a worker on the day, P2 only from the 20th on, P3 one who left before.
    involvement(extract, "I1", "P1", "2026-01-01", team="T7", worker="W1")
    involvement(extract, "I2", "P2", "2026-03-20", team="T7", worker="W2")
    involvement(extract, "I3", "P3", "2026-01-01", "2026-02-01", team="T7", worker="W3")
    # Of three referrals of March that of P1 is the second within a year.
    referral(extract, "R1", "P1", "2025-08-01", "T7", closed="2025-09-01")
    for number in (1, 2, 3):
        referral(extract, f"R{number + 1}", f"P{number}", f"2026-03-0{number + 1}", "T7")
    complaint(extract, "C1", "2026-03-04", stage="S2_INVESTIGATION", team="T7")
    return council(extract, tmp_path_factory.mktemp("late")).warehouse


@pytest.fixture(scope="module")
def client(warehouse: Path) -> FlaskClient:
    return signed_in(create_app(Settings(warehouse=warehouse)), "operations_manager")


def cases(warehouse: Path, name: str, **listing: object) -> list[str]:
    """The cases of a figure of March in their order."""
    view = View.of(warehouse, EVERYTHING, Unit(team_id="T7"))
    found = view.answer(CasesOf(subject(name), Listing(**listing)))
    return [str(row[0]) for row in found.rows]


def test_late_ones_stand_first_and_then_by_date(warehouse: Path) -> None:
    late = [key for key, (_, is_late) in BEGUN.items() if is_late]
    others = [key for key in BEGUN if key not in late]
    assert cases(warehouse, "assessment_45wd") == late + others
    assert cases(warehouse, "assessment_45wd", only_late=True) == late


def test_what_counts_against_a_unit_follows_the_good_direction(warehouse: Path) -> None:
    # Fewer re-referrals are better: the one that counts stands first, R2 of P1.
    assert cases(warehouse, "rereferral_12m")[0] == "R2"
    assert cases(warehouse, "rereferral_12m", only_late=True) == ["R2"]


@pytest.mark.parametrize("name", ["referrals_received", "assessment_median_days"])
def test_where_nothing_counts_against_a_unit_all_stay_by_date(warehouse: Path, name: str) -> None:
    every = cases(warehouse, name)
    assert every == sorted(every)
    assert cases(warehouse, name, only_late=True) == every


def test_an_order_that_was_chosen_stands(warehouse: Path) -> None:
    found = cases(warehouse, "assessment_45wd", sort="case_id", descending=True)
    assert found == sorted(BEGUN, reverse=True)


def test_the_page_says_how_many_are_late_and_shows_only_those(client: FlaskClient) -> None:
    every = page(client, f"/measure/assessment_45wd?drawer=rows&{HERE}")
    assert "2 of 5 are not among the assessments" in every
    assert "they stand first" in every
    assert "late=only" in every
    only = page(client, f"/measure/assessment_45wd?drawer=rows&late=only&{HERE}")
    assert "Only the 2 that are not among the assessments" in only
    assert "A2" in only
    assert "A5" not in only
    assert "Show all rows" in only
    files = [link for link in re.findall(r'"(/export/[^"]+)"', only) if "csv" in link]
    text = client.get(files[0]).get_data(as_text=True)
    assert ("A2" in text, "A5" in text) == (True, False)
    book = load_workbook(io.BytesIO(client.get(files[0].replace(".csv", ".xlsx")).data))
    told = [[cell.value for cell in row] for row in book.active.iter_rows(max_row=8)]
    assert any(line[:2] == ["Only", "the rows that count against the unit"] for line in told)


def test_a_month_without_late_ones_says_so(client: FlaskClient) -> None:
    address = f"/measure/rereferral_12m?drawer=rows&late=only&{HERE}".replace("2026-03", "2025-08")
    shown = page(client, address)
    assert "No row counts against Coast in August 2025." in shown
    assert "Show all rows" in shown


def heads(shown: str) -> list[str]:
    """The heads of the list of rows, in their order."""
    sorting = (link for link in links_of(shown) if re.search(r"[?&]sort=.*#behind", link["href"]))
    return [str(link["children"][0]) for link in sorting if isinstance(link["children"], list)]


def test_columns_say_whose_case_it_is_before_where(client: FlaskClient) -> None:
    found = heads(page(client, f"/measure/assessment_45wd?drawer=rows&{HERE}"))
    assert found[:5] == ["Case", "Child", "Date", "Case worker", "Met"]
    assert found[-3:] == ["Service", "Locality", "Team"]


def test_a_case_names_the_worker_of_its_day_or_of_the_end_of_its_month(warehouse: Path) -> None:
    found = View.of(warehouse, EVERYTHING).answer(CasesOf(subject("assessment_45wd")))
    place = found.columns.index("worker_id")
    workers = {row[0]: row[place] for row in found.rows}
    assert workers == {"A1": "W1", "A2": "W2", "A3": None, "A4": None, "A5": None}


def test_workers_are_pseudonyms_where_identifiers_are(warehouse: Path, noted: Log) -> None:
    view = View.of(warehouse, scope("performance_analyst"))
    found = view.answer(CasesOf(subject("assessment_45wd")))
    place = found.columns.index("worker_id")
    assert {row[place] for row in found.rows} == {KEY.of("W1"), KEY.of("W2"), None}


@pytest.mark.parametrize("role", ["head_of_service", "strategic_manager"])
def test_workers_are_named_to_those_who_may_list_staff(warehouse: Path, role: str) -> None:
    own = signed_in(create_app(Settings(warehouse=warehouse)), role)
    address = f"/measure/assessment_45wd?drawer=rows&{HERE}"
    shown = page(own, f"{address}&sort=-worker_id")
    assert heads(shown)[:4] == ["Case", "Child", "Date", "Met"]
    assert "W1" not in shown
    assert "W2" not in shown
    for link in (link["href"] for link in links_of(shown) if link["href"].startswith("/export")):
        assert b"W1" not in own.get(link).data


def test_rows_name_teams_and_codes_in_words(client: FlaskClient) -> None:
    shown = page(client, f"/measure/complaints_received?drawer=rows&{HERE}")
    assert "C1, stage 2 investigation" in shown
    assert "S2_INVESTIGATION" not in shown.replace("complaints_received:S2_INVESTIGATION", "")
    assert '"Team T7"' in shown
    assert '"T7"' not in shown
