import datetime as dt
from dataclasses import replace

import pytest

from dashboard.words import numbers
from measures.catalogue import MEASURES
from measures.model.figure import Point, Series
from measures.model.months import months_later
from measures.model.published import Published
from measures.model.subject import Subject
from warehouse.model.unit import COUNCIL

OCTOBER = dt.date(2026, 10, 1)
SHARE = MEASURES["icpc_15wd"]
COUNT = MEASURES["referrals_received"]


def share(month: dt.date, x: float, n: float, to_date: bool = False) -> Point:
    return Point(month, 100 * x / n, x, n, to_date)


def series(*points: Point, why: str = "") -> Series:
    return Series(Subject(SHARE), COUNCIL, points, as_at=OCTOBER, why_empty=why)


@pytest.mark.parametrize(
    ("kind", "amount", "cases", "said"),
    [
        ("percent", 61.11, 36, "61%"),
        ("percent", 84.097, 371, "84.1%"),
        ("percent", 90.0, 100, "90%"),
        ("percent", 90.04, 99, "90%"),
        ("count", 1183.0, None, "1,183"),
        ("mean", 16.64, 261.0, "16.6"),
        ("median", 12.0, 40, "12"),
        ("median", 12.5, 40, "12.5"),
        ("rate", 116.94, None, "116.9"),
        ("count", -0.0, None, "0"),
    ],
)
def test_a_value_is_written_as_people_write_it(kind, amount, cases, said) -> None:
    assert numbers.value(kind, amount, cases) == said


def test_how_many_depends_on_what_is_counted() -> None:
    assert numbers.how_many(SHARE, share(OCTOBER, 22, 36)) == "22 of 36"
    assert numbers.how_many(COUNT, Point(OCTOBER, 4.0, 4.0, None)) == ""
    caseload = MEASURES["caseload_avg_fte"]
    made_of = numbers.how_many(caseload, Point(OCTOBER, 16.85, 4402.0, 261.25))
    assert made_of == "4,402 children, 261.3 full-time posts"
    one = numbers.how_many(caseload, Point(OCTOBER, 1.0, 1.0, 1.0))
    assert one == "1 child, 1 full-time post"
    score = MEASURES["cla_sdq_mean"]
    assert numbers.how_many(score, Point(OCTOBER, 13.5, 1080.0, 80.0)) == "80 cases"
    middle = MEASURES["assessment_median_days"]
    assert numbers.how_many(middle, Point(OCTOBER, 31.0, None, 1.0)) == "1 case"
    rate = MEASURES["cla_rate_10k"]
    assert numbers.how_many(rate, Point(OCTOBER, 116.9, 1174.0, 100_400.0)) == "1,174"


def test_the_answer_gives_the_month_its_own_year_and_england() -> None:
    before = [share(dt.date(2025, 10, 1), 60, 80), share(dt.date(2026, 9, 1), 40, 80)]
    older = share(dt.date(2025, 9, 1), 1, 80)
    england = Published("i", "t", 2025, None, "c", 81.4, "", None, 0, 1, "s", "", 19)
    said = numbers.answer(series(older, *before, share(OCTOBER, 50, 70)), OCTOBER, england)
    assert said == (
        "71% in October 2026 (50 of 70), between 50% and 75% in the 2 months of the 12 before that"
        " have figures, 81.4% in England in 2024-25."
    )


def test_a_year_is_called_a_year_only_when_it_is_whole() -> None:
    year = [share(months_later(OCTOBER, -back), 40, 80) for back in range(12, 0, -1)]
    said = numbers.answer(series(*year, share(OCTOBER, 50, 80)), OCTOBER, None)
    assert said.endswith(", always 50% in the 12 months before.")
    said = numbers.answer(series(*year[8:], share(OCTOBER, 50, 80)), OCTOBER, None)
    assert said.endswith(", 50% in the 4 months of the 12 before that have figures.")
    partly = replace(
        series(*year[8:], share(OCTOBER, 50, 80)),
        hidden=frozenset(point.month for point in year[:8]),
    )
    assert numbers.answer(partly, OCTOBER, None).endswith("that have figures (8 more are hidden).")


def test_a_month_to_date_says_so() -> None:
    said = numbers.answer(series(share(OCTOBER, 1, 2, to_date=True)), OCTOBER, None)
    assert said == "50% in October 2026 to date (1 of 2)."


def test_a_month_without_cases_is_never_nought_per_cent() -> None:
    said = numbers.answer(series(), OCTOBER, None)
    assert said == (
        "Nothing to count in October 2026: no conferences held with a known enquiry start,"
        " transfers in left out."
    )
    assert numbers.answer(series(why="Not supplied: x."), OCTOBER, None) == "Not supplied: x."


@pytest.mark.parametrize(
    ("months_old", "said"), [(19, "2024-25"), (13, "September 2025"), (31, "2023-24")]
)
def test_a_published_year_is_named_by_where_it_ends(months_old: int, said: str) -> None:
    published = Published("i", "t", 2025, 1, "", 1, "", 1, 10, 1, "s", "", months_old)
    assert numbers.year(published, OCTOBER) == said


def test_ages() -> None:
    assert [numbers.age(n) for n in (1, 19, 31)] == ["1 month old", "19 months old", "2 years old"]


def test_the_summary_says_first_last_lowest_and_highest() -> None:
    points = (
        share(dt.date(2026, 8, 1), 9, 10),
        share(dt.date(2026, 9, 1), 3, 10),
        share(OCTOBER, 5, 10),
    )
    assert numbers.summary(series(*points)) == (
        "From 90% in August 2026 to 50% in October 2026; between 30% and 90% over these months."
    )


def test_an_interval_is_written_once_with_its_unit() -> None:
    assert numbers.interval(SHARE, 60.2, 80.6) == "60 to 81%"
    assert numbers.interval(COUNT, None, None) == "–"
