"""What needs attention in a unit and all below it: concerns, missed targets, units that stand apart
and children who are served less well; beside them what is worth celebrating, changed or over."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from measures.answers.groups import Differs, UnequalOf
from measures.answers.signals import Signal, months_standing, signal_of
from measures.catalogue import MEASURES
from measures.council.units import UnitNode
from measures.council.view import View
from measures.model.figure import Point
from measures.model.months import months_later
from measures.signals.apart import APART_BY_CHANCE
from measures.signals.changes import RECENT
from measures.signals.judge import SIGNALS, chance_of
from warehouse.gate.read import Row, snapshot_path
from warehouse.model.unit import Unit

CONCERN, IMPROVEMENT = "concern", "improvement"


@dataclass(frozen=True)
class Noticed:
    """A signal or a missed target of one unit, with the figure of its month where it has one."""

    node: UnitNode
    signal: Signal
    point: Point | None


@dataclass(frozen=True)
class Apart:
    """A unit beyond the 99.8% limits of the funnel of its level (see signals.apart): `x` of `n`
    beside `rest_x` of `rest_n` of the others; `band` low or high, `better` None where neither is
    the better; apart `since` a month, and how unlikely so much is."""

    measure_id: str
    node: UnitNode
    month: dt.date
    x: float
    n: float
    rest_x: float
    rest_n: float
    lower: float
    upper: float
    band: str
    probability: float
    since: dt.date

    @property
    def better(self) -> bool | None:
        """Whether it does better than the others."""
        return MEASURES[self.measure_id].is_better(self.band == "high")

    @property
    def months(self) -> int:
        """How many months in a row, this one included."""
        return months_standing(self.since, self.month)


@dataclass(frozen=True)
class ByChance:
    """How many of each kind chance alone would list if nothing were different: signals that stand,
    signals that are over, units apart, groups of children."""

    standing: float
    over: float
    apart: float
    unequal: float


@dataclass(frozen=True)
class Standing:
    """What stands in the month: signals and missed targets, each kind in its order; `over` stood
    within the three months before and does no more. Empty for a month that is not complete."""

    concerns: tuple[Noticed, ...]
    missed: tuple[Noticed, ...]
    celebrations: tuple[Noticed, ...]
    changed: tuple[Noticed, ...]
    over: tuple[Noticed, ...]

    def marks(self, unit: Unit) -> Counter[str]:
        """How many concerns and celebrations a unit has, in itself and below it."""
        return Counter(
            one.signal.variation
            for one in (*self.concerns, *self.celebrations)
            if unit in one.node.unit.around
        )


@dataclass(frozen=True)
class Attention(Standing):
    """What stands, and beside it the units that stand apart, the children who are served less well,
    and what chance alone would list."""

    apart: tuple[Apart, ...]
    unequal: tuple[Differs, ...]
    by_chance: ByChance


@dataclass(frozen=True)
class StandingOf:
    """Reads what stands in the unit and all below it: the unit's own first, then the surest, the
    longest, and those of most children. The list, the marks and `triangulate attention` are all of
    this one reading."""

    def read(self, view: View) -> Standing:
        """Of the month of the view."""
        return _standing(snapshot_path(view.warehouse), _plain(view))


@dataclass(frozen=True)
class ApartOf:
    """Reads the units that stand apart, in the unit and all below it; the furthest beyond first."""

    def read(self, view: View) -> tuple[Apart, ...]:
        """Of the month of the view."""
        return tuple(sorted(_apart(view), key=lambda one: (one.probability, *_named(one))))


@dataclass(frozen=True)
class AttentionOf:
    """Reads all that needs attention in the unit and all below it."""

    def read(self, view: View) -> Attention:
        """Of the month of the view; children are compared as of the last load alone."""
        return _attention(snapshot_path(view.warehouse), _plain(view))


def _plain(view: View) -> View:
    """The view without the choices of a page, so that pages share what is remembered."""
    return View(view.warehouse, view.scope, view.unit, view.month)


@lru_cache(maxsize=256)
def _standing(_: Path, view: View) -> Standing:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    last = view.month
    rows = view.rows("attention", first=months_later(last, -RECENT), last=last, **view.place)
    found = [_noticed(view, row) for row in rows]
    now = [one for one in found if one.signal.month == last]
    order = _Order(view.unit)
    return Standing(
        concerns=order.of(now, CONCERN),
        missed=order.missed(now),
        celebrations=order.of(now, IMPROVEMENT),
        changed=order.of(now, "neutral_high", "neutral_low"),
        over=_over(found, last, order),
    )


@lru_cache(maxsize=256)
def _attention(_: Path, view: View) -> Attention:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    standing, apart = view.answer(StandingOf(), ApartOf())
    return Attention(
        **{item.name: getattr(standing, item.name) for item in fields(Standing)},
        apart=apart,
        unequal=_served_less_well(view),
        by_chance=_by_chance(view),
    )


@dataclass(frozen=True)
class _Order:
    """The order of what is listed for a unit: its own first, then the least likely by chance, the
    longest, and those of most children; then by name, so that it is the same each time."""

    unit: Unit

    def of(self, found: Iterable[Noticed], *kinds: str) -> tuple[Noticed, ...]:
        """The signals of some kinds."""
        return tuple(
            sorted((one for one in found if one.signal.variation in kinds), key=self._signal)
        )

    def missed(self, found: Iterable[Noticed]) -> tuple[Noticed, ...]:
        """The targets surely missed."""
        return tuple(
            sorted((one for one in found if one.signal.assurance == "fail"), key=self._missed)
        )

    def _signal(self, one: Noticed) -> tuple[Any, ...]:
        said = one.signal
        sure = 1.0 if said.probability is None else said.probability
        return not self._own(one), sure, -said.months, -(said.affected or 0.0), *_named(one)

    def _missed(self, one: Noticed) -> tuple[Any, ...]:
        said = one.signal
        sure = 1.0 if said.target_probability is None else said.target_probability
        months = months_standing(said.missed_since, said.month)
        return not self._own(one), sure, -months, -(said.target_n or 0.0), *_named(one)

    def _own(self, one: Noticed) -> bool:
        return one.node.unit == self.unit


def _named(one: Noticed | Apart) -> tuple[str, ...]:
    measure = one.signal.measure_id if isinstance(one, Noticed) else one.measure_id
    return (measure, *one.node.unit)


def _noticed(view: View, row: Row) -> Noticed:
    signal = signal_of(row)
    point = None
    if row["value"] is not None:
        point = Point(row["month"], row["value"], row["numerator"], row["denominator"], False)
    return Noticed(_node(view, signal.unit), signal, point)


def _node(view: View, unit: Unit) -> UnitNode:
    """The unit by its name; one that no longer stands goes by what its rows call it."""
    named = unit.team_id or unit.locality or unit.service
    return view.names.get(unit) or (UnitNode(unit, named) if named else view.path[0])


def _over(found: Iterable[Noticed], month: dt.date, order: _Order) -> tuple[Noticed, ...]:
    """What stood in one of the three months before and is as usual now, as of its last month; the
    latest to end first."""
    usual = {
        _series(one)
        for one in found
        if one.signal.month == month and one.signal.variation == "common"
    }
    over = [one for one in found if one.signal.month < month and _series(one) in usual]
    listed = order.of(over, *SIGNALS)
    return tuple(sorted(listed, key=lambda one: one.signal.month, reverse=True))


def _series(one: Noticed) -> tuple[str, ...]:
    """What a series is known by from month to month: a team is its id wherever it stands."""
    unit = one.node.unit
    return (one.signal.measure_id, *((unit.team_id,) if unit.team_id else unit))


_OF_APART = tuple(item.name for item in fields(Apart) if item.name != "node")


def _apart(view: View) -> Iterator[Apart]:
    for row in view.rows("apart", month=view.month, **view.place):
        unit = Unit(row["service"], row["locality"], row["team_id"])
        own = {name: row[name] for name in _OF_APART}
        yield Apart(node=_node(view, unit), **own)


def _served_less_well(view: View) -> tuple[Differs, ...]:
    """The largest gap of each measure and unit, among the groups of children worse beyond 99%, the
    widest first. Groups are compared as of the last load: nothing in an earlier month."""
    if view.month != view.snapshot.latest_month:
        return ()
    return view.answer(UnequalOf()).largest


def _by_chance(view: View) -> ByChance:
    judged = view.rows("judged", first=view.month, last=view.month, **view.place)
    standing, over = chance_of({row["method"]: row["series"] for row in judged})
    compared = view.rows("compared_measures", month=view.month, **view.place)[0]["measures"]
    latest = view.month == view.snapshot.latest_month
    unequal = view.answer(UnequalOf(most=0)).by_chance if latest else 0.0
    return ByChance(standing, over, APART_BY_CHANCE * compared, unequal)
