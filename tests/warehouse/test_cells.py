"""Cells: what is trimmed, what is a number, and what is only listed."""

import duckdb
import pytest

from measures.answers import data_report
from tests.council import Extract, council
from warehouse.extract import parse


def read(sql: str, cell: str) -> object:
    return duckdb.execute(f"select {sql} from (select $cell as cell)", {"cell": cell}).fetchone()[0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # Letters and digits at either end stay: a trim set once took 0, u and a away.
        ("R10", "R10"),
        ("0a0", "0a0"),
        ("u1u", "u1u"),
        (" R1\t", "R1"),
        ("\u00a0R1\u00a0", "R1"),
        ("Étape", "Étape"),
        (" Étape ", "Étape"),
        ("NULL", None),
        ("null", "null"),
        ("", None),
        (" ", None),
        ("a b", "a b"),
    ],
)
def test_text(cell: str, expected: str | None) -> None:
    assert read(parse.text("cell"), cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0.6", 0.6),
        (" 18 ", 18),
        ("-1", -1),
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("1e10", None),
        ("inf", None),
        ("nan", None),
        ("1,234", None),
        ("x", None),
    ],
)
def test_number(cell: str, expected: float | None) -> None:
    assert read(parse.number("cell"), cell) == expected


def test_a_number_too_large_is_listed_and_stops_nothing(tmp_path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    for staff, fte in (("S1", "1e10"), ("S2", "0.5")):
        extract.add(
            "workforce", staff_id=staff, period_month="2026-03-01", team_id="T1",
            role="SOCIAL_WORKER", fte=fte, employment="AGENCY", start_date="2020-01-01",
            end_date=None,
        )  # fmt: skip
    shire = council(extract, tmp_path)
    # The 0.5 of S2 is all of the FTE that can be read.
    assert shire.figure("agency_rate", "2026-03") == (0.5, 0.5, 100)
    noted = [
        (table, column, cells) for table, column, _, _, cells in data_report(shire.warehouse).noted
    ]
    assert noted == [("workforce", "fte", 1)]


def test_a_grade_of_10_is_no_grade_of_1(tmp_path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    for audit, grade in (("A1", "10"), ("A2", "1 OUTSTANDING"), ("A3", "3")):
        extract.add(
            "audit", audit_id=audit, audit_type="THEMED", audit_date="2026-03-02", child_id="C1",
            team_id="T1", scale="OFSTED4", overall_grade=grade, moderated="N",
        )  # fmt: skip
    # A1 has no judgement on its scale; of A2 and A3 one is good or better.
    assert council(extract, tmp_path).figure("audit_good_or_better", "2026-03") == (1, 2, 50)
