"""How are we doing? The headline measures of the ten questions, and what changed."""

from dashboard import sentences
from dashboard.asked import Asked
from dashboard.components import changes, headlines, hidden, html, links, notes
from measures import catalogue, evaluate, plans
from measures.evaluate import Signal, Triangulated
from measures.months import months_later

MONTHS = 24


def body(asked: Asked, _key: str) -> html.Main:
    """The ten questions with their headline measures for one unit and month, and what changed."""
    asked.viewed.send(plans.overview(asked.viewed))
    where = asked.warehouse, asked.scope, asked.unit
    series = evaluate.headline_series(*where, asked.month, MONTHS)
    names = tuple(measure.id for measure in catalogue.headlines())
    every = evaluate.telling(*where, asked.month)
    beside = headlines.Beside(
        evaluate.published(asked.warehouse, names, asked.month),
        evaluate.targets_of(asked.warehouse, asked.month),
        evaluate.signals(*where, months_later(asked.month, 1 - MONTHS), asked.month, names),
        _together(asked, every),
    )
    now = [signal for name in names if (signal := beside.now(name, asked))]
    found = sum(1 for name in names if name in series and series[name].at(asked.month))
    return html.Main(
        [
            _title(asked, now, found, len(names)),
            html.Aside(changes.rail(asked, every), **{"aria-label": "What changed"}),
            html.Div(
                [
                    headlines.key(beside, asked),
                    headlines.table(asked, series, beside),
                    *hidden.below(asked, hidden.in_month(series.values(), asked.month)),
                    html.P(_reading(asked), className="note reading"),
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


def _title(asked: Asked, now: list[Signal], found: int, named: int) -> html.Div:
    said = [html.P(_standing(asked, found, named), className="lead")]
    if now:
        said.append(html.P(html.Strong(sentences.tally(now)), className="lead"))
    return html.Div([html.H1("How are we doing?", tabIndex=-1), *said], className="title")


def _more(asked: Asked) -> html.P:
    practice = links.to("How else do we know practice?", links.question("QA"), asked.filters)
    return html.P(practice, className="more")


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
