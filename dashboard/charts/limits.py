"""What a trend shows of its signals: the usual range, its lines, and labels that keep apart."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts import plot
from dashboard.charts.plot import Plot, Trace, scatter
from dashboard.words import numbers, sentences
from measures.answers.signals import Signal
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later

HEIGHT: Final = 252
LINE_HEIGHT: Final = 1.35
ROOM_ABOVE: Final = 19
SYMBOLS: Final = {
    ("improvement", "up"): ("triangle-up", plot.IMPROVEMENT, 13),
    ("improvement", "down"): ("triangle-down", plot.IMPROVEMENT, 13),
    ("concern", "up"): ("square", plot.CONCERN, 10),
    ("concern", "down"): ("square", plot.CONCERN, 10),
    ("neutral_high", "up"): ("diamond-open", plot.INK, 11),
    ("neutral_low", "down"): ("diamond-open", plot.INK, 11),
}
ORDINARY_MARK: Final = ("circle", plot.ORDINARY, 8)
Signals = Mapping[dt.date, Signal]


@dataclass(frozen=True)
class Label:
    """Words at the right end of a line, at the height of a value."""

    text: str
    value: float
    colour: str = plot.SECOND
    size: int = 14

    @property
    def height(self) -> float:
        """Pixels that the words need."""
        return self.size * LINE_HEIGHT * (1 + self.text.count("<br>"))


def has_range(signal: Signal) -> bool:
    """Whether a month has a usual range of its own."""
    return (
        signal.method in sentences.CHARTED and signal.lower is not None and signal.upper is not None
    )


def held(measure: Measure, signal: Signal) -> tuple[float, float]:
    """Both ends of the usual range, within what is possible."""
    lower, upper = signal.lower or 0.0, signal.upper or 0.0
    return sentences.possible(measure, lower), sentences.possible(measure, upper)


def charted(signals: Signals) -> list[Signal]:
    """The months that have a usual range, in order."""
    return [signal for _, signal in sorted(signals.items()) if has_range(signal)]


def mark(signal: Signal | None) -> tuple[str, str, int]:
    """Symbol, colour and size of a month's point."""
    if signal is None:
        return ORDINARY_MARK
    return SYMBOLS.get((signal.variation, sentences.moved(signal)), ORDINARY_MARK)


def lines(measure: Measure, signals: Signals) -> list[Trace]:
    """The usual range as a band between dashed limits, and the usual middle as a thin line."""
    shown = charted(signals)
    if not shown:
        return []
    limit = {"color": plot.SECOND, "width": 1.2, "dash": "4px,3px", "shape": "hvh"}
    middle = {"color": plot.ORDINARY, "width": 1, "shape": "hvh"}
    return [
        _steps(measure, shown, "upper", line=limit),
        _steps(measure, shown, "lower", line=limit, fill="tonexty", fillcolor=plot.BAND),
        _steps(measure, shown, "centre", line=middle),
    ]


def edges(measure: Measure, signals: Signals) -> list[float]:
    """The values that a scale must hold for the usual range to be seen."""
    return [edge for signal in charted(signals) for edge in held(measure, signal)]


def labels(measure: Measure, signals: Signals, at: dt.date) -> list[Label]:
    """Upper, Usual and Lower of the month, or of the last month before it that has them."""
    shown = [signal for signal in charted(signals) if signal.month <= at]
    if not shown:
        return []
    named = (("Upper", shown[-1].upper), ("Usual", shown[-1].centre), ("Lower", shown[-1].lower))
    found = [(word, sentences.possible(measure, edge)) for word, edge in named if edge is not None]
    return [Label(f"{word} {numbers.value(measure.kind, edge)}", edge) for word, edge in found]


def write(figure: Plot, labels: Sequence[Label]) -> None:
    """Put labels at the right of a drawing, each near its value and none upon another."""
    low, high = figure.heights
    ordered = sorted(labels, key=lambda label: label.value)
    wanted = [HEIGHT * (label.value - low) / (high - low) for label in ordered]
    placed = spread(wanted, [label.height for label in ordered])
    for label, near, found in zip(ordered, wanted, placed, strict=True):
        figure.note(
            text=label.text,
            x=1,
            xref="paper",
            y=label.value,
            xanchor="left",
            align="left",
            xshift=8,
            yshift=round(found - near),
            font={"color": label.colour, "size": label.size},
        )


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Middles of boxes in rising order, moved up or down until none overlaps the next.

    They keep their order, and the highest ends a line above the drawing at most.
    """
    placed: list[float] = []
    for place, height in zip(wanted, heights, strict=True):
        under = placed[-1] + (heights[len(placed) - 1] + height) / 2 if placed else place
        placed.append(max(place, under))
    ceiling: float = HEIGHT + ROOM_ABOVE
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    return placed


def _steps(measure: Measure, shown: Sequence[Signal], name: str, **drawn: object) -> Trace:
    found = [getattr(signal, name) for signal in shown]
    return scatter(
        x=[signal.month for signal in shown],
        y=[None if edge is None else sentences.possible(measure, edge) for edge in found],
        mode="lines",
        hoverinfo="skip",
        cliponaxis=False,
        **drawn,
    )


# What the engine's label begins with, and what a run of such months does.
RUNS: Final = {
    "7 points below": "below usual",
    "7 points above": "above usual",
    "7 points falling": "falling",
    "7 points rising": "rising",
}
# What months together did, by what the label of their last month begins with.
TOGETHER = {
    "3 months together below": "together below usual",
    "3 months together above": "together above usual",
}
CLEARANCE, ARM, WORDS = 12, 6, 22
ROOM = 0.2


@dataclass(frozen=True)
class Run:
    """Months in a row that are one run, as its label says of each, or were judged together."""

    months: tuple[dt.date, ...]
    doing: str
    colour: str

    @property
    def words(self) -> str:
        """ "7 months below usual"."""
        return f"{len(self.months)} months {self.doing}"


def run_to(signals: Signals, at: dt.date) -> Run | None:
    """The run that the month is the latest of, or the months that its signal pooled; None when
    its signal is of another kind."""
    doing, pooled = _doing(signals, at), _pooled(signals, at)
    if not doing and not pooled:
        return None
    months = [months_later(at, back) for back in (-2, -1, 0)] if pooled else [at]
    while doing and _doing(signals, months_later(months[0], -1)) == doing:
        months.insert(0, months_later(months[0], -1))
    colours = {"concern": plot.CONCERN, "improvement": plot.IMPROVEMENT}
    return Run(tuple(months), doing or pooled, colours.get(signals[at].variation, plot.INK))


def _pooled(signals: Signals, month: dt.date) -> str:
    signal = signals.get(month)
    return TOGETHER.get(" ".join(signal.label.split(";")[0].split(" ")[:4]), "") if signal else ""


def _doing(signals: Signals, month: dt.date) -> str:
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
            type="line",
            x0=start,
            x1=end,
            ysizemode="pixel",
            yanchor=edge,
            y0=way * (CLEARANCE + ARM),
            y1=way * (CLEARANCE if near else CLEARANCE + ARM),
            line={"color": run.colour, "width": 1.6},
        )
    figure.note(
        text=f"<b>{run.words}</b>",
        x=last,
        y=edge,
        xanchor="right",
        yanchor="middle",
        yshift=way * (CLEARANCE + ARM + WORDS / 2),
        font={"color": plot.INK, "size": 14},
    )
