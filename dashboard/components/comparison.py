"""One measure by age, sex, ethnicity or disability of the children it counts."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars
from dashboard.components import funnel, links, notes, table, unequal, units
from dashboard.components.units import made_of
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.cases import BreakdownOf, Slice
from measures.answers.comparison import ComparisonOf
from measures.answers.data_quality import Notices
from measures.model.measure import Measure


def breakdown(
    view: PageView,
    measure: Measure,
    slices: Sequence[Slice],
    whole: float | None,
    path: str,
    notices: Notices,
) -> tags.Section:
    """The groups of the chosen dimension, each with its value, its cases and its range, and what
    was not understood of what they are made from."""
    chosen = view.filters.breakdown or url.BREAKDOWNS[0]
    own = [part for part in slices if part.dimension == chosen]
    return tags.Section(
        [
            tags.H2(f"By {chosen}"),
            _choices(view, chosen, path),
            _groups(view, measure, own, whole)
            if own
            else tags.P(_why_none(view, measure), className="note"),
            *(notes.what_is_left_out(view, notices.of_groups(chosen), measure) if own else []),
        ],
        className="breakdown",
        id="breakdown",
        tabIndex=-1,
    )


def _choices(view: PageView, chosen: str, path: str) -> tags.P:
    said: list[str | Component] = []
    for name in url.BREAKDOWNS:
        address = url.link(path, view.filters, "breakdown", breakdown=name)
        here = name == chosen
        said.append(
            tags.Strong(name.capitalize()) if here else links.anchor(name.capitalize(), address)
        )
        said.append(" ")
    return tags.P(said, className="orders")


def _groups(
    view: PageView, measure: Measure, own: Sequence[Slice], whole: float | None
) -> Component:
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
    rows: list[list[table.Cell]] = [
        [
            numbers.capital(part.group),
            bars.dot(scale, part.point.value, part.lower, part.upper),
            numbers.figure(measure, part.point),
            made_of(measure, part.point, part.lower, part.upper),
        ]
        for part in own
    ]
    return table.table(
        f"{measure.title} by {own[0].dimension}, {numbers.month(view.month)}",
        columns,
        rows,
        hide_caption=True,
        kind="ranges",
    )


def _why_none(view: PageView, measure: Measure) -> str:
    if not view.answers:
        return f"Groups of children are shown to those who answer for {view.unit_name}."
    if not measure.of_children:
        return "Its cases are not children, so there is nothing to break down."
    return f"There are no cases in {numbers.month(view.month)} to break down."


def rail(shown: SubjectView, notices: Notices) -> list[Component]:
    """What the figure is made of: the units below, and the groups of children."""
    view, subject, measure = shown.page, shown.subject, shown.measure
    if subject.is_mix:
        return [tags.P("Choose a category to compare units and groups.", className="note")]
    if measure.kind == "rate":
        return [tags.P("Counted for the whole council only.", className="note")]
    whole = shown.point.value if shown.point and measure.kind != "count" else None
    parts = _units(shown, whole)
    parts.append(unequal.outcomes(view, subject))
    slices = view.answer(BreakdownOf(subject))
    parts.append(breakdown(view, measure, slices, whole, shown.path, notices))
    return [part for part in parts if part is not None]


def _units(shown: SubjectView, whole: float | None) -> list[Component | None]:
    """The teams in a funnel and the units below; neither of what no unit has a figure of."""
    view, measure = shown.page, shown.measure
    if measure.council_only:
        return [tags.P(f"{measure.title}: counted for the whole council only.", className="note")]
    beside = funnel.teams(shown)
    if beside is not None and view.unit.level not in ("council", "service"):
        return [beside]
    around = whole if view.unit.level != "team" else None
    found = view.answer(ComparisonOf(shown.subject))
    return [beside, units.compared(view, measure, found, around, shown.path)]
