"""Files become typed tables, each row loaded or set aside, and what was noticed on the way."""

import time
from collections.abc import Callable, Iterable

import duckdb

from warehouse.extract import clean
from warehouse.extract.clean import PARSED, text
from warehouse.extract.files import RAW, Unread, columns_like, read_raw
from warehouse.extract.findings import Finding
from warehouse.extract.head import Extract
from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.tables.table import Table

_SENTINEL = "{cell} like '1900-01-01%' or {cell} like '01/01/1900%' or {cell} like '1/1/1900%'"


def note(con: duckdb.DuckDBPyConnection, table: Table, present: set[str]) -> None:
    """Add to meta.noted what the rows of one table show, by column and kind, with a count."""
    for column in table.dates + table.numbers:
        if column in present:
            _note_unreadable(con, table, column)
    for place, column in enumerate(table.late):
        con.execute(
            "insert into meta.noted"
            " select $name, $column, 'later than the as-at date, read as not yet', null, count(*)"
            f" from {PARSED} where set_aside_reason is null and late_dates & $bit > 0"
            " having count(*) > 0",
            {"name": table.name, "column": column, "bit": 1 << place},
        )
    for column, known in table.lists.items():
        con.execute(
            "insert into meta.noted"
            f" select $name, $column, 'code not known', \"{column}\", count(*) from {PARSED}"
            f' where set_aside_reason is null and "{column}" is not null'
            f' and not list_contains($known, "{column}") group by "{column}"',
            {"name": table.name, "column": column, "known": sorted(known)},
        )


def _note_unreadable(con: duckdb.DuckDBPyConnection, table: Table, column: str) -> None:
    cell = text(f'r."{column}"')
    con.execute(
        "insert into meta.noted"
        f" select $name, $column, 'cell that cannot be read, left empty', min({cell}), count(*)"
        f" from {RAW} as r join {PARSED} as p on p.file_order = r.rowid + 1"
        f' where r."{column}" is not null and p."{column}" is null and {cell} is not null'
        f" and {_not_late(table, column)}"
        f" and not ({_SENTINEL.format(cell=cell)}) having count(*) > 0",
        {"name": table.name, "column": column},
    )


def _not_late(table: Table, column: str) -> str:
    if column not in table.late:
        return "true"
    return f"p.late_dates & {1 << table.late.index(column)} = 0"


Progress = Callable[[str], None]


def ingest(con: duckdb.DuckDBPyConnection, extract: Extract, progress: Progress) -> None:
    """Fill the schemas `extract` and `meta` of a snapshot whose tables stand and are empty.

    Tables that the folder lacks are taken from the attached database `previous`, when there is
    one; a table that nobody ever supplied is empty. Raises Refused with the problems of all files.
    """
    con.execute(
        "insert into meta.extract values ($as_at, $la_code, $council, $synthetic, $covers, now())",
        {
            "as_at": extract.as_at,
            "la_code": extract.la_code,
            "council": extract.council,
            "synthetic": extract.synthetic,
            "covers": extract.covers_from,
        },
    )
    _unread(con, extract)
    kept = _kept_tables(con)
    problems: list[str] = []
    for table in TABLES.values():
        progress(table.title)
        try:
            _one(con, extract, table, kept)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)


def _unread(con: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """What the folder holds and nobody reads; without a folder, what is known of the last one."""
    if not extract.files:
        con.execute("insert into meta.unread by name from previous.meta.unread")
        return
    _name_unread(con, extract.unknown)


def _name_unread(con: duckdb.DuckDBPyConnection, unread: Iterable[Unread]) -> None:
    for one in unread:
        con.execute(
            "insert into meta.unread values ($file_name, $column, $meant, $asked)",
            {
                "file_name": one.file_name,
                "column": one.column,
                "meant": one.meant,
                "asked": one.asked,
            },
        )


def _kept_tables(con: duckdb.DuckDBPyConnection) -> set[str]:
    if not con.execute("from duckdb_databases() where database_name = 'previous'").fetchall():
        return set()
    rows = con.execute("select table_name from previous.meta.table_load").fetchall()
    return {name for (name,) in rows}


def _one(con: duckdb.DuckDBPyConnection, extract: Extract, table: Table, kept: set[str]) -> None:
    # The tables of an extract are defined once, in warehouse.tables, and made from there.
    columns = ", ".join(f'"{name}" {clean.sql_type(table, name)}' for name in table.columns)
    con.execute(f"create table extract.{table.name} (file_order bigint, {columns})")
    if table.name in extract.files:
        _load(con, extract, table, keep=table.name in kept and table.name in extract.changes)
    elif table.name in kept:
        _keep(con, table)


def _load(con: duckdb.DuckDBPyConnection, extract: Extract, table: Table, keep: bool) -> None:
    begun = time.perf_counter()
    raw = read_raw(con, table, extract.files[table.name])
    present = raw.present
    _find(con, raw.findings)
    clean.parse_rows(con, table, present, extract.as_at)
    note(con, table, present)
    for path in extract.files[table.name]:
        _name_unread(con, columns_like(table, path))
    con.execute(f"insert into extract.{table.name} {clean.loaded(table)}")
    _set_aside(con, table)
    _count(con, extract, table, present, time.perf_counter() - begun)
    if keep:
        _keep_unchanged(con, table)


def _find(con: duckdb.DuckDBPyConnection, findings: Iterable[Finding]) -> None:
    for one in findings:
        con.execute(
            "insert into meta.finding values ($kind, $table, $column, $cells, $of_cells, $weight,"
            " $sentence, $examples, null, null)",
            {**vars(one), "examples": list(one.examples)},
        )


def _set_aside(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    key = " || ' / ' || ".join(f"coalesce(cast(\"{name}\" as varchar), '')" for name in table.key)
    con.execute(
        f"insert into meta.set_aside select $name, p.read_from, p.file_order - f.before,"
        f" p.set_aside_reason, {key} from {clean.PARSED} as p join (select read_from,"
        f" min(file_order) - 1 as before from {clean.PARSED} group by read_from) as f"
        " on f.read_from = p.read_from where p.set_aside_reason is not null"
        " order by p.file_order",
        {"name": table.name},
    )


def _count(
    con: duckdb.DuckDBPyConnection, extract: Extract, table: Table, present: set[str], took: float
) -> None:
    newest = f'"{table.event_date}"' if table.event_date else "cast(null as date)"
    con.execute(
        "insert into meta.table_load"
        " select $name, $as_at, count(*), count(*) filter (where set_aside_reason is null),"
        f" count(set_aside_reason), max(case when set_aside_reason is null then {newest}"
        " end), $took, $changes, $columns"
        f" from {clean.PARSED}",
        {
            "name": table.name,
            "as_at": extract.as_at,
            "took": took,
            "changes": table.name in extract.changes,
            "columns": sorted(present),
        },
    )


def _keep(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    con.execute(f"insert into extract.{table.name} by name from previous.extract.{table.name}")
    for name in ("table_load", "set_aside", "noted", "finding"):
        con.execute(
            f"insert into meta.{name} by name from previous.meta.{name} where table_name = $name",
            {"name": table.name},
        )


def _keep_unchanged(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Rows of the previous snapshot whose key the new rows do not have; they stand first."""
    same = " and ".join(f'n."{name}" is not distinct from p."{name}"' for name in table.key)
    columns = ", ".join(f'p."{name}"' for name in table.columns)
    most = con.execute(
        f"select coalesce(max(file_order), 0) from previous.extract.{table.name}"
    ).fetchall()[0][0]
    con.execute(f"update extract.{table.name} set file_order = file_order + {most}")
    con.execute(
        f"insert into extract.{table.name}"
        f" select p.file_order, {columns} from previous.extract.{table.name} as p"
        f" anti join extract.{table.name} as n on {same}"
    )
