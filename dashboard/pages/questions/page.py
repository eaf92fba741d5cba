"""The index of measures: the ten questions and what else is known, each measure with its figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links, notes, suppression, table
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures import catalogue
from measures.answers.series import SeriesOf
from measures.answers.signals import Signal, SignalsOf
from measures.model.figure import Series
from measures.model.measure import Measure
from measures.model.subject import Subject

COLUMNS = (
    table.Column("Measure"),
    table.Column("What it asks", "asks"),
    table.Column("Value", "number value"),
    table.Column("How many", "made-of"),
    table.Column("Against itself, and target", "against"),
)


@dataclass(frozen=True)
class Known:
    """What is known of all measures: figures by subject, and what is said of the month."""

    series: Mapping[Subject, Series]
    signals: Mapping[str, Signal]


def body(view: PageView, _key: str) -> tags.Main:
    """Every measure by question, with its value of the month for the unit and its state."""
    every = tuple(catalogue.MEASURES.values())
    series, signals = view.answer(SeriesOf(every, 1), SignalsOf(every, 1))
    known = Known(series, {name: said[-1] for name, said in signals.items() if said})
    shown = [one for one in every if one.counted_for(view.unit)]
    return tags.Main(
        [
            tags.H1("Questions", tabIndex=-1),
            tags.P(_lead(view, len(shown)), className="lead"),
            _contents(),
            *(_question(view, key, known) for key in catalogue.QUESTIONS),
            *suppression.below(view, suppression.in_month(series.values(), view.month)),
        ],
        id="main",
        tabIndex=-1,
        className="questions-page",
    )


def _lead(view: PageView, measures: int) -> str:
    return (
        f"{measures} measures of the ten questions and of what else is known of practice:"
        f" {view.area}, {notes.as_at(view)}."
    )


def _contents() -> tags.Nav:
    """The eleven in short, each leading to its measures on this page."""
    listed = [
        tags.Li(links.anchor(f"{_number(key)}{said}", f"#{_part(key)}"))
        for key, said in catalogue.SHORT.items()
    ]
    return tags.Nav(tags.Ul(listed, className="plain"), **{"aria-label": "The questions"})


def _part(key: str) -> str:
    return f"question-{key.lower()}"


def _number(key: str) -> str:
    return "" if key == "QA" else f"{key}. "


def _question(view: PageView, key: str, known: Known) -> tags.Section:
    measures = catalogue.of_question(key)
    own = [measure for measure in measures if measure.counted_for(view.unit)]
    title = links.to(f"{_number(key)}{catalogue.QUESTIONS[key]}", links.question(key), view.filters)
    rows = [_row(view, measure, known) for measure in own]
    listed = table.table(
        f"{numbers.question(key)}: measures", COLUMNS, rows, hide_caption=True, kind="index"
    )
    return tags.Section(
        [tags.H2(title), listed if own else None, *notes.council_only(view, measures)],
        id=_part(key),
        tabIndex=-1,
    )


def _row(view: PageView, measure: Measure, known: Known) -> Sequence[table.Cell]:
    own = known.series.get(Subject(measure))
    point = own.at(view.month) if own else None
    name = links.to(measure.title, links.measure(measure.id), view.filters)
    asks = numbers.ASKS[measure.asks]
    if point is None:
        return [name, asks, _why_none(view, measure, own), "", ""]
    made_of = numbers.how_many(measure, point)
    signal = known.signals.get(measure.id)
    state: list[str | Component] = [icons.against_itself(signal)]
    if target := sentences.target_briefly(signal):
        state.append(tags.Span(target, className="aim"))
    return [name, asks, numbers.figure(measure, point), made_of, state]


def _why_none(view: PageView, measure: Measure, own: Series | None) -> table.Cell:
    if measure.is_mix and own is None:
        return tags.Span("By category", className="none")
    said = notes.value_words(measure, None, own, view.month)
    return suppression.mark() if said == numbers.MARK else tags.Span(said, className="none")


PAGE = Page(
    "questions", "/questions", "Questions", needs="aggregates", order=2, body=body, nav="Questions"
)
