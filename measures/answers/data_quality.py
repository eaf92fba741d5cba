"""What the Data page tells: what was supplied, what was set aside, what could not be counted."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from measures.answers.series import supply
from warehouse.gate.read import NOBODY, Scope, query
from warehouse.tables import TABLES


@dataclass(frozen=True)
class SourceRow:
    """One table of the layouts and what the latest load of it brought; zeros if never supplied."""

    table: str
    title: str
    source: str
    as_at: dt.date | None
    rows_read: int
    rows_loaded: int
    rows_set_aside: int
    newest: dt.date | None
    supplied: bool
    seconds: float


@dataclass(frozen=True)
class DataReport:
    """`set_aside` is (table, reason, rows); `noted` is (table, column, kind, example, cells).
    `unread` are files of the latest extract that no measure needs."""

    tables: tuple[SourceRow, ...]
    set_aside: tuple[tuple[str, str, int], ...]
    noted: tuple[tuple[str, str, str, str, int], ...]
    not_supplied: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]


def noted_by(scope: Scope) -> str:
    """The query of what a load noticed: with the values themselves for who may see them."""
    return "noted_examples" if scope.may("quality") else "noted"


def data_report(warehouse: Path, scope: Scope = NOBODY) -> DataReport:
    """Everything the snapshot knows about its own sources.

    The values that a load did not understand stand in `noted` for readers with the right to see
    them, `quality`; for others the example is empty.
    """
    noted = noted_by(scope)
    return DataReport(
        tables=_tables(warehouse),
        set_aside=tuple(
            (row["table_name"], row["reason"], row["rows_set_aside"])
            for row in query(warehouse, "set_aside", NOBODY)
        ),
        noted=tuple(
            (row["table_name"], row["column_name"], row["kind"], row["example"] or "", row["cells"])
            for row in query(warehouse, noted, scope)
        ),
        unread=tuple(row["file_name"] for row in query(warehouse, "unread", NOBODY)),
        not_supplied=tuple(
            (measure_id, have.why) for measure_id, have in supply(warehouse).items() if have.why
        ),
    )


def _tables(warehouse: Path) -> tuple[SourceRow, ...]:
    loaded = {row["table_name"]: row for row in query(warehouse, "tables", NOBODY)}
    return tuple(_row(name, loaded.get(name)) for name in TABLES)


def _row(name: str, row: dict[str, object] | None) -> SourceRow:
    table = TABLES[name]
    if row is None:
        return SourceRow(name, table.title, table.source, None, 0, 0, 0, None, False, 0.0)
    as_at, newest = row["as_at"], row["newest"]
    return SourceRow(
        table=name,
        title=table.title,
        source=table.source,
        as_at=as_at if isinstance(as_at, dt.date) else None,
        rows_read=int(str(row["rows_read"])),
        rows_loaded=int(str(row["rows_loaded"])),
        rows_set_aside=int(str(row["rows_set_aside"])),
        newest=newest if isinstance(newest, dt.date) else None,
        supplied=True,
        seconds=float(str(row["seconds"])),
    )
