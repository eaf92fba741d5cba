"""One measure: all its months, the units below, and the drawer with everything behind it."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, trend, units
from dashboard.components.comparison import rail
from dashboard.pages.measure import drawer
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import PageView, subject_called
from dashboard.words import codes, numbers
from measures.answers.series import SeriesOf
from measures.answers.signals import SignalsOf
from measures.benchmarks.published import PublishedOf
from measures.catalogue import MEASURES
from measures.council.targets import Targets
from measures.model.figure import Series
from measures.model.subject import Subject


def body(view: PageView, key: str) -> tags.Main:
    """The page of one measure for one unit and month. Raises NotHere for an unknown measure."""
    subject = subject_called(key)
    measures = (subject.measure,)
    series, signals, targets, published = view.answer(
        SeriesOf(measures, None), SignalsOf(measures, None), Targets(), PublishedOf(measures)
    )
    own = series.get(subject)
    parts = [] if subject.category else [one for one in series.values() if one.subject.category]
    point = own.at(view.month) if own else None
    against = trend.Against.of(subject, signals, targets, published)
    aside = rail(view, subject, own, links.measure(key))
    return tags.Main(
        [
            _title(view, subject, own, against),
            tags.Div(_large(view, subject, own, parts, against), className="large"),
            tags.Aside(aside, **{"aria-label": "Compared"}),
            drawer.drawer(view, subject, point, against),
        ],
        id="main",
        tabIndex=-1,
        className="measure-page",
    )


def _title(
    view: PageView, subject: Subject, own: Series | None, against: trend.Against
) -> tags.Div:
    measure = subject.measure
    asks, signal = numbers.ASKS[measure.asks], against.at(view.month)
    question = asks if measure.kpq == "QA" else f"Question {measure.kpq}: {asks.lower()}"
    answer = measure.definition
    if own is not None and own.points:
        answer = numbers.answer(own, view.month, against.published)
    return tags.Div(
        [
            tags.P(links.to(question, links.question(measure.kpq), view.filters)),
            tags.H1(codes.title(subject), tabIndex=-1),
            tags.P(answer, className="answer"),
            *([trend.standing_line(signal, own.at(view.month))] if signal and own else []),
        ],
        className="title",
    )


def _large(
    view: PageView,
    subject: Subject,
    own: Series | None,
    parts: list[Series],
    against: trend.Against,
) -> list[Component | None]:
    shown: list[Component | None] = [trend.trend(view, own, against)] if own else []
    if parts or not shown:
        shown.append(trend.mix(view, subject.measure, parts, lambda part: _address(view, part)))
    if subject.measure.kind == "rate":
        return shown
    return [*shown, units.teams(view, subject, links.measure(subject.key))]


def _address(view: PageView, part: Subject) -> str:
    return url.link(links.measure(part.key), view.filters)


def title(key: str) -> str:
    """The measure by name, for the browser's tab."""
    known = key.partition(":")[0]
    return MEASURES[known].title if known in MEASURES else "Measure"


PAGE = Page("measure", "/measure/<name>", title, needs="aggregates", order=3, body=body)
