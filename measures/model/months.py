"""Calendar months, each named by its first day."""

import calendar
import datetime as dt
from collections.abc import Iterator


def first_of(day: dt.date) -> dt.date:
    """The first day of a day's month."""
    return day.replace(day=1)


def last_of(day: dt.date) -> dt.date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_later(month: dt.date, n: int) -> dt.date:
    """The first day of the month n months after (before, when negative) a month."""
    count = month.year * 12 + month.month - 1 + n
    return dt.date(count // 12, count % 12 + 1, 1)


def months_apart(first: dt.date, last: dt.date) -> int:
    """How many months one month lies after another; 0 for the same."""
    return (last.year - first.year) * 12 + last.month - first.month


def months_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every month from one to another, both included."""
    month = first_of(first)
    while month <= last:
        yield month
        month = months_later(month, 1)
