"""Shapes that say what a signal found. Each has its word beside it; colour comes third."""

from functools import lru_cache

from dashboard import tags
from dashboard.charts import drawing, plot
from dashboard.words import sentences
from measures.answers.signals import Signal

SIZE = 16
TRIANGLE = {"up": "8,1.5 15,14.5 1,14.5", "down": "8,14.5 15,1.5 1,1.5"}
ARROW = {"up": "M4 9.5 8 5.5l4 4", "down": "M4 6.5l4 4 4-4"}

# A unit that lies beyond the others, and two columns of unlike height.
APART = drawing.line((2, 2), (2, 14), plot.INK, 2) + (
    drawing.line((2, 8), (11, 8), plot.INK, 2) + drawing.circle(12, 8, 3.5, plot.INK)
)
ALARM = f"<path d='M8 1 15 14.5H1z' fill='none' stroke='{plot.INK}' stroke-width='1.8'/>" + (
    drawing.line((8, 6), (8, 10), plot.INK, 1.8) + drawing.circle(8, 12.3, 1, plot.INK)
)
# A whole of which a part is missing.
IN_PART = (
    f"<path d='M8 2.5A5.5 5.5 0 1 0 13.5 8' fill='none' stroke='{plot.INK}' stroke-width='2.6'/>"
    + (drawing.circle(12, 4, 1.9, plot.INK))
)
UNEQUAL = (
    f"<rect x='2' y='9' width='5' height='5' fill='{plot.INK}'/>"
    f"<rect x='9.9' y='2.9' width='4.2' height='10.2' fill='{plot.WHITE}' stroke='{plot.INK}'"
    " stroke-width='1.8'/>"
)


def shape(variation: str, way: str = "") -> str:
    """The drawing of a signal on a square of 16: `way` is "up" or "down" where it moved."""
    if variation == "improvement":
        return f"<polygon points='{TRIANGLE[way or 'up']}' fill='{plot.IMPROVEMENT}'/>"
    if variation == "concern":
        arrow = (
            f"<path d='{ARROW[way]}' fill='none' stroke='{plot.WHITE}' stroke-width='2'/>"
            if way
            else ""
        )
        square = f"<rect x='1.5' y='1.5' width='13' height='13' fill='{plot.CONCERN}'/>"
        return square + arrow
    if variation in ("neutral_high", "neutral_low"):
        return _outline("<polygon points='8,1.5 14.5,8 8,14.5 1.5,8'", plot.INK)
    if variation == "common":
        return drawing.circle(8, 8, 5, plot.ORDINARY)
    if variation == "too_few":
        return _outline("<circle cx='8' cy='8' r='5.5' stroke-dasharray='2.6 2'", plot.SECOND)
    return drawing.line((4, 8), (12, 8), plot.SECOND, 2)


def against_target(assurance: str) -> str:
    """The drawing of a target that will be met, will be missed, or may be either."""
    ring = _outline("<circle cx='8' cy='8' r='6.5'", plot.INK)
    inside = {
        "pass": "<path d='M4.8 8.2 7.2 10.6 11.4 5.8' fill='none'",
        "fail": "<path d='M5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6' fill='none'",
        "hit_or_miss": f"<path d='M8 1.5a6.5 6.5 0 0 0 0 13z' fill='{plot.INK}'",
    }[assurance]
    return ring + f"{inside} stroke='{plot.INK}' stroke-width='1.6'/>"


def image(signal: Signal) -> tags.Img:
    """The shape of a signal alone, for where its word stands beside it."""
    return picture(shape(signal.variation, sentences.moved(signal)))


@lru_cache(maxsize=256)
def picture(drawn: str, size: int = SIZE) -> tags.Img:
    """A shape as an image with an empty alternative text."""
    scaled = f"<g transform='scale({size / SIZE:g})'>{drawn}</g>" if size != SIZE else drawn
    return drawing.image(scaled, size, size, "icon")


def against_itself(signal: Signal | None) -> tags.Span:
    """Shape and word of what a signal found."""
    variation = signal.variation if signal else "not_judged"
    drawn = image(signal) if signal else picture(shape(variation))
    word = sentences.VARIATIONS[variation]
    strong = sentences.beyond_chance(signal)
    return tags.Span(
        [drawn, tags.Strong(word) if strong else tags.Span(word)],
        className="signal" if strong else "signal quiet",
    )


def target_word(signal: Signal) -> tags.Span:
    """Shape and word of where a target stands, and on which months that is judged."""
    drawn = picture(against_target(signal.assurance))
    return tags.Span([drawn, tags.Span(sentences.target_in_words(signal))], className="signal")


def counted(variation: str, way: str, count: int, word: str) -> tags.Span:
    """A shape with its number beside a name, and the word for those who hear it."""
    said = [
        picture(shape(variation, way), 14),
        str(count),
        tags.Span(f" {word}", className="out-of-sight"),
    ]
    return tags.Span(said, className="count-of")


def _outline(begun: str, colour: str) -> str:
    return f"{begun} fill='{plot.WHITE}' stroke='{colour}' stroke-width='1.8'/>"
