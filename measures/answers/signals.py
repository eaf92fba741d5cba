"""The stored signals: what is said of a unit, what changed, and how much of it chance would give."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from measures.council.units import UnitNode, path, tree
from measures.model.months import months_later
from measures.model.unit import Unit
from measures.signals.changes import what_changed
from measures.signals.judge import chance_of
from warehouse.gate.read import Argument, Ask, Row, Scope, answer, ask, snapshot_path

RECENT_MONTHS = 3


@dataclass(frozen=True)
class Signal:
    """What is said of one measure, unit and month.

    `variation` is improvement, concern, neutral_high, neutral_low, common, too_few, not_judged or
    no_data; `assurance` pass, fail, hit_or_miss or none; `method` a key of chart_choice.RULES.
    Lines are in the units of the value, not clipped; `label` says why in words; `first_seen` is
    the month that first showed the change; `affected` the cases above or below what is usual.
    """

    measure_id: str
    unit: Unit
    month: dt.date
    method: str
    variation: str
    assurance: str
    label: str
    probability: float | None
    lower: float | None
    centre: float | None
    upper: float | None
    first_seen: dt.date | None
    affected: float | None
    provisional: bool


@dataclass(frozen=True)
class Changed:
    """A signal first to be seen in the last three months, and the unit by name."""

    node: UnitNode
    signal: Signal


def signals(
    warehouse: Path,
    scope: Scope,
    unit: Unit,
    first: dt.date,
    last: dt.date,
    measure_ids: Iterable[str],
) -> dict[str, tuple[Signal, ...]]:
    """What is said of a unit's measures in the months from one to another, by measure id."""
    here = path(warehouse, scope, unit, last)[-1].unit
    found: dict[str, list[Signal]] = {}
    for row in answer(warehouse, scope, signals_ask(here, first, last, measure_ids)):
        found.setdefault(row["measure_id"], []).append(_signal(row))
    return {name: tuple(said) for name, said in found.items()}


def changed(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date, limit: int = 10
) -> tuple[Changed, ...]:
    """What changed in a unit and all below it, celebrations beside concerns; see what_changed."""
    return _changes(snapshot_path(warehouse), warehouse, scope, unit, month)[0][:limit]


def by_chance(warehouse: Path, scope: Scope, unit: Unit, month: dt.date) -> float:
    """How many changes chance alone would list for a unit and all below it."""
    return _changes(snapshot_path(warehouse), warehouse, scope, unit, month)[1]


@lru_cache(maxsize=256)
def _changes(
    _: Path, warehouse: Path, scope: Scope, unit: Unit, month: dt.date
) -> tuple[tuple[Changed, ...], float]:
    """All changes in their order and the number chance would give, for as long as the snapshot
    serves, whose path is the first argument."""
    here = path(warehouse, scope, unit, month)[-1].unit
    asks = changes_asks(here, month)
    frame = _frame(answer(warehouse, scope, asks[0]))
    found = what_changed(frame, month, limit=len(frame))
    chosen: list[Row] = [
        {str(name): value for name, value in row.items()}
        for row in found.astype(object).where(found.notna(), None).to_dict("records")
    ]
    names = {node.unit: node for node in tree(warehouse, scope, month)}
    council = path(warehouse, scope, Unit(), month)[0]
    listed = tuple(
        Changed(names.get(signal.unit, council), signal) for signal in map(_signal, chosen)
    )
    judged = {row["method"]: row["series"] for row in answer(warehouse, scope, asks[1])}
    return listed, chance_of(judged, recent=True)


def changes_asks(here: Unit, month: dt.date) -> tuple[Ask, Ask]:
    """What changed in a placed unit and all below it, and how many series were judged there."""
    span = _span(here, months_later(month, 1 - RECENT_MONTHS), month)
    return ask("changes", **span), ask("judged", **span)


def counts_ask(here: Unit, month: dt.date) -> Ask:
    """The signals of one month in a placed unit and all below it."""
    return ask("signal_counts", **_span(here, month, month))


def counts_below(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date
) -> dict[Unit, Counter[str]]:
    """How many measures of each unit below say each kind of signal in a month."""
    here = path(warehouse, scope, unit, month)[-1].unit
    counts: dict[Unit, Counter[str]] = {}
    for row in answer(warehouse, scope, counts_ask(here, month)):
        counts.setdefault(_unit(row), Counter())[row["variation"]] += row["measures"]
    return counts


def _frame(rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.assign(
        month=pd.to_datetime(frame["month"]), first_seen=pd.to_datetime(frame["first_seen"])
    )


_AS_STORED = tuple(
    item.name for item in fields(Signal) if item.name not in ("unit", "month", "first_seen")
)
_COLUMNS = ["level", "service", "locality", "team_id"] + [
    item.name for item in fields(Signal) if item.name != "unit"
]


def signals_ask(here: Unit, first: dt.date, last: dt.date, measure_ids: Iterable[str]) -> Ask:
    """What is said of named measures of a placed unit, month by month."""
    return ask(
        "signals", **_span(here, first, last), level=here.level, measure_ids=sorted(measure_ids)
    )


def _span(here: Unit, first: dt.date, last: dt.date) -> dict[str, Argument]:
    return {
        "first": first,
        "last": last,
        "service": here.service,
        "locality": here.locality,
        "team_id": here.team_id,
    }


def _unit(row: Row) -> Unit:
    return Unit(row["service"], row["locality"], row["team_id"])


def _signal(row: Row) -> Signal:
    return Signal(
        unit=_unit(row),
        month=_day(row["month"]),
        first_seen=_day(row["first_seen"]) if row["first_seen"] else None,
        **{name: row[name] for name in _AS_STORED},
    )


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
