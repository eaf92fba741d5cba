"""Teams beside one another as a funnel, in words and in a table."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import funnel
from dashboard.components import links, table
from dashboard.components.chart import chart
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.comparison import Funnelled, FunnelOf, Pooled
from measures.model.measure import Measure
from warehouse.model.unit import Unit

FEWEST = 3
BANDS = {
    "low": "Below, beyond 99.8% limits",
    "lowish": "Below, between 95% and 99.8% limits",
    "usual": "Within 95% limits",
    "highish": "Above, between 95% and 99.8% limits",
    "high": "Above, beyond 99.8% limits",
}


def teams(shown: SubjectView) -> Component | None:
    """All teams of the council, or of the unit's service; None without three that have cases."""
    view, measure, path = shown.page, shown.measure, shown.path
    wider = Unit(view.unit.service)
    found = view.at(wider).answer(FunnelOf(shown.subject, "team"))
    if found is None or len(found.units) < FEWEST:
        return None
    drawn = funnel.funnel(measure, found, lambda unit: _ours(view, unit))
    return chart(
        "funnel",
        drawn,
        headline=_headline(found),
        subtitle=_subtitle(view, measure, found, wider),
        summary=_summary(measure, found),
        table=_table(view, measure, found, path),
        beside=_hidden(found),
    )


def _hidden(found: Funnelled) -> list[Component]:
    if not found.hidden:
        return []
    named = ", ".join(node.name for node in found.hidden)
    return [
        tags.P(f"Not shown, and not in the limits, for small numbers: {named}.", className="note")
    ]


def _ours(view: PageView, unit: Pooled) -> bool:
    here, team = view.unit, unit.node.unit
    if here.team_id:
        return here.team_id == team.team_id
    return bool(here.locality) and (here.service, here.locality) == (team.service, team.locality)


def _headline(found: Funnelled) -> str:
    outside = found.outside
    if not outside:
        return "No team stands apart by more than chance"
    if len(outside) > 1:
        count = numbers.capital(sentences.small(len(outside)))
        return f"{count} of {len(found.units)} teams stand apart by more than chance"
    side = "below" if outside[0].band == "low" else "above"
    return f"{outside[0].node.name} is {side} the other teams by more than chance"


def _subtitle(view: PageView, measure: Measure, found: Funnelled, wider: Unit) -> str:
    period = (
        f"12 months to {numbers.month(view.month)}"
        if found.months > 1
        else numbers.month(view.month)
    )
    where = wider.service or view.places[0].name
    around = ""
    if found.among > len(found.units):
        around = f", around the share of all {found.among} teams of {view.places[0].name}"
    return (
        f"{measure.label}, {len(found.units)} teams of {where}, {period}."
        f" Dotted: 95% limits. Dashed: 99.8% limits{around}."
    )


def _summary(measure: Measure, found: Funnelled) -> str:
    said = f"All {found.among} teams together {numbers.value(measure.kind, found.centre)}."
    for band, where in (("low", "Below"), ("high", "Above")):
        named = [funnel.said(unit) for unit in found.outside if unit.band == band]
        said += f" {where} the limits: {'; '.join(named)}." if named else ""
    if found.tau2 > 0:
        said += " Teams spread wider than chance alone would have them; the limits allow for that."
    return said


def _table(view: PageView, measure: Measure, found: Funnelled, path: str) -> Component:
    columns = [
        table.Column("Team"),
        table.Column("Value", "number"),
        table.Column("How many", "number"),
        table.Column("Against the others"),
    ]
    rows: list[list[table.Cell]] = [
        [
            _link(view, unit, path),
            numbers.value(measure.kind, unit.value, unit.denominator),
            f"{numbers.trimmed(unit.numerator)} of {numbers.trimmed(unit.denominator)}",
            BANDS[unit.band],
        ]
        for unit in sorted(found.units, key=lambda unit: unit.node.name.casefold())
    ]
    return table.table(f"{measure.title}, teams", columns, rows, hide_caption=True)


def _link(view: PageView, unit: Pooled, path: str) -> tags.A:
    here = {"aria-current": "true"} if unit.node.unit == view.unit else {}
    return links.anchor(unit.node.name, url.link(path, view.filters.at(unit.node.unit)), **here)
