"""Months, ages, and working days in England, worked out from first principles."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

DAY = timedelta(days=1)
FIRST, LAST = date(1950, 1, 1), date(2060, 12, 31)
# Days proclaimed once, and ordinary bank holidays moved or replaced in those years.
PROCLAIMED = [
    date(1999, 12, 31),
    date(2002, 6, 3),
    date(2002, 6, 4),
    date(2011, 4, 29),
    date(2012, 6, 4),
    date(2012, 6, 5),
    date(2020, 5, 8),
    date(2022, 6, 2),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
]
MOVED = {date(2002, 5, 27), date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}


def month_of(day: date) -> date:
    return day.replace(day=1)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def month_end(day: date) -> date:
    return months_later(month_of(day), 1) - DAY


def month_ends(first: date, as_at: date) -> list[date]:
    """The last day of every complete month from the month of `first` to the as-at date."""
    found, end = [], month_end(first)
    while end <= as_at:
        found.append(end)
        end = month_end(end + DAY)
    return found


def age_at(born: date | None, day: date) -> int | None:
    """Completed years; a birthday on 29 February falls on 1 March in other years."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    gap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - gap + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def monday_from(day: date) -> date:
    return day + DAY * (-day.weekday() % 7)


def bank_holidays(year: int) -> set[date]:
    """Bank holidays in England that take a weekday off."""
    sunday = easter(year)
    new_year, christmas = date(year, 1, 1), date(year, 12, 25)
    days = {sunday - 2 * DAY, sunday + DAY, monday_from(date(year, 5, 1))}
    days |= {monday_from(date(year, 5, 25)), monday_from(date(year, 8, 25))}
    days.add(monday_from(new_year) if new_year.weekday() >= 5 else new_year)
    days |= {christmas, christmas + DAY}
    days |= {date(year, 12, 27)} if christmas.weekday() in (5, 6) else set()
    days |= {date(year, 12, 28)} if christmas.weekday() in (4, 5) else set()
    return days - MOVED | {day for day in PROCLAIMED if day.year == year}


class WorkingDays:
    """Counts of working days, Monday to Friday without the given holidays."""

    def __init__(self, holidays: Iterable[date] | None = None) -> None:
        """Take each year's holidays as supplied, with England's own where these are more."""
        off = set(holidays or ())
        for year in range(FIRST.year, LAST.year + 1):
            england = {day for day in bank_holidays(year) if day.weekday() < 5}
            supplied = [day for day in off if day.year == year and day.weekday() < 5]
            off |= england if len(supplied) < len(england) else set()
        days = (FIRST + DAY * n for n in range((LAST - FIRST).days + 1))
        self._so_far = list(accumulate(int(d.weekday() < 5 and d not in off) for d in days))

    def between(self, start: date | None, end: date | None) -> int | None:
        """Working days x with start < x <= end; null when either is null or end is earlier."""
        if start is None or end is None or end < start:
            return None
        return self._so_far[(end - FIRST).days] - self._so_far[(start - FIRST).days]
