"""Working days in England: Monday to Friday without bank holidays."""

from functools import cache

import holidays
import numpy as np
import numpy.typing as npt

from sample.design.window import Days

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
