"""One measure: all its months, the units below, and the drawer with everything behind it."""

from dash.development.base_component import Component

from dashboard import url, words
from dashboard.asked import Asked
from dashboard.components import drawer, html, links, mix, standing, trend, units
from dashboard.components.compared import rail
from dashboard.subject import Subject, subject_called
from measures import evaluate, plans
from measures.measure import Series


def body(asked: Asked, key: str) -> html.Main:
    """The page of one measure for one unit and month. Raises NotHere for an unknown measure."""
    subject = subject_called(key)
    asked.viewed.send(plans.measure(asked.viewed, subject.key, alone=subject.is_mix))
    found = evaluate.measure_series(asked.warehouse, asked.scope, key, asked.unit)
    own = next((series for series in found if series.category == subject.category), None)
    parts = [] if subject.category else [series for series in found if series.category]
    point = own.at(asked.month) if own else None
    against = _against(asked, subject)
    aside = rail(asked, subject, own, links.measure(key))
    return html.Main(
        [
            _title(asked, subject, own, against),
            html.Div(_large(asked, subject, own, parts, against), className="large"),
            html.Aside(aside, **{"aria-label": "Compared"}),
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
        evaluate.signals(*where, months[0], months[-1], [name]).get(name, ()),
        evaluate.targets_of(asked.warehouse, asked.month).get(name),
        evaluate.published(asked.warehouse, (subject.measure.id,), asked.month).get(name),
    )


def _title(asked: Asked, subject: Subject, own: Series | None, against: trend.Against) -> html.Div:
    measure = subject.measure
    asks, signal = words.ASKS[measure.asks], against.at(asked.month)
    question = asks if measure.kpq == "QA" else f"Question {measure.kpq}: {asks.lower()}"
    known = own is not None and own.points
    answer = words.answer(own, asked.month, against.published) if known else measure.definition
    return html.Div(
        [
            html.P(links.to(question, links.question(measure.kpq), asked.filters)),
            html.H1(subject.title, tabIndex=-1),
            html.P(answer, className="answer"),
            *([standing.line(signal, own.at(asked.month))] if signal and own else []),
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
        shown.append(mix.mix(asked, subject.measure, parts, lambda part: _address(asked, part)))
    if subject.measure.kind == "rate":
        return shown
    return [*shown, units.teams(asked, subject, links.measure(subject.key))]


def _address(asked: Asked, part: Subject) -> str:
    return url.link(links.measure(part.key), asked.filters)
