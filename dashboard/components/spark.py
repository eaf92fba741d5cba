"""A sparkline: 24 months of one measure, drawn small beside its words."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

from dash import html

from dashboard import palette
from dashboard.components import drawing
from measures.measure import Point, Series

HEIGHT, EDGE = 24, 5


def spark(series: Series | None, last: dt.date, months: int = 24, width: int = 108) -> html.Img:
    """The months up to `last`, oldest at the left. Months without cases leave a gap."""
    points = series.points if series else ()
    shown = [point for point in points if 0 <= _ago(point, last) < months]
    if not shown:
        return drawing.image("", width, HEIGHT, "spark")
    values = [point.value for point in shown]
    low, high = min(values), max(values)

    def where(point: Point) -> tuple[float, float]:
        across = drawing.place(months - 1 - _ago(point, last), 0, months - 1, width - 2 * EDGE)
        up = drawing.place(point.value, low, high, HEIGHT - 2 * EDGE)
        return EDGE + across, round(HEIGHT - EDGE - up, 1)

    return drawing.image(_svg(shown, where, last), width, HEIGHT, "spark")


def _svg(shown: list[Point], where: Callable[[Point], tuple[float, float]], last: dt.date) -> str:
    strokes = "".join(
        drawing.path([where(point) for point in run])
        if len(run) > 1
        else drawing.circle(*where(run[0]), 1.6)
        for run in _runs([point for point in shown if not point.to_date])
    )
    end = shown[-1]
    if end.to_date and len(shown) > 1:
        strokes += drawing.path([where(shown[-2]), where(end)], dashed=True)
    fill = palette.ORDINARY if _ago(end, last) == 0 else palette.WHITE
    mark = drawing.circle(*where(end), 4, fill)
    return strokes + (mark if fill != palette.WHITE else "")


def _runs(points: list[Point]) -> list[list[Point]]:
    """Points without a missing month between them, run by run."""
    runs = [points[:1]] if points else []
    for before, after in pairwise(points):
        if _ago(before, after.month) == 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _ago(point: Point, last: dt.date) -> int:
    return (last.year - point.month.year) * 12 + last.month - point.month.month
