"""One question: an answer in one sentence, its measures, and the chosen one at large."""

from dash.development.base_component import Component

from dashboard import sentences, url, words
from dashboard.asked import Asked, NotHere
from dashboard.components import html, links, measure_list, mix, standing, trend
from dashboard.components.compared import rail
from dashboard.subject import Subject, subject_called
from measures import catalogue, evaluate, plans
from measures.evaluate import Signal
from measures.measure import Series
from measures.months import months_later

MONTHS = 24
TEN = [str(number) for number in range(1, 11)]


def body(asked: Asked, key: str) -> html.Main:
    """The page of one question for one unit and month. Raises NotHere for an unknown question."""
    if key not in catalogue.QUESTIONS:
        raise NotHere("There are ten questions, numbered 1 to 10.")
    chosen = _chosen(key, asked.filters.measure)
    asked.viewed.send(plans.question(asked.viewed, key, chosen.key, alone=chosen.is_mix))
    series = evaluate.question_series(asked.warehouse, asked.scope, key, asked.unit, asked.month)
    measures = catalogue.of_question(key)
    signals = evaluate.signals(
        asked.warehouse, asked.scope, asked.unit, months_later(asked.month, 1 - MONTHS),
        asked.month, [measure.id for measure in measures],
    )  # fmt: skip
    known = measure_list.Known(series, signals)
    against = _against(asked, chosen, signals)
    return html.Main(
        [
            _title(asked, key, _now(asked, signals), _of_chosen(asked, chosen, series, against)),
            measure_list.listing(asked, key, measures, known, chosen.measure.id),
            html.Div(_large(asked, chosen, series, against), className="large"),
            html.Aside(rail(asked, chosen, series.get(chosen.key), links.question(key)),
                       **{"aria-label": "Compared"}),
        ],
        id="main",
        tabIndex=-1,
        className="question-page",
    )  # fmt: skip


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
        evaluate.targets_of(asked.warehouse, asked.month).get(name),
        evaluate.published(asked.warehouse, (chosen.measure.id,), asked.month).get(name),
    )


def _now(asked: Asked, signals: dict[str, tuple[Signal, ...]]) -> list[Signal]:
    return [one for own in signals.values() for one in own if one.month == asked.month]


def _title(asked: Asked, key: str, now: list[Signal], chosen: list[Component]) -> html.Div:
    heading = html.H1(catalogue.QUESTIONS[key], tabIndex=-1)
    answered = html.P(html.Strong(sentences.answer(now)), className="lead")
    return html.Div([_turning(asked, key), heading, answered, *chosen], className="title")


def _of_chosen(
    asked: Asked, chosen: Subject, series: dict[str, Series], against: trend.Against
) -> list[Component]:
    """The chosen measure in a sentence, and what its signal says."""
    own, signal = series.get(chosen.key), against.at(asked.month)
    said = [html.Strong(chosen.title)]
    if own:
        said.append(f": {words.answer(own, asked.month, against.published)}")
    found = [standing.line(signal, own.at(asked.month))] if signal and own else []
    return [html.P(said, className="answer"), *found]


def _turning(asked: Asked, key: str) -> html.P:
    if key not in TEN:
        return html.P(links.to("The ten questions", links.OVERVIEW, asked.filters))
    at = TEN.index(key)
    before = [links.to(f"‹ Question {n}", links.question(n), asked.filters) for n in TEN[:at][-1:]]
    after = [
        links.to(f"Question {n} ›", links.question(n), asked.filters) for n in TEN[at + 1 :][:1]
    ]
    here = html.Span(f"Question {key} of 10", className="note")
    return html.P([*before, here, *after], className="turning")


def _large(
    asked: Asked, chosen: Subject, series: dict[str, Series], against: trend.Against
) -> list[Component]:
    parts = [one for name, one in series.items() if name.startswith(f"{chosen.measure.id}:")]
    own = series.get(chosen.key)
    shown: list[Component] = [trend.trend(asked, own, against)] if own else []
    if parts or not shown:
        shown.append(mix.mix(asked, chosen.measure, parts, lambda part: _address(asked, part)))
    more = links.to("Definition, rows and all months", links.measure(chosen.key), asked.filters)
    return [*shown, html.P(more, className="more")]


def _address(asked: Asked, part: Subject) -> str:
    return url.link(links.question(part.measure.kpq), asked.filters, measure=part.key)
