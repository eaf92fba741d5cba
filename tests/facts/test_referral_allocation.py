"""Working days from a referral to the first case worker (a median)."""

from dataclasses import dataclass
from statistics import median

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up

MEASURE = "referral_allocation_days"


@dataclass(frozen=True)
class Hold:
    """One involvement with the child of an example; `of` is the referral it was opened for."""

    start: str
    worker: str | None = "W1"
    role: str = "CW"
    of: str | None = None


# The child of an example has the name of its team, and was referred on Monday 5 January 2026
# under the key of that name: the child's involvements, and the working days to the first.
REFERRED = "2026-01-05"
HOLDS: dict[str, tuple[list[Hold], int | None]] = {
    "NOBODY": ([], None),
    "SAME_DAY": ([Hold("2026-01-05")], 0),
    "NEXT_DAY": ([Hold("2026-01-06")], 1),
    "SATURDAY": ([Hold("2026-01-10")], 4),  # the 6th, 7th, 8th, 9th
    "NEXT_MONDAY": ([Hold("2026-01-12")], 5),  # and the 12th
    "DAY_BEFORE": ([Hold("2026-01-04")], None),
    "BEFORE_AND_AFTER": ([Hold("2026-01-04"), Hold("2026-01-07")], 2),
    "EARLIEST_OF_TWO": ([Hold("2026-01-09"), Hold("2026-01-07")], 2),
    "ANOTHER_ROLE": ([Hold("2026-01-06", role="IRO")], None),
    "ANOTHER_ROLE_FIRST": ([Hold("2026-01-06", role="IRO"), Hold("2026-01-08")], 3),
    "ROLE_IN_WORDS": ([Hold("2026-01-06", role="case WORKER")], 1),
    "ROLE_ALLOCATED": ([Hold("2026-01-06", role="Allocated Worker")], 1),
    "ROLE_PERSONAL_ADVISER": ([Hold("2026-01-06", role="16plus")], 1),
    # An involvement without a professional is a team's, not yet a worker's.
    "NO_PROFESSIONAL": ([Hold("2026-01-06", worker=None)], None),
    "PROFESSIONAL_LATER": ([Hold("2026-01-06", worker=None), Hold("2026-01-08")], 3),
    "OPENED_FOR_IT": ([Hold("2026-01-06", of="OPENED_FOR_IT")], 1),
    "OPENED_FOR_ANOTHER": ([Hold("2026-01-06", of="SAME_DAY")], None),
    "ANOTHER_FIRST": ([Hold("2026-01-06", of="SAME_DAY"), Hold("2026-01-08")], 3),
    "ANOTHER_LATER": ([Hold("2026-01-08", of="SAME_DAY"), Hold("2026-01-07")], 2),
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-30")
    for team, (holds, _) in HOLDS.items():
        extract.team(team)
        records.referral(extract, team, REFERRED, team, key=team)
        for hold in holds:
            allocate(extract, team, hold)
    add_next_referrals(extract)
    add_teams_of_several(extract)
    extract.team("EASTER")
    records.referral(extract, "EASTER", "2026-04-02", "EASTER")
    allocate(extract, "EASTER", Hold("2026-04-07"))
    extract.team("HOLDER")
    records.referral(extract, "HELD", "2026-02-02", None)
    records.involvement(extract, "HELD", "HOLDER", "2026-02-02")
    return council(extract, tmp_path_factory.mktemp("referral_allocation"))


def allocate(extract: Extract, child: str, hold: Hold) -> None:
    records.involvement(
        extract, child, None, hold.start, worker=hold.worker, role=hold.role, referral=hold.of
    )


def add_next_referrals(extract: Extract) -> None:
    """Each child is referred on 5 January, and again on the 12th to a team called NEXT_..."""
    holds = {
        "ON_NEXT": Hold("2026-01-12"),
        "BEFORE_NEXT": Hold("2026-01-11"),
        "OWN_AFTER_NEXT": Hold("2026-01-13", of="OWN_AFTER_NEXT"),
    }
    for team, hold in holds.items():
        extract.team(team)
        extract.team(f"NEXT_{team}")
        records.referral(extract, team, REFERRED, team, key=team)
        records.referral(extract, team, "2026-01-12", f"NEXT_{team}", key=f"NEXT_{team}")
        allocate(extract, team, hold)
    extract.team("SAME_DATE")
    for _ in range(2):
        records.referral(extract, "SAME_DATE", REFERRED, "SAME_DATE")
    allocate(extract, "SAME_DATE", Hold("2026-01-06"))


def add_teams_of_several(extract: Extract) -> None:
    starts = {
        "ODD": ["2026-01-05", "2026-01-06", "2026-01-12"],
        "EVEN": ["2026-01-05", "2026-01-06", "2026-01-09", "2026-01-12"],
    }
    for team, allocated in starts.items():
        extract.team(team)
        for start in allocated:
            records.referral(extract, f"{team} {start}", REFERRED, team)
            allocate(extract, f"{team} {start}", Hold(start))
        records.referral(extract, f"{team} nobody", REFERRED, team)


@pytest.mark.parametrize("team", HOLDS)
def test_the_first_case_worker_on_or_after_the_referral(testshire: Council, team: str) -> None:
    days = HOLDS[team][1]
    expected = None if days is None else (None, 1, days)
    assert testshire.figure(MEASURE, "2026-01", team=team) == expected


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        # Started on the day of the next referral: no longer this one's, and 0 days for the next.
        ("ON_NEXT", None),
        ("NEXT_ON_NEXT", (None, 1, 0)),
        # Sunday the 11th is still before it: the 6th, 7th, 8th and 9th.
        ("BEFORE_NEXT", (None, 1, 4)),
        ("NEXT_BEFORE_NEXT", None),
        # Opened for the first referral but after the next: neither's.
        ("OWN_AFTER_NEXT", None),
        ("NEXT_OWN_AFTER_NEXT", None),
        # Two of one date: neither is the other's next, so both have the worker of the 6th.
        ("SAME_DATE", (None, 2, 1)),
    ],
)
def test_a_worker_belongs_to_a_referral_until_the_next_of_a_later_date(
    testshire: Council, team: str, expected: tuple[None, int, int] | None
) -> None:
    assert testshire.figure(MEASURE, "2026-01", team=team) == expected


def test_bank_holidays_are_no_working_days(testshire: Council) -> None:
    # Thursday 2 April to Tuesday the 7th, Good Friday and Easter Monday between: 1 (the 7th).
    assert testshire.figure(MEASURE, "2026-04", team="EASTER") == (None, 1, 1)


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("ODD", (None, 3, 1)),  # 0, 1, 5; the child with nobody is no case
        ("EVEN", (None, 4, 2.5)),  # 0, 1, 4, 5: half way between 1 and 4
    ],
)
def test_the_middle_of_a_team(
    testshire: Council, team: str, expected: tuple[None, int, float]
) -> None:
    assert testshire.figure(MEASURE, "2026-01", team=team) == expected


def test_a_referral_without_a_team_belongs_to_the_involvement(testshire: Council) -> None:
    assert testshire.figure(MEASURE, "2026-02", team="HOLDER") == (None, 1, 0)


def test_the_cases_are_what_the_median_is_taken_of(testshire: Council) -> None:
    days = [float(row["numerator"]) for row in testshire.cases(MEASURE, "2026-01", team="EVEN")]
    assert sorted(days) == [0, 1, 4, 5]
    assert median(days) == 2.5
    assert cases_add_up(testshire, MEASURE, "2026-01")
