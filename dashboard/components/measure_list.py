"""The measures of one question, grouped by what they ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import sentences, url, words
from dashboard.asked import Asked
from dashboard.components import hidden, html, icons, links, notes
from dashboard.components.spark import spark
from measures.catalogue import UNCOUNTED
from measures.evaluate import Signal
from measures.measure import Asks, Measure, Series


@dataclass(frozen=True)
class Known:
    """What is known of a question's measures: figures and signals, by measure id."""

    series: dict[str, Series]
    signals: dict[str, tuple[Signal, ...]]


GROUPS: tuple[Asks, ...] = ("how much", "how well", "better off")


def listing(
    asked: Asked, key: str, measures: Sequence[Measure], known: Known, chosen: str
) -> html.Nav:
    """How much, how well, is anyone better off; a group without a measure says so."""
    groups = [_group(asked, asks, measures, known, chosen) for asks in GROUPS]
    marks = hidden.below(asked, hidden.in_month(known.series.values(), asked.month))
    return html.Nav(
        [*groups, *marks, *_not_counted(key)], className="measures", **{"aria-label": "Measures"}
    )


def _group(
    asked: Asked, asks: Asks, measures: Sequence[Measure], known: Known, chosen: str
) -> html.Div:
    own = [measure for measure in measures if measure.asks == asks]
    inside = (
        html.Ul([_item(asked, measure, known, chosen) for measure in own])
        if own
        else html.P("No measure of this question asks that yet.", className="note")
    )
    return html.Div([html.H2(words.ASKS[asks]), inside])


def _item(asked: Asked, measure: Measure, known: Known, chosen: str) -> html.Li:
    address = url.link(
        links.question(measure.kpq), asked.filters,
        measure=measure.id, drawer="", sort="", page=1,
    )  # fmt: skip
    here = {"aria-current": "true"} if measure.id == chosen else {}
    name = html.Span(measure.label, className="name")
    return html.Li(links.anchor([name, *_now(asked, measure, known)], address, **here))


def _now(asked: Asked, measure: Measure, known: Known) -> list[Component]:
    own, signals = known.series.get(measure.id), known.signals.get(measure.id, ())
    point = own.at(asked.month) if own else None
    if point is None:
        said = (
            "Parts"
            if measure.by and own is None
            else notes.value_words(measure, None, own, asked.month)
        )
        if said == words.MARK:
            return [html.Span(hidden.spoken(), className="value none")]
        return [html.Span(said, className="value none")]
    value = html.Span(words.figure(measure, point), className="value")
    signal = next((signal for signal in signals if signal.month == asked.month), None)
    return [spark(own, asked.month, signals, width=64), value, *_found(signal)]


def _found(signal: Signal | None) -> list[Component]:
    if signal is None:
        return []
    word = f" {sentences.VARIATIONS[signal.variation]}"
    return [icons.image(signal), html.Span(word, className="out-of-sight")]


def _not_counted(key: str) -> list[html.Div]:
    missing = [uncounted.title for uncounted in UNCOUNTED if uncounted.kpq == key]
    if not missing:
        return []
    listed = html.Ul([html.Li(title) for title in missing], className="plain")
    return [html.Div([html.H2("Not counted"), listed], className="uncounted")]
