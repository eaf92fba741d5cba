"""One measure by age, sex, ethnicity or disability of the children it counts."""

from collections.abc import Sequence

from dashboard import url, words
from dashboard.asked import Asked
from dashboard.components import html, links, ranges, table
from dashboard.components.units import made_of
from measures.evaluate import Slice
from measures.measure import Measure


def breakdown(
    asked: Asked, measure: Measure, slices: Sequence[Slice], whole: float | None, path: str
) -> html.Section:
    """The groups of the chosen dimension, each with its value, its cases and its range."""
    chosen = asked.filters.breakdown or url.BREAKDOWNS[0]
    own = [part for part in slices if part.dimension == chosen]
    return html.Section(
        [
            html.H2(f"By {chosen}"),
            _choices(asked, chosen, path),
            _groups(asked, measure, own, whole)
            if own
            else html.P(_why_none(asked, measure), className="note"),
        ],
        className="breakdown",
        id="breakdown",
        tabIndex=-1,
    )


def _choices(asked: Asked, chosen: str, path: str) -> html.P:
    said = []
    for name in url.BREAKDOWNS:
        address = url.link(path, asked.filters, "breakdown", breakdown=name)
        here = name == chosen
        said.append(
            html.Strong(name.capitalize()) if here else links.anchor(name.capitalize(), address)
        )
        said.append(" ")
    return html.P(said, className="orders")


def _groups(asked: Asked, measure: Measure, own: Sequence[Slice], whole: float | None) -> html.Div:
    scale = ranges.shared_scale(
        [value for part in own for value in (part.point.value, part.lower, part.upper)],
        whole if measure.kind != "count" else None,
        measure.kind == "percent",
    )
    columns = [
        table.Column("Group"),
        table.Column(html.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Value", "number value"),
        table.Column(html.Span("How many", className="out-of-sight"), "made-of"),
    ]
    rows = [
        [
            words.capital(part.group),
            ranges.dot(scale, part.point.value, part.lower, part.upper),
            words.figure(measure, part.point),
            made_of(measure, part.point, part.lower, part.upper),
        ]
        for part in own
    ]
    return table.table(
        f"{measure.title} by {own[0].dimension}, {words.month(asked.month)}",
        columns, rows, hide_caption=True, kind="ranges",
    )  # fmt: skip


def _why_none(asked: Asked, measure: Measure) -> str:
    if not asked.answers:
        return f"Groups of children are shown to those who answer for {asked.unit_name}."
    if not measure.of_children:
        return "Its cases are not children, so there is nothing to break down."
    return f"There are no cases in {words.month(asked.month)} to break down."
