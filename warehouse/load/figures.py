"""Facts to figures: every measure by team and month, then for all four levels."""

import datetime as dt

import duckdb

from warehouse.load.supply import Supplied, fact_as_at, measure_as_at, why_missing
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts

TABLES = """
create table meta.measure (measure_id varchar, kind varchar, fact varchar, as_at date, why varchar);
create table figures (measure_id varchar, category varchar, service varchar, locality varchar,
    team_id varchar, month date, numerator decimal(38, 9), denominator decimal(38, 9),
    cases bigint);
create table series (measure_id varchar, category varchar, level varchar, service varchar,
    locality varchar, team_id varchar, month date, numerator double, denominator double,
    value double, cases bigint);
"""

_LEVELS = {
    "council": ("''", "''", "''"),
    "service": ("f.service", "''", "''"),
    "locality": ("f.service", "f.locality", "''"),
}
_VALUE = """case kind when 'count' then cast(numerator as double)
    when 'percent' then 100 * cast(numerator as double) / cast(denominator as double)
    else cast(numerator as double) / cast(denominator as double) end"""


def build_figures(
    con: duckdb.DuckDBPyConnection, rules: tuple[Rule, ...], have: dict[str, Supplied]
) -> None:
    """Fill meta.measure, figures and series from the facts of the snapshot being built."""
    con.execute(TABLES)
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
            _count(con, rule, fact, as_at)
    _roll_up(con)


def _count(con: duckdb.DuckDBPyConnection, rule: Rule, fact: Fact, as_at: dt.date) -> None:
    if rule.kind == "rate":
        _rate(con, rule, fact, as_at)
    elif rule.kind == "median":
        _median(con, rule, fact, as_at)
    else:
        if rule.total:
            _sum(con, rule, fact, as_at, "", rule.numerator, rule.cases)
        for category, numerator, cases in rule.categories:
            _sum(con, rule, fact, as_at, category, numerator, cases)


def within(fact: Fact) -> str:
    """The SQL condition that keeps a snapshot's rows to $as_at; flows are not cut."""
    return "f.on_date <= $as_at" if fact.kind == "snapshot" else "$as_at is not null"


def _sum(
    con: duckdb.DuckDBPyConnection,
    rule: Rule,
    fact: Fact,
    as_at: dt.date,
    category: str,
    numerator: str,
    cases: str,
) -> None:
    con.execute(
        "insert into figures select $id, $category, f.service, f.locality, f.team_id, f.month,"
        f" sum(cast({numerator} as decimal(18, 9))),"
        f" sum(cast({rule.denominator} as decimal(18, 9))), count(*)"
        f" from fact.{fact.name} as f cross join meta.rule_setting as setting"
        f" where {cases} and {within(fact)}"
        " group by f.service, f.locality, f.team_id, f.month",
        {"id": rule.measure_id, "category": category, "as_at": as_at},
    )


def _roll_up(con: duckdb.DuckDBPyConnection) -> None:
    for level, (service, locality, team) in _LEVELS.items():
        con.execute(
            "insert into series with unit as ("
            f"select f.measure_id, f.category, {service} as service, {locality} as locality,"
            f" {team} as team_id, f.month, sum(f.numerator) as numerator,"
            " sum(f.denominator) as denominator, sum(f.cases) as cases from figures as f"
            f" group by f.measure_id, f.category, {service}, {locality}, {team}, f.month)"
            f" {_to_series(level)}"
        )
    con.execute(
        "insert into series with unit as ("
        "select f.measure_id, f.category, any_value(p.service) as service,"
        " any_value(p.locality) as locality, f.team_id, f.month, sum(f.numerator) as numerator,"
        " sum(f.denominator) as denominator, sum(f.cases) as cases from figures as f"
        f" inner join work.place as p on {standing('f.month')}"
        f" group by f.measure_id, f.category, f.team_id, f.month) {_to_series('team')}"
    )


def standing(month: str) -> str:
    """The SQL condition that joins a team (f) to where it stands (p) at the month's end."""
    return (
        f"p.team_id = f.team_id and p.from_date <= last_day({month})"
        f" and p.to_date > last_day({month})"
    )


def _to_series(level: str) -> str:
    return (
        f"select u.measure_id, u.category, '{level}', u.service, u.locality, u.team_id, u.month,"
        " cast(u.numerator as double),"
        f" case when kind <> 'count' then cast(u.denominator as double) end, {_VALUE}, u.cases"
        " from unit as u inner join meta.measure as m on m.measure_id = u.measure_id"
        " where kind = 'count' or u.denominator <> 0"
    )


def _median(con: duckdb.DuckDBPyConnection, rule: Rule, fact: Fact, as_at: dt.date) -> None:
    for level, (service, locality, team) in _LEVELS.items():
        con.execute(
            f"insert into series select $id, '', '{level}', {service}, {locality}, {team}, f.month,"
            f" null, count(*), cast(median({rule.numerator}) as double), count(*)"
            f" {_rows(rule, fact)} group by {service}, {locality}, {team}, f.month",
            {"id": rule.measure_id, "as_at": as_at},
        )
    con.execute(
        "insert into series select $id, '', 'team', any_value(p.service), any_value(p.locality),"
        " f.team_id, f.month, null, count(*),"
        f" cast(median({rule.numerator}) as double), count(*)"
        f" {_rows(rule, fact, 'inner join work.place as p on ' + standing('f.month'))}"
        " group by f.team_id, f.month",
        {"id": rule.measure_id, "as_at": as_at},
    )


def _rows(rule: Rule, fact: Fact, join: str = "") -> str:
    return (
        f"from fact.{fact.name} as f cross join meta.rule_setting as setting {join}"
        f" where {rule.cases} and {within(fact)}"
    )


def _rate(con: duckdb.DuckDBPyConnection, rule: Rule, fact: Fact, as_at: dt.date) -> None:
    """Per 10,000 children: months at their end, or sums of twelve complete months.

    A sum stands only where all its twelve months lie at or after the first case.
    """
    back = 11 if rule.rolling else 0
    con.execute(
        "insert into series with month as ("
        " select f.month, cast(sum(cast(" + rule.numerator + " as decimal(18, 9))) as double) as n"
        f" {_rows(rule, fact)} group by f.month),"
        " ending as (select cast(unnest(generate_series((select min(month) from month) + to_months("
        f"{back}), $as_at, interval 1 month)) as date) as month),"
        " total as (select e.month, sum(m.n) as n from ending as e inner join month as m"
        f" on m.month <= e.month and m.month >= e.month - to_months({back})"
        " where last_day(e.month) <= $as_at group by e.month),"
        " people as (select cast(p.year as integer) as year, p.pop_0_17"
        " from extract.ref_population as p inner join meta.extract as x on x.la_code = p.la_code),"
        " denominated as (select t.month, t.n, arg_max(p.pop_0_17, p.year) as children"
        " from total as t inner join people as p on p.year <= year(t.month) group by t.month, t.n)"
        " select $id, '', 'council', '', '', '', month, n, children, 10000 * n / children,"
        " cast(n as bigint) from denominated where n > 0 and children > 0",
        {"id": rule.measure_id, "as_at": as_at},
    )
