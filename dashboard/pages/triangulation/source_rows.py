"""The rows of a question side by side: each source with its word, its months, what they hold."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import source_stack
from dashboard.charts.source_stack import Row
from dashboard.words import agreement, numbers
from measures.answers.evidence import Count
from measures.answers.signals import Signal
from measures.answers.statements import Statement, Triangulated
from measures.evidence.sources import BY_KEY
from measures.evidence.triangulate import SOURCES
from measures.model.figure import Series

MEASURE, NUMBERS = "performance", ("performance", "benchmark")
NO_MEASURE = "No headline measure of this question has figures in these months."
FEW = "Hidden: what came is of few people of a unit that is not yours."
NOTHING = "Nothing came in these 24 months."


@dataclass(frozen=True)
class Asked:
    """What is asked of one question: by which sources, and which of them sent nothing of what was
    expected in three months."""

    sources: frozenset[str]
    gaps: frozenset[str]


@dataclass(frozen=True)
class Charted:
    """The measure that stands for the figures, with what it is held against."""

    series: Series
    signals: Mapping[dt.date, Signal]
    target: float | None


def rows(
    months: list[dt.date],
    found: Triangulated,
    sources: Mapping[str, Mapping[dt.date, Count]],
    charted: Charted | None,
    asked: Asked,
    of_few: frozenset[str] = frozenset(),
) -> list[Row]:
    """A row for each source that is asked or has come, in the fixed order; `of_few` have months
    that are hidden."""
    said = {one.source: one for one in found.statements}
    speak = {one.source for one in found.statements if one.statement != "none"}
    shown = [one for one in SOURCES if one in asked.sources | speak or one in sources]
    return [
        _measure(months, charted, said.get(MEASURE))
        if source == MEASURE
        else _few(source, said.get(source))
        if source in of_few and source not in sources
        else _source(months, source, said.get(source), sources.get(source, {}), asked.gaps)
        for source in shown
    ]


def _measure(months: list[dt.date], charted: Charted | None, said: Statement | None) -> Row:
    if charted is None:
        return Row(_named(MEASURE, said), source_stack.told(NO_MEASURE), [])
    series, signals, target = charted.series, charted.signals, charted.target
    return Row(
        _named(MEASURE, said, series.measure.label),
        source_stack.measured(months, series, signals, target),
        source_stack.limits_of(series, signals, months[-1], target),
    )


def _source(
    months: list[dt.date],
    source: str,
    said: Statement | None,
    counts: Mapping[dt.date, Count],
    gaps: frozenset[str],
) -> Row:
    named = _named(source, said, BY_KEY[source].many if source in BY_KEY else "")
    if source in NUMBERS:
        why = numbers.capital(agreement.detail(said.detail)) if said else ""
        return Row(named, source_stack.told(f"Published by year. {why}".strip()), [])
    if not counts and source not in gaps:
        return Row(named, source_stack.told(NOTHING), [])
    drawn = source_stack.columns_of(months, counts, gap=source in gaps)
    return Row(named, drawn, source_stack.parts_of(counts))


def _few(source: str, said: Statement | None) -> Row:
    return Row(_named(source, said, BY_KEY[source].many), source_stack.told(FEW), [])


def _named(source: str, said: Statement | None, what: str = "") -> list[Component]:
    """The source with its word; what it counts, and what its word rests on."""
    word = said.statement if said else "none"
    rests = agreement.rests_on(said) if said and said.n else ""
    return [
        tags.Strong(agreement.NAMES[source]),
        tags.Span(agreement.STATEMENTS[word], className=f"sign {word}"),
        tags.Span(what, className="note"),
        tags.Span(rests, className="note rests"),
    ]


def raised(months: list[dt.date], actions: Mapping[dt.date, float]) -> list[Row]:
    """The months in which actions were raised, below all sources; no row where none was."""
    if not actions:
        return []
    counts = {month: Count("", n, {"ALL": n}) for month, n in actions.items()}
    named: list[Component] = [
        tags.Strong("Actions"),
        tags.Span("raised in the month", className="note"),
    ]
    return [Row(named, source_stack.columns_of(months, counts), source_stack.parts_of(counts))]


def scale(charted: Charted | None) -> str:
    """ " Conference in 15 working days: scale 40% to 100%." """
    if charted is None:
        return ""
    measure = charted.series.measure
    low, high, _ = source_stack.scale_of(charted.series, charted.signals, charted.target)
    ends = [numbers.value(measure.kind, end) for end in (low, high)]
    return f" {measure.label}: scale {ends[0]} to {ends[1]}."
