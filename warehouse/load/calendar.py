"""Working days in England: Monday to Friday without bank holidays."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

import duckdb
import holidays
import pandas as pd

from warehouse.paths import sql

EARLIEST = dt.date(1950, 1, 1)
NOT_SUPPLIED = "bank holiday of the library, not supplied"
MOVED = "bank holiday of the library, moved"

Days = frozenset[dt.date]


def build_calendar(con: duckdb.DuckDBPyConnection, earliest: dt.date, latest: dt.date) -> None:
    """Make work.calendar (day, n): n counts the working days from the first day to this one.

    A year of ref_bank_holidays with as many days off work as the library has, or more, is taken as
    it was supplied; one with fewer is part of a year, and the library's days are joined to it. Of
    either, what the library has beyond is noted. Other years are the library's.
    """
    rows = con.execute('select "date" from extract.ref_bank_holidays').fetchall()
    supplied = _by_year(day for (day,) in rows)
    library = _by_year(_english_holidays(latest.year))
    off = [
        day
        for year in supplied.keys() | library.keys()
        for day in _off(supplied.get(year, frozenset()), library.get(year, frozenset()))
    ]
    con.register("day_off", pd.DataFrame({"day": pd.to_datetime(sorted(off))}))
    con.execute(sql("work", "calendar"), {"first": min(earliest, EARLIEST), "last": latest})
    con.unregister("day_off")
    _note(con, supplied, library)


def _by_year(days: Iterable[dt.date]) -> dict[int, Days]:
    """Days off from Monday to Friday: the others are no working days anyhow."""
    found: dict[int, set[dt.date]] = {}
    for day in days:
        if day.weekday() < 5:
            found.setdefault(day.year, set()).add(day)
    return {year: frozenset(of_year) for year, of_year in found.items()}


def _is_part(supplied: Days, library: Days) -> bool:
    return len(supplied) < len(library)


def _off(supplied: Days, library: Days) -> Days:
    """The days off of one year."""
    return supplied | library if _is_part(supplied, library) else supplied


def _note(
    con: duckdb.DuckDBPyConnection, supplied: dict[int, Days], library: dict[int, Days]
) -> None:
    """Note afresh, a row a year that was supplied, the days that only the library has."""
    kinds = {"kinds": [NOT_SUPPLIED, MOVED]}
    con.execute("delete from meta.noted where list_contains($kinds, kind)", kinds)
    for year, days in sorted(supplied.items()):
        own = library.get(year, frozenset())
        lacking = sorted(own - days)
        if lacking:
            con.execute(
                "insert into meta.noted by name select 'ref_bank_holidays' as table_name,"
                " 'date' as column_name, $kind as kind, $days as example, $cells as cells",
                {
                    "kind": NOT_SUPPLIED if _is_part(days, own) else MOVED,
                    "days": ", ".join(day.isoformat() for day in lacking),
                    "cells": len(lacking),
                },
            )


@cache
def _english_holidays(until: int) -> Days:
    years = range(EARLIEST.year, until + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))
