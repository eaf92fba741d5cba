"""The mark of a hidden figure, with its words on focus and below the table that shows it."""

import datetime as dt
from collections.abc import Iterable

from dashboard import words
from dashboard.asked import Asked
from dashboard.components import html
from measures import evaluate
from measures.evaluate import Compared
from measures.measure import Series


def mark() -> html.Abbr:
    """`c`, never blank and never 0; says on focus and on hover what it stands for."""
    return html.Abbr(spoken(), title=words.HIDDEN, tabIndex=0, className="hidden-mark")


def spoken() -> list[str | html.Span]:
    """The mark with its words for those who hear the page; for inside a link."""
    return [words.MARK, html.Span(f", {words.HIDDEN}", className="out-of-sight")]


def below(asked: Asked, shown: bool) -> list[html.P]:
    """The line under a table that spells the mark out, where the table shows it."""
    if not shown:
        return []
    said = words.small_numbers(evaluate.largest_small_number(asked.warehouse))
    return [html.P(said, className="note marks")]


def in_month(series: Iterable[Series], month: dt.date) -> bool:
    """Whether any of these is hidden in a month."""
    return any(month in one.hidden for one in series)


def among(units: Iterable[Compared]) -> bool:
    """Whether any of these units is hidden."""
    return any(unit.hidden for unit in units)
