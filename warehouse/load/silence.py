"""Silence: the evidence that each source's own rhythm leads one to expect, against what came."""

from collections.abc import Mapping

import duckdb

from warehouse.load.codebook import LISTS
from warehouse.model.facts import evidence
from warehouse.paths import sql

TABLE = """
create table silence (level varchar, service varchar, locality varchar, team_id varchar,
    month date, source varchar, expected double, received bigint, gap boolean)
"""
# What is one item, where it is not the item of the fact.
_ITEM = {"practitioners": "batch_id"}


def build_silence(con: duckdb.DuckDBPyConnection, rhythms: Mapping[str, float] | None) -> None:
    """Fill `silence` by the rhythms, and meta.asked; without rhythms nothing is expected."""
    con.execute(TABLE)
    con.execute(f"create table meta.asked as {_asked()}")
    if rhythms is None:
        return
    con.execute(f"create table work.team_month as {sql('work', 'team_month')}")
    con.execute(f"create table work.evidence_item as {_items()}")
    con.execute(f"create table work.evidence_span as {_spans()}")
    con.execute(f"insert into silence {sql('work', 'silence')}", dict(rhythms))


def _asked() -> str:
    """The questions that each source is asked: those that one of its codes maps to, or a row names."""
    sources = {
        fact.source: source for source, fact in evidence().items() if source != "reviews"
    } | {"audit_domain": "audits", "practice_review": "reviews"}
    mapped = [
        f"select '{sources[table]}' as source, kpq from work.codebook where list = '{name}'"
        for (table, _), name in LISTS.items()
    ]
    named = [
        f"select '{source}' as source, kpq from fact.{fact.name}"
        for source, fact in evidence().items()
    ]
    rows = " union ".join([*mapped, *named])
    return f"select source, kpq from ({rows}) where kpq is not null order by all"


def _items() -> str:
    return " union ".join(
        f"select '{source}' as source, {_ITEM.get(source, 'item_id')} as item_id, month, service,"
        f" locality, team_id from fact.{fact.name}"
        for source, fact in evidence().items()
    )


def _spans() -> str:
    """The months in which each source was kept: from its first row to its as-at date."""
    return " union all ".join(
        f"select '{source}' as source, min(f.month) as first_month,"
        " (select cast(date_trunc('month', min(t.as_at) + to_days(1)) as date) - to_months(1)"
        f" from meta.table_load as t where t.table_name in ({_named(fact.sources)}))"
        f" as last_month from fact.{fact.name} as f"
        for source, fact in evidence().items()
    )


def _named(tables: tuple[str, ...]) -> str:
    return ", ".join(f"'{table}'" for table in tables)
