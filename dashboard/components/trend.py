"""The large trend of one measure: drawing, words, table, and what stands beside it."""

from dash import html
from dash.development.base_component import Component

from dashboard import figures, words
from dashboard.asked import Asked
from dashboard.components import notes, table
from dashboard.components.chart import chart
from dashboard.subject import Subject
from measures.measure import Measure, Point, Published, Series


def trend(
    asked: Asked, series: Series, published: Published | None, target: float | None
) -> Component:
    """One measure month by month, or the sentence that says why there is nothing to draw."""
    measure = series.measure
    title = Subject(measure, series.category).title
    strip = _beside(asked, measure, published)
    if not series.points:
        why = words.nothing_counted(series, asked.month)
        return html.Section(
            [html.H2(title), html.P(words.capital(why), className="empty"), strip],
            className="chart",
        )
    figure = figures.trend(series, asked.month, target)
    return chart(
        "trend",
        figure,
        headline=title,
        subtitle=_subtitle(asked, series, figure.layout.yaxis.range[0]),
        summary=words.summary(series),
        table=behind(series, target),
        source=_source(asked, series),
        beside=[strip] if strip else [],
    )


def _beside(asked: Asked, measure: Measure, published: Published | None) -> Component | None:
    if published is None:
        return None
    period = f"Published for {words.year(published, asked.month)}"
    age = words.capital(words.age(published.months_old))
    said = [*notes.counterparts(measure, published), (age, period)]
    return html.Dl(notes.pairs(said), className="beside")


def _subtitle(asked: Asked, series: Series, start: float) -> str:
    first, last = series.points[0].month, series.points[-1].month
    scale = f"{words.trimmed(start, 2)}{'%' if series.measure.kind == 'percent' else ''}"
    unit = words.unit_of(series.measure).capitalize()
    return (
        f"{unit}, {asked.area}, each month, {words.month(first)} to {words.month(last)}."
        f" Scale starts at {scale}."
    )


def _source(asked: Asked, series: Series) -> str:
    invented = "Sample data. " if asked.snapshot.synthetic else ""
    day = series.as_at or asked.snapshot.as_at
    return f"{invented}Data as at {words.date(day)}."


def behind(series: Series, target: float | None = None) -> Component:
    """Month, value, numerator and denominator, newest first."""
    measure = series.measure
    columns = [
        table.Column("Month"),
        table.Column("Value", "number"),
        *_counted_columns(measure),
        *([table.Column("Target", "number")] if target is not None else []),
    ]
    last = [words.value(measure.kind, target)] if target is not None else []
    rows = [
        [_month(point), words.figure(measure, point), *_counted(measure, point), *last]
        for point in reversed(series.points)
    ]
    return table.table(f"{measure.title}, month by month", columns, rows, hide_caption=True)


def _month(point: Point) -> str:
    return words.month(point.month) + (" to date" if point.to_date else "")


def _counted_columns(measure: Measure) -> list[table.Column]:
    if measure.kind == "count":
        return []
    below = table.Column(measure.out_of.capitalize() or "Cases", "number")
    if measure.kind == "median":
        return [below]
    return [table.Column(measure.counts.capitalize(), "number"), below]


def _counted(measure: Measure, point: Point) -> list[str]:
    parts = {
        "count": (),
        "median": (point.denominator,),
    }.get(measure.kind, (point.numerator, point.denominator))
    return ["–" if part is None else words.trimmed(part) for part in parts]
