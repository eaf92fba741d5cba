"""One measure: all its months, the units below, and the drawer with everything behind it."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes, trend, units
from dashboard.components.comparison import rail
from dashboard.pages.measure import drawer
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView, subject_called
from dashboard.words import codes, numbers
from measures.answers.data_quality import LeftOutOf, Notices
from measures.answers.series import SeriesOf
from measures.answers.signals import SignalsOf
from measures.benchmarks.published import PublishedOf
from measures.catalogue import MEASURES
from measures.council.targets import Targets
from measures.model.figure import Series
from measures.model.months import months_later
from measures.model.subject import Subject


def body(view: PageView, key: str) -> tags.Main:
    """The page of one measure for one unit and month. Raises NotHere for an unknown measure."""
    subject = subject_called(key)
    measures = (subject.measure,)
    found = view.answer(
        SeriesOf(measures, None), SignalsOf(measures, None), Targets(), PublishedOf(measures)
    )
    notices = view.answer(LeftOutOf(measures))
    shown = SubjectView.of(view, subject, links.measure(subject.key), *found)
    return tags.Main(
        [
            _title(shown, notices),
            tags.Div(_large(shown), className="large"),
            tags.Aside(rail(shown, notices), **{"aria-label": "Compared"}),
            drawer.drawer(shown, notices),
        ],
        id="main",
        tabIndex=-1,
        className="measure-page",
    )


def _title(shown: SubjectView, notices: Notices) -> tags.Div:
    view, measure, own = shown.page, shown.measure, shown.own
    asks = numbers.ASKS[measure.asks]
    question = asks if measure.kpq == "QA" else f"Question {measure.kpq}: {asks.lower()}"
    answer = measure.definition
    if own is not None and own.points:
        answer = numbers.answer(own, view.month, shown.others)
    return tags.Div(
        [
            tags.P(links.to(question, links.question(measure.kpq), view.filters)),
            tags.H1(codes.title(shown.subject), tabIndex=-1),
            tags.P(answer, className="answer"),
            *trend.signal_line(shown),
            *notes.what_is_left_out(view, notices.loud(measure), measure),
        ],
        className="title",
    )


def _large(shown: SubjectView) -> list[Component | None]:
    drawn: list[Component | None] = []
    if shown.own:
        drawn = [trend.trend(shown, shown.own), _months(shown, shown.own)]
    parts = [] if shown.subject.category else shown.categories
    if parts or not drawn:
        drawn.append(trend.mix(shown, parts, lambda part: _address(shown.page, part)))
    if shown.measure.council_only:
        return drawn
    return [*drawn, units.teams(shown)]


def _months(shown: SubjectView, series: Series) -> tags.P | None:
    """The way to all months, and back to the last 24."""
    view, path = shown.page, links.measure(shown.subject.key)
    if not series.points or series.points[0].month > months_later(view.month, -trend.SHOWN):
        return None
    first = numbers.month(series.points[0].month)
    said, months = f"Show all months since {first}", "all"
    if view.filters.months:
        said, months = f"Show the last {trend.SHOWN} months", ""
    return tags.P(links.anchor(said, url.link(path, view.filters, months=months)), className="more")


def _address(view: PageView, part: Subject) -> str:
    return url.link(links.measure(part.key), view.filters)


def title(key: str) -> str:
    """The measure by name, for the browser's tab."""
    known = key.partition(":")[0]
    return MEASURES[known].title if known in MEASURES else "Measure"


PAGE = Page(
    "measure", "/measure/<name>", title, needs="aggregates", order=3, body=body, part_of="questions"
)
