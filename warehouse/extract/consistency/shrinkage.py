"""Tables that come back with far fewer rows than the last load had, and those that come empty."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from warehouse.extract.findings import Finding
from warehouse.extract.head import Extract
from warehouse.paths import sql
from warehouse.tables import TABLES

KIND = "shrunk"
LEAST_ROWS, LEAST_SHARE = 20, 80
# A file of these without a row takes back what was said before; see docs/extract.md.
MAY_BE_EMPTY = frozenset({"accepted_theme"})


@dataclass(frozen=True)
class _Stretch:
    """The days, both included, that the last load had complete; no first day is the earliest."""

    first: dt.date | None
    last: dt.date

    def condition(self, column: str | None) -> str:
        """The SQL that a row lies in it; every row of a table without a date does."""
        if column is None:
            return "true"
        begun = f"\"{column}\" >= date '{self.first}' and " if self.first else ""
        return f"{begun}\"{column}\" <= date '{self.last}'"

    def in_words(self, column: str | None) -> str:
        if column is None:
            return ""
        begun = f"from {_day(self.first)} " if self.first else ""
        return f" {begun}to {_day(self.last)}"


@dataclass(frozen=True)
class _Rows:
    """The rows of a table before and now: all, and those of the stretch."""

    before: int
    now: int
    stretch_before: int
    stretch_now: int

    @property
    def gone(self) -> bool:
        return self.before > 0 and self.now == 0

    @property
    def shrunk(self) -> bool:
        enough = self.stretch_now * 100 >= self.stretch_before * LEAST_SHARE
        return self.stretch_before >= LEAST_ROWS and not enough


def shrink_findings(con: duckdb.DuckDBPyConnection, extract: Extract) -> list[Finding]:
    """A finding for each table of the folder that had rows in the attached database `previous` and
    comes with none, or with under 80% of 20 or more in the stretch that the last load had complete.

    Refused, unless extract.toml names the table under `empty` or `shrunk`. Tables under `changes`
    replace row by row and cannot shrink; without `previous` nothing can.
    """
    found = (
        _finding(con, extract, table, stretch)
        for table, stretch in sorted(_stretches(con).items())
        if table in TABLES and table in extract.files and table not in extract.changes
    )
    return [finding for finding in found if finding]


def has_previous(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the snapshot of the last load is attached beside the one that is being built."""
    attached = "from duckdb_databases() where database_name = 'previous'"
    return bool(con.execute(attached).fetchall())


def _stretches(con: duckdb.DuckDBPyConnection) -> dict[str, _Stretch]:
    if not has_previous(con):
        return {}
    rows = con.execute(sql("work", "stretch")).fetchall()
    return {table: _Stretch(first, last) for table, first, last in rows}


def _finding(
    con: duckdb.DuckDBPyConnection, extract: Extract, table: str, stretch: _Stretch
) -> Finding | None:
    dated = TABLES[table].event_date
    rows = _rows(con, table, stretch.condition(dated))
    if rows.gone:
        return None if table in MAY_BE_EMPTY else _gone(extract, table, rows)
    return _shrunk(extract, table, rows, stretch.in_words(dated)) if rows.shrunk else None


def _rows(con: duckdb.DuckDBPyConnection, table: str, of_stretch: str) -> _Rows:
    text = sql("work", "shrinkage").replace("{table}", table).replace("{of_stretch}", of_stretch)
    return _Rows(*con.execute(text).fetchall()[0])


def _gone(extract: Extract, table: str, rows: _Rows) -> Finding:
    one = "row" if rows.before == 1 else "rows"
    said = f"{table} had {rows.before:,} {one} and comes with none"
    return _refused_unless(extract.empty, "empty", table, rows.before, rows.before, said)


def _shrunk(extract: Extract, table: str, rows: _Rows, days: str) -> Finding:
    before, now = rows.stretch_before, rows.stretch_now
    said = (
        f"{table} had {before:,} rows{days} and comes with {now:,} of that stretch,"
        f" under {LEAST_SHARE}%"
    )
    return _refused_unless(extract.shrunk, "shrunk", table, before - now, before, said)


def _refused_unless(
    named: tuple[str, ...], entry: str, table: str, lost: int, before: int, said: str
) -> Finding:
    """`lost` of the `before` rows are gone: refused, or said where the head of the extract does."""
    if table in named:
        return Finding(KIND, table, "", lost, before, "said", f"{said}, as extract.toml says.")
    advice = (
        "send it whole, leave its file out to keep what was loaded, or, where it is right, write"
        f' {entry} = ["{table}"] into extract.toml'
    )
    return Finding(KIND, table, "", lost, before, "refused", f"{said}: {advice}.")


def _day(day: dt.date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
