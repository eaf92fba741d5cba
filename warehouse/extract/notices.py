"""What a load noticed without setting a row aside: unreadable cells, late dates, unmapped codes."""

import duckdb

from warehouse.extract.clean import PARSED
from warehouse.extract.files import RAW
from warehouse.extract.parse import text
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
