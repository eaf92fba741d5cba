"""How are we doing? The headline measures of the ten questions, and what changed."""

from dashboard import tags
from dashboard.components import links, notes, suppression
from dashboard.pages.overview import changes, headlines
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import sentences
from measures import catalogue
from measures.answers.series import SeriesOf
from measures.answers.signals import Signal, SignalsOf
from measures.answers.statements import Telling, Triangulated
from measures.benchmarks.published import PublishedOf
from measures.council.targets import Targets
from measures.model.subject import Subject


def body(view: PageView, _key: str) -> tags.Main:
    """The ten questions with their headline measures for one unit and month, and what changed."""
    heads = catalogue.headlines()
    series, signals, targets, published, every = view.answer(
        SeriesOf(heads), SignalsOf(heads), Targets(), PublishedOf(heads), Telling()
    )
    beside = headlines.Beside(published, targets, signals, _together(view, every))
    now = [signal for measure in heads if (signal := beside.now(measure, view))]
    points = [series[Subject(one)].at(view.month) for one in heads if Subject(one) in series]
    found = sum(1 for point in points if point)
    return tags.Main(
        [
            _title(view, now, found, len(heads)),
            tags.Aside(changes.rail(view, every), **{"aria-label": "What changed"}),
            tags.Div(
                [
                    headlines.key(beside, view),
                    headlines.table(view, series, beside),
                    *suppression.below(view, suppression.in_month(series.values(), view.month)),
                    tags.P(_reading(view), className="note reading"),
                    _more(view),
                ],
                className="large",
            ),
        ],
        id="main",
        tabIndex=-1,
        className="overview-page",
    )


def _together(view: PageView, every: tuple[Triangulated, ...]) -> dict[str, Triangulated] | None:
    if not view.answers:
        return None
    return {str(one.kpq): one for one in every if one.unit == view.unit}


def _title(view: PageView, now: list[Signal], found: int, named: int) -> tags.Div:
    said = [tags.P(_lead(view, found, named), className="lead")]
    if now:
        said.append(tags.P(tags.Strong(sentences.tally(now)), className="lead"))
    return tags.Div([tags.H1("How are we doing?", tabIndex=-1), *said], className="title")


def _more(view: PageView) -> tags.P:
    practice = links.to("How else do we know practice?", links.question("QA"), view.filters)
    return tags.P(practice, className="more")


def _lead(view: PageView, found: int, named: int) -> str:
    where = f"{view.area}, {notes.as_at(view)}"
    if not found:
        return f"{where}: none of the {named} headline measures has a figure for this month."
    if found == named:
        return f"{where}: {named} headline measures of the ten questions."
    return f"{where}: {found} of {named} headline measures have a figure for this month."


def _reading(view: PageView) -> str:
    ours = "synthetic" if view.snapshot.synthetic else "from the council's own systems"
    return (
        f"Figures of the month are {ours}, for {view.unit_name}. What stands against others was"
        f" published for a whole year, for all of {view.snapshot.council}, and is"
        " real; low is at the left, and neither end is good for every measure. Against itself: held"
        " against the first 24 complete months."
    )


PAGE = Page("overview", "/", "Overview", needs="aggregates", order=1, body=body, nav="Overview")
