"""One measure: all its months, the units below, and the drawer with everything behind it."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, trend, units
from dashboard.components.comparison import rail
from dashboard.pages.measure import drawer
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.subject import Subject, subject_called
from dashboard.view.view import Asked
from dashboard.words import numbers
from measures import answers
from measures.answers import plans
from measures.catalogue import MEASURES
from measures.model.figure import Series


def body(asked: Asked, key: str) -> tags.Main:
    """The page of one measure for one unit and month. Raises NotHere for an unknown measure."""
    subject = subject_called(key)
    asked.viewed.send(plans.measure(asked.viewed, subject.key, alone=subject.is_mix))
    found = answers.measure_series(asked.warehouse, asked.scope, key, asked.unit)
    own = next((series for series in found if series.category == subject.category), None)
    parts = [] if subject.category else [series for series in found if series.category]
    point = own.at(asked.month) if own else None
    against = _against(asked, subject)
    aside = rail(asked, subject, own, links.measure(key))
    return tags.Main(
        [
            _title(asked, subject, own, against),
            tags.Div(_large(asked, subject, own, parts, against), className="large"),
            tags.Aside(aside, **{"aria-label": "Compared"}),
            drawer.drawer(asked, subject, point, against),
        ],
        id="main",
        tabIndex=-1,
        className="measure-page",
    )


def _against(asked: Asked, subject: Subject) -> trend.Against:
    """What the measure is held against in all months; a category has nothing of the kind."""
    name, months = subject.key, asked.snapshot.months
    where = asked.warehouse, asked.scope, asked.unit
    return trend.Against(
        answers.signals(*where, months[0], months[-1], [name]).get(name, ()),
        answers.targets_of(asked.warehouse, asked.month).get(name),
        answers.published(asked.warehouse, (subject.measure.id,), asked.month).get(name),
    )


def _title(asked: Asked, subject: Subject, own: Series | None, against: trend.Against) -> tags.Div:
    measure = subject.measure
    asks, signal = numbers.ASKS[measure.asks], against.at(asked.month)
    question = asks if measure.kpq == "QA" else f"Question {measure.kpq}: {asks.lower()}"
    known = own is not None and own.points
    answer = numbers.answer(own, asked.month, against.published) if known else measure.definition
    return tags.Div(
        [
            tags.P(links.to(question, links.question(measure.kpq), asked.filters)),
            tags.H1(subject.title, tabIndex=-1),
            tags.P(answer, className="answer"),
            *([trend.standing_line(signal, own.at(asked.month))] if signal and own else []),
        ],
        className="title",
    )


def _large(
    asked: Asked,
    subject: Subject,
    own: Series | None,
    parts: list[Series],
    against: trend.Against,
) -> list[Component | None]:
    shown: list[Component | None] = [trend.trend(asked, own, against)] if own else []
    if parts or not shown:
        shown.append(trend.mix(asked, subject.measure, parts, lambda part: _address(asked, part)))
    if subject.measure.kind == "rate":
        return shown
    return [*shown, units.teams(asked, subject, links.measure(subject.key))]


def _address(asked: Asked, part: Subject) -> str:
    return url.link(links.measure(part.key), asked.filters)


def title(key: str) -> str:
    """The measure by name, for the browser's tab."""
    known = key.partition(":")[0]
    return MEASURES[known].title if known in MEASURES else "Measure"


PAGE = Page("measure", "/measure/<name>", title, needs="aggregates", order=3, body=body)
