"""What the Data page tells: what was supplied, what was set aside, what could not be counted."""

import datetime as dt
from dataclasses import dataclass

from measures.answers.series import supply
from measures.council.view import View
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


@dataclass(frozen=True)
class DataReportOf:
    """Reads everything the snapshot knows about its own sources.

    The values that a load did not understand stand in `noted` for readers with the right to see
    them, `quality`; for others the example is empty.
    """

    def read(self, view: View) -> DataReport:
        """Tables in the order of the layouts."""
        noted = "noted_examples" if view.scope.may("quality") else "noted"
        loaded = {row["table_name"]: row for row in view.rows("tables")}
        return DataReport(
            tables=tuple(_row(name, loaded.get(name)) for name in TABLES),
            set_aside=tuple(
                (row["table_name"], row["reason"], row["rows_set_aside"])
                for row in view.rows("set_aside")
            ),
            noted=tuple(
                (
                    row["table_name"],
                    row["column_name"],
                    row["kind"],
                    row["example"] or "",
                    row["cells"],
                )
                for row in view.rows(noted)
            ),
            unread=tuple(row["file_name"] for row in view.rows("unread")),
            not_supplied=tuple(
                (measure_id, have.why)
                for measure_id, have in supply(view.warehouse).items()
                if have.why
            ),
        )


def _row(name: str, row: dict[str, object] | None) -> SourceRow:
    table = TABLES[name]
    if row is None:
        return SourceRow(name, table.title, table.system, None, 0, 0, 0, None, False, 0.0)
    as_at, newest = row["as_at"], row["newest"]
    return SourceRow(
        table=name,
        title=table.title,
        source=table.system,
        as_at=as_at if isinstance(as_at, dt.date) else None,
        rows_read=int(str(row["rows_read"])),
        rows_loaded=int(str(row["rows_loaded"])),
        rows_set_aside=int(str(row["rows_set_aside"])),
        newest=newest if isinstance(newest, dt.date) else None,
        supplied=True,
        seconds=float(str(row["seconds"])),
    )
