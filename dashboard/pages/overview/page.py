"""How are we doing? The headline measures of the ten questions, and what changed."""

from dashboard import tags
from dashboard.components import links, notes, suppression
from dashboard.pages.overview import changes, headlines
from dashboard.view.page import Page
from dashboard.view.view import Asked
from dashboard.words import sentences
from measures import answers, catalogue
from measures.answers import Signal, Triangulated, plans
from measures.model.months import months_later

MONTHS = 24


def body(asked: Asked, _key: str) -> tags.Main:
    """The ten questions with their headline measures for one unit and month, and what changed."""
    asked.viewed.send(plans.overview(asked.viewed))
    where = asked.warehouse, asked.scope, asked.unit
    series = answers.headline_series(*where, asked.month, MONTHS)
    names = tuple(measure.id for measure in catalogue.headlines())
    every = answers.telling(*where, asked.month)
    beside = headlines.Beside(
        answers.published(asked.warehouse, names, asked.month),
        answers.targets_of(asked.warehouse, asked.month),
        answers.signals(*where, months_later(asked.month, 1 - MONTHS), asked.month, names),
        _together(asked, every),
    )
    now = [signal for name in names if (signal := beside.now(name, asked))]
    found = sum(1 for name in names if name in series and series[name].at(asked.month))
    return tags.Main(
        [
            _title(asked, now, found, len(names)),
            tags.Aside(changes.rail(asked, every), **{"aria-label": "What changed"}),
            tags.Div(
                [
                    headlines.key(beside, asked),
                    headlines.table(asked, series, beside),
                    *suppression.below(asked, suppression.in_month(series.values(), asked.month)),
                    tags.P(_reading(asked), className="note reading"),
                    _more(asked),
                ],
                className="large",
            ),
        ],
        id="main",
        tabIndex=-1,
        className="overview-page",
    )


def _together(asked: Asked, every: tuple[Triangulated, ...]) -> dict[str, Triangulated] | None:
    unit = asked.unit
    if not asked.scope.answers_for(unit.service, unit.locality, unit.team_id):
        return None
    return {str(one.kpq): one for one in every if one.unit == unit}


def _title(asked: Asked, now: list[Signal], found: int, named: int) -> tags.Div:
    said = [tags.P(_standing(asked, found, named), className="lead")]
    if now:
        said.append(tags.P(tags.Strong(sentences.tally(now)), className="lead"))
    return tags.Div([tags.H1("How are we doing?", tabIndex=-1), *said], className="title")


def _more(asked: Asked) -> tags.P:
    practice = links.to("How else do we know practice?", links.question("QA"), asked.filters)
    return tags.P(practice, className="more")


def _standing(asked: Asked, found: int, named: int) -> str:
    where = f"{asked.area}, {notes.as_at(asked)}"
    if not found:
        return f"{where}: none of the {named} headline measures has a figure for this month."
    if found == named:
        return f"{where}: {named} headline measures of the ten questions."
    return f"{where}: {found} of {named} headline measures have a figure for this month."


def _reading(asked: Asked) -> str:
    ours = "synthetic" if asked.snapshot.synthetic else "from the council's own systems"
    return (
        f"Figures of the month are {ours}, for {asked.unit_name}. What stands against others was"
        f" published for a whole year, for all of {asked.snapshot.council}, and is"
        " real; low is at the left, and neither end is good for every measure. Against itself: held"
        " against the first 24 complete months."
    )


PAGE = Page("overview", "/", "Overview", needs="aggregates", order=1, body=body, nav="Overview")
