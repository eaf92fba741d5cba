"""The parts of a whole: bars from zero, sorted by length, with their number of cases."""

from collections.abc import Callable, Sequence

from dash.development.base_component import Component

from dashboard import words
from dashboard.asked import Asked
from dashboard.components import hidden, html, links, notes, ranges, table
from dashboard.components.spark import spark
from dashboard.subject import Subject, called
from measures.measure import Measure, Series


def mix(
    asked: Asked, measure: Measure, parts: Sequence[Series], to: Callable[[Subject], str]
) -> Component:
    """One row a category of the measure in the month, with its last 24 months.

    `to` gives the address of a category.
    """
    now = [(part, part.at(asked.month)) for part in parts]
    found = [(part, point) for part, point in now if point is not None]
    small = [part for part in parts if asked.month in part.hidden]
    name = measure.title if Subject(measure).is_mix else f"{measure.title}, by category"
    title = html.H2(name, className="headline")
    if not found and not small:
        why = next((part.why_empty for part in parts if part.why_empty), "")
        said = why or f"No cases in {words.month(asked.month)}."
        return html.Section([title, html.P(said, className="empty")], className="chart")
    most = max((point.value for _, point in found), default=1.0)
    columns = [
        table.Column("Category"),
        table.Column(html.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Value", "number value"),
        table.Column("How many", "made-of"),
        table.Column("24 months", "drawing wide-only"),
    ]
    rows = [
        [
            links.anchor(called(part.category), to(Subject(measure, part.category))),
            ranges.bar(point.value, most),
            words.figure(measure, point),
            words.how_many(measure, point),
            spark(part, asked.month),
        ]
        for part, point in sorted(found, key=lambda pair: -pair[1].value)
    ] + [
        [
            links.anchor(called(part.category), to(Subject(measure, part.category))),
            "", hidden.mark(), "", spark(part, asked.month),
        ]
        for part in small
    ]  # fmt: skip
    subtitle = (
        f"{words.unit_of(measure).capitalize()}, {asked.area}, {notes.as_at(asked)}."
        " Bars start at zero."
    )
    return html.Section(
        [title, html.P(subtitle, className="note"),
         table.table(name, columns, rows, hide_caption=True, kind="mix"),
         *hidden.below(asked, bool(small))],
        className="chart",
    )  # fmt: skip
