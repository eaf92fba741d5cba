"""Twelve months together, month by month, of a share of few cases."""

import datetime as dt

import pytest

from measures.answers.series import twelve_months
from measures.catalogue import subject
from measures.model.figure import Point, Series
from measures.model.months import months_later
from warehouse.model.unit import COUNCIL

FIRST = dt.date(2024, 1, 1)


def series(
    cases: list[tuple[float, float] | None], hidden: tuple[int, ...] = (), to_date: bool = False
) -> Series:
    """A share from January 2024, (met, cases) a month; None: a month without cases."""
    points = tuple(
        Point(months_later(FIRST, n), 100 * one[0] / one[1], *one, to_date=False)
        for n, one in enumerate(cases)
        if one and n not in hidden
    )
    if to_date:
        last = points[-1]
        points = (
            *points[:-1],
            Point(last.month, last.value, last.numerator, last.denominator, True),
        )
    gone = frozenset(months_later(FIRST, n) for n in hidden)
    return Series(subject("icpc_15wd"), COUNCIL, points, hidden=gone)


def test_each_month_has_the_cases_of_its_twelve() -> None:
    # 12 months of 1 of 2, then 0 of 1 and 3 of 3.
    found = twelve_months(series([(1, 2)] * 12 + [(0, 1), (3, 3)]))
    assert [(point.month, point.numerator, point.denominator) for point in found.points] == [
        (dt.date(2024, 12, 1), 12, 24),
        (dt.date(2025, 1, 1), 11, 23),
        (dt.date(2025, 2, 1), 13, 24),
    ]
    assert [point.value for point in found.points] == pytest.approx([50, 1100 / 23, 1300 / 24])


def test_a_month_without_cases_has_a_point_from_those_before() -> None:
    found = twelve_months(series([(1, 2)] * 12 + [None, (1, 1)]))
    assert [point.denominator for point in found.points] == [24, 22, 21]


def test_a_year_with_a_hidden_month_has_none() -> None:
    found = twelve_months(series([(1, 2)] * 26, hidden=(13,)))
    months = [point.month for point in found.points]
    assert months == [dt.date(2024, 12, 1), dt.date(2025, 1, 1), dt.date(2026, 2, 1)]


def test_a_month_to_date_is_not_counted_as_whole() -> None:
    found = twelve_months(series([(1, 2)] * 13, to_date=True))
    assert [point.month for point in found.points] == [dt.date(2024, 12, 1)]


def test_under_a_year_there_are_as_many_months_as_there_are() -> None:
    found = twelve_months(series([(1, 2)] * 4))
    assert [point.denominator for point in found.points] == [2, 4, 6, 8]


def test_nothing_stays_nothing() -> None:
    assert twelve_months(series([])).points == ()
