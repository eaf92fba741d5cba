"""The months that the sample covers, and the working days in them."""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays
import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
"""Dates as whole days since 1970-01-01; `NEVER` where there is none."""

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Draw = np.random.Generator

NEVER = 1_000_000
YEAR = 365.25


@dataclass(frozen=True)
class Window:
    """What the caller asked for: seed, volume, calendar months of history, last day."""

    seed: int
    scale: float
    months: int
    as_at: date

    def __post_init__(self) -> None:
        problems = []
        if self.months < 1:
            problems.append(f"months is {self.months}; a history has at least 1 month")
        if not 0 < self.scale <= 100:
            problems.append(f"scale is {self.scale}; give a number above 0, at most 100")
        if self.seed < 0:
            problems.append(f"seed is {self.seed}; give 0 or a whole number above it")
        if problems:
            raise ValueError("The sample cannot be made: " + "; ".join(problems) + ".")

    @property
    def last_day(self) -> int:
        """The as-at date as a day number."""
        return int(np.datetime64(self.as_at, "D").astype(np.int64))

    @property
    def last_month(self) -> int:
        """The last complete month, as months since January 1970."""
        ends = self.as_at.day == calendar.monthrange(self.as_at.year, self.as_at.month)[1]
        return self.as_at_month - (0 if ends else 1)

    @property
    def as_at_month(self) -> int:
        """The month that holds the as-at date."""
        return int(np.datetime64(self.as_at, "M").astype(np.int64))

    @property
    def first_month(self) -> int:
        """The first month for which the extract is complete."""
        return self.as_at_month - self.months + 1

    @property
    def covers_from(self) -> int:
        """The first day for which the extract is complete."""
        return first_day(self.first_month)

    def draw(self, chapter: str) -> Draw:
        """A stream of random numbers that belongs to one chapter of the seed alone."""
        return np.random.default_rng([self.seed, *chapter.encode("ascii")])


def first_day(month: int) -> int:
    """The day number of the first of a month."""
    return int(np.datetime64(month, "M").astype("datetime64[D]").astype(np.int64))


def first_days(months: npt.ArrayLike) -> Days:
    """The day numbers of the first of many months."""
    stamps = np.asarray(months, dtype=np.int64).astype("datetime64[M]")
    return stamps.astype("datetime64[D]").astype(np.int64)


def month_of(days: npt.ArrayLike) -> Days:
    """The month each day lies in, as months since January 1970."""
    stamps = np.asarray(days, dtype=np.int64).astype("datetime64[D]")
    return stamps.astype("datetime64[M]").astype(np.int64)


def as_date(day: int) -> date:
    """A day number as a date."""
    return date.fromordinal(day + date(1970, 1, 1).toordinal())


_FIRST_YEAR, _LAST_YEAR = 2000, 2045


@cache
def bank_holidays() -> npt.NDArray[np.datetime64]:
    """Every bank holiday in England of the years a sample can touch, in order."""
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST_YEAR, _LAST_YEAR))
    return np.array(sorted(england), dtype="datetime64[D]")


def add_working_days(days: npt.ArrayLike, count: npt.ArrayLike) -> Days:
    """The day on which `count` working days have passed; 0 gives the day itself."""
    start = np.asarray(days, dtype=np.int64)
    moved = np.busday_offset(
        start.astype("datetime64[D]"),
        np.asarray(count, dtype=np.int64),
        roll="backward",
        holidays=bank_holidays(),
    )
    return np.maximum(moved.astype(np.int64), start)


def working_days(start: npt.ArrayLike, end: npt.ArrayLike) -> Days:
    """Working days after `start` up to and including `end`."""
    first = np.asarray(start, dtype=np.int64) + 1
    last = np.asarray(end, dtype=np.int64) + 1
    count = np.busday_count(
        first.astype("datetime64[D]"), last.astype("datetime64[D]"), holidays=bank_holidays()
    )
    return np.asarray(count, dtype=np.int64)


def on_working_day(days: npt.ArrayLike) -> Days:
    """The day itself, or the next working day after it."""
    start = np.asarray(days, dtype=np.int64).astype("datetime64[D]")
    rolled = np.busday_offset(start, 0, roll="forward", holidays=bank_holidays())
    return np.asarray(rolled.astype(np.int64), dtype=np.int64)
