"""Units beside one another: a month with intervals, and months together in a funnel."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from measures.answers.series import interval, is_hidden, point_of
from measures.council.units import UnitNode
from measures.council.view import View
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.subject import Subject
from measures.statistics.funnels import Funnel, arcsine_limits, exact_limits, funnel
from warehouse.gate.read import Argument, Row
from warehouse.model.facts import facts
from warehouse.model.unit import Level, Unit

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
    """The units below one against a centre (percent), over `months` months: that of `among` units,
    all of their level in the council or, where not all are the reader's to see, those shown. Units
    with a month of small numbers are `hidden`, and then not in the centre either."""

    units: tuple[Pooled, ...]
    centre: float
    months: int
    tau2: float
    hidden: tuple[UnitNode, ...] = ()
    among: int = 0

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


def beside(view: View, level: Level | None = None) -> tuple[Unit, tuple[UnitNode, ...]]:
    """The parent that units stand below (for a team its locality), and the units one step below it,
    or all of a level."""
    parent = view.unit
    if parent.team_id:
        parent = Unit(parent.service, parent.locality)
    if level is None:
        return parent, view.at(parent).below
    inside = (node for node in view.names.values() if node.unit.level == level)
    return parent, tuple(
        node
        for node in inside
        if parent.service in ("", node.unit.service) and parent.locality in ("", node.unit.locality)
    )


@dataclass(frozen=True)
class ComparisonOf:
    """Reads the units below (for a team, the teams of its locality) in the month, by name; with a
    level every unit of that level below."""

    subject: Subject
    level: Level | None = None

    def read(self, view: View) -> tuple[Compared, ...]:
        """One unit each, with or without cases."""
        parent, nodes = beside(view, self.level)
        rows = view.rows("compared", **_those(self.subject, parent, nodes), month=view.month)
        points = {_key(row): point_of(row) for row in rows if not is_hidden(row)}
        hidden = {_key(row) for row in rows if is_hidden(row)}
        return tuple(
            _compared(
                self.subject.measure,
                node,
                points.get(_name(node.unit)),
                _name(node.unit) in hidden,
            )
            for node in nodes
        )


@dataclass(frozen=True)
class FunnelOf:
    """Reads a share for the units below over twelve months (a snapshot: the month), as a funnel."""

    subject: Subject
    level: Level | None = None

    def read(self, view: View) -> Funnelled | None:
        """None for what is no share of cases, or where no unit has a case."""
        measure = self.subject.measure
        if not is_pooled(measure):
            return None
        months = pooled_months(measure)
        first, last = view.since(months)
        parent, nodes = beside(view, self.level)
        rows = view.rows("pooled", **_those(self.subject, parent, nodes), first=first, last=last)
        counted = {_key(row): row for row in rows if row["denominator"] and not row["hidden"]}
        kept_back = {_key(row) for row in rows if row["hidden"]}
        shown = [node for node in nodes if _name(node.unit) in counted]
        hidden = tuple(node for node in nodes if _name(node.unit) in kept_back)
        level = nodes[0].unit.level if nodes else "team"
        wider = view.rows("funnel", measure_id=measure.id, level=level, month=view.month)
        whole = wider[0] if wider and not self.subject.category else None
        return _funnelled(
            shown, [counted[_name(node.unit)] for node in shown], months, hidden, whole
        )


@dataclass(frozen=True)
class Sisters:
    """One unit's figure of the month beside the council's and those of its sister units: of the
    same level within its service, or services within the council. Of sisters whose numbers are
    small only how many there are is known."""

    level: Level
    within: str
    own: float | None
    council: float | None
    others: tuple[float, ...]
    hidden: int = 0


@dataclass(frozen=True)
class SistersOf:
    """Reads shares, means and medians of the unit beside the council and its sister units."""

    measures: tuple[Measure, ...]

    def read(self, view: View) -> dict[str, Sisters]:
        """By measure id, of those that the council or a sister has a figure of; nothing for the
        council itself, which has no sisters."""
        unit = view.unit
        if unit.level == "council":
            return {}
        within = "" if unit.level == "service" else unit.service
        named = sorted(one.id for one in self.measures if one.kind not in ("count", "rate"))
        rows: dict[str, list[Row]] = {}
        for row in view.rows(
            "sisters", measure_ids=named, month=view.month, level=unit.level, service=within
        ):
            rows.setdefault(row["measure_id"], []).append(row)
        return {name: _sisters(unit, within, found) for name, found in rows.items()}


def _sisters(unit: Unit, within: str, rows: list[Row]) -> Sisters:
    known = {_key(row): row["value"] for row in rows if not is_hidden(row)}
    council, own = known.pop(Unit(), None), known.pop(_name(unit), None)
    hidden = sum(1 for row in rows if is_hidden(row) and _key(row) not in (Unit(), _name(unit)))
    return Sisters(unit.level, within, own, council, tuple(known.values()), hidden)


def is_pooled(measure: Measure) -> bool:
    """Whether its months can stand together in a funnel: a share of cases."""
    return measure.kind == "percent" and not measure.weight


def pooled_months(measure: Measure) -> int:
    """Twelve for a flow; one for a snapshot, in which the same children stand each month."""
    return FLOW_MONTHS if facts()[measure.fact].kind == "flow" else 1


def _those(subject: Subject, parent: Unit, nodes: Sequence[UnitNode]) -> dict[str, Argument]:
    return {
        "level": nodes[0].unit.level if nodes else "team",
        "service": parent.service,
        "locality": parent.locality,
        "measure_id": subject.measure.id,
        "category": subject.category,
    }


def _name(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _key(row: Row) -> Unit:
    return _name(Unit(row["service"], row["locality"], row["team_id"]))


def _compared(measure: Measure, node: UnitNode, point: Point | None, hidden: bool) -> Compared:
    around = interval(measure, point) if point else None
    lower, upper = around if around else (None, None)
    return Compared(node, point, lower, upper, hidden)


def _funnelled(
    nodes: list[UnitNode],
    rows: list[Row],
    months: int,
    hidden: tuple[UnitNode, ...],
    whole: Row | None,
) -> Funnelled | None:
    if not nodes:
        return None
    wider = {"centre": whole["all_x"] / whole["all_n"], "tau2": whole["tau2"]} if whole else {}
    x = np.array([row["numerator"] for row in rows], dtype=np.float64)
    n = np.array([row["denominator"] for row in rows], dtype=np.float64)
    drawn: Funnel = funnel(x, n, **wider)
    units = tuple(
        Pooled(node, met, size, 100 * met / size, str(band))
        for node, met, size, band in zip(nodes, x.tolist(), n.tolist(), drawn.band, strict=True)
    )
    among = whole["units"] if whole else len(nodes)
    return Funnelled(units, 100 * drawn.centre, months, drawn.tau2, hidden, among)
