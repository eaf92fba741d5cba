"""Short lines that say what kind of figure something is."""

import datetime as dt
from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard import words
from dashboard.asked import Asked
from dashboard.components import html, strip
from measures.measure import COUNCIL, Measure, Point, Published, Series


def as_at(asked: Asked) -> str:
    """The month of the page as a heading says it, with "to date" when it is not complete."""
    to_date = asked.month > asked.snapshot.latest_month
    return words.month(asked.month) + (" to date" if to_date else "")


def value_words(
    measure: Measure, point: Point | None, series: Series | None, month: dt.date
) -> str:
    """A figure, or in its place why there is none, short enough for a cell."""
    if point is not None:
        return words.figure(measure, point)
    if series is None or series.as_at is None:
        return "Not supplied"
    if month in series.hidden:
        return words.MARK
    if measure.kind == "rate" and series.unit != COUNCIL:
        return "Council only"
    return "No cases"


def counterparts(measure: Measure, published: Published) -> list[tuple[str, str]]:
    """Who published what: England, the region, the neighbours' median, the council itself."""
    near = f"Neighbours, {strip.neighbours_words(published)}"
    found = [
        ("England", published.england, published.england_symbol),
        (published.region_name, published.region, published.region_symbol),
        (near if published.neighbours_of else "", published.neighbours, ""),
        ("Council, published", published.council, published.council_symbol),
    ]
    return [
        (who, published_words(measure, amount, symbol, published.decimals))
        for who, amount, symbol in found
        if who
    ]


def pairs(said: Iterable[tuple[str, str | Component]]) -> list[html.Div]:
    """Labels with their values, for a description list."""
    return [html.Div([html.Dt(label), html.Dd(value)]) for label, value in said]


def published_words(measure: Measure, amount: float | None, symbol: str, decimals: int) -> str:
    """A published figure, or in words why its publisher gives none."""
    if amount is None:
        return words.capital(words.absent(symbol))
    return words.published(amount, measure.kind, decimals)
