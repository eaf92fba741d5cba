"""How are we doing? The headline measures of the ten questions, and what changed."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes, suppression
from dashboard.pages.overview import answer, changes, folded, headlines, lines, others
from dashboard.pages.overview.headlines import Shape
from dashboard.pages.overview.lines import Line
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures import catalogue
from measures.answers.attention import StandingOf
from measures.answers.cases import LargestSmallNumber
from measures.answers.comparison import SistersOf
from measures.answers.data_quality import LeftOutOf, Notices
from measures.answers.series import SeriesOf
from measures.answers.signals import SignalsOf
from measures.answers.statements import Telling, Triangulated
from measures.benchmarks.published import PublishedOf
from measures.council.targets import Targets
from warehouse.model.unit import COUNCIL

ATTENTION = "attention"


def body(view: PageView, _key: str) -> tags.Main:
    """The ten questions with their headline measures for one unit and month, and what changed."""
    heads = lines.measures_of(view)
    alike = heads if view.unit == COUNCIL else ()
    series, signals, targets, published, every = view.answer(
        SeriesOf(heads), SignalsOf(heads), Targets(), PublishedOf(alike), Telling()
    )
    sisters, notices = view.answer(SistersOf(heads), LeftOutOf(heads))
    found = [
        lines.line(view, one, series, signals, targets, published, sisters, notices)
        for one in heads
    ]
    questions = lines.questions(found, _together(view, every))
    shape = Shape.of(view, found, with_sources=view.reads_whole)
    return tags.Main(
        [
            answer.title(view, found),
            _rail(view, every, shape),
            tags.Div(
                [
                    headlines.table(shape, questions),
                    folded.listed(view, questions, with_sources=view.reads_whole),
                    *_hidden(view, found),
                    *_left_out(view, notices, found),
                    *notes.council_only(view, catalogue.headlines()),
                    _more(view),
                    _reading(view, found),
                ],
                className="large",
            ),
        ],
        id="main",
        tabIndex=-1,
        className="overview-page all" if view.filters.view == ATTENTION else "overview-page",
    )


def _rail(view: PageView, every: tuple[Triangulated, ...], shape: Shape) -> tags.Aside:
    """What stands out; a narrow screen shows the first three lines, and all of it on request.

    Nothing through the grid, which tells only part of it: the rest would tell another story.
    """
    if not view.reads_whole:
        said = tags.P(suppression.NO_VERDICTS, className="note wide-only")
        inside = [tags.Section([tags.H2("What stands out"), said]), others.key(view, shape.lines)]
        return tags.Aside(inside, id=ATTENTION, **{"aria-label": "What stands out"})
    rest = url.link(links.OVERVIEW, view.filters, ATTENTION, view=ATTENTION)
    more = tags.P(links.anchor(_all(view), rest), className="rest narrow-list")
    return tags.Aside(
        [*changes.rail(view, every), more, others.key(view, shape.lines)],
        id=ATTENTION,
        tabIndex=-1,
        **{"aria-label": "What stands out"},
    )


def _all(view: PageView) -> str:
    concerns = len(view.answer(StandingOf()).concerns)
    if concerns < 2:
        return "All that stands out"
    return f"All {sentences.small(concerns)}, and what else stands out"


def _together(view: PageView, every: tuple[Triangulated, ...]) -> dict[str, Triangulated]:
    if not view.reads_whole:
        return {}
    return {str(one.kpq): one for one in every if one.unit == view.unit}


def _hidden(view: PageView, found: Sequence[Line]) -> list[tags.P]:
    """What "Hidden" stands for, where it stands on the page."""
    if not any(one.missing == lines.HIDDEN for one in found):
        return []
    means = numbers.hidden_means(view.answer(LargestSmallNumber()))
    return [tags.P(f"{lines.HIDDEN}: {means}", className="note")]


def _left_out(view: PageView, notices: Notices, found: Sequence[Line]) -> list[Component]:
    """What is left out of the figures so marked, each said once."""
    marked = {notice for one in found if one.point for notice in one.left_out}
    return notes.what_is_left_out(view, [one for one in notices.every if one in marked])


def _more(view: PageView) -> tags.P:
    practice = links.to("How else do we know practice?", links.question("QA"), view.filters)
    return tags.P(practice, className="more")


def _reading(view: PageView, found: Sequence[Line]) -> tags.Details:
    ours = "synthetic" if view.snapshot.synthetic else "from the council's own systems"
    some = any(one.aim for one in found)
    who = "the senior management team"
    targets = f"are set by {who}" if some else f"are set by {who}, and none is yet"
    said = (
        f"Figures of the month are {ours}, for {view.unit_name}. {_beside(view)} Low is at the"
        " left, and neither end is good for every measure. Against itself: held against the first"
        f" 24 complete months. Targets {targets}."
    )
    inside = [tags.Summary("How to read this page"), tags.P(said, className="note")]
    return tags.Details(inside, className="reading")


def _beside(view: PageView) -> str:
    if view.unit != COUNCIL:
        return "Beside them stand the council and sister units in the same month."
    return (
        f"What stands against others was published for a whole year, for all of"
        f" {view.snapshot.council}, and is real."
    )


PAGE = Page("overview", "/", "Overview", needs="aggregates", order=1, body=body, nav="Overview")
