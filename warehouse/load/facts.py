"""Facts: one table a fact, each case with its place, from the typed tables of an extract."""

import datetime as dt

import duckdb

from warehouse.load.calendar import EARLIEST, build_calendar
from warehouse.load.codebook import build_accepted, build_codebook, build_factors
from warehouse.load.supply import Supplied, fact_as_at
from warehouse.model.facts import Fact
from warehouse.model.settings import RuleSettings
from warehouse.paths import sql
from warehouse.tables import TABLES


def prepare(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    """Make what facts rest on beside the extract; needs work.team."""
    build_calendar(con, *_span(con))
    con.execute(sql("work", "case_worker_role"), {"roles": list(settings.case_worker_roles)})
    for name in ("involvement", "attribution", "place", "dispute", "audit_grade"):
        con.execute(sql("work", name))
    build_factors(con)
    build_codebook(con)
    build_accepted(con)


def _span(con: duckdb.DuckDBPyConnection) -> tuple[dt.date, dt.date]:
    dates = " union all ".join(
        f'select min("{table.event_date}") as day from extract.{table.name}'
        for table in TABLES.values()
        if table.event_date
    )
    earliest, as_at = con.execute(
        f"select (select min(day) from ({dates})), (select as_at from meta.extract)"
    ).fetchall()[0]
    return min(earliest or EARLIEST, EARLIEST), dt.date(as_at.year + 1, 12, 31)


def build_fact(con: duckdb.DuckDBPyConnection, fact: Fact, have: dict[str, Supplied]) -> None:
    """Make fact.<name>: the fact's own rows with the place of each case on its date."""
    as_at = fact_as_at(fact, have)
    con.execute(sql("work", "clock"), {"as_at": as_at or dt.date.min})
    con.execute(sql("work", "month_ends"), _months(con, fact, have))
    for text in fact.work:
        con.execute(text)
    # A fact is portable SQL that knows nothing of places; its file has the name of its table.
    con.execute(f"create or replace temp view own_case as {fact.query}")
    con.execute(
        f"create table fact.{fact.name} as {sql('work', fact.placed_by)}",
        {"supplied": as_at is not None},
    )
    if fact.kind == "as_at":
        _keep_earlier(con, fact)


def _months(
    con: duckdb.DuckDBPyConnection, fact: Fact, have: dict[str, Supplied]
) -> dict[str, dt.date | None]:
    """From which date to which a snapshot is taken at each month's end; no date, no months."""
    if fact.kind != "snapshot" or fact.case_table not in have:
        return {"first_row": None, "as_at": dt.date.min}
    table = TABLES[fact.case_table]
    first = con.execute(f"select min({table.event_date}) from extract.{table.name}").fetchall()
    return {"first_row": first[0][0], "as_at": have[table.name].as_at}


def _keep_earlier(con: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """Keep the rows of earlier as-at dates: the last of each month stands for it."""
    attached = con.execute(
        "select 1 from duckdb_tables() where database_name = 'previous' and schema_name = 'fact'"
        " and table_name = $name",
        {"name": fact.name},
    ).fetchall()
    if attached:
        con.execute(
            f"insert into fact.{fact.name} by name {sql('work', 'earlier_case')}",
            {"earlier": f"previous.fact.{fact.name}"},
        )
