"""What practice and people tell us: one source at a time, from its trend down to its rows."""

import datetime as dt
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars, source_stack
from dashboard.components import links, rows, suppression, table
from dashboard.components.chart import chart
from dashboard.components.units import PLURAL
from dashboard.pages.evidence import dimensions, moderation, wholes
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import codes, numbers
from measures.answers.cases import Listing
from measures.answers.evidence import Count, Evidence, EvidenceOf, EvidenceRows
from measures.evidence.sources import BY_KEY, SOURCES, WHOLE, Source
from measures.model.months import months_between, months_later

MONTHS = 24
MOST_DONE = 10
AS_WRITTEN = ("service", "locality", "item")


def body(view: PageView, _key: str) -> tags.Main:
    """One source of evidence for one unit and month; one query counts it, one lists its rows."""
    open_to = _open_to(view)
    source = BY_KEY.get(view.filters.source, SOURCES[0])
    source = source if source in open_to or not open_to else open_to[0]
    return tags.Main(
        [
            tags.H1("What do practice and people tell us?", tabIndex=-1),
            *([_tabs(view, source, open_to)] if open_to else []),
            *_shown_to(view, source, open_to),
        ],
        id="main",
        tabIndex=-1,
        className="evidence-page",
    )


def _open_to(view: PageView) -> tuple[Source, ...]:
    """The sources that the reader may read of the unit."""
    if view.reads_whole:
        return SOURCES
    return tuple(source for source in SOURCES if _counts(view, source))


def _counts(view: PageView, source: Source) -> bool:
    """Whether the reader counts a source in every way its page shows it: in an own unit, or where
    its rows may be listed."""
    facts = {source.fact, f"evidence_{source.key}", *(one.fact for one in source.dimensions)}
    return view.answers or facts - {""} <= view.scope.counts_all_of


def _shown_to(view: PageView, source: Source, open_to: tuple[Source, ...]) -> list[Component]:
    if not open_to:
        said = f"Evidence of {view.unit_name} is not shown in this view."
        return [suppression.elsewhere(view, said, links.EVIDENCE)]
    return _told(view, source) if _counts(view, source) else wholes.told(view, source)


def _told(view: PageView, source: Source) -> list[Component]:
    found = view.answer(EvidenceOf(source))
    shown = _shown(view, found) if found.months or found.dimensions else [_nothing(view, source)]
    return [tags.P(_answer(view, found), className="answer"), *shown]


def _tabs(view: PageView, chosen: Source, open_to: tuple[Source, ...]) -> tags.Nav:
    tabs = []
    for source in open_to:
        address = url.link(links.EVIDENCE, view.filters.kept(), source=source.key)
        here = {"aria-current": "true"} if source is chosen else {}
        tabs.append(tags.Li(links.anchor(source.title, address, **here)))
    return tags.Nav(tags.Ul(tabs), className="tabs", **{"aria-label": "Sources of evidence"})


def _answer(view: PageView, found: Evidence) -> list[str | Component]:
    source, total = found.source, found.total
    period = f"the {source.months} months to {numbers.month(view.month)}"
    if not total.n:
        return [f"{view.unit_name}: no {source.many} in {period}."]
    said = f"{view.unit_name}: {source.count(total.n)} in {period}"
    shared = dimensions.share(source.division, total)
    own = bars.in_order(total.parts, source.division.parts)
    if source.division != WHOLE:
        said += f", {shared} {source.division.said}" if shared else f": {codes.listed(own)}"
    return [f"{said}.", *_leading(found)]


def _leading(found: Evidence) -> list[str | Component]:
    counts = found.dimensions.get(found.source.leading, ())[:3]
    if not counts:
        return []
    listed = codes.listed([(count.value, count.n) for count in counts])
    return [" ", tags.Strong(f"Most often: {listed}.")]


def _nothing(view: PageView, source: Source) -> tags.P:
    council = " They speak of the whole council; open it above." if source.months > 12 else ""
    return tags.P(
        f"There are no {source.many} of {view.unit_name} in these months, so nothing is known"
        f" from them. Silence is not agreement.{council}",
        className="empty",
    )


def _shown(view: PageView, found: Evidence) -> list[Component]:
    source = found.source
    listed = [
        section
        for chosen in source.dimensions
        if (section := dimensions.dimension(source, chosen, found.dimensions.get(chosen.key, ())))
    ]
    note = [tags.P(source.note, className="note reading")] if source.note else []
    return [
        tags.Div([_trend(view, found), *note], className="large"),
        *_units(view, found),
        tags.Div([*listed, *_done(view, source), *_ruler(view, source)], className="faces-of"),
        _rows(view, source),
    ]


def _ruler(view: PageView, source: Source) -> list[tags.Section]:
    return moderation.ruler(view) if source.key == "audits" else []


def _done(view: PageView, source: Source) -> list[Component]:
    """What was done about what families said, in words, for those who may read text."""
    may = view.lists_fact(source.fact) and view.scope.may("text")
    if source.key != "families" or not may:
        return []
    done = "action_taken is not null"
    found = view.answer(EvidenceRows(source, Listing(limit=MOST_DONE), done))
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


def _trend(view: PageView, found: Evidence) -> Component:
    source = found.source
    months = list(months_between(months_later(view.month, 1 - MONTHS), view.month))
    counts = {dt.date.fromisoformat(day): count for day, count in found.months.items()}
    met = {part for count in counts.values() for part in count.parts}
    order = [part for part, _ in bars.in_order(dict.fromkeys(met, 1.0), source.division.parts)]
    return chart(
        "trend",
        source_stack.columns(months, counts, order),
        headline=f"{source.title} month by month",
        subtitle=(
            f"Number of {source.many}, {view.area}, {numbers.month(months[0])} to"
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


def _units(view: PageView, found: Evidence) -> list[Component]:
    """The units below, by name: those that are silent stand beside those that speak."""
    if not view.inside:
        return []
    level = view.inside[0].unit.level
    source, none = found.source, Count("", 0, {})
    below = {
        node.unit.team_id or node.unit.locality or node.unit.service: node for node in view.inside
    }
    counts = [replace(found.units.get(name, none), value=name) for name in below]

    def named(name: str) -> Component:
        return links.anchor(
            below[name].name, url.link(links.EVIDENCE, view.filters.at(below[name].unit))
        )

    drawn = dimensions.values(PLURAL[level], source.division, counts, named, brief=True)
    return [tags.Section([tags.H2(f"{PLURAL[level]} side by side"), drawn], className="face below")]


def _rows(view: PageView, source: Source) -> tags.Section:
    inside = _listed(view, source) if view.lists_fact(source.fact) else [_not_listed()]
    return tags.Section([tags.H2("Rows"), *inside], className="drawer", id="behind", tabIndex=-1)


def _not_listed() -> tags.P:
    return tags.P("Rows are listed for those whose role opens them.", className="note")


def _listed(view: PageView, source: Source) -> list[Component]:
    filters = view.filters
    found = view.answer(EvidenceRows(source, rows.chosen(filters)))
    if not found.rows and filters.page > 1:
        return _listed(replace(view, filters=replace(filters, page=1)), source)
    if not found.total:
        return [tags.P("There are no rows in these months.", className="note")]
    period = f"{source.months} months to {numbers.month(view.month)}"
    return rows.page(
        view,
        rows.Listed(
            f"{source.title}, {view.area}, {period}",
            links.EVIDENCE,
            "behind",
            f", {period}",
            lambda kind: _file(view, source, kind),
            _cell,
        ),
        found,
    )


def _cell(name: str, value: object) -> str:
    coded = isinstance(value, str) and not name.endswith("_id") and name not in AS_WRITTEN
    return codes.code(str(value)) if coded else rows.cell(value)


def _file(view: PageView, source: Source, kind: str) -> str:
    path = f"/export/evidence/{source.key}.{kind}"
    return url.link(path, view.filters, source="", page=1, month=view.month)


PAGE = Page(
    "evidence",
    "/evidence",
    "Evidence",
    needs="aggregates",
    order=2.6,
    body=body,
    nav="Evidence",
    serves=lambda scope: scope.hears,
)
