"""The stored signals: what is said of a unit, what changed, and how much of it chance would
give."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from measures.council.units import UnitNode
from measures.council.view import View
from measures.model.measure import Measure
from measures.signals.changes import what_changed
from measures.signals.judge import chance_of
from warehouse.gate.read import Row, snapshot_path
from warehouse.model.unit import Unit

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


@dataclass(frozen=True)
class SignalsOf:
    """Reads what is said of measures, of the last so many months or (None) all that can be
    chosen."""

    measures: tuple[Measure, ...]
    months: int | None = 24

    def read(self, view: View) -> dict[str, tuple[Signal, ...]]:
        """The signals in order of month, by measure id; a category has none."""
        first, last = view.since(self.months)
        found: dict[str, list[Signal]] = {}
        for row in view.rows(
            "signals",
            first=first,
            last=last,
            level=view.unit.level,
            measure_ids=sorted(measure.id for measure in self.measures),
            **view.place,
        ):
            found.setdefault(row["measure_id"], []).append(_signal(row))
        return {name: tuple(said) for name, said in found.items()}


@dataclass(frozen=True)
class Changes:
    """What changed in a unit and all below it, in order, and how much chance alone would list."""

    listed: tuple[Changed, ...]
    by_chance: float


@dataclass(frozen=True)
class ChangesOf:
    """Reads what was first to be seen in the last three months in the unit and all below it,
    celebrations beside concerns; see signals.changes.what_changed."""

    def read(self, view: View) -> Changes:
        """All changes in their order."""
        return _changes(snapshot_path(view.warehouse), view)


@lru_cache(maxsize=256)
def _changes(_: Path, view: View) -> Changes:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    first, last = view.since(RECENT_MONTHS)
    frame = _frame(view.rows("changes", first=first, last=last, **view.place))
    found = what_changed(frame, view.month, limit=len(frame))
    chosen: list[Row] = [
        {str(name): value for name, value in row.items()}
        for row in found.astype(object).where(found.notna(), None).to_dict("records")
    ]
    names, council = view.names, view.path[0]
    listed = tuple(
        Changed(names.get(signal.unit, council), signal) for signal in map(_signal, chosen)
    )
    judged = view.rows("judged", first=first, last=last, **view.place)
    return Changes(listed, chance_of({row["method"]: row["series"] for row in judged}, recent=True))


@dataclass(frozen=True)
class SignalCounts:
    """Reads how many measures of each unit below say each kind of signal in the month."""

    def read(self, view: View) -> dict[Unit, Counter[str]]:
        """Counts by variation, by unit."""
        counts: dict[Unit, Counter[str]] = {}
        for row in view.rows("signal_counts", first=view.month, last=view.month, **view.place):
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
