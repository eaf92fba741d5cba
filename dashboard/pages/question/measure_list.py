"""The measures of one question, grouped by what they ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.charts.spark import spark
from dashboard.components import links, notes, suppression
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.data_quality import Notices
from measures.answers.signals import Signal
from measures.catalogue import UNCOUNTED
from measures.model.figure import Series
from measures.model.measure import Asks, Measure
from measures.model.subject import Subject


@dataclass(frozen=True)
class Known:
    """What is known of a question's measures: figures, signals by measure id, and what is left out
    of them."""

    series: dict[Subject, Series]
    signals: dict[str, tuple[Signal, ...]]
    notices: Notices


GROUPS: tuple[Asks, ...] = ("how much", "how well", "better off")


def listing(
    view: PageView, key: str, measures: Sequence[Measure], known: Known, chosen: str
) -> tags.Nav:
    """How much, how well, is anyone better off; a group without a measure says so, and so does the
    list of measures that the unit cannot have."""
    own = [measure for measure in measures if measure.counted_for(view.unit)]
    groups = [_group(view, asks, own, known, chosen) for asks in GROUPS]
    marks = suppression.below(view, suppression.in_month(known.series.values(), view.month))
    return tags.Nav(
        [*groups, *marks, *notes.council_only(view, measures), *_not_counted(key)],
        className="measures",
        **{"aria-label": "Measures"},
    )


def _group(
    view: PageView, asks: Asks, measures: Sequence[Measure], known: Known, chosen: str
) -> tags.Div:
    own = [measure for measure in measures if measure.asks == asks]
    inside = (
        tags.Ul([_item(view, measure, known, chosen) for measure in own])
        if own
        else tags.P("No measure of this question asks that here.", className="note")
    )
    return tags.Div([tags.H2(numbers.ASKS[asks]), inside])


def _item(view: PageView, measure: Measure, known: Known, chosen: str) -> tags.Li:
    address = url.link(
        links.question(measure.kpq),
        view.filters,
        measure=measure.id,
        drawer="",
        sort="",
        page=1,
    )
    here = {"aria-current": "true"} if measure.id == chosen else {}
    name = tags.Span(measure.label, className="name")
    inside = [name, *_now(view, measure, known), *notes.in_part(known.notices.loud(measure))]
    return tags.Li(links.anchor(inside, address, **here))


def _now(view: PageView, measure: Measure, known: Known) -> list[Component]:
    own, signals = known.series.get(Subject(measure)), known.signals.get(measure.id, ())
    point = own.at(view.month) if own else None
    if point is None:
        said = (
            "Parts"
            if measure.by and own is None
            else notes.value_words(measure, None, own, view.month)
        )
        if said == numbers.MARK:
            return [tags.Span(suppression.spoken(), className="value none")]
        return [tags.Span(said, className="value none")]
    value = tags.Span(numbers.figure(measure, point), className="value")
    signal = next((signal for signal in signals if signal.month == view.month), None)
    return [spark(own, view.month, signals, width=64), value, *_found(signal)]


def _found(signal: Signal | None) -> list[Component]:
    if signal is None:
        return []
    word = f" {sentences.VARIATIONS[signal.variation]}"
    found: list[Component] = [icons.image(signal), tags.Span(word, className="out-of-sight")]
    if target := sentences.target_briefly(signal):
        found.append(tags.Span(target, className="aim"))
    return found


def _not_counted(key: str) -> list[tags.Div]:
    missing = [uncounted.title for uncounted in UNCOUNTED if uncounted.kpq == key]
    if not missing:
        return []
    listed = tags.Ul([tags.Li(title) for title in missing], className="plain")
    return [tags.Div([tags.H2("Not counted"), listed], className="uncounted")]
