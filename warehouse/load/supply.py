"""Which measures can be counted: what was supplied, and each measure's as-at date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from warehouse.extract.findings import CELLS, FACTORS
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact
from warehouse.model.settings import RuleSettings
from warehouse.tables import TABLES
from warehouse.tables.table import Table

# So many roles are named; the others are counted.
_ROLES = 8


@dataclass(frozen=True)
class Supplied:
    """One table that some load has supplied: its as-at date and the columns it had."""

    as_at: dt.date
    columns: frozenset[str]


def supplied(con: duckdb.DuckDBPyConnection) -> dict[str, Supplied]:
    """Every table that any load has brought into the snapshot being built."""
    rows = con.execute("select table_name, as_at, columns from meta.table_load").fetchall()
    return {name: Supplied(as_at, frozenset(columns)) for name, as_at, columns in rows}


def fact_as_at(fact: Fact, have: dict[str, Supplied]) -> dt.date | None:
    """The earliest as-at date of the supplied tables that a fact reads; None without a source."""
    if not any(table in have for table in fact.case_tables):
        return None
    return min(have[table].as_at for table in fact.tables if table in have)


def measure_as_at(rule: Rule, fact: Fact, have: dict[str, Supplied]) -> dt.date:
    """The earliest as-at date of the tables one measure needs: source, team and its own needs."""
    named = [rule.case_table or fact.case_table, "ssd_involvements", *_tables(rule)]
    slow = ("ssd_person", "ref_population")
    dates = [have[name].as_at for name in named if name in have and name not in slow]
    return min(dates)


def why_missing(rule: Rule, fact: Fact, have: dict[str, Supplied]) -> str:
    """A sentence on what has not been supplied for a measure, or an empty text."""
    lacking = [
        need
        for need in (rule.case_table or fact.case_table, *rule.needs)
        if not any(_has(option, have) for option in need.split("|"))
    ]
    if not lacking:
        return ""
    named = dict.fromkeys(_in_words(need, have) for need in lacking)
    return f"Not supplied: {'; '.join(named)}."


def _tables(rule: Rule) -> list[str]:
    return [option.split(".")[0] for need in rule.needs for option in need.split("|")]


def _has(need: str, have: dict[str, Supplied]) -> bool:
    table, _, column = need.partition(".")
    return table in have and (not column or column in have[table].columns)


def _in_words(need: str, have: dict[str, Supplied]) -> str:
    """What would do, each said once however many of its columns are needed."""
    options = [option.partition(".") for option in need.split("|")]
    named = dict.fromkeys(
        f"the column {column} of {table}.csv"
        if column and table in have
        else f"{TABLES[table].title.lower()} ({table}.csv)"
        for table, _, column in options
    )
    return " or ".join(named)


def why_refused(
    con: duckdb.DuckDBPyConnection, rules: Iterable[Rule], settings: RuleSettings
) -> dict[str, str]:
    """Why measures are not counted though all that they need was supplied: cells that the council
    let through, and roles of which none is of its case workers."""
    accepted = con.execute(
        "select l.measure_id, l.table_name, l.column_name from meta.left_out as l"
        " inner join meta.finding as f on f.kind = l.kind and f.table_name = l.table_name"
        " and f.column_name = l.column_name"
        " where f.accepted_by is not null and list_contains($kinds, f.kind)"
        " order by all",
        {"kinds": [CELLS, FACTORS]},
    ).fetchall()
    why = {
        measure: f"Not supplied: {_what(TABLES[table], column)} of {table}.{column} not understood."
        for measure, table, column in accepted
    }
    roles = _other_roles(con, settings)
    return why | {rule.measure_id: roles for rule in rules if roles and rule.by_role}


def _what(table: Table, column: str) -> str:
    words = {"date": "dates", "day of birth": "days of birth", "list": "codes", "flag": "answers"}
    return words.get(table.contract[column], f"{table.contract[column]}s")


def _other_roles(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> str:
    """What is said where involvements were supplied and none has the role of a case worker."""
    found = con.execute(
        "select coalesce(invo_professional_role_id, 'no role'), count(*) as n"
        " from extract.ssd_involvements group by all order by n desc, 1"
    ).fetchall()
    if not found or con.execute("select 1 from work.involvement limit 1").fetchall():
        return ""
    listed = ", ".join(f"{role} ({count:,})" for role, count in found[:_ROLES])
    more = f" and {len(found) - _ROLES} more" if len(found) > _ROLES else ""
    return (
        "Not supplied: involvements of a case worker; the roles of ssd_involvements are"
        f" {listed}{more}, and none is one of {', '.join(settings.case_worker_roles)}."
    )
