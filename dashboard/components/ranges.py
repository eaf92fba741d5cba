"""A dot with its 95% interval on a scale shared by the rows of one table, and bars of a mix."""

from dataclasses import dataclass

from dashboard import palette
from dashboard.components import drawing, html

WIDTH, HEIGHT, EDGE = 110, 24, 8


@dataclass(frozen=True)
class Scale:
    """The ends of the scale, and the value of the whole unit, drawn as an upright line."""

    low: float
    high: float
    whole: float | None = None

    def across(self, value: float) -> float:
        """Pixels from the left edge."""
        return EDGE + drawing.place(value, self.low, self.high, WIDTH - 2 * EDGE)


def shared_scale(values: list[float | None], whole: float | None, percent: bool) -> Scale:
    """One scale that holds all values; a percentage never runs past 0 or 100."""
    known = [value for value in [*values, whole] if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = (high - low) * 0.08 or 1.0
    low, high = low - room, high + room
    return Scale(max(0.0, low), min(100.0, high) if percent else high, whole)


def dot(scale: Scale, value: float | None, lower: float | None, upper: float | None) -> html.Img:
    """The value as a dot, its interval as a line, the whole unit as an upright line."""
    middle = HEIGHT / 2
    drawn = ""
    if scale.whole is not None:
        at = scale.across(scale.whole)
        drawn += drawing.line((at, 2), (at, HEIGHT - 2), palette.INK, 1.5)
    if lower is not None and upper is not None:
        ends = scale.across(lower), scale.across(upper)
        drawn += drawing.line((ends[0], middle), (ends[1], middle), palette.ORDINARY, 2)
    if value is not None:
        drawn += drawing.circle(scale.across(value), middle, 5)
    return drawing.image(drawn, WIDTH, HEIGHT, "range")


def bar(value: float, most: float) -> html.Img:
    """A bar that starts at zero, as long as its share of the longest."""
    length = drawing.place(value, 0, most or 1.0, WIDTH)
    shape = f"<rect x='0' y='5' width='{length}' height='14' fill='{palette.US}'/>"
    return drawing.image(shape, WIDTH, HEIGHT, "bar")
