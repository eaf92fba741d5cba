"""What a page is made from: the council, the months that can be chosen, how fresh each source
is."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from measures.model.months import first_of, last_of, months_between, months_later
from warehouse.gate.read import NOBODY, query, snapshot_path
from warehouse.tables import TABLES


@dataclass(frozen=True)
class Freshness:
    """How new one source of evidence is: its as-at date and the date of its newest row."""

    source: str
    as_at: dt.date
    newest: dt.date | None


@dataclass(frozen=True)
class Snapshot:
    """The published snapshot that serves now.

    `months` are the first days of the months that can be chosen, oldest first: those that begin
    on or after `covers_from`, and always the latest complete month, `latest_month`. The last is
    the month to date when the as-at date is not a month's end.
    """

    name: str
    as_at: dt.date
    council: str
    la_code: int
    synthetic: bool
    covers_from: dt.date
    latest_month: dt.date
    months: tuple[dt.date, ...]
    sources: tuple[Freshness, ...]
    figures_hash: str


def snapshot(warehouse: Path) -> Snapshot:
    """Describe the snapshot that serves; raises NoSnapshot before the first load."""
    return _snapshot(snapshot_path(warehouse), warehouse)


@lru_cache(maxsize=8)
def _snapshot(path: Path, warehouse: Path) -> Snapshot:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    row = query(warehouse, "snapshot", NOBODY)[0]
    as_at: dt.date = row["as_at"]
    complete = as_at == last_of(as_at)
    latest = first_of(as_at) if complete else months_later(first_of(as_at), -1)
    first = min(_first_whole_month(row["covers_from"]), latest)
    return Snapshot(
        name=path.stem,
        as_at=as_at,
        council=row["council"],
        la_code=row["la_code"],
        synthetic=row["synthetic"],
        covers_from=row["covers_from"],
        latest_month=latest,
        months=tuple(months_between(first, first_of(as_at))),
        sources=_freshness(warehouse),
        figures_hash=row["figures_hash"],
    )


def _first_whole_month(covers_from: dt.date) -> dt.date:
    begins = first_of(covers_from)
    return begins if begins == covers_from else months_later(begins, 1)


def _freshness(warehouse: Path) -> tuple[Freshness, ...]:
    found: dict[str, Freshness] = {}
    for row in query(warehouse, "table_dates", NOBODY):
        source = TABLES[row["table_name"]].system
        before = found.get(source)
        newest = [day for day in (row["newest"], before.newest if before else None) if day]
        as_at = min(row["as_at"], before.as_at) if before else row["as_at"]
        found[source] = Freshness(source, as_at, max(newest, default=None))
    return tuple(found.values())
