"""The last steps of a build: units, published figures, signals, what readers see, and checks."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import duckdb
import pandas as pd

from warehouse.extract.consistency.contradictions import note_contradictions
from warehouse.load.codebook import build_unthemed, note_evidence
from warehouse.load.evidence import prepare_evidence, show_evidence
from warehouse.model.codes import ETHNIC_GROUPS
from warehouse.model.counting import Rule
from warehouse.model.facts import facts, views
from warehouse.paths import layout, queries, sql
from warehouse.problems import Refused
from warehouse.published.benchmark import load_published


@dataclass(frozen=True)
class Printed:
    """The printed figures, to be judged.

    `series` has the columns of the table series, without categories; `supplied` the as-at date of
    every measure that is counted. The extract is complete from `covers_from`.
    """

    series: pd.DataFrame
    supplied: Mapping[str, dt.date]
    covers_from: dt.date
    synthetic: bool


class Funnels(Protocol):
    """What was found of every unit beside the others of its level: the columns of the tables so
    called."""

    @property
    def apart(self) -> pd.DataFrame:
        """The units beyond the limits."""

    @property
    def funnel(self) -> pd.DataFrame:
        """What each funnel is drawn by."""

    @property
    def compared(self) -> pd.DataFrame:
        """How many measures of each unit were compared."""


def finish(con: duckdb.DuckDBPyConnection) -> None:
    """Complete a counted snapshot with its units, its children and the published figures."""
    for name in ("unit", "moderated", "standing", "fact_column"):
        con.execute(sql("work", name))
    note_contradictions(con)
    prepare_evidence(con)
    note_evidence(con)
    con.executemany(
        "insert into meta.ethnic_group values (?, ?)", [*map(list, ETHNIC_GROUPS.items())]
    )
    con.execute(sql("work", "child"))
    con.execute(sql("work", "child_place"), {"facts": [f"fact.{name}" for name in facts()]})
    load_published(con, _la_code(con))
    build_unthemed(con)


def show(con: duckdb.DuckDBPyConnection) -> None:
    """Make the views that readers ask and check all; Refused when a query of queries/audits returns
    a row."""
    _views(con)
    con.execute("insert into meta.layout values ($layout)", {"layout": layout()})
    _audit(con)


def _la_code(con: duckdb.DuckDBPyConnection) -> str:
    return str(con.execute("select la_code from meta.extract").fetchall()[0][0])


def build_signals(con: duckdb.DuckDBPyConnection, judge: Callable[[Printed], pd.DataFrame]) -> None:
    """Fill `signal` with what is said of every series; `judge` gives the columns of the table."""
    series = con.execute("select * from series where category = ''").df()
    supplied = dict(
        con.execute("select measure_id, as_at from meta.measure where as_at is not null").fetchall()
    )
    covers_from, synthetic = con.execute(
        "select covers_from, synthetic from meta.standing"
    ).fetchall()[0]
    con.register("judged", judge(Printed(series, supplied, covers_from, synthetic)))
    con.execute(
        "insert into signal by name select * from judged"
        " order by level, service, locality, team_id, measure_id, month"
    )
    con.unregister("judged")


def build_apart(
    con: duckdb.DuckDBPyConnection,
    rules: tuple[Rule, ...],
    stand_apart: Callable[[pd.DataFrame], Funnels],
) -> None:
    """Fill `apart`, `funnel` and `compared` with what `stand_apart` makes of the shares of every
    unit; needs work.complete_month."""
    shares = [rule for rule in rules if rule.kind == "percent" and rule.denominator == "1"]
    flows = [rule.measure_id for rule in shares if facts()[rule.fact].kind == "flow"]
    named = {"shares": [rule.measure_id for rule in shares], "flows": flows}
    pooled = con.execute(sql("work", "pooled_units"), named).df()
    found = stand_apart(pooled)
    for table in ("apart", "funnel", "compared"):
        con.register("found", getattr(found, table))
        con.execute(f"insert into {table} by name select * from found order by all")
        con.unregister("found")


def _views(con: duckdb.DuckDBPyConnection) -> None:
    """What readers may ask, in the schema `seen`, cut to the scope of their cursor."""
    for path in queries("schema/views").values():
        con.execute(path.read_text("utf-8"))
    # A fact is one file in queries/facts or queries/evidence, and has its view without another.
    for fact in views().values():
        con.execute(
            f"create view seen.{fact.name} as select t.* from fact.{fact.name} as t"
            " where scope.holds_place(t.service, t.locality, t.team_id)"
        )
    show_evidence(con)


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
