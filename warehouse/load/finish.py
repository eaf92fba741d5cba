"""The last steps of a build: units, published figures, signals, what readers see, and checks."""

import datetime as dt
from collections.abc import Callable, Mapping

import duckdb
import pandas as pd

from warehouse.gate.scope import holds_place, holds_unit, sees_protected
from warehouse.load.codebook import build_unthemed, note_evidence
from warehouse.load.evidence import prepare_evidence, show_evidence
from warehouse.load.groups import Compare, build_unequal
from warehouse.model.codes import ETHNIC_GROUPS
from warehouse.model.counting import Rule
from warehouse.model.facts import facts, views
from warehouse.paths import layout, queries, sql
from warehouse.problems import Refused
from warehouse.published.benchmark import load_published

Judge = Callable[[pd.DataFrame, Mapping[str, dt.date], dt.date, bool], pd.DataFrame]

SIGNAL = """
create table signal (measure_id varchar, level varchar, service varchar, locality varchar,
    team_id varchar, month date, method varchar, variation varchar, assurance varchar,
    label varchar, probability double, lower double, centre double, upper double,
    first_seen date, affected double, provisional boolean)
"""


def finish(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    judge: Judge | None,
    compare: Compare | None,
) -> None:
    """Complete a counted snapshot with its units, the published figures and what is said of it."""
    con.execute(f"create table unit as {sql('work', 'unit')}")
    con.execute(f"create table series_sorted as {sql('work', 'series_sorted')}")
    con.execute("drop table series; alter table series_sorted rename to series")
    con.execute(f"insert into meta.noted {sql('work', 'open_after_death')}")
    prepare_evidence(con)
    note_evidence(con)
    con.execute("create table meta.ethnic_group (code varchar, main_group varchar)")
    con.executemany(
        "insert into meta.ethnic_group values (?, ?)", [*map(list, ETHNIC_GROUPS.items())]
    )
    con.execute(f"create table child as {sql('work', 'child')}")
    con.execute(f"create table child_place as {_child_places()}")
    con.execute(f"create table moderated as {sql('work', 'moderated')}")
    con.execute(f"create table meta.standing as {sql('work', 'standing')}")
    con.execute(f"create table meta.fact_column as {sql('work', 'fact_column')}")
    load_published(con, _la_code(con))
    con.execute(SIGNAL)
    if judge is not None:
        _judge(con, judge)
    build_unequal(con, rules, compare)
    build_unthemed(con)


def show(con: duckdb.DuckDBPyConnection) -> None:
    """Make the views that readers ask and check all; Refused when a query of queries/audits returns
    a row."""
    _views(con)
    con.execute("create table meta.layout as select $layout as layout", {"layout": layout()})
    _audit(con)


def _la_code(con: duckdb.DuckDBPyConnection) -> str:
    return str(con.execute("select la_code from meta.extract").fetchall()[0][0])


def _judge(con: duckdb.DuckDBPyConnection, judge: Judge) -> None:
    """Store what is said of every series; `judge` gives the columns of `signal`."""
    series = con.execute("select * from series where category = ''").df()
    supplied = dict(
        con.execute("select measure_id, as_at from meta.measure where as_at is not null").fetchall()
    )
    covers_from, synthetic = con.execute(
        "select covers_from, synthetic from meta.standing"
    ).fetchall()[0]
    con.register("judged", judge(series, supplied, covers_from, synthetic))
    con.execute(
        "insert into signal by name select * from judged"
        " order by level, service, locality, team_id, measure_id, month"
    )
    con.unregister("judged")


def _child_places() -> str:
    """Every unit that any case of a child has stood in: one row a child and place."""
    places = " union ".join(
        f"select person_id, service, locality, team_id from fact.{fact.name}"
        for fact in facts().values()
    )
    return f"select p.* from ({places}) as p semi join child as c on c.person_id = p.person_id"


def _views(con: duckdb.DuckDBPyConnection) -> None:
    """The schema `seen`: what readers may ask, cut to the scope of their cursor."""
    con.execute("create schema seen")
    for table in ("unequal", "statement", "verdict", "silence"):
        shown = sql("work", "seen").replace("{table}", table).replace("{exact}", holds_unit())
        con.execute(f"create view seen.{table} as {shown}")
    for view in ("series", "signal"):
        shown = sql("work", f"seen_{view}").replace("{exact}", holds_unit())
        con.execute(f"create view seen.{view} as {shown.replace('{protected}', sees_protected())}")
    for fact in views().values():
        con.execute(
            f"create view seen.{fact.name} as select t.* from fact.{fact.name} as t"
            f" where {holds_place()}"
        )
    show_evidence(con)
    con.execute(
        f"create view seen.moderated as select t.* from main.moderated as t where {holds_place()}"
    )
    for view in ("unit", "child", "set_aside", "noted"):
        shown = sql("work", f"seen_{view}").replace("{exact}", holds_place())
        con.execute(
            f"create view seen.{view} as"
            f" {shown.replace('{protected}', holds_place('scope_protected'))}"
        )
    con.execute(
        f"create view seen.unthemed as select t.* from words.unthemed as t where {holds_place()}"
    )


def _audit(con: duckdb.DuckDBPyConnection) -> None:
    failed = [
        path.stem
        for path in queries("audits").values()
        if con.execute(path.read_text("utf-8")).fetchall()
    ]
    if failed:
        raise Refused(
            [
                f"The figures failed the check {name}, so nothing was published; report it with"
                " the extract's layout, and keep using the snapshot that stands."
                for name in failed
            ]
        )
