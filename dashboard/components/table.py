"""Native tables: a caption for everyone, headers with scope, numbers to the right; where most of a
column is empty for one reason its head says so once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags


@dataclass(frozen=True)
class Empty:
    """A cell that has nothing to show, and why in a few words: "not published"."""

    why: str


Cell = str | Component | Sequence[str | Component] | Empty


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
    lines = [*rows]
    whys = [why_most([line[place] for line in lines]) for place in range(len(columns))]
    head = tags.Thead(tags.Tr([*map(_heading, columns, _said_once(whys, len(lines)))]))
    row_of = _stacked if "stacks" in kind else _row
    body = tags.Tbody([row_of(columns, _shown(line, whys)) for line in lines])
    drawn = tags.Table([words, head, body], className=f"table {kind}".strip())
    if "wide" not in kind:
        return drawn
    frame = {"tabIndex": 0, "role": "region", "aria-label": caption}
    return tags.Div(drawn, className="scrolls", **frame)


def why_most(cells: Sequence[object]) -> tuple[str, int]:
    """The one reason for which more than half of these cells are empty, and how many are; or
    neither."""
    counted = Counter(cell.why for cell in cells if isinstance(cell, Empty))
    why, n = next(iter(counted.most_common(1)), ("", 0))
    return (why, n) if 2 * n > len(cells) else ("", 0)


def _said_once(whys: Sequence[tuple[str, int]], of: int) -> list[str]:
    """What the head of each column says of its empty cells: "18 of 30 not published"."""
    return [f"{n} of {of} {why}" if n else "" for why, n in whys]


def _shown(line: Sequence[Cell], whys: Sequence[tuple[str, int]]) -> list[Cell]:
    """The cells of a row, an empty one with its reason: out of sight where the head says it."""
    return [
        tags.Span(_capital(cell.why), className="why said" if cell.why == why else "why note")
        if isinstance(cell, Empty)
        else cell
        for cell, (why, _) in zip(line, whys, strict=True)
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _heading(column: Column, empty: str) -> tags.Th:
    order = {"aria-sort": column.sort} if column.sort else {}
    said = tags.Span(empty, className="note under")
    title = [*_parts(column.title), said] if empty else column.title
    return tags.Th(title, scope="col", className=column.kind, **order)


def _parts(cell: Cell) -> list[str | Component]:
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return [*cell]
    return [] if isinstance(cell, Empty) else [cell]


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
