"""Silence: the evidence that each source's own rhythm leads one to expect, against what came."""

from collections.abc import Mapping

import duckdb

from warehouse.load.codebook import LISTS
from warehouse.load.evidence import Tally
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
        f" from meta.table_load as t where t.table_name in ({_named(evidence()[source].sources)}))"
        f" as last_month from fact.{evidence()[source].name} as f"
        for source in tallies
    )


def _named(tables: tuple[str, ...]) -> str:
    return ", ".join(f"'{table}'" for table in tables)
