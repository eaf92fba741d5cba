"""What practice and people tell us: one source at a time, from its trend down to its rows."""

import datetime as dt
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars, source_stack
from dashboard.components import links, rows, table
from dashboard.components.chart import chart
from dashboard.components.units import PLURAL
from dashboard.pages.evidence import faces, ruler
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import Asked
from dashboard.words import codes, numbers
from measures import answers
from measures.answers import Count, Evidence, Listing, plans
from measures.evidence.sources import BY_KEY, SOURCES, WHOLE, Source
from measures.model.months import months_between, months_later

MONTHS = 24
MOST_DONE = 10
AS_WRITTEN = ("service", "locality", "item")


def body(asked: Asked, _key: str) -> tags.Main:
    """One source of evidence for one unit and month; one query counts it, one lists its rows."""
    source = BY_KEY.get(asked.filters.source, SOURCES[0])
    return tags.Main(
        [
            tags.H1("What do practice and people tell us?", tabIndex=-1),
            _tabs(asked, source),
            *(_told(asked, source) if _answers(asked) else [_not_theirs(asked)]),
        ],
        id="main",
        tabIndex=-1,
        className="evidence-page",
    )


def _answers(asked: Asked) -> bool:
    unit = asked.unit
    return asked.scope.answers_for(unit.service, unit.locality, unit.team_id)


def _not_theirs(asked: Asked) -> tags.P:
    return tags.P(
        f"Evidence of {asked.unit_name} is counted for those who answer for it. Open a unit that"
        " is yours.",
        className="empty",
    )


def _told(asked: Asked, source: Source) -> list[Component]:
    asked.viewed.send(plans.evidence(asked.viewed, source.key))
    found = answers.evidence(asked.warehouse, asked.scope, source.key, asked.unit, asked.month)
    shown = _shown(asked, found) if found.months or found.faces else [_nothing(asked, source)]
    return [tags.P(_answer(asked, found), className="answer"), *shown]


def _tabs(asked: Asked, chosen: Source) -> tags.Nav:
    tabs = []
    for source in SOURCES:
        address = url.link(links.EVIDENCE, asked.filters.kept(), source=source.key)
        here = {"aria-current": "true"} if source is chosen else {}
        tabs.append(tags.Li(links.anchor(source.title, address, **here)))
    return tags.Nav(tags.Ul(tabs), className="tabs", **{"aria-label": "Sources of evidence"})


def _answer(asked: Asked, found: Evidence) -> list[str | Component]:
    source, total = found.source, found.total
    period = f"the {source.months} months to {numbers.month(asked.month)}"
    if not total.n:
        return [f"{asked.unit_name}: no {source.many} in {period}."]
    said = f"{asked.unit_name}: {source.count(total.n)} in {period}"
    shared = faces.share(source.division, total)
    own = bars.in_order(total.parts, source.division.parts)
    if source.division != WHOLE:
        said += f", {shared} {source.division.said}" if shared else f": {codes.listed(own)}"
    return [f"{said}.", *_leading(found)]


def _leading(found: Evidence) -> list[str | Component]:
    counts = found.faces.get(found.source.leading, ())[:3]
    if not counts:
        return []
    listed = codes.listed([(count.value, count.n) for count in counts])
    return [" ", tags.Strong(f"Most often: {listed}.")]


def _nothing(asked: Asked, source: Source) -> tags.P:
    council = " They speak of the whole council; open it above." if source.months > 12 else ""
    return tags.P(
        f"There are no {source.many} of {asked.unit_name} in these months, so nothing is known"
        f" from them. Silence is not agreement.{council}",
        className="empty",
    )


def _shown(asked: Asked, found: Evidence) -> list[Component]:
    source = found.source
    listed = [
        section
        for chosen in source.faces
        if (section := faces.face(source, chosen, found.faces.get(chosen.key, ())))
    ]
    note = [tags.P(source.note, className="note reading")] if source.note else []
    return [
        tags.Div([_trend(asked, found), *note], className="large"),
        *_units(asked, found),
        tags.Div([*listed, *_done(asked, source), *_ruler(asked, source)], className="faces-of"),
        _rows(asked, source),
    ]


def _ruler(asked: Asked, source: Source) -> list[tags.Section]:
    return ruler.ruler(asked) if source.key == "audits" else []


def _done(asked: Asked, source: Source) -> list[Component]:
    """What was done about what families said, in words, for those who may read text."""
    may = _may_list(asked, source) and asked.scope.may("text")
    if source.key != "families" or not may:
        return []
    found = answers.evidence_rows(
        asked.warehouse,
        asked.scope,
        source.key,
        asked.unit,
        asked.month,
        Listing(limit=MOST_DONE),
        where="action_taken is not null",
    )
    if not found.rows:
        return []
    place = [found.columns.index(name) for name in ("theme", "action_taken", "on_date")]
    columns = [table.Column("You said"), table.Column("We did"), table.Column("Said on")]
    told = [
        [codes.code(str(row[place[0]] or "")), str(row[place[1]]), rows.cell(row[place[2]])]
        for row in found.rows
    ]
    title = f"What we did, the last {len(told)} of {found.total:,}"
    drawn = table.table(title, columns, told, hide_caption=True)
    return [tags.Section([tags.H2(title), drawn], className="face divided")]


def _trend(asked: Asked, found: Evidence) -> Component:
    source = found.source
    months = list(months_between(months_later(asked.month, 1 - MONTHS), asked.month))
    counts = {dt.date.fromisoformat(day): count for day, count in found.months.items()}
    met = {part for count in counts.values() for part in count.parts}
    order = [part for part, _ in bars.in_order(dict.fromkeys(met, 1.0), source.division.parts)]
    return chart(
        "trend",
        source_stack.columns(months, counts, order),
        headline=f"{source.title} month by month",
        subtitle=(
            f"Number of {source.many}, {asked.area}, {numbers.month(months[0])} to"
            f" {numbers.month(months[-1])}. Columns start at zero."
        ),
        summary=_summary(source, months, counts),
        table=_months(source, months, counts, order),
        beside=[] if source.division == WHOLE else [bars.key(order)],
    )


def _summary(source: Source, months: list[dt.date], counts: dict[dt.date, Count]) -> str:
    if not counts:
        return f"No {source.many} in these 24 months."
    most = max(counts, key=lambda month: counts[month].n)
    silent = len(months) - len(counts)
    gaps = {0: "Every month has some", 1: "One month has none"}.get(
        silent, f"{silent} of {len(months)} months have none"
    )
    return f"{gaps}; the most, {numbers.number(counts[most].n)}, came in {numbers.month(most)}."


def _months(
    source: Source, months: list[dt.date], counts: dict[dt.date, Count], order: list[str]
) -> Component:
    divided = [] if source.division == WHOLE else order
    columns = [
        table.Column("Month"),
        table.Column("All", "number"),
        *[table.Column(codes.code(part), "number") for part in divided],
    ]
    none = Count("", 0, {})
    rows_ = [
        [
            numbers.month(month),
            numbers.number(counts.get(month, none).n),
            *[numbers.number(counts.get(month, none).parts.get(part, 0)) for part in divided],
        ]
        for month in reversed(months)
    ]
    return table.table(f"{source.title}, month by month", columns, rows_, hide_caption=True)


def _units(asked: Asked, found: Evidence) -> list[Component]:
    """The units below, by name: those that are silent stand beside those that speak."""
    if not asked.inside:
        return []
    level = asked.inside[0].unit.level
    source, none = found.source, Count("", 0, {})
    below = {
        node.unit.team_id or node.unit.locality or node.unit.service: node for node in asked.inside
    }
    counts = [replace(found.units.get(name, none), value=name) for name in below]

    def named(name: str) -> Component:
        return links.anchor(
            below[name].name, url.link(links.EVIDENCE, asked.filters.at(below[name].unit))
        )

    drawn = faces.values(PLURAL[level], source.division, counts, named, brief=True)
    return [tags.Section([tags.H2(f"{PLURAL[level]} side by side"), drawn], className="face below")]


def _rows(asked: Asked, source: Source) -> tags.Section:
    inside = _listed(asked, source) if _may_list(asked, source) else [_not_listed()]
    return tags.Section([tags.H2("Rows"), *inside], className="drawer", id="behind", tabIndex=-1)


def _may_list(asked: Asked, source: Source) -> bool:
    unit, scope = asked.unit, asked.scope
    return (
        scope.may("rows")
        and scope.may_list(source.fact)
        and scope.lists(unit.service, unit.locality, unit.team_id)
    )


def _not_listed() -> tags.P:
    return tags.P("Rows are listed for those whose role opens them.", className="note")


def _listed(asked: Asked, source: Source) -> list[Component]:
    filters = asked.filters
    found = answers.evidence_rows(
        asked.warehouse,
        asked.scope,
        source.key,
        asked.unit,
        asked.month,
        rows.chosen(filters),
    )
    if not found.rows and filters.page > 1:
        return _listed(replace(asked, filters=replace(filters, page=1)), source)
    if not found.total:
        return [tags.P("There are no rows in these months.", className="note")]
    period = f"{source.months} months to {numbers.month(asked.month)}"
    return rows.page(
        asked,
        rows.Listed(
            f"{source.title}, {asked.area}, {period}",
            links.EVIDENCE,
            "behind",
            f", {period}",
            lambda kind: _file(asked, source, kind),
            _cell,
        ),
        found,
    )


def _cell(name: str, value: object) -> str:
    coded = isinstance(value, str) and not name.endswith("_id") and name not in AS_WRITTEN
    return codes.code(str(value)) if coded else rows.cell(value)


def _file(asked: Asked, source: Source, kind: str) -> str:
    path = f"/export/evidence/{source.key}.{kind}"
    return url.link(path, asked.filters, source="", page=1, month=asked.month)


PAGE = Page(
    "evidence", "/evidence", "Evidence", needs="aggregates", order=2.6, body=body, nav="Evidence"
)
