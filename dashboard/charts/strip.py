"""Us beside others on one line: the council beside the middle half of councils, England, the region
and the neighbours; a unit below it beside the council and its sister units, never beside councils.

The drawing is decorative; the same stands in words beside it, for narrow screens and readers.
"""

import datetime as dt
from collections.abc import Sequence
from statistics import median

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import drawing, plot
from dashboard.words import numbers, sentences
from dashboard.words.numbers import TOTALS
from measures.answers.comparison import Sisters
from measures.model.figure import Point
from measures.model.measure import Kind, Measure
from measures.model.published import Published, Spread

WIDTH, HEIGHT, EDGE = 92, 22, 7
NARROW = 46
MIDDLE = HEIGHT / 2
# Beyond one and a half times the middle half a mark stands at the edge.
FAR = 1.5
# Fewer councils than these have no middle half; and fewer points than these are no wide difference.
FEWEST, LEAST = 4, 20.0


def strip(published: Published, ours: float | None, width: int = WIDTH) -> tags.Img | None:
    """The marks that are known, low at the left; None when there is nothing to stand beside."""
    spread = published.spread
    if spread is None or why_none(published):
        return None
    low, high = _ends(spread, published, ours)

    def across(value: float) -> float:
        return EDGE + drawing.position(value, low, high, width - 2 * EDGE)

    drawn = drawing.line((2, MIDDLE), (width - 2, MIDDLE), plot.LINE, 2)
    box = across(spread.lower_quarter), across(spread.upper_quarter)
    drawn += (
        f"<rect x='{box[0]}' y='{MIDDLE - 4}' width='{max(box[1] - box[0], 1):.1f}'"
        f" height='8' fill='{plot.LINE}'/>"
    )
    if published.region is not None:
        drawn += ring(across(published.region), MIDDLE)
    if published.england is not None:
        at = across(published.england)
        drawn += drawing.line((at, 2), (at, HEIGHT - 2), plot.INK, 2)
    if published.neighbours is not None:
        drawn += cross(across(published.neighbours), MIDDLE)
    if ours is not None:
        drawn += drawing.circle(across(ours), MIDDLE, 5)
    return drawing.image(drawn, width, HEIGHT, "strip")


def sisters(found: Sisters, kind: Kind, width: int = WIDTH) -> tags.Img | None:
    """A unit below the council beside its sister units and the council, low at the left; None
    when there is nothing to stand beside. A few points are never drawn as wide apart."""
    known = [one for one in (found.own, found.council, *found.others) if one is not None]
    if found.own is None or len(known) < 2:
        return None
    low, high = min(known), max(known)
    if kind == "percent":
        room = max(0.0, LEAST - (high - low)) / 2
        low, high = low - room, high + room

    def across(value: float) -> float:
        return EDGE + drawing.position(value, low, high, width - 2 * EDGE)

    drawn = drawing.line((2, MIDDLE), (width - 2, MIDDLE), plot.LINE, 2)
    drawn += "".join(_tick(across(one)) for one in found.others)
    if found.council is not None:
        at = across(found.council)
        drawn += drawing.line((at, 2), (at, HEIGHT - 2), plot.INK, 2)
    return drawing.image(
        drawn + drawing.circle(across(found.own), MIDDLE, 5), width, HEIGHT, "strip"
    )


def _tick(x: float) -> str:
    """The mark of a sister unit."""
    return (
        f"<circle cx='{x}' cy='{MIDDLE}' r='3' fill='{plot.WHITE}' stroke='{plot.SECOND}'"
        " stroke-width='1.4'/>"
    )


def sisters_in_words(found: Sisters, measure: Measure) -> str:
    """ "council 63%, 8 other teams of Families First 40% to 90%, middle 66%"."""
    said = []
    if found.council is not None:
        said.append(f"council {numbers.value(measure.kind, found.council)}")
    named = sisters_named(found)
    if len(found.others) == 1:
        said.append(f"{named} {numbers.value(measure.kind, found.others[0])}")
    if len(found.others) > 1:
        ends = numbers.interval(measure, min(found.others), max(found.others))
        middle = numbers.value(measure.kind, median(found.others))
        said.append(f"{named} {ends}, middle {middle}")
    if found.hidden:
        said.append(f"{numbers.number(found.hidden)} hidden")
    return ", ".join(said)


def sisters_named(found: Sisters) -> str:
    """ "8 other teams of Families First", "1 other service"."""
    n = len(found.others)
    word = found.level if n == 1 else sentences.LEVELS[found.level]
    of = f" of {found.within}" if found.within else ""
    return f"{numbers.number(n)} other {word}{of}"


def sisters_key(found: Sisters | None, now: str = "us now") -> tags.P:
    """What each mark stands for below the council."""
    word = sentences.LEVELS[found.level] if found else "units"
    of = f" of {found.within}" if found and found.within else ""
    bar = drawing.line((8, 1), (8, 15), plot.INK, 2)
    ringed = f"<g transform='translate(0,{8 - MIDDLE})'>{_tick(8)}</g>"
    return _key([(drawing.circle(8, 8, 5), now), (bar, "council"), (ringed, f"other {word}{of}")])


def why_none(published: Published) -> str:
    """Why there is nothing to stand beside, in a few words; or nothing."""
    if published.unit in TOTALS:
        return "totals, not compared"
    if published.spread is None or published.spread.authorities < FEWEST:
        return "too few councils"
    return ""


def ring(x: float, y: float) -> str:
    """The mark of the region."""
    return (
        f"<circle cx='{x}' cy='{y}' r='4' fill='{plot.WHITE}' stroke='{plot.INK}'"
        " stroke-width='1.6'/>"
    )


def cross(x: float, y: float) -> str:
    """The mark of the neighbours."""
    return (
        f"<path d='M{x - 3.5} {y - 3.5}l7 7m0-7l-7 7' stroke='{plot.INK}' stroke-width='1.8'"
        " fill='none'/>"
    )


def key(published: Published | None, now: str = "us now") -> tags.P:
    """What each mark stands for; the region by its name, the neighbours with their number."""
    region = published.region_name if published and published.region_name else "Region"
    of = published.neighbours_of if published else 10
    set_of = f", {published.neighbours_set} set" if published and published.neighbours_set else ""
    bar = drawing.line((8, 1), (8, 15), plot.INK, 2)
    box = f"<rect x='0' y='4' width='16' height='8' fill='{plot.LINE}'/>"
    marks = [
        (drawing.circle(8, 8, 5), now),
        (bar, "England"),
        (ring(8, 8), region),
        (cross(8, 8), f"neighbours, median of {of}{set_of}"),
        (box, "middle half of councils"),
    ]
    return _key(marks)


def _key(marks: Sequence[tuple[str, str]]) -> tags.P:
    said: list[Component] = [
        tags.Span([drawing.image(drawn, 16, 16, "icon"), tags.Span(word)], className="mark")
        for drawn, word in marks
    ]
    return tags.P(said, className="marks wide-only", **{"aria-hidden": "true"})


def in_words(published: Published, kind: Kind) -> str:
    """ "England 81.4%, North East 83.1%, neighbours 79.8% (median of 10, 2025 set)"."""
    said = [f"England {amount(published.england, published.england_symbol, kind, published)}"]
    if published.region_name:
        region = amount(published.region, published.region_symbol, kind, published)
        said.append(f"{published.region_name} {region}")
    if published.neighbours_of:
        near = amount(published.neighbours, "", kind, published)
        said.append(f"neighbours {near} ({neighbours_words(published)})")
    return ", ".join(said)


def middle_half(published: Published, kind: Kind) -> str:
    """ "middle half of councils 76.3% to 88.9%", or nothing when there is none."""
    if published.spread is None:
        return ""
    low, high = (
        numbers.published(value, kind, published.decimals)
        for value in (published.spread.lower_quarter, published.spread.upper_quarter)
    )
    return f"middle half of councils {low.removesuffix('%')} to {high}"


def neighbours_words(published: Published) -> str:
    """ "median of 10, 2025 set"; with fewer figures than neighbours "median of 7 of 10"."""
    of = published.neighbours_of
    n = str(of) if published.neighbours_n == of else f"{published.neighbours_n} of {of}"
    return f"median of {n}, {published.neighbours_set} set"


def when(published: Published, seen_from: dt.date) -> str:
    """ "2024-25, 19 months old"."""
    return (
        f"{numbers.short_year(published, seen_from)}, {numbers.age_in_months(published.months_old)}"
    )


def amount(value: float | None, symbol: str, kind: Kind, published: Published) -> str:
    """A figure with its published decimals; or in words why there is none."""
    if value is None:
        return numbers.absent(symbol)
    return numbers.published(value, kind, published.decimals)


def ours_now(kind: Kind, point: Point | None, published: Published) -> float | None:
    """What of ours stands beside a yearly figure: the month's own, but a count of the year."""
    if kind == "count":
        return published.council
    return point.value if point else None


def _ends(spread: Spread, published: Published, ours: float | None) -> tuple[float, float]:
    """The ends of the scale: the middle half with half as much again and more on either side, and
    every mark that is drawn."""
    width = spread.upper_quarter - spread.lower_quarter
    marks = [published.england, published.region, published.neighbours, ours]
    known = [mark for mark in marks if mark is not None]
    low = max(spread.lowest, spread.lower_quarter - FAR * width)
    high = min(spread.highest, spread.upper_quarter + FAR * width)
    return min([low, *known]), max([high, *known])
