"""One question for one unit with every source on one axis of months, and the rows behind each."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from measures.answers.cases import EVERY_ROW, FIRST, Listing, Rows, listed, own_columns
from measures.answers.evidence import Count
from measures.council.units import path
from measures.evidence.speakers import SPEAKERS
from measures.evidence.thresholds import thresholds_used
from measures.model.months import months_later
from measures.model.unit import Unit
from warehouse.gate.read import Argument, Ask, Scope, answer, ask

MONTHS = 24
_COUNTED = ("kpq", "size", "good", "bad", "item_id")


@dataclass(frozen=True)
class SideBySide:
    """Months of each source that has any, by part; `actions` raised by month; what families spoke
    of most in the window of their statement, most frequent theme first."""

    sources: dict[str, dict[dt.date, Count]]
    actions: dict[dt.date, float]
    themes: tuple[Count, ...]


def side_by_side(warehouse: Path, scope: Scope, unit: Unit, month: dt.date, kpq: int) -> SideBySide:
    """What each source came to in the 24 months that end with one. Raises UnknownUnit."""
    here = path(warehouse, scope, unit, month)[-1].unit
    found = answer(warehouse, scope, side_by_side_ask(here, month, kpq))
    parts: dict[str, dict[dt.date, dict[str, float]]] = {}
    themes: dict[str, dict[str, float]] = {}
    recent = months_later(month, -int(thresholds_used(warehouse)["families"]["months"]))
    for row in found:
        if row["source"] != "themes":
            parts.setdefault(row["source"], {}).setdefault(row["month"], {})[row["part"]] = row["n"]
        elif row["month"] > recent:
            theme = themes.setdefault(row["theme"], {})
            theme[row["part"]] = theme.get(row["part"], 0) + row["n"]
    actions = parts.pop("actions", {})
    return SideBySide(
        {
            source: {day: Count("", sum(own.values()), own) for day, own in months.items()}
            for source, months in parts.items()
        },
        {day: sum(own.values()) for day, own in actions.items()},
        tuple(
            sorted(
                (Count(name, sum(own.values()), own) for name, own in themes.items()),
                key=lambda count: (-count.n, count.value),
            )
        ),
    )


def side_by_side_ask(here: Unit, month: dt.date, kpq: int) -> Ask:
    """What `side_by_side` asks of a placed unit."""
    before = months_later(month, -MONTHS)
    return ask("side_by_side", kpq=kpq, month=month, before=before, **_place(here))


def statement_rows(
    warehouse: Path,
    scope: Scope,
    source: str,
    kpq: int,
    unit: Unit,
    month: dt.date,
    page: Listing = FIRST,
) -> Rows:
    """A page of the rows that a statement rests on, newest first.

    Those that the window counts, with what was not judged. Raises Forbidden for whoever may not
    list them, KeyError for a source without rows (performance and benchmark).
    """
    if source not in SPEAKERS:
        raise KeyError(source)
    fact = f"evidence_{source}"
    own = tuple(name for name in own_columns(warehouse, fact) if name not in _COUNTED)
    here = path(warehouse, scope, unit, month)[-1].unit
    arguments: dict[str, Argument] = {
        "kpq": kpq,
        "month": month,
        "before": months_later(month, -int(thresholds_used(warehouse)[source]["months"])),
        **_place(here),
    }
    chosen = (
        f"from seen.{fact} where kpq = $kpq and month > $before and month <= $month"
        " and ($team_id = '' or team_id = $team_id)"
        " and ($team_id <> '' or $service = '' or service = $service)"
        " and ($team_id <> '' or $locality = '' or locality = $locality)"
    )
    newest = replace(page, newest_first=True)
    return listed(warehouse, scope, EVERY_ROW + own, chosen, arguments, newest)


def _place(unit: Unit) -> dict[str, Argument]:
    return {"service": unit.service, "locality": unit.locality, "team_id": unit.team_id}
