"""Cells as they are read: what is trimmed, and what is a number."""

import duckdb
import pytest

from warehouse.extract import clean


def read(sql: str, cell: str) -> object:
    with duckdb.connect() as con:
        (row,) = con.execute(f"select {sql} from (select $cell as cell)", {"cell": cell}).fetchall()
    return row[0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # Letters and digits at either end stay: a trim set once took 0, u and a away.
        ("R10", "R10"),
        ("0a0", "0a0"),
        ("u1u", "u1u"),
        (" R1\t", "R1"),
        ("\u00a0R1\u00a0", "R1"),
        ("Étape", "Étape"),
        (" Étape ", "Étape"),
        ("NULL", None),
        ("null", "null"),
        ("", None),
        (" ", None),
        ("a b", "a b"),
    ],
)
def test_text(cell: str, expected: str | None) -> None:
    assert read(clean.text("cell"), cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0.6", 0.6),
        (" 18 ", 18),
        ("-1", -1),
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("1e10", None),
        ("inf", None),
        ("nan", None),
        ("1,234", None),
        ("x", None),
    ],
)
def test_number(cell: str, expected: float | None) -> None:
    assert read(clean.number("cell"), cell) == expected
