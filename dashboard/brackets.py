"""A run of months marked on a trend: a bracket from its first month to its last, with its words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard import limits, palette
from dashboard.plot import Plot
from measures.measure import Point
from measures.months import months_later

# What the engine's label begins with, and what a run of such months does.
RUNS: Final = {
    "7 points below": "below usual",
    "7 points above": "above usual",
    "7 points falling": "falling",
    "7 points rising": "rising",
}
CLEARANCE, ARM, WORDS = 12, 6, 22
ROOM = 0.2


@dataclass(frozen=True)
class Run:
    """Months in a row that are one run, as its label says of each."""

    months: tuple[dt.date, ...]
    doing: str
    colour: str

    @property
    def words(self) -> str:
        """ "7 months below usual"."""
        return f"{len(self.months)} months {self.doing}"


def run_to(signals: limits.Signals, at: dt.date) -> Run | None:
    """The run that the month is the latest of; None when its signal is of another kind."""
    doing = _doing(signals, at)
    if not doing:
        return None
    months = [at]
    while _doing(signals, months_later(months[0], -1)) == doing:
        months.insert(0, months_later(months[0], -1))
    colours = {"concern": palette.CONCERN, "improvement": palette.IMPROVEMENT}
    return Run(tuple(months), doing, colours.get(signals[at].variation, palette.INK))


def _doing(signals: limits.Signals, month: dt.date) -> str:
    signal = signals.get(month)
    return RUNS.get(" ".join(signal.label.split(" ")[:3]), "") if signal else ""


def draw(figure: Plot, points: Sequence[Point], run: Run | None) -> None:
    """Draw the bracket beside the run's points: below them, or above where there is more room."""
    values = [point.value for point in points if run and point.month in run.months]
    if run is None or not values:
        return
    low, high = figure.heights
    under = min(values) - low >= ROOM * (high - low)
    edge, way = (min(values), -1) if under else (max(values), 1)
    first, last = run.months[0], run.months[-1]
    for start, end, near in ((first, first, True), (first, last, False), (last, last, True)):
        figure.shape(
            type="line", x0=start, x1=end, ysizemode="pixel", yanchor=edge,
            y0=way * (CLEARANCE + ARM), y1=way * (CLEARANCE if near else CLEARANCE + ARM),
            line={"color": run.colour, "width": 1.6},
        )  # fmt: skip
    figure.note(
        text=f"<b>{run.words}</b>", x=last, y=edge, xanchor="right", yanchor="middle",
        yshift=way * (CLEARANCE + ARM + WORDS / 2),
        font={"color": palette.INK, "size": 14},
    )  # fmt: skip
