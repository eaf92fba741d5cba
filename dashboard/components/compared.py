"""What a figure is made of: the units below, and the groups of children, side by side."""

from dash import html
from dash.development.base_component import Component

from dashboard.asked import Asked
from dashboard.components import breakdown, units
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
    around = whole if asked.unit.level != "team" else None
    below = units.compared(asked, measure, evaluate.compare(*where), around, path)
    groups = breakdown.breakdown(asked, measure, evaluate.breakdown(*where), whole, path)
    return [groups] if below is None else [below, groups]
