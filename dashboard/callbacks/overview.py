"""How are we doing? One query for all headline measures, one for their published counterparts."""

from dash import html

from dashboard.asked import Asked
from dashboard.components import headlines, links, notes
from measures import catalogue, evaluate


def body(asked: Asked, _key: str) -> html.Main:
    """The ten questions with their headline measures for one unit and month."""
    series = evaluate.headline_series(asked.warehouse, asked.scope, asked.unit, asked.month)
    names = tuple(measure.id for measure in catalogue.headlines())
    published = evaluate.published(asked.warehouse, names, asked.month)
    targets = evaluate.targets(asked.month)
    found = sum(1 for name in names if name in series and series[name].at(asked.month))
    return html.Main(
        [
            html.H1("How are we doing?", tabIndex=-1),
            html.P(_standing(asked, found, len(names)), className="lead"),
            headlines.table(asked, series, headlines.Beside(published, targets)),
            html.P(_reading(asked), className="note reading"),
            html.P(
                links.to("How else do we know practice?", links.question("QA"), asked.filters),
                className="more",
            ),
        ],
        id="main",
        tabIndex=-1,
    )


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
        f"Figures of the month are {ours}, for {asked.unit_name}. Published figures cover a whole"
        f" year for all of {asked.snapshot.council} and are real. Whether a change is more than"
        " chance is not judged here."
    )
