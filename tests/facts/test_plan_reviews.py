"""Child protection plans whose reviews were all on time."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "cpp_review_on_time"

# The child of an example has the name of the team that holds it: start of its plan, dates of
# its reviews, the month at whose end it is looked at, and (on time, plans old enough).
REVIEWS: dict[str, tuple[str, list[str | None], str, Share]] = {
    # Three months after 31 December are 31 March; after 1 January, 1 April: too young.
    "AGED_3_MONTHS": ("2025-12-31", [], "2026-03", (0, 1)),
    "AGED_LESS": ("2026-01-01", ["2026-02-01"], "2026-03", None),
    "FIRST_AT_3_MONTHS": ("2025-10-15", ["2026-01-15"], "2026-03", (1, 1)),
    "FIRST_A_DAY_LATE": ("2025-10-15", ["2026-01-16"], "2026-03", (0, 1)),
    # Three months after 30 November are 28 February, the last day of a shorter month.
    "FIRST_CLAMPED": ("2025-11-30", ["2026-02-28"], "2026-03", (1, 1)),
    "FIRST_CLAMPED_LATE": ("2025-11-30", ["2026-03-01"], "2026-03", (0, 1)),
    "AGED_CLAMPED": ("2025-11-30", [], "2026-02", (0, 1)),
    "AGED_LESS_IN_FEBRUARY": ("2025-12-01", [], "2026-02", None),
    "NEXT_AT_6_MONTHS": ("2025-01-10", ["2025-04-10", "2025-10-10"], "2026-03", (1, 1)),
    "NEXT_A_DAY_LATE": ("2025-01-10", ["2025-04-10", "2025-10-11"], "2026-03", (0, 1)),
    # 10 April to 11 October 2024 is a day too long, whatever came after.
    "A_GAP_LONG_AGO": (
        "2024-01-10",
        ["2024-04-10", "2024-10-11", "2025-03-10", "2025-09-10", "2026-02-10"],
        "2026-03",
        (0, 1),
    ),
    # Six months after 31 July are 31 January; after 30 July, 30 January.
    "LAST_6_MONTHS_AGO": ("2025-05-12", ["2025-07-31"], "2026-01", (1, 1)),
    "LAST_LONGER_AGO": ("2025-05-12", ["2025-07-30"], "2026-01", (0, 1)),
    # Six months after 31 August are 28 February, and so they are after the 28th of August.
    "LAST_ON_31_AUGUST": ("2025-06-10", ["2025-08-31"], "2026-02", (1, 1)),
    "LAST_ON_28_AUGUST": ("2025-06-10", ["2025-08-28"], "2026-02", (1, 1)),
    "LAST_ON_27_AUGUST": ("2025-06-10", ["2025-08-27"], "2026-02", (0, 1)),
    "NEXT_CLAMPED": ("2025-06-10", ["2025-08-31", "2026-02-28"], "2026-03", (1, 1)),
    "NEXT_CLAMPED_LATE": ("2025-06-10", ["2025-08-31", "2026-03-01"], "2026-03", (0, 1)),
    # Only reviews held by the month's end are known then.
    "FIRST_HELD_AFTER_D": ("2025-10-15", ["2026-02-01"], "2026-01", (0, 1)),
    "HELD_ON_D": ("2025-10-31", ["2026-01-31"], "2026-01", (1, 1)),
    "LATE_ONE_AFTER_D": ("2025-05-12", ["2025-08-05", "2026-03-20"], "2026-01", (1, 1)),
    "LATE_ONE_BY_D": ("2025-05-12", ["2025-08-05", "2026-03-20"], "2026-03", (0, 1)),
    "IN_ANY_ORDER": ("2025-01-10", ["2025-10-10", "2025-04-10"], "2026-03", (1, 1)),
    "NOT_HELD": ("2025-10-15", [None], "2026-03", (0, 1)),
}
TEAMS = ("BY_PLAN", "BY_PERSON", "OTHER_LA", "TWO_PLANS", "HELD_BEFORE", "HOLDS")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*REVIEWS, *TEAMS):
        extract.team(team)
    for team, (start, reviews, *_) in REVIEWS.items():
        records.involvement(extract, team, team)
        add_plan(extract, team, start, reviews)
    for team in ("BY_PLAN", "BY_PERSON", "OTHER_LA", "TWO_PLANS"):
        records.involvement(extract, team, team)
    key = records.plan(extract, "BY_PLAN", "2025-10-15")
    records.review(extract, "SOMEBODY_ELSE", key, "2026-01-15")
    records.plan(extract, "BY_PERSON", "2025-10-15")
    records.review(extract, "BY_PERSON", None, "2026-01-15")
    records.review(extract, "BY_PERSON", "A_PLAN_OF_NOBODY", "2026-01-15")
    key = records.plan(extract, "OTHER_LA", "2025-10-15", other_la="Y")
    records.review(extract, "OTHER_LA", key, "2026-01-15")
    add_plan(extract, "TWO_PLANS", "2025-10-15", ["2026-01-15"])
    add_plan(extract, "TWO_PLANS", "2026-02-02", [])
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-01-01", "2026-03-31")
    records.involvement(extract, "MOVED", "HOLDS", "2026-03-31")
    add_plan(extract, "MOVED", "2025-10-15", ["2026-01-15"])
    return council(extract, tmp_path_factory.mktemp("plan_reviews"))


def add_plan(extract: Extract, child: str, start: str, reviews: list[str | None]) -> None:
    key = records.plan(extract, child, start)
    for on in reviews:
        records.review(extract, child, key, on)


@pytest.mark.parametrize("team", REVIEWS)
def test_the_first_review_in_3_months_then_one_every_6(testshire: Council, team: str) -> None:
    *_, month, expected = REVIEWS[team]
    assert counted(testshire, MEASURE, month, team) == expected


def test_a_review_belongs_to_its_plans_key_alone(testshire: Council) -> None:
    # In time for both children by date: BY_PLAN's under another person, BY_PERSON's two under
    # no plan and under another plan.
    assert counted(testshire, MEASURE, "2026-03", "BY_PLAN") == (1, 1)
    assert counted(testshire, MEASURE, "2026-03", "BY_PERSON") == (0, 1)


def test_a_plan_of_another_authority_is_no_case(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-03", "OTHER_LA") is None


def test_the_age_is_that_of_the_latest_plan(testshire: Council) -> None:
    # At the end of January the plan of October stands; from 2 February the young one does.
    assert counted(testshire, MEASURE, "2026-01", "TWO_PLANS") == (1, 1)
    assert counted(testshire, MEASURE, "2026-03", "TWO_PLANS") is None


def test_the_team_is_the_involvement_at_the_months_end(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-02", "HELD_BEFORE") == (1, 1)
    assert counted(testshire, MEASURE, "2026-03", "HELD_BEFORE") is None
    assert counted(testshire, MEASURE, "2026-03", "HOLDS") == (1, 1)


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    for month in ("2026-01", "2026-03"):
        assert cases_add_up(testshire, MEASURE, month)
