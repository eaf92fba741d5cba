"""A source of evidence of a unit that is not the reader's own: whole counts, month by month."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import bars, source_stack
from dashboard.components import links, suppression, table
from dashboard.components.chart import chart
from dashboard.components.units import PLURAL
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import codes, numbers
from measures.answers.evidence import TREND_MONTHS, Count, WholeEvidence, WholeEvidenceOf
from measures.evidence.sources import Source
from measures.model.months import months_between, months_later

NOTE = (
    "How many and what they say, as their statements read them. Themes, kinds and rows are shown to"
    " those who answer for the unit."
)


def told(view: PageView, source: Source) -> list[Component]:
    """The answer, the months and the units below; no themes, kinds or rows."""
    found = view.answer(WholeEvidenceOf(source))
    if not found.months and not found.hidden:
        said = f"Nothing came from {source.title.lower()} of {view.unit_name} in these months."
        return [tags.P(f"{said} Silence is not agreement.", className="not-shown")]
    return [
        tags.P(_answer(view, source, found), className="answer"),
        tags.Div([_trend(view, source, found)], className="large"),
        *_units(view, source, found),
        tags.P(NOTE, className="note reading"),
    ]


def _answer(view: PageView, source: Source, found: WholeEvidence) -> str:
    first = months_later(view.month, -source.months).isoformat()
    shown = [one for day, one in found.months.items() if day > first]
    parts: dict[str, float] = {}
    for one in shown:
        for part, n in one.parts.items():
            parts[part] = parts.get(part, 0) + n
    total = source.count(sum(parts.values()))
    few = sum(1 for day in found.hidden if _is_day(day) and day > first)
    said = f"{view.unit_name}: {total} in the {source.months} months to {numbers.month(view.month)}"
    if set(parts) - {"ALL"}:
        said += f": {codes.listed(_in_order(parts, source))}"
    return f"{said}{f', without {few} months of few people' if few else ''}."


def _is_day(name: str) -> bool:
    return len(name) == 10 and name[4:5] == "-" and name[:4].isdigit()


def _in_order(parts: dict[str, float], source: Source) -> list[tuple[str, float]]:
    own = source.parts
    return bars.in_order(parts, tuple(dict.fromkeys((own.good, own.neither, own.bad))))


def _trend(view: PageView, source: Source, found: WholeEvidence) -> Component:
    months = list(months_between(months_later(view.month, 1 - TREND_MONTHS), view.month))
    counts = {dt.date.fromisoformat(day): one for day, one in found.months.items()}
    met = {part: 1.0 for one in counts.values() for part in one.parts}
    order = [part for part, _ in _in_order(met, source)]
    return chart(
        "trend",
        source_stack.columns(months, counts, order),
        headline=f"{source.title} month by month",
        subtitle=(
            f"Number of {source.many}, {view.area}, {numbers.month(months[0])} to"
            f" {numbers.month(months[-1])}. Columns start at zero."
        ),
        summary=_summary(found, months, counts),
        table=_months(view, source, found, months, order),
        beside=[bars.key(order)] if order != ["ALL"] else [],
    )


def _summary(
    found: WholeEvidence, months: Sequence[dt.date], counts: Mapping[dt.date, Count]
) -> str:
    few = sum(1 for month in months if month.isoformat() in found.hidden)
    none = sum(1 for month in months if month not in counts) - few
    said = f"{none} of {len(months)} months have none" if none else "Every month has some"
    return f"{said}; {few} are hidden, since they are of few people." if few else f"{said}."


def _months(
    view: PageView,
    source: Source,
    found: WholeEvidence,
    months: Sequence[dt.date],
    order: Sequence[str],
) -> Component:
    divided = [part for part in order if part != "ALL"]
    columns = [
        table.Column("Month"),
        table.Column("All", "number"),
        *[table.Column(codes.code(part), "number") for part in divided],
    ]
    rows = [
        [numbers.month(month), *_cells(found, month.isoformat(), found.months, divided)]
        for month in reversed(months)
    ]
    drawn = table.table(f"{source.title}, month by month", columns, rows, hide_caption=True)
    few = any(month.isoformat() in found.hidden for month in months)
    return tags.Div([drawn, *suppression.below(view, few)])


def _cells(
    found: WholeEvidence, name: str, counts: dict[str, Count], parts: Sequence[str]
) -> Iterator[table.Cell]:
    if name in found.hidden:
        yield suppression.mark()
        yield from ("" for _ in parts)
        return
    one = counts.get(name, Count("", 0, {}))
    yield numbers.number(one.n)
    yield from (numbers.number(one.parts.get(part, 0)) for part in parts)


def _units(view: PageView, source: Source, found: WholeEvidence) -> list[Component]:
    inside = [node for node in view.inside if view.scope.reads_whole(node.unit)]
    if not inside:
        return []
    parts = [part for part, _ in _in_order(_met(found.units.values()), source) if part != "ALL"]
    title = f"{PLURAL[inside[0].unit.level]} side by side"
    columns = [
        table.Column("Which", "which"),
        table.Column("Number", "number value"),
        *[table.Column(codes.code(part), "number") for part in parts],
    ]
    rows: list[list[table.Cell]] = []
    for node in inside:
        address = url.link(links.EVIDENCE, view.filters.kept().at(node.unit), source=source.key)
        name = node.unit.team_id or node.unit.locality or node.unit.service
        rows.append([links.anchor(node.name, address), *_cells(found, name, found.units, parts)])
    drawn = table.table(title, columns, rows, hide_caption=True)
    period = f"{source.months} months to {numbers.month(view.month)}."
    few = any(name in found.hidden for name in found.hidden if not _is_day(name))
    return [
        tags.Section(
            [
                tags.H2(title),
                tags.P(period, className="note"),
                drawn,
                *suppression.below(view, few),
            ],
            className="face below",
        )
    ]


def _met(counts: Iterable[Count]) -> dict[str, float]:
    return {part: 1.0 for one in counts for part in one.parts}
