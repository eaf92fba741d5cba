"""What stands for a unit and all below it: seen.within, written once for every page."""

from itertools import product

import duckdb
import pytest

from warehouse.gate.sql_check import UnsafeStatement, checked
from warehouse.model.unit import Unit
from warehouse.paths import sql

UNITS = [
    Unit(),
    *(Unit(service) for service in ("A", "B")),
    *(Unit(service, locality) for service, locality in product("AB", ("East", "West"))),
    *(Unit(s, lo, f"{s}{lo}{n}") for s, lo, n in product("AB", ("East", "West"), (1, 2))),
]
ASKED = """
    select seen.within($row_service, $row_locality, $row_team, $service, $locality, $team_id)
"""


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute("create schema seen")
    made.execute(sql("schema", "within"))
    return made


def below(row: Unit, unit: Unit) -> bool:
    names = [
        (row.service, unit.service),
        (row.locality, unit.locality),
        (row.team_id, unit.team_id),
    ]
    return all(of_unit in ("", of_row) for of_row, of_unit in names)


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_a_unit_and_all_below_it_are_within_it(con: duckdb.DuckDBPyConnection, unit: Unit) -> None:
    place = {"service": unit.service, "locality": unit.locality, "team_id": unit.team_id}
    for row in UNITS:
        own = {"row_service": row.service, "row_locality": row.locality, "row_team": row.team_id}
        assert con.execute(ASKED, own | place).fetchall() == [(below(row, unit),)], row


def test_a_team_is_its_id_wherever_it_stands(con: duckdb.DuckDBPyConnection) -> None:
    moved = "select seen.within('B', 'West', 'AEast1', 'A', 'East', 'AEast1')"
    assert con.execute(moved).fetchall() == [(True,)]


def test_statements_may_ask_it_and_no_other_macro() -> None:
    checked("-- needs: public\nselect seen.within('', '', '', '', '', '') as a")
    with pytest.raises(UnsafeStatement, match=r"calls seen\.without"):
        checked("-- needs: public\nselect seen.without('') as a")


def test_every_macro_of_the_scope_is_closed_to_statements(
    con: duckdb.DuckDBPyConnection,
) -> None:
    con.execute("create schema scope")
    con.execute(sql("schema", "scope"))
    made = con.execute(
        "select function_name, len(parameters) from duckdb_functions() where schema_name = 'scope'"
    ).fetchall()
    assert made
    for name, count in made:
        given = ", ".join("''" for _ in range(count))
        with pytest.raises(UnsafeStatement, match=rf"calls scope\.{name}"):
            checked(f"-- needs: aggregates\nselect scope.{name}({given}) as a")
