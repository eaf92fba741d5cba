"""Series to plotly figures: one template, direct labels, gaps left open."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from textwrap import wrap
from types import MappingProxyType
from typing import Final

from dashboard.charts import limits, plot
from dashboard.charts.plot import Plot, Trace, scatter
from dashboard.words import numbers, sentences
from measures.answers.series import interval
from measures.answers.signals import Signal
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import months_between, months_later

LABEL_WIDTH: Final = 18
NO_SIGNALS: Final[Mapping[dt.date, Signal]] = MappingProxyType({})


def scale(measure: Measure, values: Sequence[float]) -> tuple[float, float, float]:
    """Where the vertical scale starts and ends, and its step: round numbers, zero when near it."""
    low, high = min(values), max(values)
    if low == high:
        low, high = max(0.0, low - (low / 4 or 1.0)), high + (high / 4 or 1.0)
    step = _round_step((high - low) / 4)
    start = math.floor(low / step) * step
    if start < high * 0.35:
        start, step = 0.0, _round_step(high / 5)
    end = math.ceil(high / step) * step
    return start, min(end, 100.0) if measure.kind == "percent" else end, step


def _round_step(rough: float) -> float:
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(unit * size for size in (1, 2, 5, 10) if unit * size >= rough * 0.999)


def trend(
    series: Series,
    at: dt.date,
    target: float | None = None,
    signals: Mapping[dt.date, Signal] = NO_SIGNALS,
) -> Plot:
    """One measure month by month, upon its usual range where it has one.

    A month without cases is a gap; a month to date is dashed; a signal changes its point.
    """
    measure, points = series.measure, series.points
    values = [point.value for point in points] + ([] if target is None else [target])
    figure = Plot(limits.lines(measure, signals))
    figure.add([_line(series, [point for point in points if not point.to_date], signals)])
    if any(point.to_date for point in points):
        figure.add([_to_date(measure, _up_to_date(points))])
    _draw_axes(figure, measure, points, values + limits.edges(measure, signals))
    if target is not None:
        figure.level(target, color=plot.INK, width=2, dash="dot")
    now = series.at(at) or points[-1]
    figure.add([_now(now, signals.get(now.month))])
    limits.draw(figure, points, limits.run_to(signals, now.month))
    limits.write(
        figure,
        [
            *limits.labels(measure, signals, at),
            *_target_label(measure, target),
            _now_label(measure, now, points[-1]),
        ],
    )
    return figure


def rolling(series: Series, at: dt.date, target: float | None = None) -> Plot:
    """Twelve months together, month by month, each upon the range that chance leaves open."""
    measure, points = series.measure, series.points
    ranges = {point.month: interval(measure, point) or (0.0, 100.0) for point in points}
    edges = [edge for pair in ranges.values() for edge in pair]
    figure = Plot(_band(points, ranges))
    figure.add([_line(series, points, NO_SIGNALS)])
    aims = [] if target is None else [target]
    _draw_axes(figure, measure, points, [point.value for point in points] + edges + aims)
    if target is not None:
        figure.level(target, color=plot.INK, width=2, dash="dot")
    now = series.at(at) or points[-1]
    figure.add([_now(now, None)])
    lower, upper = ranges[now.month]
    said = [
        limits.Label(f"{word} {numbers.value(measure.kind, edge)}", edge)
        for word, edge in (("Up to", upper), ("From", lower))
    ]
    limits.write(
        figure,
        [*said, *_target_label(measure, target), _now_label(measure, now, points[-1])],
    )
    return figure


def _band(points: Sequence[Point], ranges: Mapping[dt.date, tuple[float, float]]) -> list[Trace]:
    """The 95% range of each point; a month without one is a gap."""
    months = list(months_between(points[0].month, points[-1].month))
    edge = {
        "mode": "lines",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "line": {"color": plot.SECOND, "width": 1, "dash": "4px,3px"},
    }
    upper = [ranges[month][1] if month in ranges else None for month in months]
    lower = [ranges[month][0] if month in ranges else None for month in months]
    return [
        scatter(x=months, y=upper, **edge),
        scatter(x=months, y=lower, fill="tonexty", fillcolor=plot.BAND, **edge),
    ]


def _up_to_date(points: Sequence[Point]) -> Sequence[Point]:
    """The month to date and the month before it, unless that one has no point."""
    follows = len(points) > 1 and months_later(points[-2].month, 1) == points[-1].month
    return points[-2:] if follows else points[-1:]


def _draw_axes(
    figure: Plot, measure: Measure, points: Sequence[Point], values: Sequence[float]
) -> None:
    start, end, step = scale(measure, values)
    figure.yaxis(
        range=[start, end],
        tick0=start,
        dtick=step,
        tickformat=",",
        ticksuffix="%" if measure.kind == "percent" else "",
    )
    months = len(list(months_between(points[0].month, points[-1].month)))
    figure.xaxis(
        dtick=f"M{3 if months <= 26 else 6}",
        tickformat="%b\n%Y",
        range=[points[0].month - dt.timedelta(days=12), points[-1].month + dt.timedelta(days=12)],
    )


def _line(series: Series, points: Sequence[Point], signals: Mapping[dt.date, Signal]) -> Trace:
    months = list(months_between(points[0].month, points[-1].month)) if points else []
    by_month = {point.month: point for point in points}
    found = [by_month.get(month) for month in months]
    marks = [limits.mark(signals.get(month)) for month in months]
    return scatter(
        x=months,
        y=[point and point.value for point in found],
        customdata=[
            point and _hover(series.measure, point, signals.get(point.month)) for point in found
        ],
        hovertemplate="%{customdata}<extra></extra>",
        mode="lines+markers",
        line={"color": plot.US, "width": 2.4},
        marker={
            "symbol": [symbol for symbol, _, _ in marks],
            "color": [colour for _, colour, _ in marks],
            "size": [size for _, _, size in marks],
            "opacity": 1,
            "line": {"color": plot.WHITE, "width": 1},
        },
        connectgaps=False,
        cliponaxis=False,
    )


def _to_date(measure: Measure, points: Sequence[Point]) -> Trace:
    return scatter(
        x=[point.month for point in points],
        y=[point.value for point in points],
        customdata=[_hover(measure, point) for point in points],
        hovertemplate="%{customdata}<extra></extra>",
        mode="lines+markers",
        line={"color": plot.US, "width": 2, "dash": "dot"},
        marker={"color": plot.WHITE, "size": 9, "line": {"color": plot.US, "width": 2}},
    )


def _now(now: Point, signal: Signal | None) -> Trace:
    symbol, colour, size = limits.mark(signal)
    edge = plot.WHITE
    if symbol == limits.ORDINARY_MARK[0]:
        colour = plot.US
    elif symbol.endswith("-open"):
        edge = plot.INK
    return scatter(
        x=[now.month],
        y=[now.value],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "color": colour,
            "size": max(12, size + 3),
            "line": {"color": edge, "width": 2},
        },
    )


def _target_label(measure: Measure, target: float | None) -> list[limits.Label]:
    if target is None:
        return []
    said = f"Target {numbers.value(measure.kind, target)}"
    return [limits.Label(said, target, plot.INK, 15)]


def _now_label(measure: Measure, now: Point, last: Point) -> limits.Label:
    made_of = numbers.how_many(measure, now)
    when = "Now" if now is last else numbers.short_month(now.month)
    lines = "<br>".join(wrap(made_of, LABEL_WIDTH))
    text = f"<b>{when} {numbers.figure(measure, now)}</b>" + (f"<br>{lines}" if lines else "")
    return limits.Label(text, now.value, plot.US, 17 if now is last else 15)


def _hover(measure: Measure, point: Point, signal: Signal | None = None) -> str:
    made_of = numbers.how_many(measure, point)
    to_date = " to date" if point.to_date else ""
    said = f"{numbers.month(point.month)}{to_date}: <b>{numbers.figure(measure, point)}</b>"
    said += f"<br>{made_of}" if made_of else ""
    if signal is None or not sentences.beyond_chance(signal):
        return said
    return f"{said}<br>{sentences.VARIATIONS[signal.variation]}: {sentences.happened(signal)}"
