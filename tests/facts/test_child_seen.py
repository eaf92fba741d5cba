"""Child seen within 5 working days of referral."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "child_seen_5wd_referral"

# The child of an example has the name of its team: date of the referral, the child's visits as
# (kind, date, seen), and (seen in time, referrals).
VISITS: dict[str, tuple[str, list[tuple[str, str, str | None]], Share]] = {
    # 5 January 2026 is a Monday: its fifth working day is Monday the 12th.
    "NO_VISIT": ("2026-01-05", [], (0, 1)),
    "DAY_BEFORE": ("2026-01-05", [("cin", "2026-01-04", "Y")], (0, 1)),
    "SAME_DAY": ("2026-01-05", [("cin", "2026-01-05", "Y")], (1, 1)),
    "FIFTH_DAY": ("2026-01-05", [("cin", "2026-01-12", "Y")], (1, 1)),
    "SIXTH_DAY": ("2026-01-05", [("cin", "2026-01-13", "Y")], (0, 1)),
    "CP_VISIT": ("2026-01-05", [("cp", "2026-01-12", "Y")], (1, 1)),
    "CP_VISIT_LATE": ("2026-01-05", [("cp", "2026-01-13", "Y")], (0, 1)),
    "CLA_VISIT": ("2026-01-05", [("cla", "2026-01-12", "Y")], (1, 1)),
    "CLA_VISIT_LATE": ("2026-01-05", [("cla", "2026-01-13", "Y")], (0, 1)),
    "NOT_SEEN": ("2026-01-05", [("cin", "2026-01-06", "N")], (0, 1)),
    "SEEN_IS_NULL": ("2026-01-05", [("cin", "2026-01-06", None)], (0, 1)),
    "SEEN_TOO_LATE": (
        "2026-01-05",
        [("cin", "2026-01-06", "N"), ("cin", "2026-01-13", "Y")],
        (0, 1),
    ),
    "SEEN_THE_SECOND_TIME": (
        "2026-01-05",
        [("cin", "2026-01-06", "N"), ("cp", "2026-01-08", "yes")],
        (1, 1),
    ),
    # Saturday 10 January: the 12th to the 16th are five, and the weekend after adds none.
    "SATURDAY_FRIDAY": ("2026-01-10", [("cin", "2026-01-16", "Y")], (1, 1)),
    "SATURDAY_SUNDAY": ("2026-01-10", [("cin", "2026-01-18", "Y")], (1, 1)),
    "SATURDAY_MONDAY": ("2026-01-10", [("cin", "2026-01-19", "Y")], (0, 1)),
    # Monday 30 March: 31, 1, 2, then 7 and 8 April; Good Friday the 3rd, Easter Monday the 6th.
    "EASTER_FIFTH": ("2026-03-30", [("cin", "2026-04-08", "Y")], (1, 1)),
    "EASTER_SIXTH": ("2026-03-30", [("cin", "2026-04-09", "Y")], (0, 1)),
    # The as-at date is Thursday 9 April. From 31 March: 1, 2, 7, 8 and 9 are five working days.
    # From 1 April: four, so the referral is too young, seen or not.
    "FIVE_TO_AS_AT": ("2026-03-31", [], (0, 1)),
    "FOUR_TO_AS_AT": ("2026-04-01", [], None),
    "FOUR_TO_AS_AT_SEEN": ("2026-04-01", [("cin", "2026-04-02", "Y")], None),
}
NO_FURTHER_ACTION: dict[str, tuple[str | None, Share]] = {
    "NFA_YES": ("Y", None),
    "NFA_TRUE": ("true", None),
    "NFA_NO": ("N", (1, 1)),
    "NFA_NULL": (None, (1, 1)),  # null is never yes
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-09")
    for team, (on, visits, _) in VISITS.items():
        extract.team(team)
        records.referral(extract, team, on, team)
        for kind, day, seen in visits:
            records.visit(extract, kind, team, day, seen)
    for team, (nfa, _) in NO_FURTHER_ACTION.items():
        extract.team(team)
        records.referral(extract, team, "2026-02-02", team, nfa=nfa)
        records.visit(extract, "cin", team, "2026-02-03")
    extract.team("HOLDER")
    records.involvement(extract, "HELD", "HOLDER")
    records.referral(extract, "HELD", "2026-02-02", None)
    records.visit(extract, "cin", "SOMEBODY_ELSE", "2026-02-02")
    return council(extract, tmp_path_factory.mktemp("child_seen"))


@pytest.mark.parametrize("team", VISITS)
def test_a_visit_with_the_child_seen_within_5_working_days(testshire: Council, team: str) -> None:
    on, _, expected = VISITS[team]
    assert counted(testshire, MEASURE, on[:7], team) == expected


@pytest.mark.parametrize("team", NO_FURTHER_ACTION)
def test_referrals_with_no_further_action_are_left_out(testshire: Council, team: str) -> None:
    assert counted(testshire, MEASURE, "2026-02", team) == NO_FURTHER_ACTION[team][1]


def test_another_childs_visit_sees_nobody_here(testshire: Council) -> None:
    # HELD was referred on the day that SOMEBODY_ELSE was seen; the team is the involvement's.
    assert counted(testshire, MEASURE, "2026-02", "HOLDER") == (0, 1)


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    # NFA_NO and NFA_NULL were seen, HELD was not.
    assert counted(testshire, MEASURE, "2026-02") == (2, 3)
    assert cases_add_up(testshire, MEASURE, "2026-02")
    assert cases_add_up(testshire, MEASURE, "2026-01")
