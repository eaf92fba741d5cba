"""One question: an answer in one sentence, its measures, and the chosen one at large."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, trend
from dashboard.components.comparison import rail
from dashboard.pages.question import measure_list
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.subject import Subject, subject_called
from dashboard.view.view import Asked, NotHere
from dashboard.words import numbers, sentences
from measures import answers, catalogue
from measures.answers import Signal, plans
from measures.catalogue import SHORT
from measures.model.figure import Series
from measures.model.months import months_later

MONTHS = 24
TEN = [str(number) for number in range(1, 11)]


def body(asked: Asked, key: str) -> tags.Main:
    """The page of one question for one unit and month. Raises NotHere for an unknown question."""
    key = key.upper()
    if key not in catalogue.QUESTIONS:
        raise NotHere("There are ten questions, numbered 1 to 10.")
    chosen = _chosen(key, asked.filters.measure)
    asked.viewed.send(plans.question(asked.viewed, key, chosen.key, alone=chosen.is_mix))
    series = answers.question_series(asked.warehouse, asked.scope, key, asked.unit, asked.month)
    measures = catalogue.of_question(key)
    signals = answers.signals(
        asked.warehouse,
        asked.scope,
        asked.unit,
        months_later(asked.month, 1 - MONTHS),
        asked.month,
        [measure.id for measure in measures],
    )
    known = measure_list.Known(series, signals)
    against = _against(asked, chosen, signals)
    return tags.Main(
        [
            _title(asked, key, _now(asked, signals), _of_chosen(asked, chosen, series, against)),
            measure_list.listing(asked, key, measures, known, chosen.measure.id),
            tags.Div(_large(asked, chosen, series, against), className="large"),
            tags.Aside(
                rail(asked, chosen, series.get(chosen.key), links.question(key)),
                **{"aria-label": "Compared"},
            ),
        ],
        id="main",
        tabIndex=-1,
        className="question-page",
    )


def _chosen(key: str, named: str) -> Subject:
    """The measure of the address, else the first headline, else the first of the question."""
    measures = catalogue.of_question(key)
    if named.partition(":")[0] in {measure.id for measure in measures}:
        return subject_called(named)
    return Subject(next((measure for measure in measures if measure.headline), measures[0]))


def _against(
    asked: Asked, chosen: Subject, signals: dict[str, tuple[Signal, ...]]
) -> trend.Against:
    """What the chosen measure is held against; a category has no signal and nothing published."""
    name = chosen.key
    return trend.Against(
        signals.get(name, ()),
        answers.targets_of(asked.warehouse, asked.month).get(name),
        answers.published(asked.warehouse, (chosen.measure.id,), asked.month).get(name),
    )


def _now(asked: Asked, signals: dict[str, tuple[Signal, ...]]) -> list[Signal]:
    return [one for own in signals.values() for one in own if one.month == asked.month]


def _title(asked: Asked, key: str, now: list[Signal], chosen: list[Component]) -> tags.Div:
    heading = tags.H1(catalogue.QUESTIONS[key], tabIndex=-1)
    answered = tags.P(tags.Strong(sentences.answer(now)), className="lead")
    return tags.Div([_turning(asked, key), heading, answered, *chosen], className="title")


def _of_chosen(
    asked: Asked, chosen: Subject, series: dict[str, Series], against: trend.Against
) -> list[Component]:
    """The chosen measure in a sentence, and what its signal says."""
    own, signal = series.get(chosen.key), against.at(asked.month)
    said = [tags.Strong(chosen.title)]
    if own:
        said.append(f": {numbers.answer(own, asked.month, against.published)}")
    found = [trend.standing_line(signal, own.at(asked.month))] if signal and own else []
    return [tags.P(said, className="answer"), *found]


def _turning(asked: Asked, key: str) -> tags.P:
    if key not in TEN:
        return tags.P(links.to("The ten questions", links.OVERVIEW, asked.filters))
    at = TEN.index(key)
    before = [links.to(f"‹ Question {n}", links.question(n), asked.filters) for n in TEN[:at][-1:]]
    after = [
        links.to(f"Question {n} ›", links.question(n), asked.filters) for n in TEN[at + 1 :][:1]
    ]
    here = tags.Span(f"Question {key} of 10", className="note")
    return tags.P([*before, here, *after], className="turning")


def _large(
    asked: Asked, chosen: Subject, series: dict[str, Series], against: trend.Against
) -> list[Component]:
    parts = [one for name, one in series.items() if name.startswith(f"{chosen.measure.id}:")]
    own = series.get(chosen.key)
    shown: list[Component] = [trend.trend(asked, own, against)] if own else []
    if parts or not shown:
        shown.append(trend.mix(asked, chosen.measure, parts, lambda part: _address(asked, part)))
    more = links.to("Definition, rows and all months", links.measure(chosen.key), asked.filters)
    return [*shown, tags.P(more, className="more")]


def _address(asked: Asked, part: Subject) -> str:
    return url.link(links.question(part.measure.kpq), asked.filters, measure=part.key)


def title(key: str) -> str:
    """The question in short, for the browser's tab."""
    return SHORT.get(key.upper(), "Questions")


PAGE = Page(
    "question",
    "/question/<n>",
    title,
    needs="aggregates",
    order=2,
    body=body,
    nav="Questions",
    goes="/question/1",
)
