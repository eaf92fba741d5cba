"""Short lines that say what kind of figure something is."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons, strip
from dashboard.components import links, published
from dashboard.components.links import Words
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.data_quality import Notice
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.published import Published
from warehouse.extract.findings import CELLS
from warehouse.model.unit import COUNCIL

NOT_UNDERSTOOD = "not-understood"
LABELLED = 6
IN_PART, IN_DOUBT = "Part left out", "In doubt"


def as_at(view: PageView) -> str:
    """The month of the page as a heading says it, with "to date" when it is not complete."""
    to_date = view.month > view.snapshot.latest_month
    return numbers.month(view.month) + (" to date" if to_date else "")


def value_words(
    measure: Measure, point: Point | None, series: Series | None, month: dt.date
) -> str:
    """A figure, or in its place why there is none, short enough for a cell."""
    if point is not None:
        return numbers.figure(measure, point)
    if series is None or series.as_at is None:
        return "Not supplied"
    if month in series.hidden:
        return numbers.MARK
    if not measure.counted_for(series.unit):
        return "Council only"
    return "No cases"


def council_only(view: PageView, measures: Sequence[Measure]) -> list[tags.P]:
    """The measures among these that the unit can have no figure of, and the way to them."""
    others = [measure for measure in measures if not measure.counted_for(view.unit)]
    if not others:
        return []
    are = "one more is" if len(others) == 1 else f"{sentences.small(len(others))} more are"
    named: list[str | Component] = []
    for measure in others:
        named += [_at_council(view, measure), ", "]
    said = f"{numbers.capital(are)} counted for the council only: "
    return [tags.P([said, *named[:-1], "."], className="note council-only")]


def _at_council(view: PageView, measure: Measure) -> str | Component:
    if not view.sees(COUNCIL):
        return measure.title
    address = url.link(links.measure(measure.id), view.filters.kept().at(COUNCIL))
    return links.anchor(measure.title, address)


def counterparts(measure: Measure, found: Published) -> list[tuple[str, str | Component]]:
    """Who published what: England, the region, the neighbours' median, the council itself."""
    near = f"Neighbours, {strip.neighbours_words(found)}"
    amounts = [
        ("England", found.england, found.england_symbol),
        (found.region_name, found.region, found.region_symbol),
        (near if found.neighbours_of else "", found.neighbours, ""),
        ("Council, published", found.council, found.council_symbol),
    ]
    return [
        (who, published_figure(measure, amount, symbol, found.decimals))
        for who, amount, symbol in amounts
        if who
    ]


def counterpart_letters(found: Published) -> tags.P | None:
    """Below them: what each letter among them stands for."""
    return published.letters((found.england_symbol, found.region_symbol, found.council_symbol))


def pairs(said: Iterable[tuple[str, Words]]) -> list[tags.Div]:
    """Labels with their values, for a description list."""
    return [tags.Div([tags.Dt(label), tags.Dd(value)]) for label, value in said]


def published_figure(
    measure: Measure, amount: float | None, symbol: str, decimals: int
) -> str | Component:
    """A published figure; its publisher's letter; in words that there is neither."""
    if amount is not None:
        return numbers.published(amount, measure.kind, decimals)
    return published.letter(symbol) if symbol else numbers.capital(numbers.absent(""))


def in_part(found: Sequence[Notice], *, drawn_only: bool = False) -> list[Component]:
    """The short mark of a figure from which something is left out, with why for who hears it; its
    shape alone where a word below it says what that stands for."""
    if not found:
        return []
    word = IN_PART if any(one.kind == CELLS for one in found) else IN_DOUBT
    why = " ".join(map(noticed, found))
    said = tags.Span(word, className="out-of-sight" if drawn_only else "")
    spoken = tags.Span(f": {why}", className="out-of-sight")
    drawn = icons.picture(icons.IN_PART, 12)
    return [tags.Span([drawn, said, spoken], className="in-part", title=why)]


def what_is_left_out(
    view: PageView, found: Sequence[Notice], measure: Measure | None = None
) -> list[Component]:
    """Beside a figure, in whole sentences: what was not understood, how many cases of the measure
    that leaves out, or which of several it touches, and the way to all of it."""
    if not found:
        return []
    said = [tags.Li([icons.picture(icons.IN_PART), _of_measure(one, measure)]) for one in found]
    way = to_all(view, "All that was not understood")
    return [tags.Div([tags.Ul(said), tags.P(way, className="more")], className="left-out")]


def to_all(view: PageView, said: str) -> tags.A:
    """The way to all that a load did not understand."""
    return links.anchor(said, url.link(links.DATA, view.filters.kept(), NOT_UNDERSTOOD))


def noticed(one: Notice) -> str:
    """The sentence of a notice, after the table in words."""
    return f"{one.title}: {one.sentence}" if one.title else one.sentence


def _of_measure(one: Notice, measure: Measure | None) -> tags.Span:
    touched = one.of(measure) if measure else None
    further = cases_left_out(touched.cases) if touched else "" if measure else _touches(one)
    return tags.Span(f"{noticed(one)} {further}".strip())


def _touches(one: Notice) -> str:
    labels = [each.measure.label for each in one.touched]
    more = [f"{len(labels) - LABELLED} more"] if len(labels) > LABELLED else []
    return f"Touches {'; '.join([*labels[:LABELLED], *more])}." if labels else ""


def cases_left_out(cases: int | None) -> str:
    """How many cases of a measure are left out, of the council and in all months; or nothing where
    nobody can count them."""
    if cases is None:
        return ""
    are = "case of this measure is" if cases == 1 else "cases of this measure are"
    return f"In all units and months {numbers.number(cases)} {are} left out."
