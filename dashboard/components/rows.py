"""The rows behind a figure: paged, sortable, exportable; their number beside the figure."""

import datetime as dt
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import url, words
from dashboard.asked import Asked
from dashboard.components import links, table
from dashboard.subject import Subject
from measures import evaluate
from measures.measure import Point

A_PAGE = 50


def listing(asked: Asked, subject: Subject, point: Point | None) -> list[Component]:
    """One page of rows, the order and the page in the address."""
    filters = asked.filters
    found = evaluate.rows(
        asked.warehouse, asked.scope, subject.key, asked.unit, asked.month,
        sort=filters.sort.removeprefix("-"), descending=filters.sort.startswith("-"),
        offset=(filters.page - 1) * A_PAGE, limit=A_PAGE,
    )  # fmt: skip
    if not found.rows and filters.page > 1:
        return listing(replace(asked, filters=replace(filters, page=1)), subject, point)
    if not found.total:
        return [html.P(f"There are no rows in {words.month(asked.month)}.", className="empty")]
    columns = [_column(asked, subject, name) for name in found.columns]
    caption = f"{subject.title}, {asked.area}, {words.month(asked.month)}"
    return [
        _count(asked, subject, point, found),
        table.table(
            caption, columns, [[cell(value) for value in row] for row in found.rows],
            hide_caption=True, kind="wide",
        ),
        _pages(asked, subject, found.total),
    ]  # fmt: skip


def _count(asked: Asked, subject: Subject, point: Point | None, found: evaluate.Rows) -> html.Div:
    figure = ""
    if point is not None:
        made_of = words.how_many(subject.measure, point)
        figure = f" behind {words.figure(subject.measure, point)}" + (
            f" ({made_of})" if made_of else ""
        )
    files = [
        links.anchor(f"Export {kind}", export(asked, subject, kind), "button", download="")
        for kind in ("csv", "xlsx")
    ]
    return html.Div(
        [html.P([html.Strong(words.rows(found.total)), figure]), *files], className="count"
    )


def export(asked: Asked, subject: Subject, kind: str) -> str:
    """The address of the file with all rows, in the order of the page."""
    return url.link(
        f"/export/{subject.key}.{kind}", asked.filters, drawer="", page=1, month=asked.month
    )


def _column(asked: Asked, subject: Subject, name: str) -> table.Column:
    sort = asked.filters.sort
    down = sort == name
    turned = f"-{name}" if down else name
    address = url.link(links.measure(subject.key), asked.filters, "behind", sort=turned, page=1)
    order = "ascending" if down else "descending" if sort == f"-{name}" else ""
    mark = {"ascending": " ▲", "descending": " ▼"}.get(order, "")
    said: list[str | Component] = [heading(name)]
    if mark:
        said.append(html.Span(mark, **{"aria-hidden": "true"}))
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
        return words.short_date(value)
    if isinstance(value, float):
        return words.trimmed(value, 2)
    return str(value)


def _pages(asked: Asked, subject: Subject, total: int) -> html.Nav:
    page, last = asked.filters.page, -(-total // A_PAGE)
    first, end = (page - 1) * A_PAGE + 1, min(page * A_PAGE, total)

    def to(number: int, said: str) -> list[Component]:
        if not 1 <= number <= last:
            return []
        path = links.measure(subject.key)
        return [links.anchor(said, url.link(path, asked.filters, "behind", page=number))]

    said = f"Rows {first:,} to {end:,} of {total:,}" if first <= total else f"{total:,} rows"
    steps = [*to(page - 1, "‹ Before"), html.Span(said, className="note"), *to(page + 1, "After ›")]
    return html.Nav(steps, className="turning", **{"aria-label": "Pages of rows"})
