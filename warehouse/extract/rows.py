"""Rows of a raw table are typed; those that cannot be used are set aside, each for one reason."""

import datetime as dt
from collections.abc import Iterable

import duckdb

from warehouse.extract.contract import Reading, typed
from warehouse.tables.table import DATE, END, KEY, PERSON, Table

PARSED = "parsed_rows"
REASONS = (
    KEY, "no key", PERSON, "no person", DATE, END, "end before start", "future date", "duplicate",
    "key clash",
)  # fmt: skip
# What every table of an extract has beside its own columns: the row's place in the files, and the
# names of its columns whose cells were not understood, each between spaces.
BESIDE = ("file_order", "not_understood")


def parse_rows(
    con: duckdb.DuckDBPyConnection, table: Table, readings: Iterable[Reading], as_at: dt.date
) -> None:
    """Fill `parsed_rows` from `raw_rows`: typed columns, `file_order`, `not_understood` and
    `set_aside_reason` (null if good), the first of REASONS that applies.
    """
    late = ", ".join(
        f'case when "{day}" <= $as_at then "{day}" end as "{day}"' for day in table.late
    )
    con.execute(
        f"create or replace temp table {PARSED} as"
        f" with typed as ({typed(table, readings)})"
        f" select * {f'replace ({late})' if late else ''}, {_reason(table)} as set_aside_reason,"
        f" {_late_dates(table)} as late_dates from typed",
        {"as_at": as_at} if table.starts or table.late else {},
    )
    _mark_repeats(con, table)


def _reason(table: Table) -> str:
    tests = [
        (f"not_understood like '% {column} %'", why)
        for column in table.columns
        if (why := table.why_set_aside(column))
    ]
    tests += [(f'"{column}" is null', "no key") for column in table.named_by]
    if table.person and not table.person_optional:
        tests.append((f"{table.person} is null", "no person"))
    tests += [(f"{end} < {start}", "end before start") for start, end in table.spans]
    tests += [(f"{start} > $as_at", "future date") for start in map(_sql, table.starts)]
    tests.sort(key=lambda test: REASONS.index(test[1]))
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
        f" row_number() over (partition by {everything}, not_understood order by file_order desc)"
        " as like_from_last"
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
    columns = ", ".join(f'"{column}"' for column in (*BESIDE, *table.columns))
    return f"select {columns} from {PARSED} where set_aside_reason is null"
