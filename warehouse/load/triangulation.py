"""What every source of evidence says of each question, unit and month, and where it is silent."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd

from warehouse.load.codebook import LISTS
from warehouse.load.evidence import Counted, Tally, count_evidence, store_sources
from warehouse.model.facts import evidence
from warehouse.paths import sql


def build_silence(con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally]) -> None:
    """Fill `silence` by the rates of each source, and meta.asked; without them nothing is expected.

    Needs work.evidence_row and work.codebook.
    """
    con.execute(f"create table meta.asked as {_asked()}")
    expected = {source: tally for source, tally in tallies.items() if tally.rates}
    if not expected:
        return
    _store_rhythm(con, expected)
    con.execute(sql("work", "team_month"))
    con.execute(f"create table work.evidence_item as {_items(expected)}")
    con.execute(f"create table work.evidence_span as {_spans(expected)}")
    con.execute(sql("work", "silence"))


def _store_rhythm(con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally]) -> None:
    con.executemany(
        "insert into work.rhythm values (?, ?, ?, ?)",
        [
            [source, rate.per, rate.times, rate.over]
            for source, tally in tallies.items()
            for rate in tally.rates
        ],
    )


def _asked() -> str:
    """The questions that each source is asked: those that one of its codes maps to, or a row
    names."""
    mapped = [
        f"select '{source}' as source, kpq from work.codebook where list = '{name}'"
        for source, fact in evidence().items()
        for (table, _), name in LISTS.items()
        if table in fact.tables
    ]
    named = "select source, kpq from work.evidence_row"
    rows = " union ".join([*mapped, named])
    return f"select source, kpq from ({rows}) where kpq is not null order by all"


def _items(tallies: Mapping[str, Tally]) -> str:
    return " union ".join(
        f"select '{source}' as source, {tally.received} as item_id, month, service, locality,"
        f" team_id from fact.{evidence()[source].name}"
        for source, tally in tallies.items()
    )


def _spans(tallies: Mapping[str, Tally]) -> str:
    """The months in which each source was kept: from its first row to its as-at date."""
    return " union all ".join(
        f"select '{source}' as source, min(f.month) as first_month,"
        " (select cast(date_trunc('month', min(t.as_at) + to_days(1)) as date) - to_months(1)"
        f" from meta.table_load as t where t.table_name in ({_case_tables(source)}))"
        f" as last_month from fact.{evidence()[source].name} as f"
        for source in tallies
    )


def _case_tables(source: str) -> str:
    return ", ".join(f"'{table}'" for table in evidence()[source].case_tables)


@dataclass(frozen=True)
class Evidence:
    """All that statements are made from.

    `units` are the units that speak, a row a month (place, level, service, locality, team_id,
    month); `counted` the evidence by source. `signals` are what is said of the figures of the named
    measures (place, measure_id, variation, assurance). `beside` are the council's published figures
    with the others' (the table benchmark.beside).
    """

    units: pd.DataFrame
    counted: Mapping[str, Counted]
    signals: pd.DataFrame
    beside: pd.DataFrame
    as_at: dt.date
    synthetic: bool


@dataclass(frozen=True)
class Said:
    """`statements` has place, kpq, source, statement, n, detail and urgent; `verdicts` has place,
    kpq, verdict and sources. Rows are in the order in which they are stored."""

    statements: pd.DataFrame
    verdicts: pd.DataFrame


@dataclass(frozen=True)
class Triangulation:
    """How statements are made: the measures they read, how each source is counted, the thresholds
    of each source and of the rhythms, and the function that says."""

    measures: tuple[str, ...]
    sources: Mapping[str, Tally]
    thresholds: Mapping[str, Mapping[str, float]]
    say: Callable[[Evidence], Said]


def prepare_triangulation(con: duckdb.DuckDBPyConnection) -> None:
    """Make work.complete_month and work.unit_month."""
    con.execute(sql("work", "complete_month"))
    con.execute(sql("work", "unit_month"))


def build_triangulation(
    con: duckdb.DuckDBPyConnection, triangulation: Triangulation | None
) -> None:
    """Fill `statement`, `verdict` and `silence`; without a way to make them nothing is said."""
    prepare_triangulation(con)
    sources = triangulation.sources if triangulation else {}
    store_sources(con, sources)
    build_silence(con, sources)
    if triangulation is None:
        return
    con.executemany(
        "insert into meta.threshold values (?, ?, ?)",
        [
            [source, name, value]
            for source, entries in triangulation.thresholds.items()
            for name, value in entries.items()
        ],
    )
    said = triangulation.say(_evidence(con, triangulation))
    for table, frame in (("statement", said.statements), ("verdict", said.verdicts)):
        con.register("said", frame)
        con.execute(
            f"insert into {table} by name select u.* exclude (place), s.* exclude (place)"
            " from said as s inner join work.unit_month as u on u.place = s.place order by s.place"
        )
        con.unregister("said")


def _evidence(con: duckdb.DuckDBPyConnection, triangulation: Triangulation) -> Evidence:
    named = {"measures": list(triangulation.measures)}
    as_at, synthetic = con.execute("select as_at, synthetic from meta.standing").fetchall()[0]
    return Evidence(
        units=con.execute("select * from work.unit_month order by place").df(),
        counted=count_evidence(con, triangulation.sources),
        signals=con.execute(
            "select u.place, s.measure_id, s.variation, s.assurance from signal as s"
            " inner join work.unit_month as u on u.level = s.level and u.month = s.month"
            " and u.team_id = s.team_id and (u.level = 'team'"
            " or (u.service = s.service and u.locality = s.locality))"
            " where list_contains($measures, s.measure_id)",
            named,
        ).df(),
        beside=con.execute("select * from benchmark.beside").df(),
        as_at=as_at,
        synthetic=synthetic,
    )
