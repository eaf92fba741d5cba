"""An empty cell says why: in itself, or once in the head of a column that is mostly empty."""

import pytest

from dashboard.components import table
from dashboard.components.table import Column, Empty

COLUMNS = [Column("Unit"), Column("England", "number"), Column("Place")]


def rows_of(drawn: table.Component) -> list[list[table.Component]]:
    return [row.children for row in drawn.children[2].children]


def heads_of(drawn: table.Component) -> list[table.Component]:
    return drawn.children[1].children.children


def test_a_reason_that_most_of_a_column_shares_stands_in_its_head_once() -> None:
    lines = [[str(i), Empty("not published") if i < 3 else "7", "x"] for i in range(5)]
    drawn = table.table("Units", COLUMNS, lines)
    _, england, place = heads_of(drawn)
    assert england.children[0] == "England"
    assert england.children[1].children == "3 of 5 not published"
    assert place.children == "Place"
    cells = [row[1].children for row in rows_of(drawn)]
    assert [cell.className for cell in cells[:3]] == ["why said"] * 3
    assert cells[0].children == "Not published", "those who hear the page are told in the cell"
    assert cells[3:] == ["7", "7"]


def test_a_reason_of_half_a_column_or_less_stands_in_each_cell() -> None:
    lines = [[str(i), Empty("hidden") if i < 2 else Empty("no cases"), "x"] for i in range(4)]
    drawn = table.table("Units", COLUMNS, lines)
    assert heads_of(drawn)[1].children == "England"
    cells = [row[1].children for row in rows_of(drawn)]
    assert [cell.className for cell in cells] == ["why note"] * 4
    assert [cell.children for cell in cells] == ["Hidden", "Hidden", "No cases", "No cases"]


def test_a_column_named_by_parts_and_a_stacked_table_keep_their_names() -> None:
    columns = [Column("Unit"), Column(["Eng", "land"])]
    drawn = table.table("Units", columns, [["a", Empty("not published")]], kind="stacks")
    assert [
        part if isinstance(part, str) else part.children for part in heads_of(drawn)[1].children
    ] == [
        "Eng",
        "land",
        "1 of 1 not published",
    ]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([], ("", 0)),
        (["1", "2"], ("", 0)),
        ([Empty("a"), "2"], ("", 0)),
        ([Empty("a"), Empty("a"), "2"], ("a", 2)),
        ([Empty("a"), Empty("b"), Empty("a"), "2"], ("", 0)),
    ],
)
def test_only_more_than_half_counts(cells: list[object], found: tuple[str, int]) -> None:
    assert table.why_most(cells) == found
