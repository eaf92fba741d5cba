"""Units beside one another: a month with intervals, months together in a funnel, unequal groups."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from measures.answers.cases import breakdown
from measures.answers.series import interval, is_hidden, point_of, split_id
from measures.council.units import UnitNode, below, path, tree
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.model.unit import Level, Unit
from measures.statistics.funnels import LEAST_UNITS, Funnel, arcsine_limits, exact_limits, funnel
from measures.statistics.groups import expected_unequal
from measures.statistics.groups import unequal as tested
from warehouse.gate.read import Argument, Ask, Row, Scope, answer, ask, snapshot_path
from warehouse.model.facts import facts

FLOW_MONTHS = 12


@dataclass(frozen=True)
class Compared:
    """One unit beside others: its point of a month and the 95% interval around its value. Without
    a point it had no cases, or its numbers are small and `hidden`."""

    node: UnitNode
    point: Point | None
    lower: float | None
    upper: float | None
    hidden: bool = False


@dataclass(frozen=True)
class Pooled:
    """One unit's months together. `band` is low or high beyond the 99.8% limits of the funnel,
    lowish or highish beyond the 95% ones, else usual."""

    node: UnitNode
    numerator: float
    denominator: float
    value: float
    band: str


@dataclass(frozen=True)
class Funnelled:
    """The units below one, against their common centre (percent), over `months` months. Units
    with a month of small numbers are `hidden`, and not in the centre either."""

    units: tuple[Pooled, ...]
    centre: float
    months: int
    tau2: float
    hidden: tuple[UnitNode, ...] = ()

    def limits(self, n: float) -> tuple[float, float, float, float]:
        """Lower and upper 95%, then lower and upper 99.8% limits in percent for n cases."""
        edges = [edge for confidence in (0.95, 0.998) for edge in self._edges(n, confidence)]
        return (edges[0], edges[1], edges[2], edges[3])

    def _edges(self, n: float, confidence: float) -> tuple[float, float]:
        share = self.centre / 100
        if self.tau2 > 0:
            lower, upper = arcsine_limits([n], share, confidence, self.tau2)
        else:
            lower, upper = exact_limits([n], share, confidence)
        clipped = np.clip([lower[0], upper[0]], 0.0, 1.0)
        return 100 * float(clipped[0]), 100 * float(clipped[1])

    @cached_property
    def outside(self) -> tuple[Pooled, ...]:
        """The units beyond the 99.8% limits."""
        return tuple(unit for unit in self.units if unit.band in ("low", "high"))


@dataclass(frozen=True)
class Unequal:
    """One group of children against the rest: counts, rates in percent and their 95% intervals.

    `p` is the exact two-sided probability; `different` when it lies under 1%.
    """

    dimension: str
    group: str
    x: float
    n: float
    rate: float
    lower: float
    upper: float
    rest_x: float
    rest_n: float
    rest_rate: float
    rest_lower: float
    rest_upper: float
    p: float
    different: bool
    chance: float


def compare(
    warehouse: Path,
    scope: Scope,
    measure_id: str,
    unit: Unit,
    month: dt.date,
    level: Level | None = None,
) -> tuple[Compared, ...]:
    """The units below (for a team, the teams of its locality) in one month, by name.

    With a level, every unit of that level below.
    """
    measure, _category = split_id(measure_id)
    parent, nodes = units_beside(warehouse, scope, unit, month, level)
    rows = answer(warehouse, scope, compare_ask(measure_id, parent, nodes, month))
    points = {_key(row): point_of(row) for row in rows if not is_hidden(row)}
    hidden = {_key(row) for row in rows if is_hidden(row)}
    return tuple(
        _compared(measure, node, points.get(_name(node.unit)), _name(node.unit) in hidden)
        for node in nodes
    )


def pooled(
    warehouse: Path,
    scope: Scope,
    measure_id: str,
    unit: Unit,
    month: dt.date,
    level: Level | None = None,
) -> Funnelled | None:
    """A share for the units below over twelve months (a snapshot: the month), as a funnel.

    None for what is no share of cases, or where no unit has a case.
    """
    measure, _category = split_id(measure_id)
    if not is_pooled(measure):
        return None
    months = pooled_months(measure)
    parent, nodes = units_beside(warehouse, scope, unit, month, level)
    rows = answer(warehouse, scope, pooled_ask(measure_id, parent, nodes, month))
    counted = {_key(row): row for row in rows if row["denominator"] and not row["hidden"]}
    kept_back = {_key(row) for row in rows if row["hidden"]}
    shown = [node for node in nodes if _name(node.unit) in counted]
    hidden = tuple(node for node in nodes if _name(node.unit) in kept_back)
    return _funnelled(shown, [counted[_name(node.unit)] for node in shown], months, hidden)


def compare_ask(measure_id: str, parent: Unit, nodes: Sequence[UnitNode], month: dt.date) -> Ask:
    """One month of a measure for units of one level below a parent."""
    return ask("compared", **_those(measure_id, parent, nodes), month=month)


def pooled_ask(measure_id: str, parent: Unit, nodes: Sequence[UnitNode], month: dt.date) -> Ask:
    """The pooled months of a share for units of one level below a parent."""
    months = pooled_months(split_id(measure_id)[0])
    first = months_later(month, 1 - months)
    return ask("pooled", **_those(measure_id, parent, nodes), first=first, last=month)


def _those(measure_id: str, parent: Unit, nodes: Sequence[UnitNode]) -> dict[str, Argument]:
    measure, category = split_id(measure_id)
    return {
        "level": nodes[0].unit.level if nodes else "team",
        "service": parent.service,
        "locality": parent.locality,
        "measure_id": measure.id,
        "category": category,
    }


def is_pooled(measure: Measure) -> bool:
    """Whether its months can stand together in a funnel: a share of cases."""
    return measure.kind == "percent" and not measure.weight


def pooled_months(measure: Measure) -> int:
    """Twelve for a flow; one for a snapshot, in which the same children stand each month."""
    return FLOW_MONTHS if facts()[measure.fact].kind == "flow" else 1


def unequal(
    warehouse: Path, scope: Scope, measure_id: str, unit: Unit, month: dt.date
) -> tuple[Unequal, ...]:
    """Each group by age, sex, ethnicity and disability against the rest of the children.

    Twelve months together of a flow, the month of a snapshot; empty for what is no share of
    children.
    """
    return _unequal_groups(snapshot_path(warehouse), warehouse, scope, measure_id, unit, month)


@lru_cache(maxsize=256)
def _unequal_groups(
    _: Path, warehouse: Path, scope: Scope, measure_id: str, unit: Unit, month: dt.date
) -> tuple[Unequal, ...]:
    measure, _category = split_id(measure_id)
    if measure.kind != "percent" or measure.weight or not measure.of_children:
        return ()
    slices = breakdown(warehouse, scope, measure_id, unit, month, pooled_months(measure))
    groups = pd.DataFrame(
        [(s.dimension, s.group, s.point.numerator, s.point.denominator) for s in slices],
        columns=["dimension", "grp", "numerator", "denominator"],
    )
    if not slices:
        return ()
    found = tested(groups)
    return tuple(_unequal(dict(zip(found.columns, row, strict=True))) for row in found.to_numpy())


def unequal_by_chance(found: tuple[Unequal, ...]) -> float:
    """How many of the groups chance alone would call different."""
    return expected_unequal(pd.DataFrame({"chance": [group.chance for group in found]}))


def units_beside(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date, level: Level | None = None
) -> tuple[Unit, tuple[UnitNode, ...]]:
    """The parent that units stand below, and the units one step below it or of a level."""
    parent = path(warehouse, scope, unit, month)[-1].unit
    if parent.team_id:
        parent = Unit(parent.service, parent.locality)
    if level is None:
        return parent, below(warehouse, scope, parent, month)
    inside = [node for node in tree(warehouse, scope, month) if node.unit.level == level]
    return parent, tuple(
        node
        for node in inside
        if parent.service in ("", node.unit.service) and parent.locality in ("", node.unit.locality)
    )


def _name(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _key(row: Row) -> Unit:
    return _name(Unit(row["service"], row["locality"], row["team_id"]))


def _compared(measure: Measure, node: UnitNode, point: Point | None, hidden: bool) -> Compared:
    around = interval(measure, point) if point else None
    lower, upper = around if around else (None, None)
    return Compared(node, point, lower, upper, hidden)


def _funnelled(
    nodes: list[UnitNode], rows: list[Row], months: int, hidden: tuple[UnitNode, ...]
) -> Funnelled | None:
    if not nodes:
        return None
    x = np.array([row["numerator"] for row in rows], dtype=np.float64)
    n = np.array([row["denominator"] for row in rows], dtype=np.float64)
    drawn: Funnel = funnel(x, n)
    units = tuple(
        Pooled(node, met, size, 100 * met / size, str(band))
        for node, met, size, band in zip(nodes, x.tolist(), n.tolist(), drawn.band, strict=True)
    )
    tau2 = drawn.tau2 if len(n) >= LEAST_UNITS else 0
    return Funnelled(units, 100 * drawn.centre, months, tau2, hidden)


def _unequal(row: Row) -> Unequal:
    return Unequal(
        dimension=str(row["dimension"]),
        group=str(row["grp"]),
        x=float(row["numerator"]),
        n=float(row["denominator"]),
        rate=float(row["rate"]),
        lower=float(row["lower"]),
        upper=float(row["upper"]),
        rest_x=float(row["rest_numerator"]),
        rest_n=float(row["rest_denominator"]),
        rest_rate=float(row["rest_rate"]),
        rest_lower=float(row["rest_lower"]),
        rest_upper=float(row["rest_upper"]),
        p=float(row["probability"]),
        different=bool(row["different"]),
        chance=float(row["chance"]),
    )
