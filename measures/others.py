"""One published indicator at large: every authority of a year, and every year of some areas."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from measures.areas import Area, authority_of
from measures.benchmarks import published_of
from measures.measure import Published
from measures.months import last_of
from measures.national import Indicator, Value, indicators, neighbours_of, values
from measures.snapshot import snapshot
from warehouse.read import NOBODY, Ask, answer, ask


@dataclass(frozen=True)
class Listed:
    """An indicator in its latest year for our council, and all its years, oldest first."""

    indicator: Indicator
    latest: Published
    years: tuple[Published, ...]


@dataclass(frozen=True)
class AtLarge:
    """One indicator, open: `authorities` are all that have a row in the latest year, those with a
    figure lowest first and the others after them by name."""

    listed: Listed
    ours: Area | None
    neighbours: tuple[Area, ...]
    authorities: tuple[Value, ...]


def listed(warehouse: Path, month: dt.date, chosen: tuple[str, ...] = ()) -> dict[str, Listed]:
    """Indicators by id as they stood in a month: all of them, or those chosen."""
    rows = answer(warehouse, NOBODY, listed_ask(chosen))
    known, found = indicators(warehouse), dict[str, list[Published]]()
    for row in rows:
        said = (row["value"], row["symbol"], row["england"], row["england_symbol"])
        if _ended(row["period_end"]) <= last_of(month) and any(one is not None for one in said):
            found.setdefault(row["indicator_id"], []).append(published_of(row, month))
    return {name: Listed(known[name], years[-1], tuple(years)) for name, years in found.items()}


def listed_ask(chosen: tuple[str, ...] = ()) -> Ask:
    """What `listed` asks."""
    return ask("published", indicator_ids=sorted(chosen) or None, latest_by=None)


def at_large(warehouse: Path, one: Listed) -> AtLarge:
    """Everything the page of one indicator shows of its latest year."""
    ours = authority_of(warehouse, str(snapshot(warehouse).la_code))
    rows = values(warehouse, one.indicator.id)
    authorities = [row for row in rows if row.year == one.latest.year and row.area.is_authority]
    authorities.sort(key=lambda row: (row.value is None, row.value or 0.0, row.area.name))
    near = neighbours_of(warehouse, ours) if ours else ()
    return AtLarge(one, ours, near, tuple(authorities))


def history(
    warehouse: Path, indicator_id: str, chosen: tuple[Area, ...], until: int
) -> dict[str, tuple[Value, ...]]:
    """The published years of some areas, by area code. An authority that was abolished ends, and
    one that took its place begins, where it did."""
    found: dict[str, list[Value]] = {area.code: [] for area in chosen}
    for row in values(warehouse, indicator_id):
        if row.year <= until and row.area.code in found:
            found[row.area.code].append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def _ended(day: dt.date) -> dt.date:
    return day.date() if isinstance(day, dt.datetime) else day
