"""The rows behind a figure: paged, sortable, exportable; their number beside the figure."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, table
from dashboard.view import url
from dashboard.view.subject import SubjectView
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from dashboard.words import codes, numbers
from measures.answers.cases import CasesOf, Listing, Rows
from measures.model.figure import Point
from measures.model.subject import Subject

A_PAGE = 50


@dataclass(frozen=True)
class Listed:
    """What a list of rows is, the page and part it stands on, and how a cell is written."""

    caption: str
    path: str
    part: str
    counted: Component | str
    file: Callable[[str], str] | None
    said: Callable[[str, object], str]


def chosen(filters: Filters) -> Listing:
    """The page of rows that the address asks for, in its order."""
    sort = filters.sort
    return Listing(
        sort.removeprefix("-"), sort.startswith("-"), (filters.page - 1) * A_PAGE, A_PAGE
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
        return [tags.P(f"There are no rows in {numbers.month(view.month)}.", className="empty")]
    listed = Listed(
        f"{codes.title(subject)}, {view.area}, {numbers.month(view.month)}",
        links.measure(subject.key),
        "behind",
        _behind(subject, shown.point),
        lambda kind: export(view, subject, kind),
        lambda _, value: cell(value),
    )
    return page(view, listed, found)


def page(view: PageView, listed: Listed, found: Rows) -> list[Component]:
    """How many rows there are and their files, one page of them, and the way to the others."""
    columns = [_column(view, listed, name) for name in found.columns]
    rows = [
        [listed.said(name, value) for name, value in zip(found.columns, row, strict=True)]
        for row in found.rows
    ]
    return [
        _count(view, listed, found),
        table.table(listed.caption, columns, rows, hide_caption=True, kind="wide"),
        _pages(view, listed, found.total),
    ]


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
    said: list[str | Component] = [heading(name)]
    if mark:
        said.append(tags.Span(mark, **{"aria-hidden": "true"}))
    return table.Column(links.anchor(said, address), sort=order)


def heading(name: str) -> str:
    """A column's name in words: "days_to_first_visit" -> "Days to first visit"."""
    return name.removesuffix("_id").replace("_", " ").capitalize()


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
