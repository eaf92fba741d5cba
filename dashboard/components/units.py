"""The units below compared: a dot with its interval each. In order of name or size, no league."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars
from dashboard.components import links, suppression, table
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.comparison import Compared, ComparisonOf
from measures.council.units import UnitNode
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.subject import Subject

PLURAL = {
    "service": "Services",
    "locality": "Localities",
    "team": "Teams",
    "council": "The council",
}


def compared(
    view: PageView, measure: Measure, units: Sequence[Compared], whole: float | None, path: str
) -> tags.Section | None:
    """A table of the units with cases, each a link to the same page for it; then the others."""
    if not units:
        return None
    title = f"{PLURAL[units[0].node.unit.level]} side by side"
    with_cases = [unit for unit in units if unit.point is not None or unit.hidden]
    shown = _side_by_side(view, measure, with_cases, whole, path) if with_cases else []
    without = [unit.node for unit in units if unit.point is None and not unit.hidden]
    return tags.Section(
        [tags.H2(title), *shown, *_without_cases(view, without, path)], className="compared"
    )


def _side_by_side(
    view: PageView, measure: Measure, units: Sequence[Compared], whole: float | None, path: str
) -> list[Component]:
    ordered = _in_order(units, view.filters.order)
    scale = bars.shared_scale(
        [value for unit in units for value in _values(unit)], whole, measure.kind == "percent"
    )
    rows = [_row(view, measure, unit, scale, path) for unit in ordered]
    caption = f"{measure.title}, {view.area}, {numbers.month(view.month)}"
    return [
        tags.P(_key(view, measure, units, whole), className="note"),
        _orders(view, path),
        table.table(caption, _columns(units), rows, hide_caption=True, kind="ranges"),
        *suppression.below(view, suppression.among(units)),
    ]


def _without_cases(view: PageView, nodes: Sequence[UnitNode], path: str) -> list[Component]:
    if not nodes:
        return []
    listed: list[str | Component] = ["No cases this month: "]
    for node in nodes:
        listed += [_unit_link(view, node, path), ", "]
    return [tags.P([*listed[:-1], "."], className="note without")]


def _columns(units: Sequence[Compared]) -> list[table.Column]:
    return [
        table.Column(numbers.LEVELS[units[0].node.unit.level]),
        table.Column(tags.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Value", "number value"),
        table.Column(tags.Span("How many", className="out-of-sight"), "made-of"),
    ]


def _row(
    view: PageView, measure: Measure, unit: Compared, scale: bars.Scale, path: str
) -> list[table.Cell]:
    point = unit.point
    return [
        _unit_link(view, unit.node, path),
        bars.dot(scale, point.value if point else None, unit.lower, unit.upper),
        numbers.figure(measure, point) if point else suppression.mark(),
        made_of(measure, point, unit.lower, unit.upper) if point else "",
    ]


def _unit_link(view: PageView, node: UnitNode, path: str) -> tags.A:
    here = {"aria-current": "true"} if node.unit == view.unit else {}
    return links.anchor(node.name, url.link(path, view.filters.at(node.unit)), **here)


def made_of(
    measure: Measure, point: Point | None, lower: float | None, upper: float | None
) -> list[str | Component]:
    """ "50 of 70", and under it the range: "60 to 81%"."""
    if point is None:
        return ["no cases"]
    said: list[str | Component] = [numbers.how_many(measure, point)]
    if lower is not None:
        said.append(tags.Span(numbers.interval(measure, lower, upper), className="interval"))
    return said


def _orders(view: PageView, path: str) -> tags.P:
    chosen = view.filters.order or "name"
    said = [
        tags.Strong(f"By {order}")
        if order == chosen
        else links.anchor(
            f"By {order}", url.link(path, view.filters, order="" if order == "name" else order)
        )
        for order in url.ORDERS
    ]
    return tags.P([said[0], " ", said[1]], className="orders")


def _in_order(units: Sequence[Compared], order: str) -> list[Compared]:
    if order != "size":
        return sorted(units, key=lambda unit: unit.node.name.casefold())
    return sorted(units, key=lambda unit: (-_size(unit), unit.node.name.casefold()))


def _size(unit: Compared) -> float:
    if unit.point is None:
        return 0.0
    return unit.point.denominator or unit.point.numerator or unit.point.value


def _values(unit: Compared) -> tuple[float | None, ...]:
    return (unit.point.value if unit.point else None, unit.lower, unit.upper)


def _key(view: PageView, measure: Measure, units: Sequence[Compared], whole: float | None) -> str:
    said = f"{numbers.month(view.month)}."
    if any(unit.lower is not None for unit in units):
        said += " Line: the range that chance alone leaves open, 95%."
    if whole is not None:
        said += f" Upright: {view.unit_name}, {numbers.value(measure.kind, whole)}."
    return said


def teams(shown: SubjectView) -> tags.Section | None:
    """Every team within the unit with its value, so that any figure is two clicks from a team's."""
    view, subject = shown.page, shown.subject
    if view.unit.level in ("locality", "team"):
        return None
    inside = view.answer(ComparisonOf(subject, "team"))
    if not inside:
        return None
    listed = [
        tags.Li([_unit_link(view, team.node, shown.path), _team_value(subject, team)])
        for team in sorted(inside, key=lambda team: (_loose(team.node), team.node.name.casefold()))
    ]
    return tags.Section(
        [
            tags.H2("Straight to a team"),
            tags.Ul(listed, className="names"),
            *suppression.below(view, not subject.is_mix and suppression.among(inside)),
        ],
        className="teams",
    )


def _loose(node: UnitNode) -> bool:
    return node.unit.team_id == "UNASSIGNED"


def _team_value(subject: Subject, team: Compared) -> tags.Span | str:
    if subject.is_mix:
        return ""
    if team.hidden:
        return tags.Span(suppression.mark(), className="note")
    if team.point is None:
        return tags.Span("no cases", className="note")
    made_of = numbers.how_many(subject.measure, team.point)
    value = tags.Strong(numbers.figure(subject.measure, team.point))
    return tags.Span([value, f" {made_of}" if made_of else ""], className="note")
