"""A sparkline: 24 months of one measure, drawn small beside its words."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard import tags
from dashboard.charts import drawing, icons, limits, plot
from dashboard.words import sentences
from measures.answers.signals import Signal
from measures.model.figure import Point, Series

HEIGHT, EDGE = 24, 5
Place = tuple[float, float]
Where = Callable[[dt.date, float], Place]


def spark(
    series: Series | None,
    last: dt.date,
    signals: Sequence[Signal] = (),
    *,
    months: int = 24,
    width: int = 108,
) -> tags.Img:
    """The months up to `last`, oldest at the left, upon their usual range.

    Months without cases leave a gap; the last point takes the shape of its signal.
    """
    points = series.points if series else ()
    shown = [point for point in points if 0 <= _ago(point.month, last) < months]
    if not shown:
        return drawing.image("", width, HEIGHT, "spark")
    measure = series.measure if series else None
    usual = {
        signal.month: limits.held(measure, signal)
        for signal in signals
        if measure and limits.has_range(signal) and 0 <= _ago(signal.month, last) < months
    }
    values = [point.value for point in shown] + [edge for pair in usual.values() for edge in pair]
    low, high = min(values), max(values)

    def where(month: dt.date, value: float) -> Place:
        across = drawing.position(months - 1 - _ago(month, last), 0, months - 1, width - 2 * EDGE)
        up = drawing.position(value, low, high, HEIGHT - 2 * EDGE)
        return EDGE + across, round(HEIGHT - EDGE - up, 1)

    now = next((signal for signal in signals if signal.month == last), None)
    drawn = _band(usual, where) + _strokes(shown, where) + _end(shown[-1], where, last, now)
    return drawing.image(drawn, width, HEIGHT, "spark")


def _band(usual: dict[dt.date, tuple[float, float]], where: Where) -> str:
    """The usual range month by month; one box where it is the same all along."""
    if not usual:
        return ""
    months = sorted(usual)
    ends = [months[0], months[-1]] if len(set(usual.values())) == 1 else months
    lower = [where(month, usual[month][0]) for month in ends]
    upper = [where(month, usual[month][1]) for month in reversed(ends)]
    return drawing.area([*lower, *upper])


def _strokes(shown: list[Point], where: Where) -> str:
    strokes = "".join(
        drawing.path([where(point.month, point.value) for point in run])
        if len(run) > 1
        else drawing.circle(*where(run[0].month, run[0].value), 1.6)
        for run in _runs([point for point in shown if not point.to_date])
    )
    if shown[-1].to_date and len(shown) > 1 and _ago(shown[-2].month, shown[-1].month) == 1:
        last_two = [where(point.month, point.value) for point in shown[-2:]]
        strokes += drawing.path(last_two, dashed=True)
    return strokes


def _end(end: Point, where: Where, last: dt.date, signal: Signal | None) -> str:
    if end.month != last:
        return ""
    x, y = where(end.month, end.value)
    if not sentences.beyond_chance(signal):
        return drawing.circle(x, y, 4, plot.ORDINARY)
    mark = icons.shape(signal.variation, sentences.moved(signal)) if signal else ""
    return f"<g transform='translate({x - 4.8:.1f},{y - 4.8:.1f}) scale(.6)'>{mark}</g>"


def _runs(points: list[Point]) -> list[list[Point]]:
    """Points without a missing month between them, run by run."""
    runs = [points[:1]] if points else []
    for before, after in pairwise(points):
        if _ago(before.month, after.month) == 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _ago(month: dt.date, last: dt.date) -> int:
    return (last.year - month.year) * 12 + last.month - month.month
