"""A funnel to a plotly figure: units by size, and limits that widen as units get smaller."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.charts import plot
from dashboard.charts.control_chart import scale
from dashboard.charts.plot import Plot, Trace, scatter
from dashboard.words import numbers
from measures.answers.comparison import Funnelled, Pooled
from measures.model.measure import Measure

STEPS: Final = 30
MOST_NAMED: Final = 5
OUTSIDE: Final = ("low", "high")


def meaning(measure: Measure, unit: Pooled) -> str:
    """What standing outside means: improvement, concern, or neutral where neither is better."""
    if unit.band not in OUTSIDE:
        return "common"
    if measure.better is None:
        return f"neutral_{unit.band}"
    return "improvement" if measure.is_better(unit.band == "high") else "concern"


def funnel(measure: Measure, found: Funnelled, ours: Callable[[Pooled], bool]) -> Plot:
    """Each unit a dot at its cases and its share; those outside and our own team are named."""
    sizes = [unit.denominator for unit in found.units]
    # Exact limits exist for whole numbers of cases only.
    grid = np.unique(np.linspace(max(1.0, min(sizes) * 0.8), max(sizes) * 1.06, STEPS).round())
    edges = np.clip([found.limits(float(n)) for n in grid], 0.0, 100.0)
    figure = Plot(layout={"margin": {"l": 46, "r": 12, "t": 18, "b": 46}})
    dashes = ("dot", "dot", "dash", "dash")
    figure.add(_limit(grid, edges[:, column], dash) for column, dash in enumerate(dashes))
    figure.level(found.centre, color=plot.ORDINARY, width=1)
    figure.add([_dots(measure, found.units, ours)])
    _name(figure, found, ours, float(grid[0] + grid[-1]) / 2)
    start, end, step = scale(
        measure, [*(unit.value for unit in found.units), *edges[2:, 2], *edges[2:, 3]]
    )
    figure.yaxis(range=[start - 1, end + 1], tick0=start, dtick=step, ticksuffix="%")
    figure.xaxis(
        range=[grid[0] - 0.03 * grid[-1], grid[-1]],
        nticks=5,
        tickformat=",",
        title={"text": "Cases", "standoff": 6, "font": {"size": 14}},
        type="linear",
    )
    return figure


def _limit(grid: NDArray[np.float64], edge: NDArray[np.float64], dash: str) -> Trace:
    return scatter(
        x=[round(float(n), 1) for n in grid],
        y=[round(float(value), 2) for value in edge],
        mode="lines",
        hoverinfo="skip",
        line={"color": plot.SECOND, "width": 1.3, "dash": dash},
    )


def _dots(measure: Measure, units: Sequence[Pooled], ours: Callable[[Pooled], bool]) -> Trace:
    marks = [_mark(meaning(measure, unit), ours(unit)) for unit in units]
    return scatter(
        x=[unit.denominator for unit in units],
        y=[unit.value for unit in units],
        customdata=[said(unit) for unit in units],
        hovertemplate="%{customdata}<extra></extra>",
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [symbol for symbol, _, _ in marks],
            "color": [colour for _, colour, _ in marks],
            "size": [size for _, _, size in marks],
            "opacity": 1,
            "line": {"color": plot.WHITE, "width": 1},
        },
    )


def _mark(found: str, own: bool) -> tuple[str, str, int]:
    marks = {
        "improvement": ("triangle-up", plot.IMPROVEMENT, 13),
        "concern": ("square", plot.CONCERN, 11),
        "neutral_high": ("diamond-open", plot.INK, 11),
        "neutral_low": ("diamond-open", plot.INK, 11),
    }
    return marks.get(found, ("circle", plot.US if own else plot.ORDINARY, 11 if own else 8))


def _name(figure: Plot, found: Funnelled, ours: Callable[[Pooled], bool], middle: float) -> None:
    own = [unit for unit in found.units if ours(unit)]
    outside = sorted(found.outside, key=lambda unit: -abs(unit.value - found.centre))
    named = [*(own if len(own) == 1 else []), *(unit for unit in outside if unit not in own[:1])]
    for unit in named[:MOST_NAMED]:
        left = unit.denominator < middle
        share = numbers.value("percent", unit.value, unit.denominator)
        figure.note(
            x=unit.denominator,
            y=unit.value,
            text=f"{unit.node.name} {share}",
            xanchor="left" if left else "right",
            xshift=9 if left else -9,
            yshift=0,
            font={"color": plot.INK, "size": 14},
            bgcolor="rgba(255,255,255,.8)",
        )


def said(unit: Pooled) -> str:
    """A unit in words: "Peterlee: 57%, 35 of 61"."""
    share = numbers.value("percent", unit.value, unit.denominator)
    made_of = f"{numbers.trimmed(unit.numerator)} of {numbers.trimmed(unit.denominator)}"
    return f"{unit.node.name}: {share}, {made_of}"
