"""The codebook: shipped, replaced by a council's own, and what it does not know."""

from pathlib import Path

import pytest

from tests.council import Row, load
from tests.triangulation.said import Evidence, printed, spoken, statement
from warehouse.gate.read import EVERYTHING, query
from warehouse.load.codebook import shipped
from warehouse.tables import TABLES

MARCH = "2026-03"


def council() -> Evidence:
    made = Evidence(as_at="2026-03-31", toml="covers_from = 2025-01-01\n")
    made.team("T")
    for theme, kpq in (
        ("respect", None),
        ("HOUSING", None),
        ("HOUSING", 12),
        ("OTHER", None),
        (None, None),
        (None, 4),
    ):
        for _ in range(5):
            made.said(
                "feedback", "2026-02-01", theme=theme, sentiment="positive", kpq=kpq, team_id="T"
            )
    made.observed("2026-02-01", ("RELATIONSHIP", "SPLENDID"), team="T")
    made.audit("2026-02-01", ("PLAN", "5"), ("DREAMS", "2"), team="T")
    return made


def families(rows: list[Row], kpq: int) -> tuple[str, int]:
    return statement(rows, "families", MARCH, kpq, team_id="T")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoken(council(), tmp_path_factory.mktemp("shipped"))


def test_codes_are_read_without_case_by_the_shipped_codebook(before: Path) -> None:
    rows = printed(before, "--month", MARCH)
    assert families(rows, 5) == ("strength", 5)
    assert families(rows, 4) == ("strength", 5)
    assert families(rows, 6) == ("none", 0)


def test_what_cannot_be_read_and_what_speaks_to_nothing_is_listed(before: Path) -> None:
    noted = {
        (row["table_name"], row["column_name"], row["kind"], row["example"]): row["cells"]
        for row in query(before, "noted_examples", EVERYTHING)
    }
    outside, grade, silent = (
        "question outside 1 to 10, read as none",
        "not understood",
        "speaks to no question: unmapped",
    )
    assert noted == {
        ("feedback", "theme", "code not known", "HOUSING"): 10,
        ("audit_domain", "domain", "code not known", "DREAMS"): 1,
        ("feedback", "kpq", outside, "12.0"): 5,
        ("practice_observation", "grade", grade, "SPLENDID"): 1,
        ("audit_domain", "grade", grade, "5"): 1,
        ("feedback", "theme", silent, "HOUSING"): 10,
        ("feedback", "theme", silent, "OTHER"): 5,
        ("feedback", "theme", silent, "(none)"): 5,
        ("audit_domain", "domain", silent, "DREAMS"): 1,
    }


def test_a_councils_own_codebook_replaces_the_shipped_one(tmp_path: Path) -> None:
    made = council()
    made.add("codebook", list="feedback_theme", code="housing", kpq="6")
    made.add("codebook", list="Feedback_Theme", code="RESPECT", kpq=None)
    made.add("codebook", list="feedback_theme", code="OTHER", kpq="11")
    warehouse = spoken(made, tmp_path)
    rows = printed(warehouse, "--month", MARCH)
    assert families(rows, 6) == ("strength", 10)
    assert families(rows, 5) == ("none", 0)
    known = {
        (row["table_name"], row["column_name"], row["kind"])
        for row in query(warehouse, "noted", EVERYTHING)
    }
    assert ("feedback", "theme", "code not known") not in known
    assert ("codebook", "kpq", "question outside 1 to 10, read as none") in known
    # The next load brings no codebook: the council's own stays.
    again = Evidence(as_at="2026-03-31", toml="covers_from = 2025-01-01\n")
    again.said("complaint", "2026-02-01", category="DELAY", team_id="T")
    load(again.write(tmp_path / "next"), warehouse)
    assert families(printed(warehouse, "--month", MARCH), 6) == ("strength", 10)


def test_the_shipped_codebook_knows_every_code_of_the_format() -> None:
    mapped = {(name, code) for name, code, _ in shipped()}
    columns = {
        "AUDIT_DOMAIN": ("audit_domain", "domain"), "OBSERVATION_DOMAIN": ("practice_observation", "domain"),
        "COMPLAINT_CATEGORY": ("complaint", "category"), "FEEDBACK_THEME": ("feedback", "theme"),
        "DISPUTE_REASON": ("dispute", "reason"), "PARTNER_THEME": ("partner_feedback", "theme"),
        "SURVEY_STANDARD": ("staff_survey", "standard"), "SURVEY_THEME": ("staff_survey", "theme"),
        "ABUSE_TYPE": ("practice_review", "abuse_type"), "COMPLIMENT_THEME": ("compliment", "theme"),
    }  # fmt: skip
    for name, (table, column) in columns.items():
        assert {code for listed, code in mapped if listed == name} == set(
            TABLES[table].known_codes(column)
        )
