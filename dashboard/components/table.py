"""Native tables: a caption for everyone, headers with scope, numbers to the right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags

Cell = str | Component | Sequence[str | Component]


@dataclass(frozen=True)
class Column:
    """A column's heading and its class: "number", "drawing", "wide-only" ..."""

    title: Cell
    kind: str = ""
    sort: str = ""


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    kind: str = "",
    hide_caption: bool = False,
) -> Component:
    """A table whose first column names the row. A "wide" one scrolls sideways in its own frame, and
    one that "stacks" too shows each row as a list of its cells where the screen is narrow."""
    words = tags.Caption(caption, className="out-of-sight" if hide_caption else "")
    head = tags.Thead(tags.Tr([_heading(column) for column in columns]))
    row_of = _stacked if "stacks" in kind else _row
    body = tags.Tbody([row_of(columns, row) for row in rows])
    drawn = tags.Table([words, head, body], className=f"table {kind}".strip())
    if "wide" not in kind:
        return drawn
    frame = {"tabIndex": 0, "role": "region", "aria-label": caption}
    return tags.Div(drawn, className="scrolls", **frame)


def _heading(column: Column) -> tags.Th:
    order = {"aria-sort": column.sort} if column.sort else {}
    return tags.Th(column.title, scope="col", className=column.kind, **order)


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> tags.Tr:
    first, *others = row
    cells: list[tags.Tag] = [tags.Th(first, scope="row", className=columns[0].kind)]
    cells += [
        tags.Td(cell, className=column.kind)
        for column, cell in zip(columns[1:], others, strict=True)
    ]
    return tags.Tr(cells)


def _stacked(columns: Sequence[Column], row: Sequence[Cell]) -> tags.Tr:
    """A row whose cells say which column they are of, for screens that have no room for a head."""
    drawn = _row(columns, row)
    for column, cell in zip(columns[1:], drawn.children[1:], strict=True):
        cell["props"]["data-column"] = column.title
    return drawn
