"""Counts of evidence by month as columns, each divided into its parts, its number above it; and
every source of a question under one another on one axis of months."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import control_chart, drawing, icons, limits, plot
from dashboard.charts.bars import in_order, tint
from dashboard.charts.plot import Plot, Trace, bar, scatter
from dashboard.words import codes, numbers, sentences
from measures.answers.evidence import Count
from measures.answers.signals import Signal
from measures.model.figure import Point, Series


def columns(
    months: Sequence[dt.date], counts: Mapping[dt.date, Count], parts: Sequence[str]
) -> Plot:
    """One column a month from zero; a month without a count has none."""
    margin = {"l": 44, "r": 12, "t": 12, "b": 48}
    figure = Plot(layout={"barmode": "stack", "bargap": 0.25, "margin": margin})
    figure.add(_part(months, counts, part) for part in parts)
    figure.add([_numbers(months, counts)])
    most = max((count.n for count in counts.values()), default=1)
    figure.yaxis(range=[0, most * 1.16], tickformat=",", nticks=5)
    figure.xaxis(dtick="M3", tickformat="%b\n%Y")
    return figure


def _part(months: Sequence[dt.date], counts: Mapping[dt.date, Count], part: str) -> Trace:
    found = [counts[month].parts.get(part, 0) if month in counts else 0 for month in months]
    said = codes.code(part) if part != "ALL" else "All"
    return bar(
        x=list(months),
        y=found,
        customdata=[
            f"{numbers.month(month)}: <b>{numbers.number(n)}</b> {codes.lower(said)}"
            for month, n in zip(months, found, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        marker={"color": tint(part), "line": {"color": plot.SECOND, "width": 1}},
    )


def _numbers(months: Sequence[dt.date], counts: Mapping[dt.date, Count]) -> Trace:
    shown = [month for month in months if month in counts]
    return scatter(
        x=shown,
        y=[counts[month].n for month in shown],
        text=[numbers.number(counts[month].n) for month in shown],
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        textfont={"size": 12, "color": plot.SECOND},
    )


ORDER: Final = (
    "GOOD_ON_IT",
    "STRENGTH",
    "POSITIVE",
    "AGREE",
    "GOOD_PRACTICE",
    "COMPETENT",
    "MIXED",
    "ALL",
    "OTHER",
    "NOT_GOOD_ON_IT",
    "DEVELOPMENT_NEED",
    "AREA_FOR_IMPROVEMENT",
    "NEGATIVE",
    "IMMEDIATE_CONCERN",
)
# How a part is drawn: told apart by filling, and only then by colour.
FILLS: Final = dict.fromkeys(ORDER[:5], "good") | {
    "ALL": "only",
    "NOT_GOOD_ON_IT": "bad",
    "DEVELOPMENT_NEED": "bad",
    "AREA_FOR_IMPROVEMENT": "bad",
    "NEGATIVE": "bad",
    "IMMEDIATE_CONCERN": "alarm",
}
# The height of a row's bars and of the measure, in pixels; a lower part has no room for its number.
BARS, MEASURED, LEGIBLE = 62, 116, 13
ROW = 24


@dataclass(frozen=True)
class Row:
    """One source: its name and what it says, its months drawn, and the words at their end."""

    named: Sequence[Component]
    drawn: Component
    ends: Sequence[Component]


def stack(months: Sequence[dt.date], rows: Sequence[Row]) -> tags.Div:
    """The rows upon one axis of months, the last one tinted."""
    axis = Row([tags.Span("One axis of months", className="note")], _axis(months), [])
    return tags.Div(
        [
            tags.Div(
                [
                    tags.Div(row.named, className="named"),
                    row.drawn,
                    tags.Div(row.ends, className="ends"),
                ],
                className="source",
            )
            for row in (*rows, axis)
        ],
        className="source-stack",
    )


def told(words: str) -> tags.Div:
    """In place of months, for a source that has none."""
    return tags.Div(words, className="months told note")


def columns_of(
    months: Sequence[dt.date], counts: Mapping[dt.date, Count], gap: bool = False
) -> tags.Div:
    """One column a month from zero, good above and adverse below, each part with its number; the
    last three months hatched where something was expected and nothing came."""
    most = max((count.n for count in counts.values()), default=1)
    drawn: list[Component] = [_column(month, counts.get(month), most) for month in months]
    if gap:
        drawn[-3:] = [tags.Div(tags.B("Gap"), className="gap")]
    return tags.Div(drawn, className="months")


def _column(month: dt.date, count: Count | None, most: float) -> tags.Div:
    place = "column january" if month.month == 1 else "column"
    if count is None:
        return tags.Div(className=place)
    parts = in_order(count.parts, ORDER)
    drawn = [_bar(part, n, BARS * n / most, alone=len(parts) == 1) for part, n in parts]
    said = codes.listed(parts) if set(count.parts) != {"ALL"} else numbers.number(count.n)
    return tags.Div(
        [tags.Span(numbers.number(count.n), className="total"), *drawn],
        className=place,
        title=f"{numbers.month(month)}: {said}",
    )


def _bar(part: str, n: float, height: float, *, alone: bool) -> tags.Div:
    shown = "" if alone or height < LEGIBLE else tags.Span(numbers.number(n))
    style = {"height": f"{max(height, 2):.0f}px"}
    return tags.Div(shown, className=f"part {FILLS.get(part, 'middle')}", style=style)


def parts_of(counts: Mapping[dt.date, Count]) -> list[Component]:
    """What each filling of a row means, with how many there were in all its months."""
    found: dict[str, float] = {}
    for count in counts.values():
        for part, n in count.parts.items():
            found[part] = found.get(part, 0) + n
    return [
        tags.Span(
            [
                tags.Span(className=f"swatch part {FILLS.get(part, 'middle')}"),
                f"{numbers.number(n)} {_part_word(part, n)}",
            ]
        )
        for part, n in in_order(found, ORDER)
    ]


def _part_word(part: str, n: float) -> str:
    if part == "ALL":
        return "in 24 months"
    several = "s" if part == "IMMEDIATE_CONCERN" and n != 1 else ""
    return codes.lower(codes.code(part)) + several


def measured(
    months: Sequence[dt.date],
    series: Series,
    signals: Mapping[dt.date, Signal],
    target: float | None = None,
) -> tags.Div:
    """The measure month by month upon its usual range, a month with a signal by its shape."""
    points = {point.month: point for point in series.points if point.month in months}
    usual = {month: one for month, one in signals.items() if month in months}
    low, high, _ = scale_of(series, signals, target)

    def up(value: float) -> float:
        return round(MEASURED - drawing.position(value, low, high, MEASURED), 1)

    lines = _usual(months, series, usual, up) + _target(months, target, up)
    line = "".join(
        _line([(ROW * (i + 0.5), up(points[month].value)) for i, month in run], plot.US, 2.2)
        for run in _runs(months, points)
    )
    marks = [
        _mark(
            ROW * (i + 0.5) / (ROW * len(months)),
            up(points[month].value),
            signals.get(month),
            f"{numbers.month(month)}: {numbers.figure(series.measure, points[month])}",
        )
        for i, month in enumerate(months)
        if month in points
    ]
    drawn = drawing.stretched(lines + line, ROW * len(months), MEASURED, "lines")
    return tags.Div([drawn, *marks], className="months measured")


def scale_of(
    series: Series, signals: Mapping[dt.date, Signal], target: float | None
) -> tuple[float, float, float]:
    """Where the scale of a measure starts and ends, and its step."""
    values = [point.value for point in series.points] + limits.edges(series.measure, signals)
    values += [] if target is None else [target]
    return control_chart.scale(series.measure, values or [0.0, 1.0])


def _usual(
    months: Sequence[dt.date],
    series: Series,
    usual: Mapping[dt.date, Signal],
    up: Callable[[float], float],
) -> str:
    """The band month by month, its edges dashed, its middle thin."""
    drawn = ""
    for i, month in enumerate(months):
        signal = usual.get(month)
        if signal is None or not limits.has_range(signal):
            continue
        lower, upper = (up(edge) for edge in limits.held(series.measure, signal))
        left, right = ROW * i, ROW * (i + 1)
        drawn += (
            f"<rect x='{left}' y='{upper}' width='{ROW}' height='{lower - upper:.1f}'"
            f" fill='{plot.BAND}'/>"
        )
        drawn += _line([(left, upper), (right, upper)], plot.SECOND, 1.2, "4 3")
        drawn += _line([(left, lower), (right, lower)], plot.SECOND, 1.2, "4 3")
        if signal.centre is not None:
            middle = up(sentences.possible(series.measure, signal.centre))
            drawn += _line([(left, middle), (right, middle)], plot.ORDINARY, 1)
    return drawn


def _target(months: Sequence[dt.date], target: float | None, up: Callable[[float], float]) -> str:
    if target is None:
        return ""
    return _line([(0, up(target)), (ROW * len(months), up(target))], plot.INK, 2, "2 4")


def _line(points: Sequence[tuple[float, float]], colour: str, width: float, dash: str = "") -> str:
    steps = " ".join(f"{x},{y}" for x, y in points)
    dashed = f" stroke-dasharray='{dash}'" if dash else ""
    return (
        f"<polyline points='{steps}' fill='none' stroke='{colour}' stroke-width='{width}'"
        f" vector-effect='non-scaling-stroke'{dashed}/>"
    )


def _runs(
    months: Sequence[dt.date], points: Mapping[dt.date, Point]
) -> list[list[tuple[int, dt.date]]]:
    """Months with a figure, run by run; a month without one leaves a gap."""
    runs: list[list[tuple[int, dt.date]]] = [[]]
    for i, month in enumerate(months):
        if month in points:
            runs[-1].append((i, month))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _mark(across: float, down: float, signal: Signal | None, said: str) -> tags.Span:
    beyond = signal is not None and sentences.beyond_chance(signal)
    drawn = icons.image(signal) if beyond and signal else icons.picture(icons.shape("common"), 10)
    style = {"left": f"{100 * across:.2f}%", "top": f"{down:.1f}px"}
    return tags.Span(drawn, className="mark", style=style, title=said)


def limits_of(
    series: Series, signals: Mapping[dt.date, Signal], at: dt.date, target: float | None
) -> list[Component]:
    """The words at the end of a measure, from the highest value down, ours in bold."""
    measure, point = series.measure, series.at(at)
    said = [(one.value, one.text, False) for one in limits.labels(measure, signals, at)]
    if target is not None:
        said.append((target, f"Target {numbers.value(measure.kind, target)}", False))
    if point is not None:
        made_of = numbers.how_many(measure, point)
        now = f"Now {numbers.figure(measure, point)}" + (f", {made_of}" if made_of else "")
        said.append((point.value, now, True))
    said.sort(key=lambda one: -one[0])
    return [tags.Strong(words) if ours else tags.Span(words) for _, words, ours in said]


def _axis(months: Sequence[dt.date]) -> tags.Div:
    return tags.Div(
        [
            tags.Div(
                [
                    tags.Span(f"{month:%b}"[:1]),
                    tags.Span(str(month.year) if month == months[0] or month.month == 1 else ""),
                ],
                className="column january" if month.month == 1 else "column",
                title=numbers.month(month),
            )
            for month in months
        ],
        className="months axis",
    )
