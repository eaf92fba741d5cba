"""Cells of text become values of their types, and rows that cannot be used are set aside."""

import datetime as dt

import duckdb

from warehouse.extract.files import RAW
from warehouse.tables.table import Table

_SPACE = "' \t\r\n\u00a0'"
_YES = "('y', 'yes', '1', 'true')"
_NO = "('n', 'no', '0', 'false')"


def text(column: str) -> str:
    """Trimmed text; empty cells and the database word NULL read as null.

    The first branch is for what nearly every cell is: visible ASCII at both ends.
    """
    return (
        f"case when {column} between '!' and '~' and right({column}, 1) between '!' and '~'"
        f" and {column} <> 'NULL' then {column}"
        f" else nullif(nullif(trim({column}, {_SPACE}), ''), 'NULL') end"
    )


def date(column: str) -> str:
    """ISO, or day first with slashes; times are dropped and 1900-01-01 is no date.

    The first branch reads what nearly every cell holds, without the cost of a pattern.
    """
    cell = text(column)
    iso = f"try_strptime(left({cell}, 10), '%Y-%m-%d')"
    day_first = f"try_strptime(regexp_extract({cell}, '^[^ T]+'), '%d/%m/%Y')"
    read = (
        f"case when {column} like '____-__-__' then try_cast({column} as date)"
        f" when {column} is null then null"
        f" when regexp_matches({cell}, '^\\d{{1,2}}/\\d{{1,2}}/\\d{{4}}([ T]|$)')"
        f" then cast({day_first} as date)"
        f" when regexp_matches({cell}, '^\\d{{4}}-\\d\\d-\\d\\d([ T]|$)')"
        f" then cast({iso} as date) end"
    )
    return f"nullif({read}, date '1900-01-01')"


def flag(column: str) -> str:
    """Yes, no or null; null is never yes."""
    cell = f"lower({text(column)})"
    return f"case when {cell} in {_YES} then true when {cell} in {_NO} then false end"


def number(column: str) -> str:
    """A number below 1,000 million either way, which sums can hold exactly, or null."""
    value = f"try_cast({text(column)} as double)"
    return f"case when abs({value}) < 1e9 then {value} end"


def code(column: str) -> str:
    """A code, compared without case."""
    return f"upper({text(column)})"


def sql_type(table: Table, column: str) -> str:
    """The type that a column of a table has in the warehouse."""
    if column in table.dates:
        return "date"
    if column in table.flags:
        return "boolean"
    return "double" if column in table.numbers else "varchar"


def value(table: Table, column: str, cell: str) -> str:
    """The SQL that reads one cell of a table's column."""
    if column in table.dates:
        return date(cell)
    if column in table.flags:
        return flag(cell)
    if column in table.numbers:
        return number(cell)
    return code(cell) if column in table.codes else text(cell)


PARSED = "parsed_rows"
REASONS = ("no key", "no person", "end before start", "future date", "duplicate", "key clash")


def parse_rows(
    con: duckdb.DuckDBPyConnection, table: Table, present: set[str], as_at: dt.date
) -> None:
    """Fill `parsed_rows` from `raw_rows`: typed columns, `file_order` and `set_aside_reason`
    (null if good): the first of no key, no person, end before start and future date that applies.
    """
    columns = ", ".join(
        f'{_value(table, column, present)} as "{column}"' for column in table.columns
    )
    late = ", ".join(
        f'case when "{day}" <= $as_at then "{day}" end as "{day}"' for day in table.late
    )
    con.execute(
        f"create or replace temp table {PARSED} as"
        f" with typed as (select read_from, rowid + 1 as file_order, {columns} from {RAW})"
        f" select * {f'replace ({late})' if late else ''}, {_reason(table)} as set_aside_reason,"
        f" {_late_dates(table)} as late_dates from typed",
        {"as_at": as_at} if table.starts or table.late else {},
    )
    _mark_repeats(con, table)


def _value(table: Table, column: str, present: set[str]) -> str:
    if column not in present:
        return f"cast(null as {sql_type(table, column)})"
    return value(table, column, f'"{column}"')


def _reason(table: Table) -> str:
    named = [column for column in table.key if column not in table.null_in_key]
    tests = [(f'"{column}" is null', "no key") for column in named]
    if table.person and not table.person_optional:
        tests.append((f"{table.person} is null", "no person"))
    tests += [(f"{end} < {start}", "end before start") for start, end in table.spans]
    tests += [(f"{start} > $as_at", "future date") for start in map(_sql, table.starts)]
    return "case " + " ".join(f"when {test} then '{why}'" for test, why in tests) + " end"


def _sql(start: str) -> str:
    return f'"{start}"' if start.isidentifier() else start


def _late_dates(table: Table) -> str:
    """One bit for each of the table's late dates that lies after $as_at."""
    bits = (
        f'case when "{day}" > $as_at then {1 << place} else 0 end'
        for place, day in enumerate(table.late)
    )
    return " + ".join(bits) or "0"


def _mark_repeats(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Keep the last row of each key; an earlier one that has a later equal is a duplicate."""
    key = ", ".join(f'"{column}"' for column in table.key)
    everything = ", ".join(f'"{column}"' for column in table.columns)
    con.execute(
        "create or replace temp table repeated as"
        f" with good as (select * from {PARSED} where set_aside_reason is null),"
        f" again as (select {key} from good group by {key} having count(*) > 1)"
        f" select file_order,"
        f" row_number() over (partition by {key} order by file_order desc) as from_last,"
        f" row_number() over (partition by {everything} order by file_order desc) as like_from_last"
        f" from good semi join again on {_same(table.key, 'good', 'again')}"
    )
    con.execute(
        f"update {PARSED} set set_aside_reason ="
        " case when r.like_from_last > 1 then 'duplicate' else 'key clash' end"
        f" from repeated as r where r.file_order = {PARSED}.file_order and r.from_last > 1"
    )


def _same(key: tuple[str, ...], left: str, right: str) -> str:
    return " and ".join(
        f'{left}."{column}" is not distinct from {right}."{column}"' for column in key
    )


def loaded(table: Table) -> str:
    """The SQL that selects the good rows."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    return f"select file_order, {columns} from {PARSED} where set_aside_reason is null"
