"""Open episodes of need at a month's end that no case worker holds."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import number

MEASURE = "unallocated_cases"
# d is Saturday 28 February 2026; the as-at date is 31 March.
MONTH = "2026-02"

# The child of an example has the name of its referral team and an episode open since 2025:
# start, end, worker and role of the child's involvement, and how many are unallocated.
HELD: dict[str, tuple[str, str | None, str | None, str, int]] = {
    "WORKER": ("2025-06-02", None, "W1", "CW", 0),
    "STARTED_ON_D": ("2026-02-28", None, "W1", "CW", 0),
    "STARTED_AFTER_D": ("2026-03-01", None, "W1", "CW", 1),
    "ENDED_ON_D": ("2025-06-02", "2026-02-28", "W1", "CW", 1),
    "ENDED_AFTER_D": ("2025-06-02", "2026-03-01", "W1", "CW", 0),
    "NO_PROFESSIONAL": ("2025-06-02", None, None, "CW", 1),
    "ANOTHER_ROLE": ("2025-06-02", None, "W1", "IRO", 1),
    "ROLE_IN_WORDS": ("2025-06-02", None, "W1", "allocated worker", 0),
}
# The child of an example has no worker: referral, closure, and how many are unallocated.
EPISODES: dict[str, tuple[str, str | None, int]] = {
    "OPEN": ("2025-06-02", None, 1),
    "REFERRED_ON_D": ("2026-02-28", None, 1),
    "REFERRED_AFTER_D": ("2026-03-01", None, 0),
    "CLOSED_ON_D": ("2025-06-02", "2026-02-28", 0),
    "CLOSED_AFTER_D": ("2025-06-02", "2026-03-01", 1),
    "CLOSED_AFTER_AS_AT": ("2025-06-02", "2026-04-01", 1),  # reads as null
}
# The child's episodes as (key, referral, closure, team), and the one team where the child counts.
SEVERAL: dict[str, tuple[list[tuple[str, str, str | None, str | None]], str]] = {
    "LATEST_START": (
        [("L1", "2025-09-01", None, "LATER"), ("L2", "2025-03-03", None, "LATEST_START")],
        "LATER",
    ),
    # The later one is closed at d, so the earlier stands.
    "LATEST_CLOSED": (
        [("C1", "2025-09-01", "2026-02-28", "CLOSED"), ("C2", "2025-03-03", None, "EARLIER")],
        "EARLIER",
    ),
    # One start: the highest key as text, and '9' is above '10'.
    "TIE": ([("10", "2025-09-01", None, "TEN"), ("9", "2025-09-01", None, "NINE")], "NINE"),
}
OTHER_TEAMS = ("LATER", "CLOSED", "EARLIER", "NINE", "TEN", "HOLDER")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*HELD, *EPISODES, *SEVERAL, *OTHER_TEAMS):
        extract.team(team)
    for team, (start, end, worker, role, _) in HELD.items():
        records.referral(extract, team, "2025-06-02", team)
        records.involvement(extract, team, team, start, end, worker=worker, role=role)
    for team, (on, closed, _) in EPISODES.items():
        records.referral(extract, team, on, team, closed=closed)
    for child, (episodes, _) in SEVERAL.items():
        for key, on, closed, team in episodes:
            records.referral(extract, child, on, team, closed=closed, key=key)
    for child, team in (("UNKNOWN_TEAM", "NEVER_HEARD_OF"), ("NO_TEAM", None)):
        records.referral(extract, child, "2025-06-02", team)
        records.involvement(extract, child, "HOLDER", worker=None)
    return council(extract, tmp_path_factory.mktemp("unallocated_cases"))


@pytest.mark.parametrize("team", HELD)
def test_a_case_worker_open_at_the_months_end_allocates_the_child(
    testshire: Council, team: str
) -> None:
    assert number(testshire, MEASURE, MONTH, team) == HELD[team][-1]


@pytest.mark.parametrize("team", EPISODES)
def test_the_episode_must_be_open_at_the_months_end(testshire: Council, team: str) -> None:
    assert number(testshire, MEASURE, MONTH, team) == EPISODES[team][-1]


@pytest.mark.parametrize("child", SEVERAL)
def test_a_child_counts_once_in_the_open_episode_of_latest_start(
    testshire: Council, child: str
) -> None:
    episodes, stands = SEVERAL[child]
    for *_, team in episodes:
        assert number(testshire, MEASURE, MONTH, team or "") == int(team == stands)


def test_without_a_known_referral_team_it_is_unassigned_whoever_holds_the_child(
    testshire: Council,
) -> None:
    # UNKNOWN_TEAM and NO_TEAM: HOLDER has an involvement without a professional with both.
    assert number(testshire, MEASURE, MONTH, "UNASSIGNED") == 2
    assert number(testshire, MEASURE, MONTH, "HOLDER") == 0


def test_it_is_shown_as_a_count_of_the_open_episodes_behind_it(testshire: Council) -> None:
    # Open at d: 8 of HELD, 4 of EPISODES, 3 of SEVERAL and 2 without a team are 17 children;
    # unallocated: 4 of HELD, 4 of EPISODES, 3 and 2 are 13.
    figure = testshire.figure(MEASURE, MONTH)
    assert figure is not None
    assert (figure[0], figure[2]) == (13, 13)
    cases = testshire.cases(MEASURE, MONTH)
    assert sum(float(row["numerator"]) for row in cases) == 13
    assert sum(float(row["denominator"]) for row in cases) == 17
