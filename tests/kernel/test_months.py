"""Months: named by their first day, whole, and in order."""

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from measures.model.months import first_of, last_of, months_between, months_later

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
steps = st.integers(-400, 400)


@given(days)
def test_a_day_lies_in_its_month(day: date) -> None:
    first, last = first_of(day), last_of(day)
    assert first <= day <= last
    assert (last - first).days + 1 == calendar.monthrange(day.year, day.month)[1]
    assert last + timedelta(days=1) == months_later(first, 1)


@given(days, steps, steps)
def test_steps_add_up(day: date, one: int, other: int) -> None:
    month = first_of(day)
    assert months_later(months_later(month, one), other) == months_later(month, one + other)
    assert months_later(months_later(month, one), -one) == month


@given(days, st.integers(0, 120))
def test_months_between_are_every_month_once(day: date, n: int) -> None:
    month = first_of(day)
    found = list(months_between(day, months_later(month, n)))
    assert found == [months_later(month, step) for step in range(n + 1)]
    assert all(one.day == 1 for one in found)


@given(days)
def test_no_months_before_the_first(day: date) -> None:
    assert list(months_between(day, months_later(first_of(day), -1))) == []


def test_a_leap_february_and_the_turn_of_a_year() -> None:
    assert last_of(date(2024, 2, 3)) == date(2024, 2, 29)
    assert last_of(date(2025, 2, 3)) == date(2025, 2, 28)
    assert months_later(date(2025, 12, 1), 1) == date(2026, 1, 1)
    assert months_later(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert months_later(date(2026, 1, 1), -13) == date(2024, 12, 1)
