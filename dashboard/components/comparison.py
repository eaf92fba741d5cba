"""One measure by age, sex, ethnicity or disability of the children it counts."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars
from dashboard.components import funnel, links, table, unequal, units
from dashboard.components.units import made_of
from dashboard.view import url
from dashboard.view.subject import Subject
from dashboard.view.view import Asked
from dashboard.words import numbers
from measures import answers
from measures.answers import Slice
from measures.model.figure import Series
from measures.model.measure import Measure


def breakdown(
    asked: Asked, measure: Measure, slices: Sequence[Slice], whole: float | None, path: str
) -> tags.Section:
    """The groups of the chosen dimension, each with its value, its cases and its range."""
    chosen = asked.filters.breakdown or url.BREAKDOWNS[0]
    own = [part for part in slices if part.dimension == chosen]
    return tags.Section(
        [
            tags.H2(f"By {chosen}"),
            _choices(asked, chosen, path),
            _groups(asked, measure, own, whole)
            if own
            else tags.P(_why_none(asked, measure), className="note"),
        ],
        className="breakdown",
        id="breakdown",
        tabIndex=-1,
    )


def _choices(asked: Asked, chosen: str, path: str) -> tags.P:
    said = []
    for name in url.BREAKDOWNS:
        address = url.link(path, asked.filters, "breakdown", breakdown=name)
        here = name == chosen
        said.append(
            tags.Strong(name.capitalize()) if here else links.anchor(name.capitalize(), address)
        )
        said.append(" ")
    return tags.P(said, className="orders")


def _groups(asked: Asked, measure: Measure, own: Sequence[Slice], whole: float | None) -> tags.Div:
    scale = bars.shared_scale(
        [value for part in own for value in (part.point.value, part.lower, part.upper)],
        whole if measure.kind != "count" else None,
        measure.kind == "percent",
    )
    columns = [
        table.Column("Group"),
        table.Column(tags.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Value", "number value"),
        table.Column(tags.Span("How many", className="out-of-sight"), "made-of"),
    ]
    rows = [
        [
            numbers.capital(part.group),
            bars.dot(scale, part.point.value, part.lower, part.upper),
            numbers.figure(measure, part.point),
            made_of(measure, part.point, part.lower, part.upper),
        ]
        for part in own
    ]
    return table.table(
        f"{measure.title} by {own[0].dimension}, {numbers.month(asked.month)}",
        columns,
        rows,
        hide_caption=True,
        kind="ranges",
    )


def _why_none(asked: Asked, measure: Measure) -> str:
    if not asked.answers:
        return f"Groups of children are shown to those who answer for {asked.unit_name}."
    if not measure.of_children:
        return "Its cases are not children, so there is nothing to break down."
    return f"There are no cases in {numbers.month(asked.month)} to break down."


def rail(asked: Asked, chosen: Subject, own: Series | None, path: str) -> list[Component]:
    """What the figure is made of: the units below, and the groups of children."""
    if chosen.is_mix:
        return [tags.P("Choose a category to compare units and groups.", className="note")]
    measure = chosen.measure
    if measure.kind == "rate":
        return [tags.P("Counted for the whole council only.", className="note")]
    point = own.at(asked.month) if own else None
    whole = point.value if point and measure.kind != "count" else None
    where = asked.warehouse, asked.scope, chosen.key, asked.unit, asked.month
    beside = funnel.teams(asked, measure, chosen.key, path)
    shown: list[Component | None] = [beside]
    if beside is None or asked.unit.level in ("council", "service"):
        around = whole if asked.unit.level != "team" else None
        shown.append(units.compared(asked, measure, answers.compare(*where), around, path))
    shown.append(unequal.outcomes(asked, measure, chosen.key))
    slices = answers.breakdown(*where)
    shown.append(breakdown(asked, measure, slices, whole, path))
    return [part for part in shown if part is not None]
