"""Children in need at a month's end, and those open for two years or more."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

# The child of an example has the name of the team that holds it: its episodes as (referral,
# closure), the month at whose end they are looked at, and cin_open_over_2y (no case: not open).
# 730 days before 31 March 2026 is 31 March 2024; before 28 February 2026 it is 29 February 2024.
EPISODES: dict[str, tuple[list[tuple[str, str | None]], str, Share]] = {
    "DAYS_731": ([("2024-03-30", None)], "2026-03", (1, 1)),
    "DAYS_730": ([("2024-03-31", None)], "2026-03", (1, 1)),
    "DAYS_729": ([("2024-04-01", None)], "2026-03", (0, 1)),
    "LEAP_DAYS_730": ([("2024-02-29", None)], "2026-02", (1, 1)),
    "LEAP_DAYS_729": ([("2024-03-01", None)], "2026-02", (0, 1)),
    "REFERRED_ON_D": ([("2026-03-31", None)], "2026-03", (0, 1)),
    "REFERRED_AFTER_D": ([("2026-04-01", None)], "2026-03", None),
    "CLOSED_BEFORE_D": ([("2025-06-02", "2026-03-30")], "2026-03", None),
    "CLOSED_ON_D": ([("2025-06-02", "2026-03-31")], "2026-03", None),
    "CLOSED_AFTER_D": ([("2025-06-02", "2026-04-01")], "2026-03", (0, 1)),
    "CLOSED_AFTER_AS_AT": ([("2025-06-02", "2026-04-16")], "2026-03", (0, 1)),  # reads as null
    # One child is one case, in the open episode of latest start.
    "OLD_AND_NEW": ([("2023-05-02", None), ("2025-06-02", None)], "2026-03", (0, 1)),
    "NEW_IS_CLOSED": ([("2023-05-02", None), ("2025-06-02", "2026-03-31")], "2026-03", (1, 1)),
    "BOTH_CLOSED": ([("2023-05-02", "2025-01-02"), ("2025-06-02", "2025-07-02")], "2026-03", None),
}
TEAMS = ("HELD_BEFORE", "HOLDS", "FIRST", "DIED", "LONG_HELD", "NEWLY_HELD")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-15")
    for team in (*EPISODES, *TEAMS):
        extract.team(team)
    for team, (episodes, *_) in EPISODES.items():
        records.involvement(extract, team, team)
        for on, closed in episodes:
            records.referral(extract, team, on, "HOLDS", closed=closed)
    records.involvement(extract, "FIRST", "FIRST")
    records.referral(extract, "FIRST", "2022-05-18", None, closed="2022-07-04")
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-06-02", "2026-02-28")
    records.involvement(extract, "MOVED", "HOLDS", "2026-02-28", "2026-03-31")
    records.referral(extract, "MOVED", "2025-06-02", "FIRST")
    records.involvement(extract, "HELD_TWICE", "LONG_HELD", "2025-06-02")
    records.involvement(extract, "HELD_TWICE", "NEWLY_HELD", "2026-03-02")
    records.referral(extract, "HELD_TWICE", "2025-06-02", "FIRST")
    records.involvement(extract, "DIED", "DIED")
    records.referral(extract, "DIED", "2025-06-02", None)
    extract.add("ssd_person", pers_person_id="DIED", pers_death_date="2026-01-10")
    return council(extract, tmp_path_factory.mktemp("children_in_need"))


@pytest.mark.parametrize("team", EPISODES)
def test_a_child_is_open_once_in_its_latest_open_episode(testshire: Council, team: str) -> None:
    _, month, expected = EPISODES[team]
    assert counted(testshire, "cin_open_over_2y", month, team) == expected
    assert number(testshire, "cin_open", month, team) == (expected is not None)


def test_the_team_is_the_involvement_at_the_months_end_not_the_referrals(
    testshire: Council,
) -> None:
    # MOVED was referred by FIRST; HELD_BEFORE ended on 28 February, when HOLDS began, and HOLDS
    # ended on 31 March, after which nobody holds the child.
    assert number(testshire, "cin_open", "2026-01", "HELD_BEFORE") == 1
    assert number(testshire, "cin_open", "2026-02", "HELD_BEFORE") == 0
    assert number(testshire, "cin_open", "2026-02", "HOLDS") == 1
    assert number(testshire, "cin_open", "2026-03", "HOLDS") == 0
    assert number(testshire, "cin_open", "2026-03", "UNASSIGNED") == 1
    # Both hold HELD_TWICE from 2 March on, and the one of latest start has the child.
    assert number(testshire, "cin_open", "2026-02", "LONG_HELD") == 1
    assert number(testshire, "cin_open", "2026-03", "LONG_HELD") == 0
    assert number(testshire, "cin_open", "2026-03", "NEWLY_HELD") == 1


def test_a_death_ends_nothing_by_itself(testshire: Council) -> None:
    assert number(testshire, "cin_open", "2026-03", "DIED") == 1


def test_snapshots_run_from_the_first_month_of_the_source_to_the_last_complete_one(
    testshire: Council,
) -> None:
    assert testshire.figure("cin_open", "2022-04") is None
    assert testshire.figure("cin_open", "2022-05") == (1, None, 1)  # FIRST, from 18 May
    assert testshire.figure("cin_open", "2022-06") == (1, None, 1)
    assert number(testshire, "cin_open", "2022-07") == 0  # FIRST closed on 4 July
    assert testshire.figure("cin_open", "2026-03") is not None
    assert testshire.figure("cin_open", "2026-04") is None  # the as-at date is 15 April
    assert testshire.figure("cin_open_over_2y", "2026-04") is None


@pytest.mark.parametrize("measure", ["cin_open", "cin_open_over_2y"])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    # Of EPISODES at the end of March: DAYS_731, 730 and 729, both LEAP_, REFERRED_ON_D,
    # CLOSED_AFTER_D and _AS_AT, OLD_AND_NEW and NEW_IS_CLOSED are 10; MOVED, HELD_TWICE and DIED make 13.
    assert number(testshire, "cin_open", "2026-03") == 13
    assert cases_add_up(testshire, measure, "2026-03")
