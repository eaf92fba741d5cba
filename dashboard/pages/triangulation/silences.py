"""Silence drawn: what each source should have sent from each unit and quarter, and what came."""

import datetime as dt
import math
from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, table
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, numbers
from measures.answers.silence import Silence, SilenceOf
from measures.council.units import UnitNode
from measures.evidence.triangulate import SOURCES
from measures.model.months import months_apart, months_later
from warehouse.model.unit import Unit

QUARTERS = 4
HOW = (
    "What came, and at least how many were to be expected. Each source is expected by its own"
    " rhythm: observations by the practitioners in post, audits and feedback by team and quarter,"
    " surveys and forums by their round. A gap stands where at least one was expected and none"
    " came. None due: fewer than one was to be expected so far. Silence is never counted as"
    " agreement."
)
FEW = (
    " Of staff of units that are not yours few, fewer than six, and what is expected of a team are"
    " not said."
)
Key = tuple[str, Unit, dt.date]


def silences(view: PageView) -> list[Component]:
    """How many gaps there are, then a table a source: units by the last quarters."""
    ends = quarters(view.month)
    found = view.answer(SilenceOf(months_apart(ends[0], ends[-1]) + 1))
    said = {(one.source, _name(one.unit), one.month): one for one in found if one.month in ends}
    nodes = (view.places[-1], *view.inside)
    shown = [source for source in SOURCES if any(key[0] == source for key in said)]
    if not shown:
        return [
            tags.P(f"Nothing was expected of {view.unit_name} in these months.", className="empty")
        ]
    tables = [_source(view, source, nodes, ends, said) for source in shown]
    few = any(one.received is None for one in said.values())
    return [
        tags.P(_answer(view, nodes, ends[-1], said), className="lead"),
        tags.Div(tables, className="silences"),
        tags.P(f"{HOW}{FEW if few else ''}", className="note reading"),
    ]


def quarters(month: dt.date) -> list[dt.date]:
    """The last months of the latest four calendar quarters, and the month itself if it is none."""
    last = months_later(month, -(month.month % 3))
    ends = [months_later(last, -3 * back) for back in reversed(range(QUARTERS))]
    return ends if last == month else [*ends, month]


def _answer(
    view: PageView, nodes: Sequence[UnitNode], last: dt.date, said: dict[Key, Silence]
) -> list[str | Component]:
    names = {_name(node.unit): node.name for node in nodes}
    gaps = [
        (one.source, names[_name(one.unit)])
        for one in said.values()
        if one.gap and one.month == last and _name(one.unit) in names
    ]
    period = f"the three months to {numbers.month(last)}"
    if not gaps:
        return [f"{view.unit_name} and the units below it: no gap in {period}."]
    listed = "; ".join(f"{agreement.NAMES[source].lower()} of {name}" for source, name in gaps)
    count = f"{len(gaps)} gap{'' if len(gaps) == 1 else 's'} in {period}: "
    return [count, tags.Strong(f"{listed}.")]


def _name(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _source(
    view: PageView,
    source: str,
    nodes: Sequence[UnitNode],
    ends: list[dt.date],
    said: dict[Key, Silence],
) -> tags.Section:
    title = agreement.NAMES[source]
    columns = [table.Column("Unit"), *[table.Column(_quarter(end)) for end in ends]]
    asked = [node for node in nodes if any((source, _name(node.unit), end) in said for end in ends)]
    lines = [
        [_unit(view, node), *[_cell(said.get((source, _name(node.unit), end))) for end in ends]]
        for node in asked
    ]
    drawn = table.table(
        f"{title}: what came, of those expected", columns, lines, hide_caption=True, kind="silence"
    )
    return tags.Section([tags.H2(title), drawn, *_never(nodes, asked)])


def _never(nodes: Sequence[UnitNode], asked: Sequence[UnitNode]) -> list[tags.P]:
    """The units of which nothing was expected in any of these months, in one line."""
    others = [node.name for node in nodes if node not in asked]
    said = f"Nothing is expected of {', '.join(others)}."
    return [tags.P(said, className="note")] if others else []


def _quarter(end: dt.date) -> str:
    return f"{months_later(end, -2):%b} to {end:%b %Y}"


def _unit(view: PageView, node: UnitNode) -> str | Component:
    if node is view.places[-1]:
        return tags.Strong(node.name)
    at = view.filters.kept().at(node.unit)
    return links.anchor(node.name, url.link(links.TRIANGULATION, at, view="silence"))


def _cell(one: Silence | None) -> Component | list[Component]:
    if one is None:
        return tags.Span("Not expected", className="out-of-sight")
    expected = None if one.expected is None else math.floor(one.expected)
    if one.gap:
        return tags.Span(
            [
                tags.B("Gap"),
                tags.Span(f": none of at least {expected} expected", className="out-of-sight"),
            ],
            className="gap",
        )
    came = "few" if one.received is None else numbers.number(one.received)
    return [tags.Strong(came), tags.Span(_due(expected), className="note")]


def _due(expected: int | None) -> str:
    if expected is None:
        return ""
    return f" of at least {numbers.number(expected)}" if expected else " none due"
