"""The age band of a child on a day, at its edges, worked by hand."""

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest

from warehouse.paths import QUERIES


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("create schema seen")
        con.execute((QUERIES / "schema" / "macros" / "age_band.sql").read_text("utf-8"))
        yield con


@pytest.mark.parametrize(
    ("born", "expected", "on_date", "band"),
    [
        ("2024-05-10", None, "2024-05-09", "1 unborn"),
        (None, "2024-05-10", "2024-05-20", "1 unborn"),
        (None, None, "2024-05-20", "8 not known"),
        ("2024-05-10", None, "2024-05-10", "2 under 1"),
        ("2024-05-10", None, "2025-05-09", "2 under 1"),
        ("2024-05-10", None, "2025-05-10", "3 1 to 4"),
        ("2019-05-10", None, "2024-05-09", "3 1 to 4"),
        ("2019-05-10", None, "2024-05-10", "4 5 to 9"),
        ("2014-05-10", None, "2024-05-10", "5 10 to 15"),
        ("2008-05-10", None, "2024-05-10", "6 16 and 17"),
        ("2006-05-10", None, "2024-05-09", "6 16 and 17"),
        ("2006-05-10", None, "2024-05-10", "7 18 and over"),
        # Born on 29 February: a year older on 1 March where a year has no such day.
        ("2020-02-29", None, "2021-02-28", "2 under 1"),
        ("2020-02-29", None, "2021-03-01", "3 1 to 4"),
        ("2023-03-01", None, "2024-02-29", "2 under 1"),
        ("2023-02-28", None, "2024-02-29", "3 1 to 4"),
    ],
)
def test_a_band_begins_on_the_birthday(
    con: duckdb.DuckDBPyConnection,
    born: str | None,
    expected: str | None,
    on_date: str,
    band: str,
) -> None:
    days = [day and dt.date.fromisoformat(day) for day in (born, expected, on_date)]
    (row,) = con.execute(
        "select seen.age_band(cast($1 as date), cast($2 as date), cast($3 as date))", days
    ).fetchall()
    assert row[0] == band
