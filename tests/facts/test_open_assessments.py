"""Assessments still open at a month's end, and those open over 45 working days."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

MEASURE = "assessment_open_over_45wd"

# The child of an example has the name of its team: start, authorisation, the month at whose end
# it is looked at, and (over 45 working days, open).
# d = Tuesday 31 March 2026: 22 working days are in March, 20 in February, and 28, 29 and 30
# January make 45, so an assessment of Tuesday the 27th is at its 45th.
# d = Wednesday 31 December 2025: 21 in December (without the 25th and 26th), 20 in November,
# and 28 to 31 October make 45, so one of Monday the 27th is at its 45th.
ASSESSMENTS: dict[str, tuple[str | None, str | None, str, Share]] = {
    "MARCH_45": ("2026-01-27", None, "2026-03", (0, 1)),
    "MARCH_46": ("2026-01-26", None, "2026-03", (1, 1)),
    "DECEMBER_45": ("2025-10-27", None, "2025-12", (0, 1)),
    # Saturday and Sunday before it have the Monday as one more.
    "DECEMBER_46_SUNDAY": ("2025-10-26", None, "2025-12", (1, 1)),
    "DECEMBER_46_FRIDAY": ("2025-10-24", None, "2025-12", (1, 1)),
    "STARTED_ON_D": ("2025-12-31", None, "2025-12", (0, 1)),
    "STARTED_AFTER_D": ("2026-01-01", None, "2025-12", None),
    "AUTHORISED_BEFORE_D": ("2025-09-01", "2025-12-30", "2025-12", None),
    "AUTHORISED_ON_D": ("2025-09-01", "2025-12-31", "2025-12", None),
    "AUTHORISED_AFTER_D": ("2025-09-01", "2026-01-01", "2025-12", (1, 1)),
    "AUTHORISED_AFTER_AS_AT": ("2025-09-01", "2026-04-01", "2026-03", (1, 1)),  # reads as null
    "NO_START": (None, None, "2026-03", None),
}
TEAMS = ("NAMED", "HELD_AT_START", "HOLDS", "HOLDS_LATER", "TWO_OPEN")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*ASSESSMENTS, *TEAMS):
        extract.team(team)
    for team, (start, authorised, *_) in ASSESSMENTS.items():
        records.assessment(extract, team, start, authorised, team)
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_AT_START", "2025-01-01", "2026-02-28")
        records.involvement(extract, child, "HOLDS", "2026-02-28", "2026-03-31")
        records.involvement(extract, child, "HOLDS_LATER", "2026-03-31")
    teams = {"A1": "NAMED", "A2": None, "A3": "NEVER_HEARD_OF", "A4": "NEVER_HEARD_OF"}
    for child, team in teams.items():
        records.assessment(extract, child, "2026-02-16", None, team)
    for start in ("2025-09-01", "2026-02-16"):
        records.assessment(extract, "ONE_CHILD", start, None, "TWO_OPEN")
    return council(extract, tmp_path_factory.mktemp("open_assessments"))


@pytest.mark.parametrize("team", ASSESSMENTS)
def test_an_open_assessment_is_over_after_45_working_days(testshire: Council, team: str) -> None:
    *_, month, expected = ASSESSMENTS[team]
    assert counted(testshire, MEASURE, month, team) == expected


def test_an_authorisation_after_the_as_at_date_has_not_happened_yet(testshire: Council) -> None:
    assert number(testshire, "assessments_completed", "2026-04", "AUTHORISED_AFTER_AS_AT") == 0
    assert number(testshire, "assessments_completed", "2026-01", "AUTHORISED_AFTER_D") == 1


def test_each_of_a_childs_open_assessments_counts(testshire: Council) -> None:
    # One of September, long over; one of 16 February, 31 working days old on 31 March.
    assert counted(testshire, MEASURE, "2026-03", "TWO_OPEN") == (1, 2)


@pytest.mark.parametrize(
    ("month", "team", "expected"),
    [
        ("2026-02", "NAMED", (0, 1)),  # A1: the assessment's own team
        ("2026-02", "HOLDS", (0, 2)),  # A2 and A3: who holds the child on 28 February
        ("2026-02", "HELD_AT_START", None),
        ("2026-02", "UNASSIGNED", (0, 1)),  # A4
        ("2026-03", "NAMED", (0, 1)),
        ("2026-03", "HOLDS", None),  # it ended on 31 March
        ("2026-03", "HOLDS_LATER", (0, 2)),  # and this one began
        ("2026-03", "UNASSIGNED", (0, 1)),
    ],
)
def test_the_assessment_team_else_the_involvement_at_each_months_end(
    testshire: Council, month: str, team: str, expected: Share
) -> None:
    assert counted(testshire, MEASURE, month, team) == expected


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    assert cases_add_up(testshire, MEASURE, "2025-12")
    assert cases_add_up(testshire, MEASURE, "2026-03", team="TWO_OPEN")
