"""Children on a child in need plan seen within 30 working days."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "cin_visit_on_time"

# The child of an example has the name of the team of its plan: the plan's start and end, visits
# as (kind, date, seen), the month at whose end it is looked at, and (on time, plans old enough).
# d = Tuesday 31 March 2026: 22 working days are in March, 23 to 27 February make 27, and 18, 19
# and 20 February 30, so Tuesday the 17th is 30 before.
# d = Saturday 31 January 2026: 21 in January (not the 1st), and 19, 22, 23, 24, 29, 30 and 31
# December are 7 (not the 25th and 26th); with the 17th and 18th 30: Tuesday the 16th.
VISITS: dict[str, tuple[str, str | None, list[tuple[str, str, str | None]], str, Share]] = {
    "AGED_30": ("2026-02-17", None, [], "2026-03", (0, 1)),
    "AGED_29": ("2026-02-18", None, [("cin", "2026-03-20", "Y")], "2026-03", None),
    "AGED_30_JANUARY": ("2025-12-16", None, [], "2026-01", (0, 1)),
    "AGED_29_JANUARY": ("2025-12-17", None, [], "2026-01", None),
    "NO_VISIT": ("2025-06-02", None, [], "2026-03", (0, 1)),
    "VISIT_30": ("2025-06-02", None, [("cin", "2026-02-17", "Y")], "2026-03", (1, 1)),
    "VISIT_31": ("2025-06-02", None, [("cin", "2026-02-16", "Y")], "2026-03", (0, 1)),
    "VISIT_30_JANUARY": ("2025-06-02", None, [("cin", "2025-12-16", "Y")], "2026-01", (1, 1)),
    "VISIT_31_JANUARY": ("2025-06-02", None, [("cin", "2025-12-15", "Y")], "2026-01", (0, 1)),
    "VISIT_ON_D": ("2025-06-02", None, [("cin", "2026-03-31", "Y")], "2026-03", (1, 1)),
    "VISIT_AFTER_D": ("2025-06-02", None, [("cin", "2026-02-01", "Y")], "2026-01", (0, 1)),
    "NOT_SEEN": ("2025-06-02", None, [("cin", "2026-03-20", "N")], "2026-03", (0, 1)),
    "SEEN_IS_NULL": ("2025-06-02", None, [("cin", "2026-03-20", None)], "2026-03", (0, 1)),
    "OTHER_KINDS": (
        "2025-06-02",
        None,
        [("cp", "2026-03-20", "Y"), ("cla", "2026-03-20", "Y")],
        "2026-03",
        (0, 1),
    ),
    "ENDED_ON_D": ("2025-06-02", "2026-03-31", [("cin", "2026-03-20", "Y")], "2026-03", None),
    "ENDED_AFTER_D": ("2025-06-02", "2026-02-01", [], "2026-01", (0, 1)),
    "ENDS_AFTER_AS_AT": ("2025-06-02", "2026-04-01", [], "2026-03", (0, 1)),  # reads as null
}
# The child's open plans as (key, start, team), and the one team where it counts in March.
SEVERAL: dict[str, tuple[list[tuple[str, str, str]], str]] = {
    "LATEST_START": ([("L1", "2025-10-01", "LATER"), ("L2", "2025-06-02", "EARLIER")], "LATER"),
    # One start: the highest key as text, and '9' is above '10'.
    "TIE": ([("9", "2025-10-01", "NINE"), ("10", "2025-10-01", "TEN")], "NINE"),
    # The latest stands, and is too young: the child counts nowhere.
    "LATEST_IS_YOUNG": ([("Y1", "2026-02-18", "YOUNG"), ("Y2", "2025-06-02", "OLD")], ""),
}
TEAMS = ("LATER", "EARLIER", "NINE", "TEN", "YOUNG", "OLD", "NAMED", "HELD_BEFORE", "HOLDS")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*VISITS, *TEAMS):
        extract.team(team)
    for team, (start, end, visits, *_) in VISITS.items():
        records.cin_plan(extract, team, start, end, team)
        for kind, on, seen in visits:
            records.visit(extract, kind, team, on, seen)
    for child, (plans, _) in SEVERAL.items():
        for key, start, team in plans:
            records.cin_plan(extract, child, start, None, team, key=key)
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_BEFORE", "2025-01-01", "2026-03-31")
        records.involvement(extract, child, "HOLDS", "2026-03-31")
    teams = {"A1": "NAMED", "A2": None, "A3": "NEVER_HEARD_OF", "A4": None}
    for child, named in teams.items():
        records.cin_plan(extract, child, "2025-06-02", None, named)
    return council(extract, tmp_path_factory.mktemp("cin_plans_open"))


@pytest.mark.parametrize("team", VISITS)
def test_a_cin_visit_with_the_child_seen_within_30_working_days(
    testshire: Council, team: str
) -> None:
    *_, month, expected = VISITS[team]
    assert counted(testshire, MEASURE, month, team) == expected


@pytest.mark.parametrize("child", SEVERAL)
def test_a_child_counts_once_in_the_open_plan_of_latest_start(
    testshire: Council, child: str
) -> None:
    plans, stands = SEVERAL[child]
    for *_, team in plans:
        expected = (0, 1) if team == stands else None
        assert counted(testshire, MEASURE, "2026-03", team) == expected


@pytest.mark.parametrize(
    ("month", "team", "expected"),
    [
        ("2026-02", "NAMED", (0, 1)),  # A1: the plan's own team
        ("2026-02", "HELD_BEFORE", (0, 2)),  # A2 without a team, A3 with an unknown one
        ("2026-02", "UNASSIGNED", (0, 1)),  # A4: nobody holds the child
        ("2026-03", "NAMED", (0, 1)),
        ("2026-03", "HELD_BEFORE", None),  # it ended on 31 March
        ("2026-03", "HOLDS", (0, 2)),  # and this one began
    ],
)
def test_the_plans_team_else_the_involvement_at_each_months_end(
    testshire: Council, month: str, team: str, expected: Share
) -> None:
    assert counted(testshire, MEASURE, month, team) == expected


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    for month in ("2026-01", "2026-03"):
        assert cases_add_up(testshire, MEASURE, month)
