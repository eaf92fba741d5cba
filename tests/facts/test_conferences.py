"""Initial child protection conferences: within 15 working days, and leading to a plan."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

# The child of an example has the name of the team that completed its enquiry: start of the
# enquiry, date of the conference, and icpc_15wd.
# From Sunday 4 January 2026: 5 to 9, 12 to 16 and 19 to 23 January are 15 working days.
# From Thursday 19 March: 8 to the end of March, 9 and 10 on 1 and 2 April, then Good Friday the
# 3rd and Easter Monday the 6th, 14 on Friday the 10th, and 15 on Monday the 13th.
INTERVALS: dict[str, tuple[str, str, Share]] = {
    "SAME_DAY": ("2026-01-08", "2026-01-08", (1, 1)),
    "WD_15_FRIDAY": ("2026-01-04", "2026-01-23", (1, 1)),
    "WD_15_SUNDAY": ("2026-01-04", "2026-01-25", (1, 1)),
    "WD_16_MONDAY": ("2026-01-04", "2026-01-26", (0, 1)),
    "WD_15_EASTER": ("2026-03-19", "2026-04-13", (1, 1)),
    "WD_16_EASTER": ("2026-03-19", "2026-04-14", (0, 1)),
    # Held before the enquiry began: no number of working days, so not within 15 of them.
    "BEFORE_ENQUIRY": ("2026-01-09", "2026-01-08", (0, 1)),
}
FLAGS: dict[str, tuple[str | None, bool]] = {
    "FLAG_Y": ("Y", True),
    "FLAG_TRUE": ("TRUE", True),
    "FLAG_N": ("N", False),
    "FLAG_NULL": (None, False),
}
# Which team a conference of 2 December 2025 belongs to: the enquiry's team, the enquiry's child.
ATTRIBUTED: dict[str, tuple[str | None, str]] = {
    "NAMED": ("NAMED", "A1"),
    "HOLDS": ("NEVER_HEARD_OF", "A2"),
    "UNASSIGNED": (None, "A3"),
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-30")
    for team in (*INTERVALS, *FLAGS, "NAMED", "HELD_AT_START", "HOLDS", "CONFERENCE_UNIT"):
        extract.team(team)
    for team, (start, held, _) in INTERVALS.items():
        records.conference(extract, team, held, records.enquiry(extract, team, start, team))
    for team, (flag, _) in FLAGS.items():
        key = records.enquiry(extract, team, "2026-02-02", team)
        records.conference(extract, team, "2026-02-12", key, transfer_in=flag, to_plan=flag)
    for child in ("A1", "A2"):
        records.involvement(extract, child, "HELD_AT_START", "2025-01-01", "2025-12-02")
        records.involvement(extract, child, "HOLDS", "2025-12-02")
    for team, child in ATTRIBUTED.values():
        key = records.enquiry(extract, child, "2025-11-17", team)
        records.conference(extract, child, "2025-12-02", key, to_plan="Y")
    add_links(extract)
    return council(extract, tmp_path_factory.mktemp("conferences"))


def add_links(extract: Extract) -> None:
    """Conferences of 2 March 2026 with one fault in the link to their enquiry each."""
    extract.team("SIBLING")
    key = records.enquiry(extract, "BROTHER", "2026-02-23", "SIBLING")
    records.conference(extract, "SISTER", "2026-03-02", key)
    for team in ("NO_LINK", "UNKNOWN_LINK", "NO_START", "NOT_HELD"):
        extract.team(team)
        records.involvement(extract, team, team)
    records.conference(extract, "NO_LINK", "2026-03-02", None)
    records.conference(extract, "UNKNOWN_LINK", "2026-03-02", "ENQUIRY_OF_NOBODY")
    key = records.enquiry(extract, "NO_START", None, "NO_START")
    records.conference(extract, "NO_START", "2026-03-02", key)
    key = records.enquiry(extract, "NOT_HELD", "2026-02-23", "NOT_HELD")
    records.conference(extract, "NOT_HELD", None, key, to_plan="Y")


@pytest.mark.parametrize("team", INTERVALS)
def test_15_working_days_from_enquiry_to_conference(testshire: Council, team: str) -> None:
    _, held, expected = INTERVALS[team]
    assert counted(testshire, "icpc_15wd", held[:7], team) == expected


@pytest.mark.parametrize("team", FLAGS)
def test_transfers_in_are_left_out_of_the_15_days_only(testshire: Council, team: str) -> None:
    # Each was held on Thursday 12 February, 8 working days after Monday the 2nd, and has one
    # flag for both transfer in and plan: null is never yes.
    yes = FLAGS[team][1]
    assert counted(testshire, "icpc_15wd", "2026-02", team) == (None if yes else (1, 1))
    assert counted(testshire, "icpc_to_plan", "2026-02", team) == (int(yes), 1)


@pytest.mark.parametrize(
    ("team", "within_15", "to_plan"),
    [
        ("SIBLING", (1, 1), (0, 1)),  # the enquiry's key links them, not the child
        ("NO_LINK", None, (0, 1)),
        ("UNKNOWN_LINK", None, (0, 1)),
        ("NO_START", None, (0, 1)),  # an enquiry without a start starts no clock
        ("NOT_HELD", None, None),
    ],
)
def test_the_15_days_need_a_conference_held_and_an_enquiry_with_a_start(
    testshire: Council, team: str, within_15: Share, to_plan: Share
) -> None:
    assert counted(testshire, "icpc_15wd", "2026-03", team) == within_15
    assert counted(testshire, "icpc_to_plan", "2026-03", team) == to_plan


@pytest.mark.parametrize("measure", ["icpc_15wd", "icpc_to_plan"])
def test_the_enquirys_team_else_the_involvement_at_the_conference(
    testshire: Council, measure: str
) -> None:
    # A1's enquiry has a team; A2's is unknown, and HOLDS took the child over on the day of the
    # conference from HELD_AT_START; nobody holds A3. The unit that organised it has none.
    # From Monday 17 November to Tuesday 2 December are 11 working days.
    for team in ATTRIBUTED:
        assert counted(testshire, measure, "2025-12", team) == (1, 1)
    assert counted(testshire, measure, "2025-12", "HELD_AT_START") is None
    assert counted(testshire, measure, "2025-12", "CONFERENCE_UNIT") is None


@pytest.mark.parametrize("measure", ["icpc_15wd", "icpc_to_plan"])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, "2026-01")
    assert cases_add_up(testshire, measure, "2026-02")
