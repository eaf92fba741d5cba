"""Referrals received, re-referrals within a year and referrals with no further action."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

# The child of an example has the name of its team. Date of the referral, the dates of other
# referrals of the same child (each in the team ELSEWHERE), and what rereferral_12m gives.
EARLIER: dict[str, tuple[str, list[str], Share]] = {
    "NO_OTHER": ("2026-01-20", [], (0, 1)),
    "SAME_DAY": ("2026-01-20", ["2026-01-20"], (0, 1)),  # 0 days before
    "DAY_BEFORE": ("2026-01-20", ["2026-01-19"], (1, 1)),  # 1 day before
    "DAY_AFTER": ("2026-01-20", ["2026-01-21"], (0, 1)),  # a later referral is no earlier one
    "DAYS_365": ("2026-01-20", ["2025-01-20"], (1, 1)),
    "DAYS_366": ("2026-01-20", ["2025-01-19"], (0, 1)),
    # 29 February 2024 lies between: 11 March 2023 is 365 days before, 10 March 2023 is 366.
    "LEAP_365": ("2024-03-10", ["2023-03-11"], (1, 1)),
    "LEAP_366": ("2024-03-10", ["2023-03-10"], (0, 1)),
    # 233 and 629 days before: one within the year is enough
    "ONE_OF_TWO": ("2026-01-20", ["2024-05-01", "2025-06-01"], (1, 1)),
}
NO_FURTHER_ACTION: dict[str, tuple[str | None, Share]] = {
    "NFA_YES": ("Y", (1, 1)),
    "NFA_YES_IN_WORDS": (" yes ", (1, 1)),
    "NFA_YES_AS_ONE": ("1", (1, 1)),
    "NFA_NO": ("N", (0, 1)),
    "NFA_NULL": (None, (0, 1)),  # null is never yes, and stays in the denominator
    "NFA_NOT_UNDERSTOOD": ("perhaps", None),  # left out
}
TEAMS = ("ELSEWHERE", "NAMED", "HOLDS", "HELD_BEFORE", "HOLDS_LATER", "EDGES", "SPLIT")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*EARLIER, *NO_FURTHER_ACTION, *TEAMS):
        extract.team(team)
    for team, (on, others, _) in EARLIER.items():
        records.referral(extract, team, on, team)
        for other in others:
            records.referral(extract, team, other, "ELSEWHERE")
    for team, (nfa, _) in NO_FURTHER_ACTION.items():
        records.referral(extract, team, "2026-01-20", team, nfa=nfa)
    add_attribution(extract)
    for on in ("2026-01-31", "2026-02-01", None):
        records.referral(extract, f"EDGES {on}", on, "EDGES")
    for child in ("S1", "S1", "S2"):
        records.referral(extract, child, "2025-11-12", "SPLIT")
    return council(extract, tmp_path_factory.mktemp("referrals"))


def add_attribution(extract: Extract) -> None:
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_BEFORE", "2025-01-01", "2025-08-14")
        records.involvement(extract, child, "HOLDS", "2025-08-14", "2025-08-20")
        records.involvement(extract, child, "HOLDS_LATER", "2025-08-20")
    records.referral(extract, "A1", "2025-08-14", "NAMED")
    records.referral(extract, "A2", "2025-08-14", None)
    records.referral(extract, "A3", "2025-08-14", "NEVER_HEARD_OF")
    records.referral(extract, "A4", "2025-08-14", "NEVER_HEARD_OF")


@pytest.mark.parametrize("team", EARLIER)
def test_a_rereferral_follows_another_of_the_child_by_1_to_365_days(
    testshire: Council, team: str
) -> None:
    on, _, expected = EARLIER[team]
    assert counted(testshire, "rereferral_12m", on[:7], team) == expected


def test_two_referrals_of_one_child_on_one_day_are_two_and_neither_is_earlier(
    testshire: Council,
) -> None:
    assert number(testshire, "referrals_received", "2025-11", "SPLIT") == 3
    assert counted(testshire, "rereferral_12m", "2025-11", "SPLIT") == (0, 3)


@pytest.mark.parametrize("team", NO_FURTHER_ACTION)
def test_no_further_action_needs_a_yes(testshire: Council, team: str) -> None:
    _, expected = NO_FURTHER_ACTION[team]
    assert counted(testshire, "referral_nfa", "2026-01", team) == expected


@pytest.mark.parametrize(
    ("team", "referrals"),
    [
        ("NAMED", 1),  # A1: the referral's own team, whoever holds the child
        ("HOLDS", 2),  # A2 without a team, A3 with an unknown one: who held the child that day
        ("HELD_BEFORE", 0),  # it ended on the day, so it was closed
        ("HOLDS_LATER", 0),
        ("UNASSIGNED", 1),  # A4: an unknown team and nobody holds the child
    ],
)
def test_the_referral_team_else_the_involvement_of_the_day(
    testshire: Council, team: str, referrals: int
) -> None:
    assert number(testshire, "referrals_received", "2025-08", team) == referrals


def test_a_referral_belongs_to_the_month_of_its_date(testshire: Council) -> None:
    # The last of January, the first of February; a referral without a date is in neither.
    assert testshire.figure("referrals_received", "2026-01", team="EDGES") == (1, None, 1)
    assert testshire.figure("referrals_received", "2026-02", team="EDGES") == (1, None, 1)


def test_a_share_without_cases_has_no_row(testshire: Council) -> None:
    assert counted(testshire, "rereferral_12m", "2026-03", "EDGES") is None
    assert counted(testshire, "referral_nfa", "2026-03", "EDGES") is None


@pytest.mark.parametrize("measure", ["rereferral_12m", "referral_nfa"])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, "2026-01")
    assert cases_add_up(testshire, measure, "2026-01", team="ELSEWHERE")
