"""Children on a child protection plan seen within 20 working days."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "cpp_visit_on_time"

# The child of an example has the name of the team that holds it: start of its plan, visits as
# (kind, date, seen), the month at whose end it is looked at, and (on time, plans old enough).
# d = Tuesday 31 March 2026: 4 to 31 March are 20 working days, so Tuesday the 3rd is 20 before.
# d = Wednesday 31 December 2025: 2 to 31 December are 20 working days without Christmas Day and
# Boxing Day, so Monday the 1st is 20 before.
VISITS: dict[str, tuple[str, list[tuple[str, str, str | None]], str, Share]] = {
    "AGED_20": ("2026-03-03", [], "2026-03", (0, 1)),
    "AGED_19": ("2026-03-04", [("cp", "2026-03-20", "Y")], "2026-03", None),
    "AGED_20_DECEMBER": ("2025-12-01", [], "2025-12", (0, 1)),
    "AGED_19_DECEMBER": ("2025-12-02", [], "2025-12", None),
    "NO_VISIT": ("2025-06-02", [], "2026-03", (0, 1)),
    "VISIT_20": ("2025-06-02", [("cp", "2026-03-03", "Y")], "2026-03", (1, 1)),
    "VISIT_21": ("2025-06-02", [("cp", "2026-03-02", "Y")], "2026-03", (0, 1)),
    "VISIT_20_DECEMBER": ("2025-06-02", [("cp", "2025-12-01", "Y")], "2025-12", (1, 1)),
    # Sunday 30 November has the Monday as its first.
    "VISIT_21_DECEMBER": ("2025-06-02", [("cp", "2025-11-30", "Y")], "2025-12", (0, 1)),
    "VISIT_ON_D": ("2025-06-02", [("cp", "2026-03-31", "Y")], "2026-03", (1, 1)),
    "VISIT_AFTER_D": ("2025-06-02", [("cp", "2026-01-01", "Y")], "2025-12", (0, 1)),
    "NOT_SEEN": ("2025-06-02", [("cp", "2026-03-20", "N")], "2026-03", (0, 1)),
    "SEEN_IS_NULL": ("2025-06-02", [("cp", "2026-03-20", None)], "2026-03", (0, 1)),
    "SEEN_BEFORE_NOT_SEEN": (
        "2025-06-02",
        [("cp", "2026-03-10", "Y"), ("cp", "2026-03-24", "N")],
        "2026-03",
        (1, 1),
    ),
    "OTHER_KINDS": (
        "2025-06-02",
        [("cin", "2026-03-20", "Y"), ("cla", "2026-03-20", "Y")],
        "2026-03",
        (0, 1),
    ),
    "DAY_OF_START": ("2026-03-03", [("cp", "2026-03-03", "Y")], "2026-03", (1, 1)),
}
TEAMS = ("OTHER_LA", "ENDED", "TWO_PLANS", "ORPHAN_VISIT", "HELD_BEFORE", "HOLDS")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*VISITS, *TEAMS):
        extract.team(team)
    for team, (start, visits, *_) in VISITS.items():
        records.involvement(extract, team, team)
        records.plan(extract, team, start)
        for kind, on, seen in visits:
            records.visit(extract, kind, team, on, seen)
    for team in ("OTHER_LA", "ENDED", "TWO_PLANS", "ORPHAN_VISIT"):
        records.involvement(extract, team, team)
        records.visit(extract, "cp", team, "2026-03-20")
    records.plan(extract, "OTHER_LA", "2025-06-02", other_la="Y")
    records.plan(extract, "ENDED", "2025-06-02", "2026-03-31")
    records.plan(extract, "TWO_PLANS", "2025-06-02")
    records.plan(extract, "TWO_PLANS", "2026-03-04")
    records.plan(extract, "ORPHAN_VISIT", "2025-06-02")
    extract.tables["ssd_cp_visits"][-1]["cppv_cp_plan_id"] = "A_PLAN_OF_NOBODY"
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-01-01", "2026-03-31")
    records.involvement(extract, "MOVED", "HOLDS", "2026-03-31")
    records.plan(extract, "MOVED", "2025-06-02")
    return council(extract, tmp_path_factory.mktemp("plan_visits"))


@pytest.mark.parametrize("team", VISITS)
def test_a_cp_visit_with_the_child_seen_within_20_working_days(
    testshire: Council, team: str
) -> None:
    *_, month, expected = VISITS[team]
    assert counted(testshire, MEASURE, month, team) == expected


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("OTHER_LA", None),
        ("ENDED", None),  # on 31 March itself
        ("TWO_PLANS", None),  # the latest, of 4 March, stands, and is 19 working days old
        ("ORPHAN_VISIT", (1, 1)),  # the visit is the person's, whatever plan it names
    ],
)
def test_the_plans_of_children_on_a_plan(testshire: Council, team: str, expected: Share) -> None:
    assert counted(testshire, MEASURE, "2026-03", team) == expected


def test_the_team_is_the_involvement_at_the_months_end(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-02", "HELD_BEFORE") == (0, 1)
    assert counted(testshire, MEASURE, "2026-03", "HELD_BEFORE") is None
    assert counted(testshire, MEASURE, "2026-03", "HOLDS") == (0, 1)


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    for month in ("2025-12", "2026-03"):
        assert cases_add_up(testshire, MEASURE, month)
