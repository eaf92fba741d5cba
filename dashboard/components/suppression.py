"""What is not shown: the mark of a hidden figure, and the sentence in place of what is others'."""

import datetime as dt
from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard import tags
from dashboard.access import identity
from dashboard.components import links
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.cases import LargestSmallNumber
from measures.answers.comparison import Compared
from measures.model.figure import Series
from warehouse.model.unit import COUNCIL

FOR_MANAGERS = "For managers; not to be passed on"
NO_VERDICTS = "Verdicts are not shown in this view."


def elsewhere(view: PageView, said: str, path: str) -> tags.P:
    """A sentence that something is not shown of this unit, with the way to the reader's own."""
    home = identity.principal().home
    inside: list[str | Component] = [said]
    if home != view.unit and view.scope.answers_for(home):
        address = url.link(path, view.filters.kept().at(home))
        name = "the whole council" if home == COUNCIL else "your own unit"
        inside += [" ", links.anchor(f"Open {name}", address)]
    return tags.P(inside, className="not-shown")


def mark() -> tags.Abbr:
    """ "hidden", never blank and never 0; says on focus and on hover why."""
    return tags.Abbr(spoken(), title=numbers.HIDDEN, tabIndex=0, className="hidden-mark")


def spoken() -> list[str | tags.Span]:
    """The mark with its reason for those who hear the page; for inside a link."""
    why = numbers.HIDDEN.removeprefix(numbers.MARK)
    return [numbers.MARK, tags.Span(why, className="out-of-sight")]


def below(view: PageView, shown: bool) -> list[tags.P]:
    """The line under a table that spells the mark out, where the table shows it."""
    if not shown:
        return []
    said = numbers.small_numbers(view.answer(LargestSmallNumber()))
    return [tags.P(said, className="note marks")]


def in_month(series: Iterable[Series], month: dt.date) -> bool:
    """Whether any of these is hidden in a month."""
    return any(month in one.hidden for one in series)


def among(units: Iterable[Compared]) -> bool:
    """Whether any of these units is hidden."""
    return any(unit.hidden for unit in units)
