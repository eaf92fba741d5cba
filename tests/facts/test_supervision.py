"""Supervision of staff by the day it is due, and of the cases of children in need."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

STAFF, CASES = "supervision_on_time", "case_supervision_on_time"
JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"

# team, due, held, (on time, due in January)
SUPERVISIONS = [
    ("HELD_THAT_DAY", "2026-01-12", "2026-01-12", (1, 1)),
    ("HELD_NEXT_DAY", "2026-01-12", "2026-01-13", (0, 1)),
    ("HELD_THE_MONTH_BEFORE", "2026-01-12", "2025-12-29", (1, 1)),
    ("HELD_THE_MONTH_AFTER", "2026-01-12", "2026-02-02", (0, 1)),
    ("NOT_HELD", "2026-01-12", None, (0, 1)),
    ("NO_DUE_DATE", None, "2026-01-12", None),
]

# d = 2026-03-31: 42 days before is 2026-02-17, 31 days to 02-28 and 11 more.
# team, supervised on, (supervised, children)
CASE_SUPERVISIONS = [
    ("CASE_42", ["2026-02-17"], (1, 1)),
    ("CASE_43", ["2026-02-16"], (0, 1)),
    ("CASE_ON_D", ["2026-03-31"], (1, 1)),
    ("CASE_NEVER", [], (0, 1)),
    ("CASE_TWICE", ["2026-03-02", "2026-03-16"], (1, 1)),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, due, held, _ in SUPERVISIONS:
        extract.team(team)
        supervision(extract, team, due, held)
    supervision(extract, "NEVER_HEARD_OF", "2026-01-12", "2026-01-12")
    supervision(extract, None, "2026-01-12", None)
    extract.team("AT_AS_AT")
    supervision(extract, "AT_AS_AT", "2026-03-31", "2026-04-01")
    supervision(extract, "AT_AS_AT", "2026-04-01", "2026-03-31")
    for team, dates, _ in CASE_SUPERVISIONS:
        in_need(extract, team)
        for on in dates:
            case_supervision(extract, team, on)
    add_cases_that_change(extract)
    return council(extract, tmp_path_factory.mktemp("supervision"))


def add_cases_that_change(extract: Extract) -> None:
    in_need(extract, "CASE_IN_MARCH")
    case_supervision(extract, "CASE_IN_MARCH", "2026-03-01")
    in_need(extract, "CASE_CLOSED_ON_D", closed="2026-03-31")
    case_supervision(extract, "CASE_CLOSED_ON_D", "2026-02-17")
    extract.team("HELD_BEFORE")
    extract.team("HELD_AT_D")
    child(extract, "handed over on d")
    records.involvement(extract, "handed over on d", "HELD_BEFORE", end="2026-03-31")
    records.involvement(extract, "handed over on d", "HELD_AT_D", start="2026-03-31")
    records.referral(extract, "handed over on d", "2025-09-01", "HELD_BEFORE")
    case_supervision(extract, "handed over on d", "2026-03-02", "HELD_BEFORE")


def in_need(extract: Extract, team: str, closed: str | None = None) -> None:
    extract.team(team)
    child(extract, team, team)
    records.referral(extract, team, "2025-09-01", closed=closed)


def supervision(extract: Extract, team: str | None, due: str | None, held: str | None) -> None:
    key = len(extract.tables["staff_supervision"])
    extract.add(
        "staff_supervision",
        supervision_id=f"SU{key}",
        staff_id=f"ST{key}",
        supervisor_staff_id="ST_MANAGER",
        team_id=team,
        due_date=due,
        held_date=held,
        type="PERSONAL",
        cancelled_reason=None if held else "SICKNESS",
    )


def case_supervision(extract: Extract, person: str, on: str, team: str | None = None) -> None:
    extract.add(
        "case_supervision",
        child_id=person,
        supervision_date=on,
        supervisor_staff_id="ST_MANAGER",
        staff_id="ST_WORKER",
        team_id=team,
    )


@pytest.mark.parametrize(("team", "due", "held", "expected"), SUPERVISIONS)
def test_supervision_is_held_by_its_due_date_in_the_month_due(shire, team, due, held, expected):
    assert counted(shire, STAFF, JANUARY, team) == expected


def test_held_dates_make_no_case_of_their_own_month(shire):
    assert counted(shire, STAFF, "2025-12") is None
    assert counted(shire, STAFF, FEBRUARY) is None


def test_supervision_without_a_known_team_is_unassigned(shire):
    assert counted(shire, STAFF, JANUARY, "UNASSIGNED") == (1, 2)


def test_after_the_as_at_date_held_is_null_and_due_is_set_aside(shire):
    assert counted(shire, STAFF, MARCH, "AT_AS_AT") == (0, 1)
    assert counted(shire, STAFF, "2026-04", "AT_AS_AT") is None


@pytest.mark.parametrize(("team", "dates", "expected"), CASE_SUPERVISIONS)
def test_a_child_in_need_has_case_supervision_within_42_days(shire, team, dates, expected):
    assert counted(shire, CASES, MARCH, team) == expected


def test_case_supervision_after_d_does_not_count_yet(shire):
    assert counted(shire, CASES, FEBRUARY, "CASE_IN_MARCH") == (0, 1)
    assert counted(shire, CASES, MARCH, "CASE_IN_MARCH") == (1, 1)


def test_an_episode_closed_on_d_is_no_case(shire):
    # d = 2026-02-28: open, and supervised 11 days before.
    assert counted(shire, CASES, FEBRUARY, "CASE_CLOSED_ON_D") == (1, 1)
    assert counted(shire, CASES, MARCH, "CASE_CLOSED_ON_D") is None


def test_the_team_of_a_case_is_its_worker_s_at_d(shire):
    assert counted(shire, CASES, MARCH, "HELD_BEFORE") is None
    assert counted(shire, CASES, MARCH, "HELD_AT_D") == (1, 1)


def test_cases_sum_to_the_figure(shire):
    # SUPERVISIONS 2 of 5, UNASSIGNED 1 of 2.
    assert counted(shire, STAFF, JANUARY) == (3, 7)
    assert cases_add_up(shire, STAFF, JANUARY)
    # CASE_SUPERVISIONS 3 of 5, CASE_IN_MARCH 1 of 1, HELD_AT_D 1 of 1.
    assert counted(shire, CASES, MARCH) == (5, 7)
    assert cases_add_up(shire, CASES, MARCH)
