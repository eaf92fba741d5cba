"""A council beside others, in words: above or below whom, and whether chance would explain it."""

from dashboard.words import numbers
from dashboard.words.numbers import TOTALS
from measures.benchmarks.against_others import edges
from measures.model.published import Published

HOW = {
    "wilson": "The range is our 95% interval, Wilson's.",
    "byar": "The range is our 95% interval, Byar's.",
    "rounding": "What it was made from is not published, so its rounding stands for the range.",
}


ALIKE = {
    "like for like": "Like for like",
    "nearly": "Their rule differs from ours a little",
    "no": "No counterpart",
}


def alike(match: str) -> str:
    """How a published figure and our measure compare, in words."""
    return ALIKE[match]


def difference(published: Published) -> str:
    """ "Below England (24.5%) by more than chance would explain; no different from ..."."""
    if published.council is None or published.unit in TOTALS:
        return ""
    lower, upper, margin = edges(published)
    near = f"the neighbours' median ({_said(published, published.neighbours)})"
    others = [
        (f"England ({_said(published, published.england)})", published.england),
        (near, published.neighbours),
    ]
    beyond = "rounding" if margin == "rounding" else "chance"
    said = [_one(name, other, lower, upper, beyond) for name, other in others if other is not None]
    return numbers.capital("; ".join(said)) + "." if said else ""


def between(published: Published) -> str:
    """ "18.4% to 24.3%", or nothing without a figure."""
    if published.council is None:
        return ""
    lower, upper, margin = edges(published)
    # Half a digit either side of a rounded figure needs that digit's half.
    exact = published.decimals + 1 if margin == "rounding" else max(published.decimals, 1)
    low, high = (numbers.national(value, published.unit, exact) for value in (lower, upper))
    return f"{low.removesuffix('%')} to {high}"


def method(published: Published) -> str:
    """What made the range."""
    return "" if published.council is None else HOW[edges(published)[2]]


def _one(name: str, other: float, lower: float, upper: float, beyond: str) -> str:
    if other > upper:
        return f"below {name} by more than {beyond} would explain"
    if other < lower:
        return f"above {name} by more than {beyond} would explain"
    return f"no different from {name} beyond {beyond}"


def _said(published: Published, value: float | None) -> str:
    if value is None:
        return "–"
    return numbers.national(value, published.unit, published.decimals)
