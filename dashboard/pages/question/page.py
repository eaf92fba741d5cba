"""One question: an answer in one sentence, its measures, and the chosen one at large."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes, suppression, trend
from dashboard.components.comparison import rail
from dashboard.pages.question import measure_list
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.subject import SubjectView
from dashboard.view.view import NotHere, PageView, subject_called
from dashboard.words import codes, numbers, sentences
from measures import catalogue
from measures.answers.data_quality import LeftOutOf, Notices
from measures.answers.series import SeriesOf
from measures.answers.signals import Signal, SignalsOf
from measures.benchmarks.published import PublishedOf
from measures.catalogue import SHORT
from measures.council.targets import Targets
from measures.model.subject import Subject

ELEVEN = [*catalogue.QUESTIONS]


def body(view: PageView, key: str) -> tags.Main:
    """The page of one question for one unit and month. Raises NotHere for an unknown question."""
    key = key.upper()
    if key not in catalogue.QUESTIONS:
        raise NotHere("There are ten questions, numbered 1 to 10.")
    chosen = _chosen(view, key)
    measures = catalogue.of_question(key)
    found = view.answer(
        SeriesOf(measures, trend.READ),
        SignalsOf(measures),
        Targets(),
        PublishedOf((chosen.measure,)),
    )
    series, signals, *_ = found
    notices = view.answer(LeftOutOf(measures))
    known = measure_list.Known(series, signals, notices)
    shown = SubjectView.of(view, chosen, links.question(key), *found)
    return tags.Main(
        [
            _title(view, key, _now(view, signals), _of_chosen(shown, notices)),
            measure_list.listing(view, key, measures, known, chosen.measure.id),
            tags.Div(_large(shown), className="large"),
            tags.Aside(rail(shown, notices), **{"aria-label": "Compared"}),
        ],
        id="main",
        tabIndex=-1,
        className="question-page",
    )


def _chosen(view: PageView, key: str) -> Subject:
    """The measure of the address, else the first headline, else the first of the question, of those
    that the unit can have."""
    measures, named = catalogue.of_question(key), view.filters.measure
    if any(f"{named}:".startswith(f"{measure.id}:") for measure in measures):
        return subject_called(named)
    own = [measure for measure in measures if measure.counted_for(view.unit)] or measures
    return Subject(next((measure for measure in own if measure.headline), own[0]))


def _now(view: PageView, signals: dict[str, tuple[Signal, ...]]) -> list[Signal]:
    return [one for own in signals.values() for one in own if one.month == view.month]


def _title(view: PageView, key: str, now: list[Signal], chosen: list[Component]) -> tags.Div:
    heading = tags.H1(catalogue.QUESTIONS[key], tabIndex=-1)
    shown = now or view.reads_whole
    said = sentences.answer(now) if shown else suppression.NO_VERDICTS
    answered = tags.P(tags.Strong(said), className="lead")
    return tags.Div([_turning(view, key), heading, answered, *chosen], className="title")


def _of_chosen(shown: SubjectView, notices: Notices) -> list[Component]:
    """The chosen measure in a sentence, what its signal says, and what is left out of it."""
    said: list[str | Component] = [tags.Strong(codes.title(shown.subject))]
    if shown.own:
        said.append(f": {numbers.answer(shown.own, shown.page.month, shown.others)}")
    left_out = notes.what_is_left_out(shown.page, notices.loud(shown.measure), shown.measure)
    return [tags.P(said, className="answer"), *trend.signal_line(shown), *left_out]


def _turning(view: PageView, key: str) -> tags.P:
    """All questions, and the ones before and after; what else is known of practice ends them."""
    at = ELEVEN.index(key)
    every = links.to("All questions", links.QUESTIONS, view.filters)
    before = [_step(view, n, f"‹ {numbers.question(n)}") for n in ELEVEN[:at][-1:]]
    after = [_step(view, n, f"{numbers.question(n)} ›") for n in ELEVEN[at + 1 :][:1]]
    said = numbers.question(key) if key == "QA" else f"Question {key} of 10"
    return tags.P([every, *before, tags.Span(said, className="note"), *after], className="turning")


def _step(view: PageView, key: str, said: str) -> tags.A:
    return links.to(said, links.question(key), view.filters)


def _large(shown: SubjectView) -> list[Component]:
    view = shown.page
    drawn: list[Component] = [trend.trend(shown, shown.own)] if shown.own else []
    if shown.categories or not drawn:
        drawn.append(trend.mix(shown, shown.categories, lambda part: _address(view, part)))
    path = links.measure(shown.subject.key)
    more = links.to("Definition, rows and all months", path, view.filters)
    return [*drawn, tags.P(more, className="more")]


def _address(view: PageView, part: Subject) -> str:
    return url.link(links.question(part.measure.kpq), view.filters, measure=part.key)


def title(key: str) -> str:
    """The question in short, for the browser's tab."""
    return SHORT.get(key.upper(), "Questions")


PAGE = Page(
    "question",
    "/question/<n>",
    title,
    needs="aggregates",
    order=2.1,
    body=body,
    part_of="questions",
)
