"""Months: named by their first day, whole, and in order."""

import calendar
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.model.months import first_of, last_of, months_between, months_later
from measures.signals.grid import complete_months
from warehouse.paths import sql

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


# What an extract covers, from and to: the first and the last month that lie wholly within.
COVERED = {
    (date(2026, 1, 1), date(2026, 3, 31)): (1, 3),
    (date(2026, 1, 2), date(2026, 3, 31)): (2, 3),
    (date(2026, 1, 31), date(2026, 3, 30)): (2, 2),
    (date(2026, 1, 1), date(2026, 4, 1)): (1, 3),
    (date(2026, 1, 1), date(2026, 2, 28)): (1, 2),
}


@pytest.mark.parametrize("covered", COVERED)
def test_a_month_is_complete_from_its_first_day_to_its_last(covered: tuple[date, date]) -> None:
    first, last = COVERED[covered]
    months = [date(2026, month, 1) for month in range(first, last + 1)]
    assert list(complete_months(*covered)) == months
    assert spoken_of(*covered) == months


def test_the_last_ended_month_is_spoken_of_however_little_is_covered() -> None:
    assert spoken_of(date(2026, 3, 10), date(2026, 3, 20)) == [date(2026, 2, 1)]


def spoken_of(covers_from: date, as_at: date) -> list[date]:
    """The months for which units speak, as the build asks for them."""
    with duckdb.connect() as con:
        con.execute("create schema meta; create schema work")
        con.execute("create table meta.standing (covers_from date, as_at date)")
        con.execute("insert into meta.standing values ($1, $2)", [covers_from, as_at])
        con.execute(sql("work", "complete_month"))
        found = con.execute("select month from work.complete_month order by month").fetchall()
        return [month for (month,) in found]
