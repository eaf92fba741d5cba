"""What stands beside a figure of the Overview: published figures beside the council's own, the
council and the sister units beside a unit's below it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import strip
from dashboard.components import links
from dashboard.pages.overview import lines
from dashboard.pages.overview.lines import Line
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.model.published import Published
from warehouse.model.unit import COUNCIL

NOT_PUBLISHED, NO_OTHERS = "Not published", "Nothing to compare"
LIKENESS = {"nearly": "Their rule differs from ours a little."}


def title(view: PageView, found: Sequence[Line]) -> str:
    """The head of the column: "Others, 2024-25", "Council, other teams"."""
    if view.unit != COUNCIL:
        return f"Council, other {sentences.LEVELS[view.unit.level]}"
    year = lines.usual_year(found)
    return f"Others, {year}" if year else "Others"


def missing(one: Line) -> str:
    """Why nothing stands beside a figure; nothing where something does."""
    if one.view.unit != COUNCIL:
        return "" if one.sisters else NO_OTHERS
    return "" if one.published else NOT_PUBLISHED


def cell(one: Line, usual: str, *, once: bool) -> tags.Td:
    """A drawing whose words come on focus, or why there is none; blank where the head says why."""
    why = missing(one)
    if why:
        return tags.Td("" if once else why, className="others none")
    return tags.Td(_sisters(one) if one.sisters else _published(one, usual), className="others")


def _published(one: Line, usual: str) -> Component | str:
    published = one.published
    if published is None:
        return ""
    as_usual = one.year == usual
    ours = strip.ours_now(one.measure.kind, one.point, published)
    drawn = strip.strip(published, ours, strip.WIDTH if as_usual else strip.NARROW)
    shown: list[str | Component] = [drawn if drawn else lines.england(one.measure, published)]
    if not as_usual:
        shown.append(tags.Span(one.year, className="year"))
    kept = one.view.filters.kept()
    address = url.link(links.BENCHMARKS, kept, indicator=published.indicator_id)
    return _door(shown, in_words(one, published), address)


def _sisters(one: Line) -> Component | str:
    found = one.sisters
    if found is None:
        return ""
    words = strip.sisters_in_words(found, one.measure)
    drawn = strip.sisters(found, one.measure.kind)
    kept = one.view.filters.kept()
    return _door([drawn or council(one)], words, url.link(links.measure(one.measure.id), kept))


def council(one: Line) -> str:
    """ "Council 63%", or nothing."""
    found = one.sisters
    if found is None or found.council is None:
        return ""
    return f"Council {numbers.value(one.measure.kind, found.council)}"


def _door(shown: Sequence[str | Component], words: str, address: str) -> tags.A:
    spoken = tags.Span(f" {words}", className="in-words")
    return links.anchor([*shown, spoken], address, "door")


def in_words(one: Line, published: Published) -> str:
    """What others have, of when, and how alike their rule is to ours."""
    kind, month = one.measure.kind, one.view.month
    said = [strip.in_words(published, kind), strip.middle_half(published, kind)]
    words = f"{', '.join(filter(None, said))}; {strip.when(published, month)}."
    return f"{words} {LIKENESS.get(published.match, '')}".strip()


def key(view: PageView, found: Sequence[Line]) -> tags.Div:
    """What the marks stand for, and the year that most published figures are of."""
    if view.unit != COUNCIL:
        sisters = next((one.sisters for one in found if one.sisters), None)
        return tags.Div(strip.sisters_key(sisters), className="strip-key")
    usual = lines.usual_age(found)
    when = f"Others: {strip.when(usual, view.month)}, unless said." if usual else ""
    return tags.Div([strip.key(usual), tags.P(when, className="note")], className="strip-key")
