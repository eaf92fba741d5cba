"""Assessments authorised: how many, how long, was the child seen, did anything follow."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

# The child of an example has the name of its team: start, authorisation, and assessment_45wd.
# From Monday 3 November 2025: 19 working days to the end of November, 40 to the end of December
# (without Christmas Day and Boxing Day), 41 on Friday 2 January (the 1st is a holiday), and 45
# on Thursday the 8th. From Tuesday 4 November the 45th is Friday the 9th.
DURATIONS: dict[str, tuple[str | None, str, Share]] = {
    "WD_45": ("2025-11-03", "2026-01-08", (1, 1)),
    "WD_46": ("2025-11-03", "2026-01-09", (0, 1)),
    "WD_45_FRIDAY": ("2025-11-04", "2026-01-09", (1, 1)),
    "WD_45_SUNDAY": ("2025-11-04", "2026-01-11", (1, 1)),
    "WD_46_MONDAY": ("2025-11-04", "2026-01-12", (0, 1)),
    "WD_0": ("2026-01-08", "2026-01-08", (1, 1)),
    "NO_START": (None, "2026-01-08", None),
    "ENDS_BEFORE_IT_STARTS": ("2026-01-09", "2026-01-08", None),  # set aside
}
FLAGS: dict[str, tuple[str | None, int | None]] = {
    "FLAG_Y": ("Y", 1),
    "FLAG_TRUE": ("True", 1),
    "FLAG_N": ("N", 0),
    "FLAG_NULL": (None, 0),
    "FLAG_NOT_UNDERSTOOD": ("not known", None),  # left out
}
# Born, expected, and assessment_child_seen of an assessment authorised on 8 January 2026 in
# which the child is recorded as seen.
BIRTHS: dict[str, tuple[str | None, str | None, Share]] = {
    "BORN_BEFORE": ("2026-01-07", None, (1, 1)),
    "BORN_THAT_DAY": ("2026-01-08", None, (1, 1)),
    "BORN_AFTER": ("2026-01-09", None, None),
    "EXPECTED_LATER": (None, "2026-06-01", None),
    "EXPECTED_BEFORE": (None, "2025-12-01", None),  # unborn as long as no birth is recorded
    "BORN_AS_EXPECTED": ("2025-12-03", "2025-12-01", (1, 1)),
    "NO_DATES": (None, None, (1, 1)),
}
TEAMS = ("NAMED", "HELD_AT_START", "HOLDS", "ODD", "EVEN", "OPEN", "NO_PERSON", "EDGES")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*DURATIONS, *FLAGS, *BIRTHS, *TEAMS):
        extract.team(team)
    for team, (start, authorised, _) in DURATIONS.items():
        records.assessment(extract, team, start, authorised, team)
    for team, (flag, _) in FLAGS.items():
        records.assessment(extract, team, "2026-01-05", "2026-01-08", team, seen=flag, nfa=flag)
    for team, (born, expected, _) in BIRTHS.items():
        records.person(extract, team, born, expected)
        records.assessment(extract, team, "2026-01-05", "2026-01-08", team, seen="Y")
    records.assessment(extract, "NO_PERSON", "2026-01-05", "2026-01-08", "NO_PERSON", seen="Y")
    records.assessment(extract, "OPEN", "2026-01-05", None, "OPEN")
    for authorised in ("2026-01-31", "2026-02-01"):
        records.assessment(extract, "EDGES", "2026-01-05", authorised, "EDGES")
    add_attribution(extract)
    add_durations_of_teams(extract)
    return council(extract, tmp_path_factory.mktemp("assessments"))


def add_attribution(extract: Extract) -> None:
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_AT_START", "2025-01-01", "2025-12-08")
        records.involvement(extract, child, "HOLDS", "2025-12-08")
    teams = {"A1": "NAMED", "A2": None, "A3": "NEVER_HEARD_OF", "A4": "NEVER_HEARD_OF"}
    for child, team in teams.items():
        records.assessment(extract, child, "2025-12-01", "2025-12-08", team)


def add_durations_of_teams(extract: Extract) -> None:
    """From Monday 5 January 2026: 0 that day, 5 on Monday the 12th, 6 on the 13th."""
    durations = {
        "ODD": ["2026-01-05", "2026-01-12", "2026-01-13"],
        "EVEN": ["2026-01-05", "2026-01-12", "2026-01-13", "2026-01-13"],
    }
    for team, days in durations.items():
        for authorised in days:
            records.assessment(extract, team, "2026-01-05", authorised, team)
    records.assessment(extract, "ODD", "2025-11-03", "2026-01-08", "ODD")
    records.assessment(extract, "ODD", "2025-11-03", "2026-01-09", "ODD")
    records.assessment(extract, "ODD", None, "2026-01-08", "ODD")


@pytest.mark.parametrize("team", DURATIONS)
def test_45_working_days_from_start_to_authorisation(testshire: Council, team: str) -> None:
    assert counted(testshire, "assessment_45wd", "2026-01", team) == DURATIONS[team][2]


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("WD_45", (None, 1, 45)),
        ("WD_46", (None, 1, 46)),
        ("NO_START", None),
        ("ODD", (None, 5, 6)),  # 0, 5, 6, 45, 46; the one without a start is left out
        ("EVEN", (None, 4, 5.5)),  # 0, 5, 6, 6: half way between 5 and 6
    ],
)
def test_the_median_duration(
    testshire: Council, team: str, expected: tuple[None, int, float] | None
) -> None:
    assert testshire.figure("assessment_median_days", "2026-01", team=team) == expected


@pytest.mark.parametrize("team", FLAGS)
def test_seen_and_no_further_action_each_need_a_yes(testshire: Council, team: str) -> None:
    met = FLAGS[team][1]
    expected = None if met is None else (met, 1)
    assert counted(testshire, "assessment_child_seen", "2026-01", team) == expected
    assert counted(testshire, "assessment_nfa", "2026-01", team) == expected


@pytest.mark.parametrize("team", BIRTHS)
def test_a_child_unborn_at_authorisation_cannot_be_seen(testshire: Council, team: str) -> None:
    assert counted(testshire, "assessment_child_seen", "2026-01", team) == BIRTHS[team][2]
    assert counted(testshire, "assessment_nfa", "2026-01", team) == (0, 1)


def test_a_child_missing_from_the_persons_is_kept(testshire: Council) -> None:
    assert counted(testshire, "assessment_child_seen", "2026-01", "NO_PERSON") == (1, 1)


def test_an_assessment_counts_in_the_month_of_its_authorisation(testshire: Council) -> None:
    assert number(testshire, "assessments_completed", "2025-11", "WD_45") == 0  # its start
    assert testshire.figure("assessments_completed", "2026-01", team="WD_45") == (1, None, 1)
    assert number(testshire, "assessments_completed", "2026-01", "NO_START") == 1
    assert number(testshire, "assessments_completed", "2026-01", "OPEN") == 0
    assert counted(testshire, "assessment_nfa", "2026-01", "OPEN") is None
    assert number(testshire, "assessments_completed", "2026-01", "EDGES") == 1  # the 31st
    assert number(testshire, "assessments_completed", "2026-02", "EDGES") == 1  # the 1st


@pytest.mark.parametrize(
    ("team", "assessments"),
    [
        ("NAMED", 1),  # A1: the assessment's own team, whoever holds the child
        ("HELD_AT_START", 0),  # it ended on the day of authorisation, so it was closed
        ("HOLDS", 2),  # A2 without a team, A3 with an unknown one
        ("UNASSIGNED", 1),  # A4: an unknown team, and nobody holds the child
    ],
)
def test_the_assessment_team_else_the_involvement_at_authorisation(
    testshire: Council, team: str, assessments: int
) -> None:
    assert number(testshire, "assessments_completed", "2025-12", team) == assessments
    found = counted(testshire, "assessment_45wd", "2025-12", team)
    assert found == ((assessments, assessments) if assessments else None)


@pytest.mark.parametrize(
    "measure",
    ["assessments_completed", "assessment_45wd", "assessment_child_seen", "assessment_nfa"],
)
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, "2026-01")


def test_the_cases_of_a_median_are_its_durations(testshire: Council) -> None:
    rows = testshire.cases("assessment_median_days", "2026-01", team="ODD")
    assert sorted(float(row["numerator"]) for row in rows) == [0, 5, 6, 45, 46]
