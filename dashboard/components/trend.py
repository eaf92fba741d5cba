"""The parts of a whole: bars from zero, sorted by length, with their number of cases."""

from collections.abc import Callable, Sequence
from statistics import median

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars, control_chart, icons, strip
from dashboard.charts.plot import Plot
from dashboard.charts.spark import spark
from dashboard.components import links, notes, suppression, table
from dashboard.components.chart import chart
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import attention, codes, comparison, numbers, sentences
from measures.answers.attention import ApartOf
from measures.answers.comparison import SistersOf
from measures.answers.series import interval, twelve_months
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.model.published import Published
from measures.model.subject import Subject


def mix(shown: SubjectView, parts: Sequence[Series], to: Callable[[Subject], str]) -> Component:
    """One row a category of the measure in the month, with its last 24 months.

    `to` gives the address of a category.
    """
    view, measure = shown.page, shown.measure
    now = [(part, part.at(view.month)) for part in parts]
    found = [(part, point) for part, point in now if point is not None]
    small = [part for part in parts if view.month in part.hidden]
    name = measure.title if measure.is_mix else f"{measure.title}, by category"
    title = tags.H2(name, className="headline")
    if not found and not small:
        why = next((part.why_empty for part in parts if part.why_empty), "")
        said = why or f"No cases in {numbers.month(view.month)}."
        return tags.Section([title, tags.P(said, className="empty")], className="chart")
    most = max((point.value for _, point in found), default=1.0)
    columns = [
        table.Column("Category"),
        table.Column(tags.Span("Drawn", className="out-of-sight"), "drawing wide-only"),
        table.Column("Value", "number value"),
        table.Column("How many", "made-of"),
        table.Column("24 months", "drawing wide-only"),
    ]
    rows: list[list[table.Cell]] = [
        [
            links.anchor(codes.category(part.subject.category), to(part.subject)),
            bars.bar(point.value, most),
            numbers.figure(measure, point),
            numbers.how_many(measure, point),
            spark(part, view.month),
        ]
        for part, point in sorted(found, key=lambda pair: -pair[1].value)
    ]
    rows += [
        [
            links.anchor(codes.category(part.subject.category), to(part.subject)),
            "",
            suppression.mark(),
            "",
            spark(part, view.month),
        ]
        for part in small
    ]
    subtitle = (
        f"{numbers.unit_of(measure).capitalize()}, {view.area}, {notes.as_at(view)}."
        " Bars start at zero."
    )
    return tags.Section(
        [
            title,
            tags.P(subtitle, className="note"),
            table.table(name, columns, rows, hide_caption=True, kind="mix"),
            *suppression.below(view, bool(small)),
        ],
        className="chart",
    )


def signal_line(shown: SubjectView) -> list[Component]:
    """Shape, word and sentence of the month, where it is judged; which units below stand apart, and
    how Triangulation reads what has no good direction."""
    if shown.signal is None or shown.own is None:
        return []
    signal, view = shown.signal, shown.page
    said = [sentences.signal_in_words(signal, shown.point)]
    if apart := attention.stands_apart(view.answer(ApartOf()), shown.measure.id, view.unit):
        said.append(f"{apart}.")
    if judged := sentences.target_judged(signal):
        said.append(f"{numbers.capital(judged)}.")
    said.append(attention.weighed(shown.measure.id))
    line = [icons.against_itself(signal), tags.Span(" ".join(said).strip())]
    return [tags.P(line, className="standing")]


SHOWN = 24
# Twelve months together of the first month that is shown reach back eleven more.
READ = SHOWN + 11


def trend(shown: SubjectView, every: Series) -> Component:
    """One measure month by month, or the sentence that says why there is nothing to draw.

    The last 24 months, or all of `every` where the address asks for them; of few cases twelve
    months together.
    """
    view, title = shown.page, codes.title(every.subject)
    beside = [part for part in _beside(shown, every) if part is not None]
    series = recent(view, every)
    rolled = recent(view, twelve_months(every)) if shown.is_rolling else series
    if not rolled.points:
        why = numbers.nothing_counted(every, view.month)
        return tags.Section(
            [tags.H2(title), tags.P(numbers.capital(why), className="empty"), *beside],
            className="chart",
        )
    figure = _drawn(shown, rolled)
    return chart(
        "trend",
        figure,
        headline=title,
        subtitle=_subtitle(shown, rolled, figure.heights[0]),
        summary=_rolling_summary(shown, rolled) if shown.is_rolling else _summary(shown, series),
        table=_rolling_table(shown, rolled) if shown.is_rolling else behind(shown, series),
        source=_source(view, series),
        beside=beside,
    )


def recent(view: PageView, series: Series) -> Series:
    """The last 24 months of the page's month, or all where the address asks for them."""
    if view.filters.months == "all":
        return series
    return series.between(months_later(view.month, 1 - SHOWN), view.month)


def _drawn(shown: SubjectView, series: Series) -> Plot:
    month, target = shown.page.month, shown.target
    if shown.is_rolling:
        return control_chart.rolling(series, month, target)
    first, last = series.points[0].month, series.points[-1].month
    signals = {one.month: one for one in shown.signals if first <= one.month <= last}
    return control_chart.trend(series, month, target, signals)


def _rolling_summary(shown: SubjectView, series: Series) -> str:
    """What twelve months together come to, and how sure that is."""
    measure, last = series.measure, series.at(shown.page.month) or series.points[-1]
    around = interval(measure, last)
    sure = f"; chance leaves {numbers.interval(measure, *around)} open" if around else ""
    return (
        f"Fewer than five cases in a typical month, so twelve months stand together: to"
        f" {numbers.month(last.month)} {numbers.figure(measure, last)}"
        f" ({numbers.how_many(measure, last)}{sure}). No signal is looked for in so few."
    )


def _rolling_table(shown: SubjectView, series: Series) -> Component:
    """Twelve months together with their cases and range, and the month alone, newest first."""
    measure, alone = series.measure, shown.own
    columns = [
        table.Column("Twelve months to"),
        table.Column("Value", "number"),
        table.Column("How many", "number"),
        table.Column("Range, 95%", "number"),
        table.Column("The month alone", "number"),
    ]
    rows = [
        [
            _month(point),
            numbers.figure(measure, point),
            numbers.how_many(measure, point),
            numbers.interval(measure, *(interval(measure, point) or (None, None))),
            _alone(measure, alone.at(point.month) if alone else None),
        ]
        for point in reversed(series.points)
    ]
    return table.table(f"{measure.title}, twelve months together", columns, rows, hide_caption=True)


def _alone(measure: Measure, point: Point | None) -> str:
    return numbers.how_many(measure, point) if point else "no cases"


def _summary(shown: SubjectView, series: Series) -> str:
    view, signal = shown.page, shown.signal
    if signal is None:
        return numbers.summary(series)
    point = series.at(view.month)
    if sentences.beyond_chance(signal):
        return f"{numbers.summary(series)} {sentences.news(signal, view.unit_name, point)}."
    said = sentences.signal_in_words(signal, point)
    return f"{numbers.summary(series)} {numbers.month(view.month)}: {said}"


def _beside(shown: SubjectView, series: Series) -> list[Component | None]:
    signal, published = shown.signal, shown.others
    said: list[tuple[str, str | Component]] = []
    if signal and signal.assurance in sentences.ASSURANCES:
        said.append(("Against target", icons.target_word(signal)))
    said += _target(shown, series)
    said += _published(shown, series, published) if published else _sisters(shown)
    return [
        tags.Dl(notes.pairs(said), className="beside") if said else None,
        notes.counterpart_letters(published) if published else None,
    ]


def _published(
    shown: SubjectView, series: Series, published: Published
) -> list[tuple[str, str | Component]]:
    """The council beside other councils."""
    view, kind = shown.page, series.measure.kind
    drawn = strip.strip(published, strip.ours_now(kind, series.at(view.month), published), 160)
    address = url.link(links.BENCHMARKS, view.filters.kept(), indicator=published.indicator_id)
    alike = links.anchor(comparison.alike(published.match), address)
    age = numbers.capital(numbers.age_in_months(published.months_old))
    return [
        *([("Against others", drawn)] if drawn is not None else []),
        *notes.counterparts(series.measure, published),
        (age, numbers.year(published, view.month)),
        ("All authorities", alike),
    ]


def _sisters(shown: SubjectView) -> list[tuple[str, str | Component]]:
    """A unit below the council beside the council and its sister units, in the month."""
    measure, kind = shown.measure, shown.measure.kind
    if shown.subject.category or shown.subject.is_mix:
        return []
    found = shown.page.answer(SistersOf((measure,))).get(measure.id)
    if found is None:
        return []
    drawn = strip.sisters(found, kind, 160)
    beside = f"Beside council and {sentences.LEVELS[found.level]}"
    said: list[tuple[str, str | Component]] = [(beside, drawn)] if drawn else []
    if found.council is not None:
        said.append(("Council", numbers.value(kind, found.council)))
    if found.others:
        ends = numbers.interval(measure, min(found.others), max(found.others))
        said.append((numbers.capital(strip.sisters_named(found)), ends))
    if len(found.others) > 2:
        said.append(("Middle of these", numbers.value(kind, median(found.others))))
    if found.hidden:
        said.append(("Others hidden", numbers.number(found.hidden)))
    return said


def _target(shown: SubjectView, series: Series) -> list[tuple[str, str | Component]]:
    """The target, or who sets them where there is none; neither for what has no good direction."""
    measure = series.measure
    if shown.target is not None:
        return [("Target", numbers.value(measure.kind, shown.target))]
    if measure.better is None or series.subject.category:
        return []
    return [("The senior management team sets them", "No target set")]


def _subtitle(shown: SubjectView, series: Series, start: float) -> str:
    view = shown.page
    each = "twelve months to each month" if shown.is_rolling else "each month"
    first, last = series.points[0].month, series.points[-1].month
    scale = f"{numbers.trimmed(start, 2)}{'%' if series.measure.kind == 'percent' else ''}"
    unit = numbers.unit_of(series.measure).capitalize()
    return (
        f"{unit}, {view.area}, {each}, {numbers.month(first)} to {numbers.month(last)}."
        f" Scale starts at {scale}."
    )


def _source(view: PageView, series: Series) -> str:
    invented = "Sample data. " if view.snapshot.synthetic else ""
    day = series.as_at or view.snapshot.as_at
    return f"{invented}Data as at {numbers.date(day)}."


def behind(shown: SubjectView, series: Series) -> Component:
    """Month, value, numerator and denominator, what is usual and what it means, newest first."""
    view, measure, target = shown.page, series.measure, shown.target
    columns = [
        table.Column("Month"),
        table.Column("Value", "number"),
        *_counted_columns(measure),
        *([table.Column("Target", "number")] if target is not None else []),
        *([table.Column("Usual", "number"), table.Column("Signal")] if shown.signals else []),
    ]
    last = [numbers.value(measure.kind, target)] if target is not None else []
    rows = [
        [
            _month(point),
            numbers.figure(measure, point),
            *_counted(measure, point),
            *last,
            *_judged(shown, point),
        ]
        for point in series.points
    ]
    small: list[Sequence[table.Cell]] = [
        [numbers.month(month), suppression.mark(), *["–"] * (len(columns) - 2)]
        for month in series.hidden
    ]
    months = [*(point.month for point in series.points), *series.hidden]
    pairs = sorted(zip(months, [*rows, *small], strict=True), key=lambda pair: pair[0])
    listed = [row for _, row in reversed(pairs)]
    drawn = table.table(f"{measure.title}, month by month", columns, listed, hide_caption=True)
    return tags.Div([drawn, *suppression.below(view, bool(small))])


def _judged(shown: SubjectView, point: Point) -> list[str]:
    if not shown.signals:
        return []
    signal = next((one for one in shown.signals if one.month == point.month), None)
    if signal is None:
        return ["–", "–"]
    found = sentences.VARIATIONS[signal.variation]
    seen = f"{found}: {sentences.seen(signal)}" if sentences.beyond_chance(signal) else found
    return [sentences.usual_range(shown.measure, signal) or "–", seen]


def _month(point: Point) -> str:
    return numbers.month(point.month) + (" to date" if point.to_date else "")


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
    return ["–" if part is None else numbers.trimmed(part) for part in parts]
