"""Small drawings that stand beside their numbers: sparks, dots with ranges, bars.

Each is an image with an empty alternative text, because the words next to it say the same.
"""

from collections.abc import Sequence

from dashboard import tags
from dashboard.charts import plot

# What would end or change an address that holds a drawing: the rest may stand as it is.
ESCAPED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '%#<>"?&\n'})


def image(svg: str, width: int, height: int, kind: str) -> tags.Img:
    """An SVG drawing as a decorative image. It needs no request and no inline script."""
    root = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'"
        f" width='{width}' height='{height}'>{svg}</svg>"
    )
    source = "data:image/svg+xml," + root.translate(ESCAPED)
    return tags.Img(src=source, width=width, height=height, alt="", className=kind)


def stretched(svg: str, width: int, height: int, kind: str) -> tags.Img:
    """A drawing that takes whatever width its place has; its lines keep their thickness."""
    root = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'"
        f" preserveAspectRatio='none'>{svg}</svg>"
    )
    return tags.Img(src="data:image/svg+xml," + root.translate(ESCAPED), alt="", className=kind)


def position(value: float, low: float, high: float, size: float) -> float:
    """Where a value lies on a scale of `size` pixels; the middle when the scale has no length."""
    share = 0.5 if high == low else (value - low) / (high - low)
    return round(min(1.0, max(0.0, share)) * size, 1)


def circle(x: float, y: float, radius: float, fill: str = plot.US) -> str:
    """A filled dot."""
    return f"<circle cx='{x}' cy='{y}' r='{radius}' fill='{fill}'/>"


def line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return (
        f"<line x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}' stroke='{colour}' stroke-width='{width}'/>"
    )


def path(points: Sequence[tuple[float, float]], dashed: bool = False) -> str:
    """A line through the points."""
    steps = " ".join(f"{x},{y}" for x, y in points)
    dash = " stroke-dasharray='2 2'" if dashed else ""
    return f"<polyline points='{steps}' fill='none' stroke='{plot.US}' stroke-width='1.6'{dash}/>"


def area(points: Sequence[tuple[float, float]]) -> str:
    """A filled shape in the tint of what is usual."""
    corners = " ".join(f"{x},{y}" for x, y in points)
    return f"<polygon points='{corners}' fill='{plot.BAND}'/>"
