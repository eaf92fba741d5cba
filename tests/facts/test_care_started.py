"""Children who enter care, and those among them who had left within the year."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import (
    cases_add_up,
    child,
    counted,
    in_care,
    legal_status,
    number,
)

JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"

# Every child enters care on 2026-01-12.
# team, legal status beside the care order, its start, its end, entered
STATUSES = [
    ("V3_OPEN", "V3", "2026-01-01", None, 0),
    ("V4_OPEN", "V4", "2026-01-01", None, 0),
    ("V4_FROM_THAT_DAY", "V4", "2026-01-12", None, 0),
    ("V4_FROM_NEXT_DAY", "V4", "2026-01-13", None, 1),
    ("V4_UNTIL_THAT_DAY", "V4", "2026-01-01", "2026-01-12", 1),
    ("V4_UNTIL_NEXT_DAY", "V4", "2026-01-01", "2026-01-13", 0),
    ("V2_OPEN", "V2", "2026-01-01", None, 1),
]

# 365 days before 2026-02-10 is 2025-02-10.
# team, ceased, its reason, entered care again, re-entry
RETURNS = [
    ("AFTER_365", "2025-02-10", "E4A", "2026-02-10", 1),
    ("AFTER_366", "2025-02-10", "E4A", "2026-02-11", 0),
    ("AFTER_1", "2026-02-09", "E4A", "2026-02-10", 1),
    ("SAME_DAY", "2026-02-10", "E4A", "2026-02-10", 0),
    ("CONTINUED", "2026-02-02", "X1", "2026-02-10", 0),
    ("NO_REASON", "2026-02-02", None, "2026-02-10", 0),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-17")
    for team, status, start, end, _ in STATUSES:
        extract.team(team)
        child(extract, team, team)
        in_care(extract, team, "2026-01-12")
        legal_status(extract, team, status, start, end)
    for team, ceased, reason, entered, _ in RETURNS:
        extract.team(team)
        child(extract, team, team)
        in_care(extract, team, "2024-11-04", ceased, reason)
        in_care(extract, team, entered)
    add_episodes(extract)
    add_teams_that_change(extract)
    return council(extract, tmp_path_factory.mktemp("care_started"))


def add_episodes(extract: Extract) -> None:
    for team in ("TWO_EPISODES", "TWICE_IN_JANUARY", "NO_DATE", "TO_DATE"):
        extract.team(team)
        child(extract, team, team)
    in_care(extract, "TWO_EPISODES", "2026-01-12", "2026-01-20", "X1")
    in_care(extract, "TWO_EPISODES", "2026-01-12", start="2026-01-20")
    in_care(extract, "TWICE_IN_JANUARY", "2026-01-05", "2026-01-09", "E4A")
    in_care(extract, "TWICE_IN_JANUARY", "2026-01-19")
    in_care(extract, "NO_DATE", None, start="2026-01-12")
    in_care(extract, "TO_DATE", "2026-03-17")


def add_teams_that_change(extract: Extract) -> None:
    for team in ("BEFORE", "AFTER", "LATE"):
        extract.team(team)
    child(extract, "handed over that day")
    records.involvement(extract, "handed over that day", "BEFORE", end="2026-01-12")
    records.involvement(extract, "handed over that day", "AFTER", start="2026-01-12")
    child(extract, "allocated the day after")
    records.involvement(extract, "allocated the day after", "LATE", start="2026-01-13")
    for person in ("handed over that day", "allocated the day after"):
        in_care(extract, person, "2026-01-12")


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in STATUSES])
def test_no_v3_or_v4_is_open_on_the_day_of_entering(shire, team, expected):
    assert number(shire, "cla_started", JANUARY, team) == expected


def test_a_child_and_a_day_of_entering_count_once(shire):
    assert shire.figure("cla_started", JANUARY, team="TWO_EPISODES") == (1, None, 1)


def test_two_days_of_entering_count_twice(shire):
    # The second entry follows the end of 9 January by 10 days: one re-entry of two.
    assert number(shire, "cla_started", JANUARY, "TWICE_IN_JANUARY") == 2
    assert counted(shire, "cla_reentry_12m", JANUARY, "TWICE_IN_JANUARY") == (1, 2)


def test_without_a_day_of_entering_there_is_no_case(shire):
    assert number(shire, "cla_started", JANUARY, "NO_DATE") == 0


def test_the_team_is_that_of_the_day_of_entering(shire):
    assert number(shire, "cla_started", JANUARY, "BEFORE") == 0
    assert number(shire, "cla_started", JANUARY, "AFTER") == 1
    assert number(shire, "cla_started", JANUARY, "LATE") == 0
    assert number(shire, "cla_started", JANUARY, "UNASSIGNED") == 1


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in RETURNS])
def test_reentry_follows_a_ceased_case_by_1_to_365_days(shire, team, expected):
    assert counted(shire, "cla_reentry_12m", FEBRUARY, team) == (expected, 1)


def test_the_month_to_date_has_flows_and_no_snapshot(shire):
    assert number(shire, "cla_started", MARCH, "TO_DATE") == 1
    assert shire.figure("cla_open", MARCH) is None
    assert shire.figure("cla_open", FEBRUARY) is not None


def test_a_month_without_entries_has_no_share(shire):
    assert number(shire, "cla_started", "2025-10") == 0
    assert shire.figure("cla_reentry_12m", "2025-10") is None


def test_cases_sum_to_the_figure(shire):
    # January: STATUSES 3, TWO_EPISODES 1, TWICE_IN_JANUARY 2, AFTER 1, UNASSIGNED 1.
    assert shire.figure("cla_started", JANUARY) == (8, None, 8)
    assert cases_add_up(shire, "cla_started", JANUARY)
    assert counted(shire, "cla_reentry_12m", FEBRUARY) == (2, 6)
    assert cases_add_up(shire, "cla_reentry_12m", FEBRUARY)
