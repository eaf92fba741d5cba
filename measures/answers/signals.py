"""The stored signals: what is said of a measure, unit and month, and of a target."""

import datetime as dt
from dataclasses import dataclass, fields

from measures.council.view import View
from measures.model.measure import Measure
from measures.model.months import months_apart
from warehouse.gate.read import Row
from warehouse.model.unit import Unit


@dataclass(frozen=True)
class Signal:
    """What is said of one measure, unit and month.

    `variation` is improvement, concern, neutral_high, neutral_low, common, too_few, not_judged or
    no_data; `assurance` pass, fail, hit_or_miss or none; `method` a key of method.RULES. Lines are
    in the units of the value, not clipped; `label` says why in words. A signal stands `since` a
    month; `first_seen` is the month that first showed the change; `affected` the cases above or
    below what is usual. `pooled_x` of `pooled_n` and their usual range are of a signal of three
    months together, None elsewhere. `target_x` of `target_n` cases from `target_from` on decided on
    the `target`, which is missed `missed_since` a month.
    """

    measure_id: str
    unit: Unit
    month: dt.date
    method: str
    variation: str
    assurance: str
    label: str
    probability: float | None = None
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    since: dt.date | None = None
    first_seen: dt.date | None = None
    affected: float | None = None
    pooled_x: float | None = None
    pooled_n: float | None = None
    pooled_lower: float | None = None
    pooled_upper: float | None = None
    target: float | None = None
    target_x: float | None = None
    target_n: float | None = None
    target_from: dt.date | None = None
    target_probability: float | None = None
    missed_since: dt.date | None = None
    provisional: bool = False

    @property
    def months(self) -> int:
        """How many months it has stood, this one included; 0 where it does not."""
        return months_standing(self.since, self.month)


def months_standing(since: dt.date | None, month: dt.date) -> int:
    """How many months there are from one to another, both included; 0 without a first."""
    return months_apart(since, month) + 1 if since else 0


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
            found.setdefault(row["measure_id"], []).append(signal_of(row))
        return {name: tuple(said) for name, said in found.items()}


_DAYS = ("month", "since", "first_seen", "target_from", "missed_since")
_AS_STORED = tuple(item.name for item in fields(Signal) if item.name not in ("unit", *_DAYS))


def signal_of(row: Row) -> Signal:
    """A stored signal as a value."""
    return Signal(
        unit=Unit(row["service"], row["locality"], row["team_id"]),
        **{name: row[name] for name in (*_DAYS, *_AS_STORED)},
    )
