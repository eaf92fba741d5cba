"""The parts of a count: each with its word and its tint; drawn as one stacked row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import drawing, plot
from dashboard.words import codes

BETTER, BETTER_PALE = plot.IMPROVEMENT, "#b5d0ea"
WORSE, WORSE_PALE = plot.CONCERN, "#f4d3ba"
MIDDLE, PALE, DARK = "#b1b8bc", "#e3e7e9", plot.SECOND
TINTS: Final = {
    "OUTSTANDING": BETTER,
    "GOOD": BETTER_PALE,
    "SIX_OR_MORE": "#dae8f5",
    "UNDER_SIX": "#fbeadc",
    "REQUIRES_IMPROVEMENT": WORSE_PALE,
    "INADEQUATE": WORSE,
    "STRENGTH": BETTER,
    "COMPETENT": MIDDLE,
    "DEVELOPMENT_NEED": WORSE,
    "AREA_FOR_IMPROVEMENT": WORSE,
    "FROM_REVIEW": MIDDLE,
    "POSITIVE": BETTER,
    "MIXED": MIDDLE,
    "NEUTRAL": PALE,
    "NEGATIVE": WORSE,
    "AGREE": BETTER,
    "NEITHER": MIDDLE,
    "DISAGREE": WORSE,
    "OBSERVED": BETTER,
    "NOT_OBSERVED": WORSE_PALE,
    "IN_TIME": BETTER,
    "LATE": WORSE,
    "OVERDUE": WORSE_PALE,
    "ANSWERED": MIDDLE,
    "UPHELD": DARK,
    "PARTLY_UPHELD": MIDDLE,
    "NOT_UPHELD": PALE,
    "S1_LOCAL": MIDDLE,
    "S2_INVESTIGATION": DARK,
    "S3_PANEL": plot.INK,
    "LGSCO": plot.US,
    "CORPORATE_1": PALE,
    "SETTLED_IN_20": BETTER,
    "SETTLED_LATER": BETTER_PALE,
    "OPEN_UP_TO_20": WORSE_PALE,
    "OPEN_LONGER": WORSE,
    "GOOD_ON_IT": BETTER_PALE,
    "NOT_GOOD_ON_IT": WORSE_PALE,
    "IMMEDIATE_CONCERN": WORSE,
    "GOOD_PRACTICE": BETTER,
    "OTHER": PALE,
    "ALL": plot.US,
}
WIDTH, HEIGHT = 220, 18


def tint(part: str) -> str:
    """The colour of a part; white, within its edge, for what is open, withheld or not judged."""
    return TINTS.get(part, plot.WHITE)


def in_order(found: Mapping[str, float], order: Sequence[str]) -> list[tuple[str, float]]:
    """The parts that were found, as their division orders them, then any others."""
    known = [part for part in order if found.get(part)]
    return [(part, found[part]) for part in (*known, *sorted(set(found) - set(order)))]


def stacked(parts: Sequence[tuple[str, float]], most: float) -> tags.Img:
    """A row as long as its share of the longest, each part as long as its count."""
    drawn, at = "", 1.0
    for part, n in parts:
        length = round((WIDTH - 2) * n / (most or 1.0), 1)
        drawn += (
            f"<rect x='{at:.1f}' y='1' width='{length}' height='{HEIGHT - 2}' fill='{tint(part)}'"
            f" stroke='{plot.SECOND}'/>"
        )
        at += length
    return drawing.image(drawn, WIDTH, HEIGHT, "stacked")


def key(parts: Sequence[str]) -> tags.Ul:
    """Which tint is which part, in the order they are drawn."""
    return tags.Ul(
        [tags.Li([swatch(part), f" {codes.code(part)}"]) for part in parts],
        className="key-of-parts",
    )


def swatch(part: str) -> Component:
    """A small square in the tint of a part."""
    square = (
        f"<rect x='.5' y='.5' width='13' height='13' fill='{tint(part)}' stroke='{plot.SECOND}'/>"
    )
    return drawing.image(square, 14, 14, "icon")


RANGE_WIDTH, RANGE_HEIGHT, EDGE = 110, 24, 8


@dataclass(frozen=True)
class Scale:
    """The ends of the scale, and the value of the whole unit, drawn as an upright line."""

    low: float
    high: float
    whole: float | None = None

    def across(self, value: float) -> float:
        """Pixels from the left edge."""
        return EDGE + drawing.position(value, self.low, self.high, RANGE_WIDTH - 2 * EDGE)


def shared_scale(values: list[float | None], whole: float | None, percent: bool) -> Scale:
    """One scale that holds all values; a percentage never runs past 0 or 100."""
    known = [value for value in [*values, whole] if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = (high - low) * 0.08 or 1.0
    low, high = low - room, high + room
    return Scale(max(0.0, low), min(100.0, high) if percent else high, whole)


def dot(scale: Scale, value: float | None, lower: float | None, upper: float | None) -> tags.Img:
    """The value as a dot, its interval as a line, the whole unit as an upright line."""
    middle = RANGE_HEIGHT / 2
    drawn = ""
    if scale.whole is not None:
        at = scale.across(scale.whole)
        drawn += drawing.line((at, 2), (at, RANGE_HEIGHT - 2), plot.INK, 1.5)
    if lower is not None and upper is not None:
        ends = scale.across(lower), scale.across(upper)
        drawn += drawing.line((ends[0], middle), (ends[1], middle), plot.ORDINARY, 2)
    if value is not None:
        drawn += drawing.circle(scale.across(value), middle, 5)
    return drawing.image(drawn, RANGE_WIDTH, RANGE_HEIGHT, "range")


def bar(value: float, most: float) -> tags.Img:
    """A bar that starts at zero, as long as its share of the longest."""
    length = drawing.position(value, 0, most or 1.0, RANGE_WIDTH)
    shape = f"<rect x='0' y='5' width='{length}' height='14' fill='{plot.US}'/>"
    return drawing.image(shape, RANGE_WIDTH, RANGE_HEIGHT, "bar")
