"""One load, from an extract folder to a published snapshot."""

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from warehouse.extract.head import Extract, kept_extract, read_extract
from warehouse.extract.ingest import Progress, ingest
from warehouse.gate.read import close_all
from warehouse.load.calendar import EARLIEST, build_calendar
from warehouse.load.codebook import build_accepted, build_codebook
from warehouse.load.factors import build_factors
from warehouse.load.figures import build_figures
from warehouse.load.finish import Judge, finish, show
from warehouse.load.grid import Protect, build_protected
from warehouse.load.groups import Compare
from warehouse.load.supply import Supplied, fact_as_at, supplied
from warehouse.load.triangulation import Triangulation, build_triangulation
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, views
from warehouse.model.settings import RuleSettings, read_settings
from warehouse.paths import sql
from warehouse.problems import Refused
from warehouse.published.benchmark import read_imported
from warehouse.snapshots import Publication, current_snapshot, exclusive
from warehouse.tables import TABLES

Timed = dict[str, float]


def load(
    folder: Path | None,
    warehouse: Path,
    rules: tuple[Rule, ...],
    *,
    settings: RuleSettings | None = None,
    judge: Judge | None = None,
    compare: Compare | None = None,
    triangulation: Triangulation | None = None,
    protect: Protect | None = None,
    progress: Progress = lambda _: None,
) -> Path:
    """Read an extract, build facts and figures, publish a new snapshot and return its path.

    Without a folder all that was loaded before is counted anew, beside the published figures of
    today.
    `judge` says of every series what is signal and what is noise, `compare` of every group of
    children whether it differs from the rest, `triangulation` what all sources say of every
    question; without them nothing is said. `protect` makes the grid that stands for the figures of
    units a reader does not answer for; without it nobody sees them.
    Raises Refused with every problem found; the snapshot that stood before still stands then.
    """
    settings = settings or read_settings()
    close_all()
    extract = read_extract(folder) if folder is not None else None
    if extract is None and current_snapshot(warehouse) is None:
        raise Refused(["Nothing has been loaded yet; load an extract first."])
    try:
        with exclusive(warehouse), Publication(warehouse) as publication:
            con = publication.connect(current_snapshot(warehouse))
            read_imported(con, warehouse)
            extract = extract or kept_extract(con)
            build(con, extract, rules, settings, progress, judge, compare, triangulation, protect)
            return publication.publish(con)
    except (
        OSError,
        duckdb.IOException,
        duckdb.OutOfMemoryException,
        duckdb.FatalException,
    ) as error:
        raise Refused(
            [
                f"The snapshot could not be written ({str(error).splitlines()[0]}); the one that"
                " stood before still serves. Make room or mend the rights, and load again."
            ]
        ) from error


def build(
    con: duckdb.DuckDBPyConnection,
    extract: Extract,
    rules: tuple[Rule, ...],
    settings: RuleSettings,
    progress: Progress,
    judge: Judge | None,
    compare: Compare | None,
    triangulation: Triangulation | None,
    protect: Protect | None,
) -> Timed:
    """Fill an empty snapshot; returns the seconds that each stage took."""
    timed: Timed = {}
    _stage(timed, "reading", lambda: ingest(con, extract, progress))
    have = supplied(con)
    _stage(timed, "calendar and teams", lambda: _prepare(con, settings))
    for fact in views().values():
        progress(f"Counting {fact.name.replace('_', ' ')}")
        _stage(timed, "facts", partial(_build_fact, con, fact, have))
    _stage(timed, "figures", lambda: build_figures(con, rules, have))
    _stage(timed, "finishing", lambda: finish(con, rules, judge, compare))
    _stage(timed, "triangulation", lambda: build_triangulation(con, triangulation))
    _stage(timed, "small numbers", lambda: build_protected(con, rules, settings, protect))
    _stage(timed, "finishing", lambda: show(con))
    con.executemany(
        "insert into meta.stage values (?, ?)", [[name, took] for name, took in timed.items()]
    )
    return timed


def _stage(timed: Timed, name: str, work: Callable[[], None]) -> None:
    begun = time.perf_counter()
    work()
    timed[name] = timed.get(name, 0.0) + time.perf_counter() - begun


def _prepare(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    build_calendar(con, *_span(con))
    con.execute(
        "create table work.team as select distinct team_id from extract.org_team;"
        " create table work.case_worker_role as select distinct lower(trim(unnest($roles))) as role",
        {"roles": list(settings.case_worker_roles)},
    )
    _settings(con, settings)
    for name in ("involvement", "attribution", "place", "dispute", "audit_grade"):
        con.execute(f"create table work.{name} as {sql('work', name)}")
    build_factors(con)
    build_codebook(con)
    build_accepted(con)


def _settings(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    con.executemany(
        "insert into meta.setting values (?, ?)",
        [[name, text] for name, text in settings.as_text().items()],
    )
    con.execute(
        "create table meta.rule_setting as select $cp as cp_visit_working_days,"
        " $cin as cin_visit_working_days, $limit as caseload_limit,"
        " $supervision as case_supervision_days, $age as seen_alone_age",
        {
            "cp": settings.cp_visit_working_days,
            "cin": settings.cin_visit_working_days,
            "limit": settings.caseload_limit,
            "supervision": settings.case_supervision_days,
            "age": settings.seen_alone_age,
        },
    )


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


def _build_fact(con: duckdb.DuckDBPyConnection, fact: Fact, have: dict[str, Supplied]) -> None:
    """Make fact.<name>: the fact's own rows with the place of each case on its date."""
    as_at = fact_as_at(fact, have)
    con.execute(
        "create or replace table work.clock as select cast($as_at as date) as as_at, s.*"
        " from meta.rule_setting as s",
        {"as_at": as_at or dt.date.min},
    )
    _month_ends(con, fact, have)
    con.execute(
        f"create table fact.{fact.name} as with own as ({fact.sql})"
        " select f.case_id, f.person_id, f.on_date, p.service, p.locality, p.team_id,"
        " cast(date_trunc('month', f.on_date) as date) as month,"
        " f.* exclude (case_id, person_id, on_date, team_id)"
        " from own as f inner join work.place as p"
        " on p.team_id = coalesce(f.team_id, 'UNASSIGNED')"
        " and p.from_date <= f.on_date and p.to_date > f.on_date"
        + (" where false" if as_at is None else "")
    )
    if fact.kind == "as_at":
        _keep_earlier(con, fact)


def _month_ends(con: duckdb.DuckDBPyConnection, fact: Fact, have: dict[str, Supplied]) -> None:
    """The ends of complete months from the first that the fact's source has any row in."""
    con.execute("create or replace table work.month_ends (month_end date)")
    if fact.kind != "snapshot" or fact.source not in have:
        return
    con.execute(
        "insert into work.month_ends select last_day(m.month) from (select cast(unnest("
        "generate_series(date_trunc('month', first_row), $as_at, interval 1 month)) as date)"
        f" as month from (select min({TABLES[fact.source].event_date}) as first_row"
        f" from extract.{fact.source}) where first_row is not null) as m"
        " where last_day(m.month) <= $as_at",
        {"as_at": have[fact.source].as_at},
    )


def _keep_earlier(con: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """Keep the rows of earlier as-at dates: the last of each month stands for it."""
    attached = con.execute(
        "select 1 from duckdb_tables() where database_name = 'previous' and schema_name = 'fact'"
        " and table_name = $name",
        {"name": fact.name},
    ).fetchall()
    if attached:
        con.execute(
            f"insert into fact.{fact.name} by name"
            f" select p.* from previous.fact.{fact.name} as p, work.clock as k"
            " where p.on_date < k.as_at and p.month < date_trunc('month', k.as_at)"
        )
