"""Files become typed tables, each row loaded or set aside, and what was noticed on the way."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.extract import rows
from warehouse.extract.consistency.absence import (
    is_needed,
    lacking_columns,
    lacking_now,
    none_loaded,
)
from warehouse.extract.consistency.factors import TABLE as OF_FACTORS
from warehouse.extract.consistency.factors import factor_findings
from warehouse.extract.consistency.links import link_findings
from warehouse.extract.consistency.shrinkage import shrink_findings
from warehouse.extract.contract import READ, Reading, Spelling, read_columns
from warehouse.extract.files import RAW, Unread, columns_like, read_raw
from warehouse.extract.findings import (
    NOT_UNDERSTOOD,
    SPELLING,
    UNKNOWN,
    Acceptance,
    Finding,
    cells_finding,
    keep,
)
from warehouse.extract.head import Extract
from warehouse.extract.words import read_words
from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.tables.code_lists import CodeList
from warehouse.tables.table import CASE_WORKER_ROLE, DATE, END, PERSON, Table

# So many different cells of a column are named; the others are counted in the finding.
_NAMED = 100


def note(
    con: duckdb.DuckDBPyConnection, table: Table, readings: Iterable[Reading], spelling: Spelling
) -> list[Finding]:
    """Add to meta.noted what the rows of one table show, by column and kind, with a count; returns
    what is to be said of the columns."""
    found = []
    for reading in readings:
        if reading.misread:
            found.append(_note_misread(con, table, reading, spelling))
        if reading.odd.noted:
            found.append(_put_right(con, table, reading))
        if reading.kind == "list" and table.is_open(reading.column):
            _note_unknown(con, table, reading.column, spelling)
    for place, column in enumerate(table.late):
        con.execute(
            "insert into meta.noted by name select $name as table_name, $column as column_name,"
            " 'later than the as-at date, read as not yet' as kind, count(*) as cells"
            f" from {rows.PARSED} where set_aside_reason is null and late_dates & $bit > 0"
            " having count(*) > 0",
            {"name": table.name, "column": column, "bit": 1 << place},
        )
    return found


def _note_misread(
    con: duckdb.DuckDBPyConnection, table: Table, reading: Reading, spelling: Spelling
) -> Finding:
    """List the cells of a column that were not understood, each with the codes nearest to it."""
    name, of_list = reading.column, reading.kind == "list"
    counts = con.execute(
        f'select r."{name}", count(*) as n from {RAW} as r join {READ} as c'
        f' on c.column_name = $column and c.cell = r."{name}" where not c.understood'
        f' group by r."{name}" order by n desc, r."{name}"',
        {"column": name},
    ).fetchall()
    for cell, count in counts[:_NAMED]:
        near = spelling.of(table, name).near(cell) if of_list else ()
        _noted(con, table, name, NOT_UNDERSTOOD, cell, count, near)
    filled = con.execute(
        f'select count(r."{name}") - count_if(c.understood and c.value is null) from {RAW} as r'
        f' left join {READ} as c on c.column_name = $column and c.cell = r."{name}"',
        {"column": name},
    ).fetchall()[0][0]
    return cells_finding(
        table,
        name,
        cells=sum(count for _, count in counts),
        filled=filled,
        cause=reading.odd.cause,
        needed=is_needed(table, name),
        examples=tuple(cell for cell, _ in counts),
    )


def _put_right(con: duckdb.DuckDBPyConnection, table: Table, reading: Reading) -> Finding:
    """Say how cells of a column were read that needed more than their own rule."""
    cells = con.execute(
        f"select count(*) from {RAW} as r join {READ} as c on c.column_name = $column"
        f' and c.cell = r."{reading.column}" where list_contains($put_right, c.cell)',
        {"column": reading.column, "put_right": list(reading.odd.put_right)},
    ).fetchall()[0][0]
    said = f"{cells:,} cells were read so: {reading.odd.noted}."
    return Finding(SPELLING, table.name, reading.column, cells, cells, "said", said)


def _note_unknown(
    con: duckdb.DuckDBPyConnection, table: Table, column: str, spelling: Spelling
) -> None:
    """List the codes that are of no list, and kept as they are; the codebook may know them."""
    known = spelling.of(table, column)
    if known.name == CASE_WORKER_ROLE and _any_known(con, column, known):
        return
    counts = con.execute(
        f'select "{column}", count(*) from {rows.PARSED} where set_aside_reason is null'
        f' and "{column}" is not null and not list_contains($known, "{column}")'
        f' group by "{column}" order by "{column}"',
        {"known": list(known.codes)},
    ).fetchall()
    for code, count in counts:
        _noted(con, table, column, UNKNOWN, code, count, known.near(code))


def _any_known(con: duckdb.DuckDBPyConnection, column: str, known: CodeList) -> bool:
    """Whether any row has a code of the list; then the others are other roles, and no concern."""
    return bool(
        con.execute(
            f'select 1 from {rows.PARSED} where list_contains($known, "{column}") limit 1',
            {"known": list(known.codes)},
        ).fetchall()
    )


def _noted(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    column: str,
    kind: str,
    example: str,
    cells: int,
    near: Iterable[str],
) -> None:
    con.execute(
        "insert into meta.noted values ($table, $column, $kind, $example, $cells, $near)",
        {
            "table": table.name,
            "column": column,
            "kind": kind,
            "example": example,
            "cells": cells,
            "near": list(near),
        },
    )


Progress = Callable[[str], None]


@dataclass(frozen=True)
class Terms:
    """By what an extract is read: how codes are written, and what the council lets through."""

    spelling: Spelling
    acceptance: Acceptance = field(default_factory=Acceptance)


def read_terms(warehouse: Path, roles: Iterable[str], accepted: Acceptance | None = None) -> Terms:
    """By what an extract is read: the lists with the council's roles and its own words, and what it
    lets through. Raises Refused for a wrong file of words and for names that are no column's."""
    found = accepted or Acceptance()
    wrong = [name for name in sorted(found.names) if not _is_read(name)]
    if wrong:
        raise Refused(
            [
                f"--accept names {name}, which is no column that is read; write table.column as the"
                " load does."
                for name in wrong
            ]
        )
    held = tuple(roles)
    return Terms(Spelling.made(held, read_words(warehouse, held)), found)


def _is_read(name: str) -> bool:
    table, _, column = name.partition(".")
    return table in TABLES and column in TABLES[table].columns


def ingest(
    con: duckdb.DuckDBPyConnection, extract: Extract, terms: Terms, progress: Progress
) -> None:
    """Fill the schemas `extract` and `meta` of a snapshot whose tables stand and are empty.

    Tables that the folder lacks are taken from the attached database `previous`, when there is
    one; a table that nobody ever supplied is empty. Raises Refused with the problems of all files
    and columns.
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
            problems += keep(con, _one(con, extract, table, kept, terms), terms.acceptance)
        except Refused as refused:
            problems += refused.problems
    # A table that is refused would seem to lack rows, and others to name what is not there.
    if not problems:
        factors = factor_findings(con) if OF_FACTORS in extract.files else []
        found = [*factors, *link_findings(con, extract.files), *shrink_findings(con, extract)]
        found += _of_an_earlier_version(con, kept, extract)
        problems = keep(con, found, terms.acceptance)
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


def _one(
    con: duckdb.DuckDBPyConnection, extract: Extract, table: Table, kept: set[str], terms: Terms
) -> list[Finding]:
    # The tables of an extract are defined once, in warehouse.tables, and made from there.
    columns = ", ".join(f'"{name}" {table.sql_type(name)}' for name in table.columns)
    con.execute(
        f"create table extract.{table.name} (file_order bigint, not_understood varchar, {columns})"
    )
    if table.name in extract.files:
        changed = table.name in kept and table.name in extract.changes
        return _load(con, extract, table, terms, keep_others=changed)
    if table.name in kept:
        _keep(con, table)
    return []


def _load(
    con: duckdb.DuckDBPyConnection,
    extract: Extract,
    table: Table,
    terms: Terms,
    *,
    keep_others: bool,
) -> list[Finding]:
    begun = time.perf_counter()
    raw = read_raw(con, table, extract.files[table.name])
    readings = read_columns(con, table, raw.present, terms.spelling)
    rows.parse_rows(con, table, readings, extract.as_at)
    lacking = lacking_columns(con, table, raw)
    findings = [*raw.findings, *lacking, *note(con, table, readings, terms.spelling)]
    for path in extract.files[table.name]:
        _name_unread(con, columns_like(table, path))
    con.execute(f"insert into extract.{table.name} {rows.loaded(table)}")
    _set_aside(con, table)
    _count(con, extract, table, raw.present, time.perf_counter() - begun)
    findings += none_loaded(con, table)
    if keep_others:
        findings += lacking_now(con, table, raw)
        _keep_unchanged(con, table, findings)
    return findings


def _set_aside(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    key = " || ' / ' || ".join(f"coalesce(cast(\"{name}\" as varchar), '')" for name in table.key)
    con.execute(
        f"insert into meta.set_aside select $name, p.read_from, p.file_order - f.before,"
        f" p.set_aside_reason, {key} from {rows.PARSED} as p join (select read_from,"
        f" min(file_order) - 1 as before from {rows.PARSED} group by read_from) as f"
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
        f" from {rows.PARSED}",
        {
            "name": table.name,
            "as_at": extract.as_at,
            "took": took,
            "changes": table.name in extract.changes,
            "columns": sorted(present),
        },
    )


def _keep(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Take a table as the previous snapshot has it, with what was noticed of it."""
    con.execute(f"insert into extract.{table.name} by name from previous.extract.{table.name}")
    for name in ("table_load", "set_aside", "noted"):
        con.execute(
            f"insert into meta.{name} by name from previous.meta.{name} where table_name = $name",
            {"name": table.name},
        )
    if _has_findings(con):
        _keep_findings(con, table, ())


def _has_findings(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the version that made the previous snapshot told what it did not understand."""
    return bool(
        con.execute(
            "from duckdb_tables() where database_name = 'previous' and schema_name = 'meta'"
            " and table_name = 'finding'"
        ).fetchall()
    )


def _of_an_earlier_version(
    con: duckdb.DuckDBPyConnection, kept: Iterable[str], extract: Extract
) -> list[Finding]:
    """What is said of the tables that are kept from a version without findings."""
    names = sorted(name for name in kept if name not in extract.files)
    if not names or _has_findings(con):
        return []
    said = (
        f"{', '.join(names)}: loaded by an earlier version, which took cells that it did not"
        " understand for empty ones; load them again."
    )
    return [Finding("earlier version", names[0], "", 0, 0, "said", said)]


def _keep_findings(con: duckdb.DuckDBPyConnection, table: Table, now: Iterable[Finding]) -> None:
    """Keep what was noticed of a table before, but for what is noticed of the same column now."""
    con.execute(
        "insert into meta.finding by name from previous.meta.finding as f"
        " where f.table_name = $name and not list_contains($now, [f.kind, f.column_name])",
        {"name": table.name, "now": [[one.kind, one.column] for one in now]},
    )


def _keep_unchanged(con: duckdb.DuckDBPyConnection, table: Table, now: Iterable[Finding]) -> None:
    """Rows of the previous snapshot whose key the new rows do not have; they stand first.

    A new row that was set aside since a cell was not understood takes the old one with it: what it
    says has changed, and a thing that ended may not stay open.
    """
    same = " and ".join(f'n."{name}" is not distinct from p."{name}"' for name in table.key)
    key = ", ".join(f'"{name}"' for name in table.key)
    most = con.execute(
        f"select coalesce(max(file_order), 0) from previous.extract.{table.name}"
    ).fetchall()[0][0]
    con.execute(f"update extract.{table.name} set file_order = file_order + {most}")
    con.execute(
        f"insert into extract.{table.name} by name"
        f" select p.* from previous.extract.{table.name} as p"
        f" anti join (select {key} from extract.{table.name} union all select {key}"
        f" from {rows.PARSED} where list_contains($reasons, set_aside_reason)) as n on {same}",
        {"reasons": [PERSON, DATE, END]},
    )
    if _has_findings(con):
        _keep_findings(con, table, now)
