"""One line beside an answer: what a signal says of the figure, with its shape."""

from dashboard import sentences
from dashboard.components import html, icons
from measures.evaluate import Signal
from measures.measure import Point


def line(signal: Signal, point: Point | None) -> html.P:
    """Shape, word and sentence of one measure, unit and month."""
    said = sentences.standing(signal, point)
    return html.P([icons.against_itself(signal), html.Span(said)], className="standing")
