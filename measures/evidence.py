"""Evidence of one source for one unit: counts by month, value and unit below, and its rows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from measures.listing import EVERY_ROW, FIRST, Page, Rows, listed, own_columns
from measures.measure import Unit
from measures.sources import BY_KEY, WHOLE, Face, Source
from measures.units import path
from warehouse.read import Argument, Ask, Scope, answer, named

TREND_MONTHS = 24
_BELOW = {"council": "service", "service": "locality", "locality": "team_id", "team": "team_id"}
_UNIT = (
    "($team_id = '' or team_id = $team_id)"
    " and ($team_id <> '' or $service = '' or service = $service)"
    " and ($team_id <> '' or $locality = '' or locality = $locality)"
)


@dataclass(frozen=True)
class Count:
    """How many of one value: all together, and by part in the source's own words (codes)."""

    value: str
    n: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Evidence:
    """One source for one unit and month. `months` holds the last 24 as "YYYY-MM-DD"; `faces` each
    way to count it, the most frequent value first; `units` those below by name or id."""

    source: Source
    months: dict[str, Count]
    faces: dict[str, tuple[Count, ...]]
    units: dict[str, Count]

    @property
    def total(self) -> Count:
        """All of the source's months together."""
        return self.faces["whole"][0] if self.faces.get("whole") else Count("", 0, {})


def evidence(warehouse: Path, scope: Scope, key: str, unit: Unit, month: dt.date) -> Evidence:
    """Everything a tab shows, in one question. Raises KeyError for an unknown source, UnknownUnit."""
    source, here = BY_KEY[key], path(warehouse, scope, unit, month)[-1].unit
    faces: dict[str, dict[str, dict[str, float]]] = {}
    for row in answer(warehouse, scope, evidence_ask(key, here, month)):
        faces.setdefault(row["face"], {}).setdefault(row["value"], {})[row["part"]] = row["n"]
    days = {face.key for face in source.faces if face.dates}
    listed = {face: tuple(_ranked(values, face in days)) for face, values in faces.items()}
    return Evidence(
        source=source,
        months={count.value: count for count in listed.pop("month", ())},
        units={count.value: count for count in listed.pop("unit", ())},
        faces=listed,
    )


def evidence_ask(key: str, here: Unit, month: dt.date) -> Ask:
    """What `evidence` asks of a placed unit. Raises KeyError for an unknown source."""
    counts = "\n    union all\n    ".join(_statements(BY_KEY[key], _BELOW[here.level]))
    return Ask(named("evidence").replace("{counts}", counts), _arguments(here, month))


def evidence_rows(
    warehouse: Path,
    scope: Scope,
    key: str,
    unit: Unit,
    month: dt.date,
    page: Page = FIRST,
    *,
    where: str = "true",
) -> Rows:
    """A page of the rows of the source's months that end with one, newest first.

    `where` is SQL over the source's columns, written by the caller and never by a reader. Raises
    Forbidden for whoever may not list them.
    """
    source = BY_KEY[key]
    chosen = (
        f"from seen.{source.fact} where month > {_since(source.months)} and month <= $last"
        f" and {_UNIT} and {where}"
    )
    arguments = _arguments(path(warehouse, scope, unit, month)[-1].unit, month)
    columns = EVERY_ROW + own_columns(warehouse, source.fact)
    newest = replace(page, newest_first=True)
    return listed(warehouse, scope, columns, chosen, arguments, newest)


def _statements(source: Source, below: str) -> Iterator[str]:
    whole = Face("whole", "", "''", source.division)
    month = Face("month", "", "cast(month as varchar)", source.division, months=TREND_MONTHS)
    unit = Face("unit", "", below, source.division)
    for face in (whole, month, unit, *source.faces):
        yield from _counting(source, face)


def _counting(source: Source, face: Face) -> Iterator[str]:
    """One statement a face; for a source that comes counted, one for each of its parts."""
    item = face.item or source.item
    chosen = (
        f"from seen.{face.fact or source.fact} where month > {_since(face.months or source.months)}"
        f" and month <= $last and {_UNIT} and {face.where}"
    )
    head = f"select '{face.key}' as face, cast({face.by} as varchar) as value"
    for part, amount in source.amounts:
        yield f"{head}, '{part}' as part, null as item, {amount} as amount {chosen}"
    if not source.amounts:
        part = (face.division or WHOLE).sql
        yield f"{head}, {part} as part, {item} as item, 1 as amount {chosen}"


def _since(months: int) -> str:
    return f"cast(cast($last as date) - to_months({months}) as date)"


def _ranked(values: dict[str, dict[str, float]], days: bool) -> list[Count]:
    counts = [Count(value, sum(parts.values()), parts) for value, parts in values.items()]
    if days:
        return sorted(counts, key=lambda count: count.value, reverse=True)
    return sorted(counts, key=lambda count: (-count.n, count.value))


def _arguments(unit: Unit, month: dt.date) -> dict[str, Argument]:
    return {
        "service": unit.service,
        "locality": unit.locality,
        "team_id": unit.team_id,
        "last": month,
    }
