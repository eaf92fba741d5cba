"""The contract of every column kept: each cell of a raw table is read, empty or not understood.

What most cells hold needs no rule but a cast, and DuckDB does it; the different cells that are left
are few, and are read one by one by warehouse.extract.cells.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

import duckdb
import pandas as pd

from warehouse.extract import cells
from warehouse.extract.cells import Column
from warehouse.extract.files import RAW
from warehouse.tables.code_lists import CodeList, code_lists
from warehouse.tables.table import CASE_WORKER_ROLE, Kind, Table

# The different cells that need a rule, by column, as they are joined to the raw rows.
READ = "read_cells"
_MOST = math.nextafter(1e9, 0)
_VISIBLE = "({0} between '!' and '~' and right({0}, 1) between '!' and '~')"
_PLAIN_DAY = "({0} like '____-__-__' and try_cast({0} as date) > date '1900-01-01')"
_YES, _NO = "('Y', 'y', '1', 'Yes', 'true')", "('N', 'n', '0', 'No', 'false')"
_NOTHING = f"{{0}} in ({', '.join(repr(word) for word in sorted(cells.NOTHING))})"


@dataclass(frozen=True)
class Reading:
    """How one column of a raw table is read: `odd` are the cells that need a rule, and what they
    say."""

    column: str
    kind: Kind
    odd: Column

    @property
    def misread(self) -> list[str]:
        """The cells that are not understood."""
        return [text for text, cell in self.odd.cells.items() if not cell.understood]


@dataclass(frozen=True)
class Spelling:
    """The lists by which codes are read, with a council's own words and roles."""

    lists: Mapping[str, CodeList]

    @staticmethod
    def made(roles: Iterable[str], words: Iterable[tuple[str, str, str]]) -> "Spelling":
        """The shipped lists and the council's roles of case workers, with its own words: (list,
        their word, our code)."""
        lists = dict(code_lists())
        lists[CASE_WORKER_ROLE] = CodeList(
            CASE_WORKER_ROLE, tuple(roles), open=True, as_written=True
        )
        for name, of_list in groupby(sorted(words), key=lambda word: word[0]):
            own = [(theirs, ours) for _, theirs, ours in of_list]
            lists[name] = lists[name].with_words(own)
        return Spelling(lists)

    def of(self, table: Table, column: str) -> CodeList:
        """The list of a column; open where a council may have codes of its own."""
        found = self.lists[table.lists[column]]
        own = table.is_open(column)
        return replace(found, open=True, _by_words={}) if own else found


def read_columns(
    con: duckdb.DuckDBPyConnection, table: Table, present: Iterable[str], spelling: Spelling
) -> tuple[Reading, ...]:
    """How each column of `raw_rows` that the files had is read; fills `read_cells`.

    `read_cells` has a row for each column and different cell that is more than a cast: the value as
    text, and whether it is understood.
    """
    columns = [column for column in table.columns if column in set(present)]
    odd = _odd_columns(con, table, columns, spelling)
    readings = tuple(
        Reading(column, table.contract[column], _read(con, table, column, spelling))
        if column in odd
        else Reading(column, table.contract[column], Column({}))
        for column in columns
    )
    _fill(con, readings)
    return readings


def typed(table: Table, readings: Iterable[Reading]) -> str:
    """The SQL that gives the typed rows: read_from, file_order, the table's columns and
    `not_understood`, the names of the columns whose cells are not, between spaces; else null."""
    by_name = {reading.column: reading for reading in readings}
    values = ", ".join(
        f'{_value(table, column, by_name.get(column))} as "{column}"' for column in table.columns
    )
    odd = [reading.column for reading in by_name.values() if reading.odd.cells]
    joins = " ".join(
        f"left join {READ} as {_alias(table, column)} on {_alias(table, column)}.column_name ="
        f" '{column}' and {_alias(table, column)}.cell = r.\"{column}\""
        for column in odd
    )
    return (
        f"select r.read_from, r.rowid + 1 as file_order, {values}, {_names(table, by_name)}"
        f" as not_understood from {RAW} as r {joins}"
    )


def _names(table: Table, readings: Mapping[str, Reading]) -> str:
    """The names of the columns that are not understood in a row, or null."""
    parts = [
        f"case when {_alias(table, column)}.understood = false then ' {column} ' end"
        for column, reading in readings.items()
        if reading.misread
    ]
    return f"nullif(concat({', '.join(parts)}), '')" if parts else "cast(null as varchar)"


def _alias(table: Table, column: str) -> str:
    return f"c{table.columns.index(column)}"


def _value(table: Table, column: str, reading: Reading | None) -> str:
    kind = table.sql_type(column)
    if reading is None:
        return f"cast(null as {kind})"
    own = f'r."{column}"'
    if reading.odd.cells:
        alias = _alias(table, column)
        own = f"case when {alias}.cell is null then {own} else {alias}.value end"
    if kind == "boolean":
        return f"case when {own} in {_YES} then true when {own} in {_NO} then false end"
    return own if kind == "varchar" else f"try_cast({own} as {kind})"


def _odd_columns(
    con: duckdb.DuckDBPyConnection, table: Table, columns: list[str], spelling: Spelling
) -> frozenset[str]:
    """The columns that hold any cell that is more than a cast."""
    if not columns:
        return frozenset()
    tests = ", ".join(f"count_if({_is_odd(table, column, spelling)})" for column in columns)
    counts = con.execute(f"select {tests} from {RAW}").fetchall()[0]
    return frozenset(column for column, count in zip(columns, counts, strict=True) if count)


def _is_odd(table: Table, column: str, spelling: Spelling) -> str:
    """The SQL test for a cell that needs a rule."""
    cell, kind = f'"{column}"', table.contract[column]
    words = (
        f"not {_VISIBLE.format(cell)} or {_NOTHING.format(cell)}"
        f" or regexp_matches({cell}, '{cells.UNSEEN}')"
    )
    tests: dict[Kind, Callable[[], str]] = {
        "identifier": lambda: f"{words} or {_perhaps_number(cell)}",
        "team": lambda: f"{words} or {_perhaps_number(cell)}",
        "name": lambda: f"{words} or regexp_matches({cell}, '{cells.UNSEEN_OR_LINE}')",
        "text": lambda: words,
        "code": lambda: f"{words} or {cell} <> upper({cell})",
        "list": lambda: f"not list_contains([{_quoted(spelling.of(table, column))}], {cell})",
        "date": lambda: f"not coalesce({_PLAIN_DAY.format(cell)}, false)",
        "day of birth": lambda: f"not coalesce({_PLAIN_DAY.format(cell)}, false)",
        "flag": lambda: f"{cell} not in {_YES} and {cell} not in {_NO}",
        "number": lambda: f"not coalesce({_in_range(table, column)}, false)",
    }
    return f"{cell} is not null and ({tests[kind]()})"


def _quoted(codes: CodeList) -> str:
    return ", ".join("'" + code.replace("'", "''") + "'" for code in codes.codes)


def _in_range(table: Table, column: str) -> str:
    between, value = table.numbers[column], f'try_cast("{column}" as double)'
    least, greatest = max(between.least, -_MOST), min(between.greatest, _MOST)
    # DuckDB takes 1_000 for a number.
    return f"{value} >= {least} and {value} <= {greatest} and not contains(\"{column}\", '_')"


def _perhaps_number(cell: str) -> str:
    """Whether an identifier ends as a rounded number does, or may be in scientific notation."""
    return f"regexp_full_match({cell}, '[0-9]+\\.0+|[+-]?[0-9.]+[eE][+-]?[0-9]+')"


def _read(con: duckdb.DuckDBPyConnection, table: Table, column: str, spelling: Spelling) -> Column:
    """What the odd cells of one column say."""
    name = f'"{column}"'
    counts = dict(
        con.execute(
            f"select {name}, count(*) from {RAW} where {_is_odd(table, column, spelling)}"
            f" group by {name}"
        ).fetchall()
    )
    readers: dict[Kind, Callable[[], Column]] = {
        "identifier": lambda: cells.read_identifiers(counts, _all_whole(con, name)),
        "team": lambda: cells.read_identifiers(counts, _all_whole(con, name)),
        "name": lambda: cells.read_names(counts),
        "text": lambda: cells.read_text(counts),
        "code": lambda: cells.read_code(counts),
        "list": lambda: cells.read_list(counts, spelling.of(table, column)),
        "date": lambda: _read_dates(con, table, column, spelling, counts),
        "day of birth": lambda: _read_dates(con, table, column, spelling, counts),
        "flag": lambda: cells.read_flags(counts),
        "number": lambda: cells.read_numbers(counts, table.numbers[column]),
    }
    return readers[table.contract[column]]()


def _read_dates(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    column: str,
    spelling: Spelling,
    counts: Mapping[str, int],
) -> Column:
    """What the odd cells of a column of dates say, each file's form by its own cells."""
    by_file: dict[str, dict[str, int]] = {}
    for file, text, count in con.execute(
        f'select read_from, "{column}", count(*) from {RAW}'
        f" where {_is_odd(table, column, spelling)} group by all"
    ).fetchall():
        by_file.setdefault(file, {})[text] = count
    several = by_file.values() if len(by_file) > 1 else ()
    return cells.read_dates(counts, _plain(con, table, column, spelling), several)


def _all_whole(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a column holds whole numbers alone, some perhaps with a final .0."""
    found = con.execute(
        f"select bool_and(regexp_full_match(trim({name}), '[0-9]+(\\.0+)?')) from {RAW}"
        f" where {name} is not null and trim({name}) <> '' and not {_NOTHING.format(name)}"
    ).fetchall()[0][0]
    return bool(found)


def _plain(con: duckdb.DuckDBPyConnection, table: Table, column: str, spelling: Spelling) -> int:
    """How many cells of a column of dates are days as they stand."""
    odd = _is_odd(table, column, spelling)
    return int(
        con.execute(
            f'select count_if("{column}" is not null and not ({odd})) from {RAW}'
        ).fetchall()[0][0]
    )


def _fill(con: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> None:
    rows = [
        (reading.column, text, cell.value, cell.understood)
        for reading in readings
        for text, cell in reading.odd.cells.items()
    ]
    con.execute(
        f"create or replace temp table {READ}"
        " (column_name varchar, cell varchar, value varchar, understood boolean)"
    )
    if not rows:
        return
    names = ["column_name", "cell", "value", "understood"]
    con.register("read_rows", pd.DataFrame(rows, columns=names).astype({"value": "string"}))
    con.execute(f"insert into {READ} select * from read_rows")
    con.unregister("read_rows")
