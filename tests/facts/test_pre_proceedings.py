"""Pre-proceedings ended within 16 weeks of the decision, or of the letter without one."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

MEASURE, JANUARY, MARCH = "pre_proceedings_16w", "2026-01", "2026-03"

# 112 days after 2025-10-01: 30 to the 31st, 60 to 11-30, 91 to 12-31, 112 to 2026-01-21.
# team, decision, letter, ended, (in 16 weeks, children)
SPELLS = [
    ("DAYS_112", "2025-10-01", None, "2026-01-21", (1, 1)),
    ("DAYS_113", "2025-10-01", None, "2026-01-22", (0, 1)),
    ("LETTER_112", None, "2025-10-01", "2026-01-21", (1, 1)),
    ("LETTER_113", None, "2025-10-01", "2026-01-22", (0, 1)),
    # 119 days from the decision, 105 from the letter: the decision goes first.
    ("DECISION_BEFORE_LETTER", "2025-09-24", "2025-10-08", "2026-01-21", (0, 1)),
    ("DECISION_AFTER_LETTER", "2025-10-08", "2025-09-24", "2026-01-21", (1, 1)),
    ("DECISION_1900", "1900-01-01", "2025-10-01", "2026-01-21", (1, 1)),
    ("SAME_DAY", "2026-01-21", None, "2026-01-21", (1, 1)),
    ("NO_BEGINNING", None, None, "2026-01-21", None),
    ("NOT_ENDED", "2025-10-01", None, None, None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, decision, letter, ended, _ in SPELLS:
        extract.team(team)
        child(extract, team, team)
        spell(extract, team, decision, letter, ended)
    extract.team("HELD_BEFORE")
    extract.team("HELD_AT_END")
    child(extract, "handed over that day")
    records.involvement(extract, "handed over that day", "HELD_BEFORE", end="2026-03-16")
    records.involvement(extract, "handed over that day", "HELD_AT_END", start="2026-03-16")
    child(extract, "no worker")
    for person in ("handed over that day", "no worker"):
        spell(extract, person, "2025-12-01", None, "2026-03-16")
    return council(extract, tmp_path_factory.mktemp("pre_proceedings"))


def spell(
    extract: Extract, person: str, decision: str | None, letter: str | None, ended: str | None
) -> None:
    extract.add(
        "ssd_pre_proceedings",
        prep_table_id=f"PP{len(extract.tables['ssd_pre_proceedings'])}",
        prep_person_id=person,
        prep_plo_family_id=f"family of {person}",
        prep_pre_pro_decision_date=decision,
        prep_pre_pro_letter_date=letter,
        prep_agree_stepdown_issue_date=ended,
    )


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in SPELLS])
def test_ended_within_112_days_of_the_decision_else_the_letter(shire, team, expected):
    assert counted(shire, MEASURE, JANUARY, team) == expected


def test_the_team_is_that_of_the_day_of_the_end(shire):
    # 105 days from 2025-12-01: 30 to 12-31 and 75 to 2026-03-16.
    assert counted(shire, MEASURE, MARCH, "HELD_BEFORE") is None
    assert counted(shire, MEASURE, MARCH, "HELD_AT_END") == (1, 1)
    assert counted(shire, MEASURE, MARCH, "UNASSIGNED") == (1, 1)


def test_a_month_without_an_end_has_no_figure(shire):
    assert counted(shire, MEASURE, "2026-02") is None


def test_cases_sum_to_the_figure(shire):
    assert counted(shire, MEASURE, JANUARY) == (5, 8)
    assert cases_add_up(shire, MEASURE, JANUARY)
