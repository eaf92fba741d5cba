"""Working days in England: Monday to Friday without bank holidays."""

import datetime as dt
from functools import cache

import duckdb
import holidays
import pandas as pd

from warehouse.paths import sql

EARLIEST = dt.date(1950, 1, 1)


def build_calendar(con: duckdb.DuckDBPyConnection, earliest: dt.date, latest: dt.date) -> None:
    """Make work.calendar (day, n): n counts the working days from the first day to this one.

    Years that ref_bank_holidays has are taken from it, other years from the holidays library.
    """
    supplied = {
        day for (day,) in con.execute('select "date" from extract.ref_bank_holidays').fetchall()
    }
    known = {day.year for day in supplied}
    library = {day for day in _english_holidays(latest.year) if day.year not in known}
    off = sorted(supplied | library)
    con.register("day_off", pd.DataFrame({"day": pd.to_datetime(off)}))
    con.execute(sql("work", "calendar"), {"first": min(earliest, EARLIEST), "last": latest})
    con.unregister("day_off")


@cache
def _english_holidays(until: int) -> frozenset[dt.date]:
    years = range(EARLIEST.year, until + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))
