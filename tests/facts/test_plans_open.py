"""Children on a child protection plan at a month's end, for how long and in which category."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, number

# d is 31 March 2026, the as-at date; 730 days before it is 31 March 2024.
MONTH = "2026-03"

# The child of an example has the name of the team that holds it: its plans as (start, end,
# other LA), and cpp_over_2y (no case: not on a plan).
PLANS: dict[str, tuple[list[tuple[str, str | None, str | None]], Share]] = {
    "DAYS_731": ([("2024-03-30", None, None)], (1, 1)),
    "DAYS_730": ([("2024-03-31", None, None)], (1, 1)),
    "DAYS_729": ([("2024-04-01", None, None)], (0, 1)),
    "STARTED_ON_D": ([("2026-03-31", None, None)], (0, 1)),
    "ENDED_BEFORE_D": ([("2025-06-02", "2026-03-30", None)], None),
    "ENDED_ON_D": ([("2025-06-02", "2026-03-31", None)], None),
    "ENDS_AFTER_AS_AT": ([("2025-06-02", "2026-04-01", None)], (0, 1)),  # reads as null
    "OTHER_LA_YES": ([("2025-06-02", None, "Y")], None),
    "OTHER_LA_NO": ([("2025-06-02", None, "N")], (0, 1)),
    # One child is one case, in the open plan of latest start ...
    "OLD_AND_NEW": ([("2023-05-02", None, None), ("2025-06-02", None, None)], (0, 1)),
    "NEW_HAS_ENDED": ([("2023-05-02", None, None), ("2025-06-02", "2026-03-31", None)], (1, 1)),
    # ... after the plans of other authorities are dropped.
    "NEW_IS_OTHER_LA": ([("2023-05-02", None, None), ("2025-06-02", None, "Y")], (1, 1)),
    "OLD_IS_OTHER_LA": ([("2023-05-02", None, "Y"), ("2025-06-02", None, None)], (0, 1)),
}
# Latest categories of the children of the team MIX, by the category they belong to.
CATEGORIES = {
    "NEG": ["NEG", "Neglect", "NEGLECT"],
    "PHY": ["PHY", "Physical abuse"],
    "SAB": ["SAB", "sexual abuse"],
    "EMO": ["EMO", "Emotional Abuse"],
    "MUL": ["MUL", "Multiple"],
    "UNKNOWN": [None, "not recorded"],
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*PLANS, "MIX", "TIE", "HELD_BEFORE", "HOLDS"):
        extract.team(team)
    for team, (plans, _) in PLANS.items():
        records.involvement(extract, team, team)
        for start, end, other_la in plans:
            records.plan(extract, team, start, end, other_la=other_la)
    for category, texts in CATEGORIES.items():
        for text in texts:
            child = f"{category} {text}"
            records.involvement(extract, child, "MIX")
            # the initial category says something else, and is not asked
            initial = "PHY" if category == "NEG" else "NEG"
            records.plan(extract, child, "2025-06-02", initial=initial, latest=text)
    records.involvement(extract, "TIED", "TIE")
    records.plan(extract, "TIED", "2025-06-02", key="9", latest="NEG")
    records.plan(extract, "TIED", "2025-06-02", key="10", latest="PHY")
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-01-01", "2026-02-28")
    records.involvement(extract, "MOVED", "HOLDS", "2026-02-28", "2026-03-31")
    records.plan(extract, "MOVED", "2025-06-02")
    return council(extract, tmp_path_factory.mktemp("plans_open"))


@pytest.mark.parametrize("team", PLANS)
def test_a_child_is_on_one_plan_the_latest_open_one_of_this_authority(
    testshire: Council, team: str
) -> None:
    expected = PLANS[team][1]
    assert counted(testshire, "cpp_over_2y", MONTH, team) == expected
    assert number(testshire, "cpp_open", MONTH, team) == (expected is not None)


def test_a_plan_is_open_at_each_months_end_between_start_and_end(testshire: Council) -> None:
    # ENDED_ON_D runs from 2 June 2025 to 31 March 2026.
    assert number(testshire, "cpp_open", "2025-05", "ENDED_ON_D") == 0
    assert number(testshire, "cpp_open", "2025-06", "ENDED_ON_D") == 1
    assert number(testshire, "cpp_open", "2026-02", "ENDED_ON_D") == 1


def test_the_team_is_the_involvement_at_the_months_end(testshire: Council) -> None:
    assert number(testshire, "cpp_open", "2026-01", "HELD_BEFORE") == 1
    assert number(testshire, "cpp_open", "2026-02", "HELD_BEFORE") == 0
    assert number(testshire, "cpp_open", "2026-02", "HOLDS") == 1
    assert number(testshire, "cpp_open", MONTH, "HOLDS") == 0
    assert number(testshire, "cpp_open", MONTH, "UNASSIGNED") == 1


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_latest_category_is_a_share_of_all_the_plans(
    testshire: Council, category: str
) -> None:
    # 3 + 2 + 2 + 2 + 2 + 2 are 13 children; an unknown category stays in the denominator.
    measure = f"cpp_category_mix:{category}"
    assert counted(testshire, measure, MONTH, "MIX") == (len(CATEGORIES[category]), 13)


def test_of_plans_that_start_together_the_highest_key_as_text_stands(
    testshire: Council,
) -> None:
    # '9' is above '10', so the child is on the plan for neglect.
    assert counted(testshire, "cpp_category_mix:NEG", MONTH, "TIE") == (1, 1)
    assert counted(testshire, "cpp_category_mix:PHY", MONTH, "TIE") in (None, (0, 1))


def test_the_mix_has_no_row_where_no_child_is_on_a_plan(testshire: Council) -> None:
    assert counted(testshire, "cpp_category_mix:NEG", MONTH, "OTHER_LA_YES") is None


@pytest.mark.parametrize("measure", ["cpp_open", "cpp_over_2y"])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    # 10 of PLANS, 13 of MIX, TIED and MOVED.
    assert number(testshire, "cpp_open", MONTH) == 25
    assert cases_add_up(testshire, measure, MONTH)
