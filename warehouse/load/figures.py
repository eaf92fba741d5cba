"""Facts to figures: every measure by team and month, then for all four levels."""

import datetime as dt

import duckdb

from warehouse.load.supply import Supplied, fact_as_at, measure_as_at, why_missing
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts
from warehouse.paths import sql


def build_figures(
    con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...], have: dict[str, Supplied]
) -> None:
    """Fill meta.measure, figures and series from the facts of the snapshot being built."""
    for rule in rules:
        fact = facts()[rule.fact]
        why = why_missing(rule, fact, have)
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
