"""Reviews of children in care: 20 working days, then 3 months, then every 6 months."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status

MEASURE, MARCH = "cla_review_on_time", "2026-03"

# d = 2026-03-31, a Tuesday. March 2026 has no bank holiday: wd(03-03, d) is 3 to Friday 6th,
# three weeks of 5 to the 27th and 2 = 20.
# team, entered care, reviews held, (on time, children)
REVIEWS = [
    ("WD_19", "2026-03-04", [], None),
    ("WD_20_NONE_YET", "2026-03-03", [], (1, 1)),
    ("WD_21_NONE_YET", "2026-03-02", [], (0, 1)),
    ("FIRST_AT_WD_20", "2026-03-02", ["2026-03-30"], (1, 1)),
    ("FIRST_AT_WD_21", "2026-03-02", ["2026-03-31"], (0, 1)),
    ("FIRST_ON_ENTERING", "2026-03-02", ["2026-03-02"], (1, 1)),
    ("FIRST_BEFORE_ENTERING", "2026-03-02", ["2026-03-01"], (0, 1)),
    # 2025-10-20 and 3 months is 2026-01-20; 6 months on is July.
    ("SECOND_AT_3_MONTHS", "2025-10-01", ["2025-10-20", "2026-01-20"], (1, 1)),
    ("SECOND_A_DAY_LATE", "2025-10-01", ["2025-10-20", "2026-01-21"], (0, 1)),
    # 2025-12-31 and 3 months is d itself: not yet overdue; from 12-30 it was due on 03-30.
    ("SECOND_DUE_ON_D", "2025-12-10", ["2025-12-31"], (1, 1)),
    ("SECOND_OVERDUE", "2025-12-10", ["2025-12-30"], (0, 1)),
    # 3 months after 30 November is the last day of February.
    ("SHORT_MONTH", "2025-11-10", ["2025-11-30", "2026-02-28"], (1, 1)),
    ("SHORT_MONTH_A_DAY_LATE", "2025-11-10", ["2025-11-30", "2026-03-01"], (0, 1)),
    # 2025-06-30 is 3 months after 03-31; 6 months after it is 12-30.
    ("THIRD_AT_6_MONTHS", "2025-03-17", ["2025-03-31", "2025-06-30", "2025-12-30"], (1, 1)),
    ("THIRD_A_DAY_LATE", "2025-03-17", ["2025-03-31", "2025-06-30", "2025-12-31"], (0, 1)),
    # 6 months after 2025-09-30 is 2026-03-30, the day before d; after 10-01 it is 04-01.
    ("THIRD_OVERDUE", "2025-07-01", ["2025-07-15", "2025-09-30"], (0, 1)),
    ("THIRD_NOT_YET_DUE", "2025-07-01", ["2025-07-15", "2025-10-01"], (1, 1)),
    # Late once is late: the second came after 3 months and a day, the third in good time.
    ("LATE_THEN_IN_TIME", "2025-07-01", ["2025-07-15", "2025-10-16", "2026-02-16"], (0, 1)),
    ("NOT_HELD", "2026-03-02", [None], (0, 1)),
]

# Each child entered care on Monday 2 March, so that without a review it is late at d.
# team, cancelled, (on time, children)
CANCELLED = [
    ("CANCELLED_Y", "Y", (0, 1)),
    ("CANCELLED_1", "1", (0, 1)),
    ("CANCELLED_N", "N", (1, 1)),
    ("CANCELLED_NULL", None, (1, 1)),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, entered, held, _ in REVIEWS:
        looked_after(extract, team, entered)
        for on in held:
            reviewed(extract, on, person=team)
    for team, cancelled, _ in CANCELLED:
        looked_after(extract, team, "2026-03-02")
        reviewed(extract, "2026-03-20", person=team, cancelled=cancelled)
    add_matches(extract)
    return council(extract, tmp_path_factory.mktemp("reviews"))


def add_matches(extract: Extract) -> None:
    teams = ("BY_PERIOD", "BY_PERSON", "ANOTHER_CHILD", "CAME_BACK", "SHORT_BREAKS")
    for team in teams:
        looked_after(extract, team, "2026-03-02")
    reviewed(extract, "2026-03-20", period="BY_PERIOD-care")
    reviewed(extract, "2026-03-20", person="BY_PERSON", period="of no one")
    reviewed(extract, "2026-03-27", person="BY_PERSON", period="ANOTHER_CHILD-care")
    in_care(extract, "CAME_BACK", "2025-01-06", "2025-02-03", "E4A")
    reviewed(extract, "2025-01-20", person="CAME_BACK")
    legal_status(extract, "SHORT_BREAKS", "V4", "2026-03-02")


def looked_after(extract: Extract, team: str, entered: str) -> None:
    extract.team(team)
    child(extract, team, team)
    in_care(extract, team, entered)


def reviewed(
    extract: Extract,
    on: str | None,
    person: str | None = None,
    period: str | None = None,
    cancelled: str | None = None,
) -> None:
    extract.add(
        "ssd_cla_reviews",
        clar_cla_review_id=f"R{len(extract.tables['ssd_cla_reviews'])}",
        clar_cla_id=period,
        clar_cla_person_id=person,
        clar_cla_review_due_date="2026-03-31",
        clar_cla_review_date=on,
        clar_cla_review_cancelled=cancelled,
    )


@pytest.mark.parametrize(("team", "entered", "held", "expected"), REVIEWS)
def test_first_second_and_later_reviews_in_time(shire, team, entered, held, expected):
    assert counted(shire, MEASURE, MARCH, team) == expected


@pytest.mark.parametrize(("team", "cancelled", "expected"), CANCELLED)
def test_a_cancelled_review_does_not_count(shire, team, cancelled, expected):
    assert counted(shire, MEASURE, MARCH, team) == expected


def test_a_review_without_a_person_is_matched_through_the_period_of_care(shire):
    assert counted(shire, MEASURE, MARCH, "BY_PERIOD") == (1, 1)


def test_the_person_of_a_review_goes_before_its_period_of_care(shire):
    assert counted(shire, MEASURE, MARCH, "BY_PERSON") == (1, 1)
    assert counted(shire, MEASURE, MARCH, "ANOTHER_CHILD") == (0, 1)


def test_reviews_of_an_earlier_period_of_care_do_not_count(shire):
    assert counted(shire, MEASURE, MARCH, "CAME_BACK") == (0, 1)


def test_a_child_on_short_breaks_is_not_in_care(shire):
    assert counted(shire, MEASURE, MARCH, "SHORT_BREAKS") is None


def test_cases_sum_to_the_figure(shire):
    # REVIEWS: 18 children, 8 on time; CANCELLED: 4, 2; matches: 4, 2.
    assert counted(shire, MEASURE, MARCH) == (12, 26)
    assert cases_add_up(shire, MEASURE, MARCH)
