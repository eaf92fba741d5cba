"""Child protection plans started: how many, second or later ones, and for neglect."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

# The child of an example has the name of the team that holds it, and a plan of its own from
# 20 January 2026: its other plans as (start, end, other LA), and cpp_repeat of January.
OTHER_PLANS: dict[str, tuple[list[tuple[str, str | None, str | None]], Share]] = {
    "FIRST_PLAN": ([], (0, 1)),
    "EARLIER_ENDED": ([("2019-03-04", "2019-09-02", None)], (1, 1)),  # at any time before
    "EARLIER_OPEN": ([("2025-06-02", None, "N")], (1, 1)),
    "DAY_BEFORE": ([("2026-01-19", None, None)], (1, 2)),  # itself a first plan of January
    "SAME_DAY": ([("2026-01-20", None, None)], (0, 2)),  # neither start is earlier
    "LATER": ([("2026-02-10", None, None)], (0, 1)),
    "EARLIER_OTHER_LA": ([("2025-06-02", "2026-01-20", "Y")], (1, 1)),
    "LATER_OTHER_LA": ([("2026-01-21", None, "yes")], (0, 1)),  # nor is it a case
}
# The team and its plan's initial category: is it neglect?
CATEGORIES: dict[str, tuple[str | None, int]] = {
    "CODE": ("NEG", 1),
    "CODE_IN_SMALL": ("neg", 1),
    "WORD": ("Neglect", 1),
    "WORD_IN_CAPITALS": ("NEGLECT", 1),
    "AMONG_OTHERS": ("Physical abuse and neglect", 1),
    "LONGER_WORD": ("Neglected by a carer", 1),
    "PHYSICAL": ("PHY", 0),
    "LONGER_CODE": ("NEGX", 0),  # neither equal to NEG nor with the word in it
    "NO_CATEGORY": (None, 0),
}
TEAMS = ("HELD_BEFORE", "HOLDS", "HOLDS_LATER", "OTHER_LA_ONLY", "EDGES")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*OTHER_PLANS, *CATEGORIES, *TEAMS):
        extract.team(team)
    for team, (others, _) in OTHER_PLANS.items():
        records.involvement(extract, team, team)
        records.plan(extract, team, "2026-01-20")
        for start, end, other_la in others:
            records.plan(extract, team, start, end, other_la=other_la)
    for team, (category, _) in CATEGORIES.items():
        records.involvement(extract, team, team)
        # the latest category says the opposite, and is not asked
        latest = "PHY" if category and "neg" in category.lower() else "NEG"
        records.plan(extract, team, "2025-11-12", initial=category, latest=latest)
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-01-01", "2025-12-08")
    records.involvement(extract, "MOVED", "HOLDS", "2025-12-08", "2025-12-09")
    records.involvement(extract, "MOVED", "HOLDS_LATER", "2025-12-09")
    records.plan(extract, "MOVED", "2025-12-08", other_la="N")
    records.plan(extract, "NOBODYS", "2025-12-08")
    for team in ("OTHER_LA_ONLY", "EDGES"):
        records.involvement(extract, team, team)
    records.plan(extract, "OTHER_LA_ONLY", "2025-12-08", other_la="Y", initial="NEG")
    for start in ("2025-12-31", "2026-01-01", None):
        records.plan(extract, "EDGES", start, start)
    return council(extract, tmp_path_factory.mktemp("plans_started"))


@pytest.mark.parametrize("team", OTHER_PLANS)
def test_any_plan_of_the_child_with_an_earlier_start_makes_a_repeat(
    testshire: Council, team: str
) -> None:
    expected = OTHER_PLANS[team][1]
    assert expected is not None
    assert counted(testshire, "cpp_repeat", "2026-01", team) == expected
    assert number(testshire, "cpp_started", "2026-01", team) == expected[1]


@pytest.mark.parametrize("team", CATEGORIES)
def test_neglect_is_told_from_the_initial_category(testshire: Council, team: str) -> None:
    assert counted(testshire, "cpp_start_neglect", "2025-11", team) == (CATEGORIES[team][1], 1)


@pytest.mark.parametrize("measure", ["cpp_repeat", "cpp_start_neglect"])
def test_a_plan_held_for_another_authority_is_no_case(testshire: Council, measure: str) -> None:
    assert counted(testshire, measure, "2025-12", "OTHER_LA_ONLY") is None
    assert number(testshire, "cpp_started", "2025-12", "OTHER_LA_ONLY") == 0


@pytest.mark.parametrize("measure", ["cpp_repeat", "cpp_start_neglect"])
def test_the_team_is_the_involvement_at_the_start(testshire: Council, measure: str) -> None:
    # HELD_BEFORE ended on the day of MOVED's plan, when HOLDS began; nobody holds NOBODYS.
    plans_by_team = {"HELD_BEFORE": 0, "HOLDS": 1, "HOLDS_LATER": 0, "UNASSIGNED": 1}
    for team, plans in plans_by_team.items():
        assert number(testshire, "cpp_started", "2025-12", team) == plans
        assert counted(testshire, measure, "2025-12", team) == ((0, 1) if plans else None)


def test_a_plan_counts_in_the_month_of_its_start(testshire: Council) -> None:
    # One on 31 December, one on 1 January, and one without a start.
    assert testshire.figure("cpp_started", "2025-12", team="EDGES") == (1, None, 1)
    assert testshire.figure("cpp_started", "2026-01", team="EDGES") == (1, None, 1)


@pytest.mark.parametrize("measure", ["cpp_started", "cpp_repeat", "cpp_start_neglect"])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, "2026-01")
    assert cases_add_up(testshire, measure, "2026-01", team="DAY_BEFORE")
