"""Children in need a year or more who had three or more case workers in it."""

from dataclasses import dataclass

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "worker_changes_12m"
# d = 31 March 2026; d - 365 days is 31 March 2025. The as-at date is 15 April.
MONTH = "2026-03"


@dataclass(frozen=True)
class Hold:
    """One involvement with the child of an example."""

    worker: str | None
    start: str = "2025-06-02"
    end: str | None = None
    role: str = "CW"


# The child of an example has the name of the team that holds it, and an episode since 2024 in
# which W1 and W2 worked in the last 12 months: who else did, and what the measure gives.
OTHERS: dict[str, tuple[list[Hold], Share]] = {
    "NOBODY_ELSE": ([], (0, 1)),
    "THIRD": ([Hold("W3")], (1, 1)),
    "THIRD_AND_FOURTH": ([Hold("W3"), Hold("W4")], (1, 1)),
    "W2_AGAIN": ([Hold("W2", "2025-10-01")], (0, 1)),
    "ENDED_365_DAYS_AGO": ([Hold("W3", "2024-06-03", "2025-03-31")], (0, 1)),
    "ENDED_364_DAYS_AGO": ([Hold("W3", "2024-06-03", "2025-04-01")], (1, 1)),
    "BEGAN_ON_D": ([Hold("W3", "2026-03-31")], (1, 1)),
    "BEGAN_AFTER_D": ([Hold("W3", "2026-04-01")], (0, 1)),
    "BEGAN_AND_ENDED_IN_THE_YEAR": ([Hold("W3", "2025-08-01", "2025-08-08")], (1, 1)),
    "BEGAN_BEFORE_THE_EPISODE": ([Hold("W3", "2023-01-02", "2025-06-02")], (1, 1)),
    "NO_PROFESSIONAL": ([Hold(None)], (0, 1)),
    "ANOTHER_ROLE": ([Hold("W3", role="IRO")], (0, 1)),
    "PERSONAL_ADVISER": ([Hold("W3", role="16PLUS")], (1, 1)),
}
# The child's episodes as (referral, closure), with three workers in the year.
EPISODES: dict[str, tuple[list[tuple[str, str | None]], Share]] = {
    "STARTED_366_DAYS_AGO": ([("2025-03-30", None)], (1, 1)),
    "STARTED_365_DAYS_AGO": ([("2025-03-31", None)], (1, 1)),
    "STARTED_364_DAYS_AGO": ([("2025-04-01", None)], None),
    "CLOSED_ON_D": ([("2024-01-02", "2026-03-31")], None),
    # The latest open episode stands, and its age decides.
    "LATEST_IS_YOUNG": ([("2024-01-02", None), ("2025-04-01", None)], None),
    "LATEST_IS_CLOSED": ([("2024-01-02", None), ("2025-04-01", "2026-03-31")], (1, 1)),
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-15")
    for team, (others, _) in OTHERS.items():
        extract.team(team)
        records.referral(extract, team, "2024-01-02")
        hold(extract, team, [Hold("W1"), Hold("W2"), *others])
    for team, (episodes, _) in EPISODES.items():
        extract.team(team)
        for on, closed in episodes:
            records.referral(extract, team, on, closed=closed)
        hold(extract, team, [Hold("W1"), Hold("W2"), Hold("W3")])
    records.referral(extract, "NO_INVOLVEMENT", "2024-01-02")
    return council(extract, tmp_path_factory.mktemp("worker_changes"))


def hold(extract: Extract, child: str, holds: list[Hold]) -> None:
    for one in holds:
        records.involvement(
            extract, child, child, one.start, one.end, worker=one.worker, role=one.role
        )


@pytest.mark.parametrize("team", OTHERS)
def test_distinct_professionals_whose_involvement_overlaps_the_year(
    testshire: Council, team: str
) -> None:
    assert counted(testshire, MEASURE, MONTH, team) == OTHERS[team][1]


@pytest.mark.parametrize("team", EPISODES)
def test_only_an_open_episode_that_began_365_days_ago_or_more(
    testshire: Council, team: str
) -> None:
    assert counted(testshire, MEASURE, MONTH, team) == EPISODES[team][1]


def test_a_child_that_nobody_held_had_no_changes(testshire: Council) -> None:
    assert counted(testshire, MEASURE, MONTH, "UNASSIGNED") == (0, 1)


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    # Children: 13 of OTHERS, 3 of EPISODES and the one nobody held. Three workers or more: 7 of
    # OTHERS (THIRD, THIRD_AND_FOURTH, ENDED_364_DAYS_AGO, BEGAN_ON_D, BEGAN_AND_ENDED...,
    # BEGAN_BEFORE..., PERSONAL_ADVISER) and 3 of EPISODES.
    assert counted(testshire, MEASURE, MONTH) == (10, 17)
    assert cases_add_up(testshire, MEASURE, MONTH)
