"""The rows behind a figure: paged, sortable, exportable; their number beside the figure."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, table
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from dashboard.words import codes, columns, numbers
from measures.answers.cases import CasesOf, Listing, Rows, late_cases
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.subject import Subject
from warehouse.model.facts import facts

A_PAGE = 50


@dataclass(frozen=True)
class Listed:
    """What a list of rows is, the page and part it stands on, and how a cell is written; `heads`
    are the columns that are called otherwise here than elsewhere."""

    caption: str
    path: str
    part: str
    counted: Component | str
    file: Callable[[str], str] | None
    said: Callable[[str, object], str]
    heads: Mapping[str, str] = field(default_factory=dict)
    above: tuple[Component, ...] = ()


def chosen(filters: Filters) -> Listing:
    """The page of rows that the address asks for, in its order."""
    sort = filters.sort
    return Listing(
        sort.removeprefix("-"),
        sort.startswith("-"),
        (filters.page - 1) * A_PAGE,
        A_PAGE,
        only_late=filters.late == "only",
    )


def listing(shown: SubjectView) -> list[Component]:
    """One page of rows behind a figure, the order and the page in the address."""
    view, subject = shown.page, shown.subject
    filters = view.filters
    found = view.answer(CasesOf(subject, chosen(filters)))
    if not found.rows and filters.page > 1:
        first = replace(view, filters=replace(filters, page=1))
        return listing(replace(shown, page=first))
    if not found.total:
        return [tags.P(_no_rows(view, subject), className="empty"), *_switch(view, subject, found)]
    listed = Listed(
        f"{codes.title(subject)}, {view.area}, {numbers.month(view.month)}",
        links.measure(subject.key),
        "behind",
        _behind(subject, shown.point),
        lambda kind: export(view, subject, kind),
        lambda name, value: _said(subject.measure, name, value),
        _heads(subject.measure),
        tuple(_switch(view, subject, found)),
    )
    return page(view, listed, _arranged(found, subject))


def _no_rows(view: PageView, subject: Subject) -> str:
    if view.filters.late and late_cases(subject):
        return f"No row counts against {view.unit_name} in {numbers.month(view.month)}."
    return f"There are no rows in {numbers.month(view.month)}."


def _switch(view: PageView, subject: Subject, found: Rows) -> list[Component]:
    """How many rows count against the unit, and the way to those alone or back to all."""
    if not late_cases(subject):
        return []
    path, measure = links.measure(subject.key), subject.measure
    are = "are among the" if measure.better == "lower" else "are not among the"
    if view.filters.late:
        every = url.link(path, view.filters, "behind", late="", page=1)
        said = f"Only the {numbers.number(found.total)} that {are} {measure.counts}. "
        inside = [said if found.total else "", links.anchor("Show all rows", every)]
        return [tags.P(inside, className="late")]
    if not found.late:
        return []
    said = (
        f"{numbers.number(found.late)} of {numbers.number(found.total)} {are} {measure.counts}:"
        f" {'they stand first' if not view.filters.sort else 'sorted among the others'}. "
    )
    only = url.link(path, view.filters, "behind", late="only", page=1)
    return [tags.P([said, links.anchor("Show only those", only)], className="late")]


FIRST = ("case_id", "person_id", "on_date", "worker_id", "numerator", "denominator")
LAST = ("service", "locality", "team_id")


def _arranged(found: Rows, subject: Subject) -> Rows:
    """The columns in the order that a manager reads them, without those that say nothing new:
    whose it is, when, who holds it and whether it counts, then what is known, then where."""
    shown = [name for name in found.columns if name not in _repeated(subject, found.columns)]
    inner = [name for name in shown if name not in (*FIRST, *LAST)]
    names = [name for name in (*FIRST, *inner, *LAST) if name in shown]
    places = [found.columns.index(name) for name in names]
    rows = tuple(tuple(row[place] for place in places) for row in found.rows)
    return replace(found, columns=tuple(names), rows=rows)


def _repeated(subject: Subject, own: Sequence[str]) -> tuple[str, ...]:
    """The counted columns that say 1 in every row, or what a column of the rows says already."""
    measure = subject.measure
    if measure.kind in ("count", "rate") or subject.is_mix:
        return ("numerator", "denominator")
    if measure.amount and measure.weight:
        return ("numerator", "denominator") if {measure.amount, measure.weight} <= {*own} else ()
    return () if measure.weight else ("denominator",)


def _is_share(measure: Measure) -> bool:
    return measure.kind == "percent" and not measure.weight


def _heads(measure: Measure) -> dict[str, str]:
    """The columns that are called by what the measure counts."""
    counted = numbers.capital(measure.counts)
    if _is_share(measure):
        counted = "Met" if measure.better == "higher" else "Counted"
    heads = {"numerator": counted, "denominator": numbers.capital(measure.out_of)}
    if measure.kind in ("median", "mean") and not measure.weight:
        heads["numerator"] = "Value"
    if measure.of_children:
        heads["person_id"] = "Child"
    elif measure.fact and facts()[measure.fact].about == "staff":
        heads["person_id"] = "Worker"
    return heads


def _said(measure: Measure, name: str, value: object) -> str:
    if name == "numerator" and _is_share(measure):
        return "Yes" if value else "No"
    return columns.coded(name, value) if isinstance(value, str) and value else cell(value)


def page(view: PageView, listed: Listed, found: Rows) -> list[Component]:
    """How many rows there are and their files, one page of them, and the way to the others."""
    heads = [_column(view, listed, name) for name in found.columns]
    teams = {node.unit.team_id: node.name for node in view.names.values() if node.unit.team_id}
    rows = [
        [
            _written(teams, listed, name, value)
            for name, value in zip(found.columns, row, strict=True)
        ]
        for row in found.rows
    ]
    return [
        _count(view, listed, found),
        *listed.above,
        table.table(listed.caption, heads, rows, hide_caption=True, kind="wide"),
        _pages(view, listed, found.total),
    ]


def _written(teams: Mapping[str, str], listed: Listed, name: str, value: object) -> str:
    """A cell in words: a team by the name that the bar of units uses, parts of an identifier and
    the codes of its column by theirs."""
    if not isinstance(value, str):
        return listed.said(name, value)
    if name == "team_id":
        return teams.get(value, value)
    if name.endswith("_id"):
        return columns.identifier(value)
    known = name == "factor_codes" or value.upper() in columns.OF_COLUMN.get(name, {})
    return columns.coded(name, value) if known else listed.said(name, value)


def _behind(subject: Subject, point: Point | None) -> str:
    if point is None:
        return ""
    made_of = numbers.how_many(subject.measure, point)
    return f" behind {numbers.figure(subject.measure, point)}" + (
        f" ({made_of})" if made_of else ""
    )


def _count(view: PageView, listed: Listed, found: Rows) -> tags.Div:
    files = [
        links.anchor(f"Export {kind}", listed.file(kind), "button", download="")
        for kind in ("csv", "xlsx")
        if listed.file and view.scope.may("export")
    ]
    return tags.Div(
        [tags.P([tags.Strong(numbers.rows(found.total)), listed.counted]), *files],
        className="count",
    )


def export(view: PageView, subject: Subject, kind: str) -> str:
    """The address of the file with all rows, in the order of the page."""
    return url.link(
        f"/export/{subject.key}.{kind}", view.filters, drawer="", page=1, month=view.month
    )


def _column(view: PageView, listed: Listed, name: str) -> table.Column:
    sort = view.filters.sort
    down = sort == name
    turned = f"-{name}" if down else name
    address = url.link(listed.path, view.filters, listed.part, sort=turned, page=1)
    order = "ascending" if down else "descending" if sort == f"-{name}" else ""
    mark = {"ascending": " ▲", "descending": " ▼"}.get(order, "")
    said: list[str | Component] = [listed.heads.get(name) or columns.head(name)]
    if mark:
        said.append(tags.Span(mark, **{"aria-hidden": "true"}))
    return table.Column(links.anchor(said, address), sort=order)


def cell(value: object) -> str:
    """A value of a row as people read it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return numbers.short_date(value)
    if isinstance(value, float):
        return numbers.trimmed(value, 2)
    return str(value)


def _pages(view: PageView, listed: Listed, total: int) -> tags.Nav:
    page, last = view.filters.page, -(-total // A_PAGE)
    first, end = (page - 1) * A_PAGE + 1, min(page * A_PAGE, total)

    def to(number: int, said: str) -> list[Component]:
        if not 1 <= number <= last:
            return []
        return [links.anchor(said, url.link(listed.path, view.filters, listed.part, page=number))]

    said = f"Rows {first:,} to {end:,} of {total:,}" if first <= total else f"{total:,} rows"
    steps = [*to(page - 1, "‹ Before"), tags.Span(said, className="note"), *to(page + 1, "After ›")]
    return tags.Nav(steps, className="turning", **{"aria-label": "Pages of rows"})
