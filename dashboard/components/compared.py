"""What a figure is made of: the units below, and the groups of children, side by side."""

from dash.development.base_component import Component

from dashboard.asked import Asked
from dashboard.components import breakdown, funnel, html, unequal, units
from dashboard.subject import Subject
from measures import evaluate
from measures.measure import Series


def rail(asked: Asked, chosen: Subject, own: Series | None, path: str) -> list[Component]:
    """What the figure is made of: the units below, and the groups of children."""
    if chosen.is_mix:
        return [html.P("Choose a category to compare units and groups.", className="note")]
    measure = chosen.measure
    if measure.kind == "rate":
        return [html.P("Counted for the whole council only.", className="note")]
    point = own.at(asked.month) if own else None
    whole = point.value if point and measure.kind != "count" else None
    where = asked.warehouse, asked.scope, chosen.key, asked.unit, asked.month
    beside = funnel.teams(asked, measure, chosen.key, path)
    shown: list[Component | None] = [beside]
    if beside is None or asked.unit.level in ("council", "service"):
        around = whole if asked.unit.level != "team" else None
        shown.append(units.compared(asked, measure, evaluate.compare(*where), around, path))
    shown.append(unequal.outcomes(asked, measure, chosen.key))
    slices = evaluate.breakdown(*where)
    shown.append(breakdown.breakdown(asked, measure, slices, whole, path))
    return [part for part in shown if part is not None]
