"""Facts to figures: every measure by team and month, then for all four levels, and by groups of
children."""

import datetime as dt
from collections.abc import Callable, Mapping

import duckdb
import pandas as pd

from warehouse.load.supply import Supplied, fact_as_at, measure_as_at, why_missing
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts
from warehouse.paths import sql

FLOW_MONTHS = 12


def build_figures(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    have: dict[str, Supplied],
    refused: Mapping[str, str],
) -> None:
    """Fill meta.measure, figures and series from the facts of the snapshot being built.

    `refused` says why a measure is not counted though all that it needs was supplied.
    """
    for rule in rules:
        fact = facts()[rule.fact]
        why = why_missing(rule, fact, have) or refused.get(rule.measure_id, "")
        as_at = None if why else measure_as_at(rule, fact, have)
        con.execute(
            "insert into meta.measure values ($id, $kind, $fact, $as_at, $why)",
            {
                "id": rule.measure_id,
                "kind": rule.kind,
                "fact": fact.name,
                "as_at": as_at,
                "why": why,
            },
        )
        if as_at and fact_as_at(fact, have):
            _count(con, rule, as_at)
    con.execute(sql("work", "all_levels"))
    con.execute(sql("work", "series_in_order"))


def choose_cases(
    con: duckdb.DuckDBPyConnection, rule: Rule, as_at: dt.date, category: str = ""
) -> None:
    """Make the view measure_case: the cases of a measure, or of a category of it.

    This is the one statement of the build that is completed with the conditions of the catalogue.
    """
    own = {name: (numerator, cases) for name, numerator, cases in rule.categories}
    numerator, cases = own.get(category, (rule.numerator, rule.cases))
    parts = {
        "fact": rule.fact,
        "numerator": numerator,
        "denominator": rule.denominator,
        "cases": cases,
        "until": _until(facts()[rule.fact], as_at),
    }
    text = sql("work", "measure_case")
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    con.execute(text)


def _until(fact: Fact, as_at: dt.date) -> str:
    """The condition that keeps a snapshot's rows to the as-at date; flows are not cut."""
    return f"f.on_date <= date '{as_at}'" if fact.kind == "snapshot" else "true"


def _count(con: duckdb.DuckDBPyConnection, rule: Rule, as_at: dt.date) -> None:
    named = {"measure_id": rule.measure_id}
    if rule.kind == "rate":
        choose_cases(con, rule, as_at)
        back = 11 if rule.rolling else 0
        con.execute(sql("work", "rate"), named | {"as_at": as_at, "back": back})
    elif rule.kind == "median":
        choose_cases(con, rule, as_at)
        con.execute(sql("work", "median"), named)
    else:
        whole = [""] if rule.total else []
        for category in (*whole, *(name for name, _, _ in rule.categories)):
            choose_cases(con, rule, as_at, category)
            con.execute(sql("work", "sums"), named | {"category": category})


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
