"""What a load noticed, on the Data page: in sentences, with the measures that each touches."""

import datetime as dt
from zoneinfo import ZoneInfo

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links, notes
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.data_quality import Notice, Notices
from measures.model.measure import Measure

BESIDE = "Beside the figures too"
LONDON = ZoneInfo("Europe/London")


def not_understood(view: PageView, notices: Notices) -> tags.Section:
    """What a load noticed, in sentences, with the measures that it touches; the loud first."""
    said: Component = tags.P("Nothing: every cell that a measure needs was read or is empty.")
    if notices.every:
        said = tags.Ul([_notice(view, one) for one in notices.every], className="notices")
    return tags.Section(
        [tags.H2("What was not understood"), said], id=notes.NOT_UNDERSTOOD, tabIndex=-1
    )


def _notice(view: PageView, one: Notice) -> tags.Li:
    mark = tags.Strong([icons.picture(icons.IN_PART), BESIDE], className="in-part")
    accepted = tags.P(_accepted(one), className="note") if one.accepted_by else None
    inside = [
        mark if one.loud else None,
        tags.P(notes.noticed(one)),
        accepted,
        _touched(view, one) if one.touched else None,
    ]
    return tags.Li([part for part in inside if part is not None])


def _accepted(one: Notice) -> str:
    when = ""
    if one.accepted_at:
        there = one.accepted_at.replace(tzinfo=dt.UTC).astimezone(LONDON)
        when = f" on {there:%-d %B %Y at %H:%M}"
    return f"Let through by {one.accepted_by}{when}."


def _touched(view: PageView, one: Notice) -> tags.Details:
    """The measures that it touches, and how many cases of each are left out."""
    count = len(one.touched)
    summary = "Touches 1 measure" if count == 1 else f"Touches {numbers.number(count)} measures"
    listed = [
        tags.Li([measure_link(view, each.measure), _cases(each.cases)]) for each in one.touched
    ]
    inside = [tags.Summary(summary), tags.Ul(listed, className="plain")]
    return tags.Details(inside, className="behind")


def _cases(cases: int | None) -> str:
    if cases is None:
        return ""
    return f": {numbers.number(cases)} {'case' if cases == 1 else 'cases'} left out"


def measure_link(view: PageView, measure: Measure) -> str | Component:
    """A link for those who may open it."""
    if not view.scope.may("aggregates"):
        return measure.title
    return links.to(measure.title, links.measure(measure.id), view.filters)
