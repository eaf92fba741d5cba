"""Unequal outcomes: each group of children counted in every unit, compared and stored."""

import datetime as dt
from collections.abc import Callable

import duckdb
import pandas as pd

from warehouse.load.figures import within
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts
from warehouse.paths import sql

Compare = Callable[[pd.DataFrame], pd.DataFrame]

TABLE = """
create table unequal (measure_id varchar, level varchar, service varchar, locality varchar,
    team_id varchar, month date, dimension varchar, grp varchar, x double, n double, rate double,
    lower double, upper double, rest_x double, rest_n double, rest_rate double, rest_lower double,
    rest_upper double, p double, different boolean, chance double)
"""
FLOW_MONTHS = 12


def build_unequal(
    con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...], compare: Compare | None
) -> None:
    """Fill `unequal`; `compare` gets a row a measure, unit and group with numerator and denominator
    and gives the table's columns. Without it nothing is compared."""
    con.execute(TABLE)
    counts = _counts(con, rules) if compare else []
    if compare is None or not counts:
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
    counted = [
        con.execute(_statement(rule), _arguments(rule, dated[rule.measure_id])).df()
        for rule in rules
        if _is_share_of_children(rule) and rule.measure_id in dated
    ]
    return [frame for frame in counted if not frame.empty]


def _is_share_of_children(rule: Rule) -> bool:
    return rule.kind == "percent" and rule.of_children and rule.total and rule.denominator == "1"


def _statement(rule: Rule) -> str:
    fact = facts()[rule.fact]
    text = sql("work", "group_counts")
    parts = {
        "numerator": rule.numerator,
        "denominator": rule.denominator,
        "fact": fact.name,
        "cases": rule.cases,
        "within": within(fact),
        "groups": sql("work", "groups").replace("{child}", "main.child"),
    }
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return text


def _arguments(rule: Rule, as_at: dt.date) -> dict[str, str | int | dt.date]:
    fact = facts()[rule.fact]
    return {
        "id": rule.measure_id,
        "months": FLOW_MONTHS if fact.kind == "flow" else 1,
        "last": _last_month(fact, as_at),
        "as_at": as_at,
    }


def _last_month(fact: Fact, as_at: dt.date) -> dt.date:
    """The latest complete month; of what is known on the as-at date only, that date's month."""
    if fact.kind == "as_at":
        return as_at.replace(day=1)
    begun = (as_at + dt.timedelta(days=1)).replace(day=1)
    return (begun - dt.timedelta(days=1)).replace(day=1)
