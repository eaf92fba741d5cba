"""One question: an answer in one sentence, its measures, and the chosen one at large."""

from dash import html
from dash.development.base_component import Component

from dashboard import url, words
from dashboard.asked import Asked, NotHere
from dashboard.components import links, measure_list, mix, trend
from dashboard.components.compared import rail
from dashboard.subject import Subject, subject_called
from measures import catalogue, evaluate
from measures.measure import Published, Series

TEN = [str(number) for number in range(1, 11)]


def body(asked: Asked, key: str) -> html.Main:
    """The page of one question for one unit and month. Raises NotHere for an unknown question."""
    if key not in catalogue.QUESTIONS:
        raise NotHere("There are ten questions, numbered 1 to 10.")
    chosen = _chosen(key, asked.filters.measure)
    series = evaluate.question_series(asked.warehouse, asked.scope, key, asked.unit, asked.month)
    published = _published(asked, chosen)
    measures = catalogue.of_question(key)
    return html.Main(
        [
            _title(asked, key, chosen, series.get(chosen.key), published),
            measure_list.listing(asked, key, measures, series, chosen.measure.id),
            html.Div(_large(asked, chosen, series, published), className="large"),
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


def _published(asked: Asked, chosen: Subject) -> Published | None:
    if chosen.category:
        return None
    name = chosen.measure.id
    return evaluate.published(asked.warehouse, (name,), asked.month).get(name)


def _title(
    asked: Asked, key: str, chosen: Subject, own: Series | None, published: Published | None
) -> html.Div:
    said = [html.Strong(chosen.title)]
    if own:
        said.append(f": {words.answer(own, asked.month, published)}")
    return html.Div(
        [
            _turning(asked, key),
            html.H1(catalogue.QUESTIONS[key], tabIndex=-1),
            html.P(said, className="answer"),
        ],
        className="title",
    )


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
    asked: Asked, chosen: Subject, series: dict[str, Series], published: Published | None
) -> list[Component]:
    parts = [one for name, one in series.items() if name.startswith(f"{chosen.measure.id}:")]
    own = series.get(chosen.key)
    target = evaluate.targets(asked.month).get(chosen.key)
    shown: list[Component] = [trend.trend(asked, own, published, target)] if own else []
    if parts or not shown:
        shown.append(mix.mix(asked, chosen.measure, parts, lambda part: _address(asked, part)))
    more = links.to("Definition, rows and all months", links.measure(chosen.key), asked.filters)
    return [*shown, html.P(more, className="more")]


def _address(asked: Asked, part: Subject) -> str:
    return url.link(links.question(part.measure.kpq), asked.filters, measure=part.key)
