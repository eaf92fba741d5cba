"""Unequal outcomes: each group of children counted in every unit, compared and stored."""

import datetime as dt
from collections.abc import Callable

import duckdb
import pandas as pd

from warehouse.load.figures import choose_cases
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts
from warehouse.paths import sql

FLOW_MONTHS = 12


def build_unequal(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    compare: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    """Fill `unequal`; `compare` gets a row a measure, unit and group with numerator and denominator
    and gives the table's columns."""
    counts = _counts(con, rules)
    if not counts:
        return
    con.register("compared", compare(pd.concat(counts, ignore_index=True)))
    con.execute(
        "insert into unequal by name select * from compared"
        " order by level, service, locality, team_id, measure_id, dimension, grp"
    )
    con.unregister("compared")


def _counts(con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...]) -> list[pd.DataFrame]:
    dated = dict(
        con.execute("select measure_id, as_at from meta.measure where as_at is not null").fetchall()
    )
    found = [
        _of_measure(con, rule, dated[rule.measure_id])
        for rule in rules
        if _is_share_of_children(rule) and rule.measure_id in dated
    ]
    return [frame for frame in found if not frame.empty]


def _of_measure(con: duckdb.DuckDBPyConnection, rule: Rule, as_at: dt.date) -> pd.DataFrame:
    fact = facts()[rule.fact]
    choose_cases(con, rule, as_at)
    return con.execute(
        sql("work", "group_counts"),
        {
            "measure_id": rule.measure_id,
            "months": FLOW_MONTHS if fact.kind == "flow" else 1,
            "last": _last_month(fact, as_at),
        },
    ).df()


def _is_share_of_children(rule: Rule) -> bool:
    return rule.kind == "percent" and rule.of_children and rule.total and rule.denominator == "1"


def _last_month(fact: Fact, as_at: dt.date) -> dt.date:
    """The latest complete month; of what is known on the as-at date only, that date's month."""
    if fact.kind == "as_at":
        return as_at.replace(day=1)
    begun = (as_at + dt.timedelta(days=1)).replace(day=1)
    return (begun - dt.timedelta(days=1)).replace(day=1)
