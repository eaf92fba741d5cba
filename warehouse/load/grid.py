"""The protected grid: what may be seen of units that a reader does not answer for."""

import datetime as dt
from collections.abc import Callable

import duckdb
import pandas as pd

from warehouse.load.figures import within
from warehouse.model.counting import Rule
from warehouse.model.facts import facts
from warehouse.model.settings import RuleSettings
from warehouse.paths import sql

# From the printed figures, the parts they are summed from, where teams stood, the cells that an
# earlier grid hid, the largest small number and the least cases of a median: the rows of the grid.
Protect = Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame, int, int], pd.DataFrame]

TABLE = """
create table protected (measure_id varchar, category varchar, level varchar, service varchar,
    locality varchar, team_id varchar, month date, numerator double, denominator double,
    value double, mark varchar)
"""


def build_protected(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    protect: Protect | None,
) -> None:
    """Fill `protected`; without `protect` it stays empty, and nobody sees another's figures."""
    con.execute(TABLE)
    if protect is not None:
        _fill(con, rules, settings, protect)
    con.execute(f"create table protected_until as {sql('work', 'protected_until')}")


def _fill(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    protect: Protect,
) -> None:
    first = _first_month(con)
    grid = protect(
        con.execute("select * from series where month >= $first", {"first": first}).df(),
        _parts(con, rules, first),
        con.execute(
            "select distinct service, locality, team_id, from_date, to_date from unit"
        ).df(),
        _hidden_before(con),
        settings.hide_counts_up_to,
        settings.least_cases_for_medians,
    )
    con.register("grid", grid)
    con.execute(
        "insert into protected by name select * from grid"
        " order by level, service, locality, team_id, measure_id, category, month"
    )
    con.unregister("grid")


def _first_month(con: duckdb.DuckDBPyConnection) -> dt.date:
    """The month in which the snapshot begins to be complete."""
    covers_from = con.execute("select covers_from from meta.standing").fetchall()
    first: dt.date = covers_from[0][0]
    return first.replace(day=1)


def _parts(con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...], first: dt.date) -> pd.DataFrame:
    dated = dict(
        con.execute("select measure_id, as_at from meta.measure where as_at is not null").fetchall()
    )
    found = [con.execute(sql("work", "parts"), {"first": first}).df()]
    for rule in rules:
        if rule.kind in ("median", "rate") and rule.measure_id in dated:
            found.append(
                con.execute(
                    _counted(rule),
                    {"id": rule.measure_id, "first": first, "as_at": dated[rule.measure_id]},
                ).df()
            )
    return pd.concat([frame for frame in found if not frame.empty] or found[:1], ignore_index=True)


def _counted(rule: Rule) -> str:
    """The cases of a median or a rate, which are no sums of stored figures."""
    fact = facts()[rule.fact]
    numerator = f"sum({rule.numerator})" if rule.kind == "rate" else "null"
    return (
        "select $id as measure_id, f.service, f.locality, f.team_id, f.month,"
        f" cast({numerator} as double) as numerator, cast(null as double) as denominator,"
        " cast(count(*) as double) as cases"
        f" from fact.{fact.name} as f cross join meta.rule_setting as setting"
        f" where {rule.cases} and {within(fact)}"
        " and f.month >= cast($first as date) - to_months(11)"
        " group by f.service, f.locality, f.team_id, f.month"
    )


def _hidden_before(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The cells of closed months that the grid of the snapshot before this one hid."""
    stands = con.execute(
        "select 1 from duckdb_tables() where database_name = 'previous'"
        " and schema_name = 'main' and table_name = 'protected'"
    ).fetchall()
    text = sql("work", "hidden_before")
    if stands:
        return con.execute(text.replace("{database}", "previous")).df()
    return con.execute(text.replace("{database}.", "")).df()
