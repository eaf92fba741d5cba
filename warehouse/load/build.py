"""One load, from an extract folder to a published snapshot."""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd

from warehouse.extract.head import Extract, kept_extract, read_extract
from warehouse.extract.ingest import Progress, ingest
from warehouse.gate.read import close_all
from warehouse.load.calendar import EARLIEST, build_calendar
from warehouse.load.codebook import build_accepted, build_codebook, build_factors
from warehouse.load.figures import build_figures
from warehouse.load.finish import Funnels, Printed, build_apart, build_signals, finish, show
from warehouse.load.grid import Unprotected, build_protected, close_grid
from warehouse.load.groups import build_unequal
from warehouse.load.people import mark_few
from warehouse.load.supply import Supplied, fact_as_at, supplied
from warehouse.load.triangulation import Triangulation, build_triangulation
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, views
from warehouse.model.settings import RuleSettings, read_settings
from warehouse.paths import queries, sql
from warehouse.problems import Refused
from warehouse.published.benchmark import read_imported
from warehouse.snapshots import Publication, current_snapshot, exclusive
from warehouse.tables import TABLES

Timed = dict[str, float]


class Judgement(Protocol):
    """What is said of the counted figures. The build asks for each once, and stores the answers.

    It stands above the warehouse, which does not know what the answers mean; see measures.load.
    """

    @property
    def triangulation(self) -> Triangulation:
        """How every source of evidence comes to say what it says of each question."""

    def signals(self, printed: Printed) -> pd.DataFrame:
        """What is signal and what is noise in every series: the columns of the table signal."""

    def apart(self, pooled: pd.DataFrame) -> Funnels:
        """Which units stand apart from the others of their level.

        `pooled` has measure_id, level, service, locality, team_id, month, x and n.
        """

    def unequal(self, groups: pd.DataFrame) -> pd.DataFrame:
        """Whether a group of children differs from the rest: the columns of the table unequal.

        `groups` has measure_id, level, service, locality, team_id, month, dimension, grp,
        numerator and denominator.
        """

    def protected(self, figures: Unprotected) -> pd.DataFrame:
        """The grid that stands for the figures of units that a reader does not answer for: the
        columns of the table protected."""

    def few_people(self, people: pd.DataFrame, most: int) -> pd.DataFrame:
        """The units that stand on 1 to `most` of some people, and those that would tell these; see
        warehouse.load.people."""


def load(
    folder: Path | None,
    warehouse: Path,
    rules: tuple[Rule, ...],
    *,
    judgement: Judgement | None = None,
    settings: RuleSettings | None = None,
    progress: Progress = lambda _: None,
) -> Path:
    """Read an extract, build facts and figures, publish a new snapshot and return its path.

    Without a folder all that was loaded before is counted anew, beside the published figures of
    today. Without a judgement it is counted only: nothing is said of the figures, and nobody sees
    those of units that they do not answer for.
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
            build(con, extract, rules, settings, judgement=judgement, progress=progress)
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
    *,
    judgement: Judgement | None,
    progress: Progress,
) -> None:
    """Fill an empty snapshot; meta.stage has the seconds that each stage took."""
    timed: Timed = {}
    create_tables(con)
    with _stage(timed, "reading"):
        ingest(con, extract, progress)
    have = supplied(con)
    with _stage(timed, "calendar and teams"):
        _prepare(con, settings)
    with _stage(timed, "facts"):
        for fact in views().values():
            progress(f"Counting {fact.name.replace('_', ' ')}")
            _build_fact(con, fact, have)
    with _stage(timed, "figures"):
        build_figures(con, rules, have)
    with _stage(timed, "finishing"):
        finish(con)
        if judgement:
            build_signals(con, judgement.signals)
            build_unequal(con, rules, judgement.unequal)
    with _stage(timed, "triangulation"):
        build_triangulation(con, judgement.triangulation if judgement else None)
        if judgement:
            build_apart(con, rules, judgement.apart)
    with _stage(timed, "small numbers"):
        if judgement:
            build_protected(con, rules, settings, judgement.protected)
            con.execute(sql("work", "evidence_month"))
            sources = judgement.triangulation.sources
            mark_few(con, sources, judgement.few_people, settings.hide_counts_up_to)
        close_grid(con)
    with _stage(timed, "finishing"):
        show(con)
    con.executemany("insert into meta.stage values (?, ?)", [*map(list, timed.items())])


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make the schemas, tables and macros of an empty snapshot, as queries/schema has them."""
    con.execute(sql("schema", "schemas"))
    for folder in ("schema/tables", "schema/macros"):
        for path in queries(folder).values():
            con.execute(path.read_text("utf-8"))


@contextmanager
def _stage(timed: Timed, name: str) -> Iterator[None]:
    """Add the seconds that a block takes to those of its stage."""
    begun = time.perf_counter()
    yield
    timed[name] = timed.get(name, 0.0) + time.perf_counter() - begun


def _prepare(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    build_calendar(con, *_span(con))
    con.execute(sql("work", "team"))
    con.execute(sql("work", "case_worker_role"), {"roles": list(settings.case_worker_roles)})
    _settings(con, settings)
    for name in ("involvement", "attribution", "place", "dispute", "audit_grade"):
        con.execute(sql("work", name))
    build_factors(con)
    build_codebook(con)
    build_accepted(con)


def _settings(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    con.executemany(
        "insert into meta.setting values (?, ?)",
        [[name, text] for name, text in settings.as_text().items()],
    )
    con.execute(
        sql("work", "rule_setting"),
        {
            "cp_visit_working_days": settings.cp_visit_working_days,
            "cin_visit_working_days": settings.cin_visit_working_days,
            "caseload_limit": settings.caseload_limit,
            "case_supervision_days": settings.case_supervision_days,
            "seen_alone_age": settings.seen_alone_age,
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
