"""The protected grid: what may be seen of units that a reader does not answer for, and what stands
on few people of the staff, which only those who answer for them see."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from warehouse.load.evidence import Tally
from warehouse.load.figures import choose_cases
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, evidence, views
from warehouse.model.settings import RuleSettings
from warehouse.paths import sql

_OF_THIS = ("main.protected", "meta.measure")


@dataclass(frozen=True)
class Unprotected:
    """All that the protected grid is made from.

    `series` are the printed figures of the months that can be chosen; `parts` what they are summed
    from (the columns of parts.sql); `places` where teams stood (service, locality, team_id,
    from_date, to_date); `hidden_before` the cells of closed months that an earlier grid hid.
    `most` is the largest small number; a median needs `least_for_medians` cases.
    """

    series: pd.DataFrame
    parts: pd.DataFrame
    places: pd.DataFrame
    hidden_before: pd.DataFrame
    most: int
    least_for_medians: int


def build_protected(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    protect: Callable[[Unprotected], pd.DataFrame],
) -> None:
    """Fill `protected` with the rows that `protect` makes of the figures as counted."""
    con.register("grid", protect(_unprotected(con, rules, settings)))
    con.execute(
        "insert into protected by name select * from grid"
        " order by level, service, locality, team_id, measure_id, category, month"
    )
    con.execute(
        "insert into few_people by name select * exclude (category, numerator, denominator, value,"
        " mark, few) from protected where few"
    )
    con.unregister("grid")


def close_grid(con: duckdb.DuckDBPyConnection) -> None:
    """Make `protected_until` and `told_until`: up to which month the grid, filled or empty, tells
    each series, and all series of each unit."""
    con.execute(sql("work", "protected_until"))
    con.execute(sql("work", "told_until"))


def _unprotected(
    con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...], settings: RuleSettings
) -> Unprotected:
    first = _first_month(con)
    return Unprotected(
        series=con.execute("select * from series where month >= $first", {"first": first}).df(),
        parts=_parts(con, rules, first),
        places=con.execute(
            "select distinct service, locality, team_id, from_date, to_date from unit"
        ).df(),
        hidden_before=_hidden_before(con),
        most=settings.hide_counts_up_to,
        least_for_medians=settings.least_cases_for_medians,
    )


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
            choose_cases(con, rule, dated[rule.measure_id])
            named = {"measure_id": rule.measure_id, "rate": rule.kind == "rate", "first": first}
            found.append(con.execute(sql("work", "case_parts"), named).df())
    parts = pd.concat([frame for frame in found if not frame.empty] or found[:1], ignore_index=True)
    return _with_people(con, parts, [rule for rule in rules if rule.measure_id in dated], dated)


def _with_people(
    con: duckdb.DuckDBPyConnection,
    parts: pd.DataFrame,
    rules: Sequence[Rule],
    dated: Mapping[str, dt.date],
) -> pd.DataFrame:
    """The parts with how many people of the staff each stands on, of measures about staff."""
    first, found = _first_month(con), []
    for rule in rules:
        if views()[rule.fact].about == "staff":
            choose_cases(con, rule, dated[rule.measure_id])
            named = {"measure_id": rule.measure_id, "first": first}
            found.append(con.execute(sql("work", "staff_parts"), named).df())
    if not found:
        return parts.assign(people=0.0)
    keys = ["measure_id", "service", "locality", "team_id", "month"]
    return parts.merge(pd.concat(found), on=keys, how="left").fillna({"people": 0.0})


def _hidden_before(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The cells of closed months that the grid of the snapshot before this one hid."""
    stands = con.execute(
        "select 1 from duckdb_tables() where database_name = 'previous'"
        " and schema_name = 'main' and table_name = 'protected'"
    ).fetchall()
    tables = ("previous.main.protected", "previous.meta.measure") if stands else _OF_THIS
    named = dict(zip(("protected", "measure"), tables, strict=True))
    return con.execute(sql("work", "hidden_before"), named).df()


FewPeople = Callable[[pd.DataFrame, int], pd.DataFrame]


def mark_few(
    con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally], few: FewPeople, most: int
) -> None:
    """Fill few_statement, and mark evidence_month, for the sources that are about staff.

    `few` gives the units (kpq, month, level, service, locality, team_id) that stand on 1 to `most`
    of the people of its frame (kpq, month, service, locality, team_id, people), and those that
    would tell these.
    """
    for source, fact in evidence().items():
        if fact.about != "staff" or source not in tallies:
            continue
        tally = tallies[source]
        rows = _rows(fact, tally.received)
        for name, months in (("few_statement", tally.months), ("few_month", 1)):
            text = sql("work", "staff_people").replace("    {rows}", rows)
            people = con.execute(text, {"months": months}).df()
            con.register("few_cell", few(people, most))
            con.execute(sql("work", name), {"source": source})
            con.unregister("few_cell")


def _rows(fact: Fact, received: str) -> str:
    """The rows of a source with who stands behind each: a person, or as many as answered."""
    chosen = (
        "month, service, locality, team_id,"
        f" coalesce(person_id, {received}) as who,"
        " case when person_id is null then size else 1 end as people"
        f" from fact.{fact.name} where size is not null"
    )
    return f"    select kpq, {chosen} and kpq is not null union all select 0 as kpq, {chosen}"
