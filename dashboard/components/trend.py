"""The large trend of one measure: drawing, words, table, and what stands beside it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import figures, sentences, url, words
from dashboard.asked import Asked
from dashboard.components import hidden, html, icons, links, notes, strip, table
from dashboard.components.chart import chart
from dashboard.subject import Subject
from measures.evaluate import Signal
from measures.measure import Measure, Point, Published, Series


@dataclass(frozen=True)
class Against:
    """What a trend is held against: what is usual for it, its target, what others published."""

    signals: tuple[Signal, ...] = ()
    target: float | None = None
    published: Published | None = None

    def at(self, month: dt.date) -> Signal | None:
        """What is said of one month, or None."""
        return next((signal for signal in self.signals if signal.month == month), None)


def trend(asked: Asked, series: Series, against: Against) -> Component:
    """One measure month by month, or the sentence that says why there is nothing to draw."""
    measure = series.measure
    title = Subject(measure, series.category).title
    beside = [part for part in _beside(asked, series, against) if part is not None]
    if not series.points:
        why = words.nothing_counted(series, asked.month)
        return html.Section(
            [html.H2(title), html.P(words.capital(why), className="empty"), *beside],
            className="chart",
        )
    signals = {signal.month: signal for signal in against.signals}
    figure = figures.trend(series, asked.month, against.target, signals)
    return chart(
        "trend",
        figure,
        headline=title,
        subtitle=_subtitle(asked, series, figure.heights[0]),
        summary=_summary(asked, series, against),
        table=behind(asked, series, against),
        source=_source(asked, series),
        beside=beside,
    )


def _summary(asked: Asked, series: Series, against: Against) -> str:
    signal = against.at(asked.month)
    if signal is None:
        return words.summary(series)
    point = series.at(asked.month)
    if sentences.beyond_chance(signal):
        return f"{words.summary(series)} {sentences.news(signal, asked.unit_name, point)}."
    said = sentences.standing(signal, point)
    return f"{words.summary(series)} {words.month(asked.month)}: {said}"


def _beside(asked: Asked, series: Series, against: Against) -> list[Component | None]:
    signal, published = against.at(asked.month), against.published
    said: list[tuple[str, str | Component]] = []
    if signal and signal.assurance in sentences.ASSURANCES:
        said.append(("Against target", icons.target_word(signal.assurance)))
    if published:
        drawn = strip.strip(
            published, strip.ours_now(series.measure.kind, series.at(asked.month), published), 160
        )
        if drawn is not None:
            said.append(("Against others", drawn))
        address = url.link(links.BENCHMARKS, asked.filters.kept(), indicator=published.indicator_id)
        alike = links.anchor(words.capital(published.match), address)
        age = words.capital(words.age_in_months(published.months_old))
        said += notes.counterparts(series.measure, published)
        said += [(age, words.year(published, asked.month)), ("All authorities", alike)]
    return [
        html.Dl(notes.pairs(said), className="beside") if said else None,
        notes.counterpart_letters(published) if published else None,
    ]


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


def behind(asked: Asked, series: Series, against: Against) -> Component:
    """Month, value, numerator and denominator, what is usual and what it means, newest first."""
    measure, target = series.measure, against.target
    columns = [
        table.Column("Month"),
        table.Column("Value", "number"),
        *_counted_columns(measure),
        *([table.Column("Target", "number")] if target is not None else []),
        *([table.Column("Usual", "number"), table.Column("Signal")] if against.signals else []),
    ]
    last = [words.value(measure.kind, target)] if target is not None else []
    rows = [
        [
            _month(point), words.figure(measure, point), *_counted(measure, point), *last,
            *_judged(measure, against, point),
        ]
        for point in series.points
    ]  # fmt: skip
    small: list[Sequence[table.Cell]] = [
        [words.month(month), hidden.mark(), *["–"] * (len(columns) - 2)] for month in series.hidden
    ]
    months = [*(point.month for point in series.points), *series.hidden]
    pairs = sorted(zip(months, [*rows, *small], strict=True), key=lambda pair: pair[0])
    listed = [row for _, row in reversed(pairs)]
    drawn = table.table(f"{measure.title}, month by month", columns, listed, hide_caption=True)
    return html.Div([drawn, *hidden.below(asked, bool(small))])


def _judged(measure: Measure, against: Against, point: Point) -> list[str]:
    if not against.signals:
        return []
    signal = against.at(point.month)
    if signal is None:
        return ["–", "–"]
    found = sentences.VARIATIONS[signal.variation]
    seen = f"{found}: {signal.label}" if sentences.beyond_chance(signal) else found
    return [sentences.usual_range(measure, signal) or "–", seen]


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
