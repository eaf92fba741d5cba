"""What a file lacks: columns that others have, ends that no file has, rows that could be loaded."""

import duckdb

from warehouse.extract import rows
from warehouse.extract.files import RAW, Raw
from warehouse.extract.findings import LACKING, Finding
from warehouse.model.facts import columns_needed
from warehouse.tables.table import DATE, END, KEY, PERSON, Table


def is_needed(table: Table, column: str) -> bool:
    """Whether a figure is wrong without a column: what it is made from, and what names a row."""
    names_rows = column in table.required
    read = column in columns_needed(table.name, table.columns) and column not in table.spare
    return names_rows or read


def lacking_now(con: duckdb.DuckDBPyConnection, table: Table, raw: Raw) -> list[Finding]:
    """What is said of the columns that the last load had and changed rows come without: a thing
    that had ended would be open again."""
    had = con.execute(
        "select columns from previous.meta.table_load where table_name = $name",
        {"name": table.name},
    ).fetchall()[0][0]
    changed = con.execute(f"select count(*) from {RAW}").fetchall()[0][0]
    lacking = sorted(name for name in had if name not in raw.present)
    said = f"the last load had the column, which the changed rows lack: {changed:,} read as empty."
    return [
        Finding(LACKING, table.name, name, changed, changed, "loud", said)
        for name in lacking
        if name in table.columns and is_needed(table, name)
    ]


def lacking_columns(con: duckdb.DuckDBPyConnection, table: Table, raw: Raw) -> list[Finding]:
    """What is said of the columns that some files have and others lack, and of the dates that close
    something where no file has the column: all is open."""
    in_some = [one for one in raw.lacking if is_needed(table, one.column)]
    read = con.execute(f"select count(*) from {RAW}").fetchall()[0][0]
    said = f"no file has the column, so that none of {read:,} rows counts as ended or done."
    in_none = [
        Finding(LACKING, table.name, name, read, read, "loud", said)
        for name in table.closing
        if read and name not in raw.present and is_needed(table, name)
    ]
    return [*in_some, *in_none]


def none_loaded(con: duckdb.DuckDBPyConnection, table: Table) -> list[Finding]:
    """What is said of a table that came with rows of which none was loaded: it counts as one that
    has none, and nothing else would tell. Cells that were not understood are told already."""
    loaded, others, read = con.execute(
        "select count_if(set_aside_reason is null), count_if(set_aside_reason is not null and not"
        f" list_contains($told, set_aside_reason)), count(*) from {rows.PARSED}",
        {"told": [KEY, PERSON, DATE, END]},
    ).fetchall()[0]
    if loaded or not others:
        return []
    said = f"{table.name}: all of {read:,} rows were set aside, and it counts as having none."
    return [Finding("none loaded", table.name, "", read, read, "loud", said)]
