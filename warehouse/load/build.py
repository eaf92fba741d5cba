"""One load, from an extract folder to a published snapshot."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd

from warehouse.extract.findings import Acceptance
from warehouse.extract.head import Extract, kept_extract, read_extract
from warehouse.extract.ingest import Progress, Terms, ingest, read_terms
from warehouse.extract.teams import name_teams
from warehouse.extract.words import write_to_paste
from warehouse.gate.read import close_all
from warehouse.load.doubt import leave_out
from warehouse.load.facts import build_fact, prepare
from warehouse.load.figures import build_figures, build_unequal
from warehouse.load.finish import Funnels, Printed, build_apart, build_signals, finish, show
from warehouse.load.grid import Unprotected, build_protected, close_grid, mark_few
from warehouse.load.supply import supplied, why_refused
from warehouse.load.triangulation import Triangulation, build_triangulation
from warehouse.model.counting import Rule
from warehouse.model.facts import views
from warehouse.model.settings import RuleSettings, read_settings
from warehouse.paths import sql
from warehouse.problems import Refused
from warehouse.published.benchmark import read_imported
from warehouse.snapshots import Publication, create_tables, current_snapshot, exclusive

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
        warehouse.load.grid."""


def load(
    folder: Path | None,
    warehouse: Path,
    rules: tuple[Rule, ...],
    *,
    judgement: Judgement | None = None,
    settings: RuleSettings | None = None,
    accepted: Acceptance | None = None,
    progress: Progress = lambda _: None,
) -> Path:
    """Read an extract, build facts and figures, publish a new snapshot and return its path.

    Without a folder all that was loaded before is counted anew, beside the published figures of
    today. Without a judgement it is counted only: nothing is said of the figures, and nobody sees
    those of units that they do not answer for. `accepted` are columns that would stop the load by
    what was not understood in them: the measures that need them are not counted.
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
            terms = read_terms(warehouse, settings.case_worker_roles, accepted)
            create_tables(con)
            try:
                build(con, extract, rules, settings, terms, judgement=judgement, progress=progress)
            finally:
                write_to_paste(con, warehouse)
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
    terms: Terms,
    *,
    judgement: Judgement | None,
    progress: Progress,
) -> None:
    """Fill a snapshot whose tables stand and are empty; meta.stage has the seconds that each stage
    took."""
    timed: Timed = {}
    with _stage(timed, "reading"):
        ingest(con, extract, terms, progress)
    have = supplied(con)
    with _stage(timed, "calendar and teams"):
        name_teams(con)
        keep_settings(con, settings)
        prepare(con, settings)
    with _stage(timed, "facts"):
        for fact in views().values():
            progress(f"Counting {fact.name.replace('_', ' ')}")
            build_fact(con, fact, have)
    with _stage(timed, "cells not understood"):
        leave_out(con, rules, settings, have)
        refused = why_refused(con, rules, settings)
    with _stage(timed, "figures"):
        build_figures(con, rules, have, refused)
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


@contextmanager
def _stage(timed: Timed, name: str) -> Iterator[None]:
    """Add the seconds that a block takes to those of its stage."""
    begun = time.perf_counter()
    yield
    timed[name] = timed.get(name, 0.0) + time.perf_counter() - begun


def keep_settings(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    """Write the settings to the snapshot: in words, and as numbers that facts read."""
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
