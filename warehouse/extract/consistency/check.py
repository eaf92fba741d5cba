"""An extract tried without loading it: what a load would refuse, and what it would say."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.extract.findings import Acceptance, Finding
from warehouse.extract.head import read_extract
from warehouse.extract.ingest import Progress, ingest, read_terms
from warehouse.extract.teams import name_teams
from warehouse.extract.words import write_to_paste
from warehouse.model.settings import RuleSettings
from warehouse.problems import Refused
from warehouse.snapshots import create_tables, current_snapshot

# Columns of what is found, as they are written for whoever makes the extract.
FINDINGS = "kind, table_name, column_name, cells, of_cells, weight, sentence, examples"
CELLS = "table_name, column_name, kind, example, cells, near"
ROWS = "table_name, file_name, row_number, reason, row_key"


@dataclass(frozen=True)
class Checked:
    """What was found. `problems` stop a load; each of the tables has its columns and rows."""

    problems: tuple[str, ...]
    findings: tuple[Finding, ...]
    cells: tuple[tuple[object, ...], ...]
    rows: tuple[tuple[object, ...], ...]
    files: tuple[str, ...]


def check_extract(
    folder: Path,
    warehouse: Path,
    settings: RuleSettings,
    accepted: Acceptance | None = None,
    *,
    words_to: Path | None = None,
    progress: Progress = lambda _: None,
) -> Checked:
    """Read an extract as a load into this warehouse would, beside what was loaded before.

    Nothing is written but, where `words_to` is a folder, the words that were not understood. Raises
    Refused where not even the folder can be read.
    """
    extract = read_extract(folder)
    terms = read_terms(warehouse, settings.case_worker_roles, accepted)
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as work")
        previous = current_snapshot(warehouse)
        if previous is not None:
            name = str(previous).replace("'", "''")
            con.execute(f"attach '{name}' as previous (read_only)")
        create_tables(con)
        problems: tuple[str, ...] = ()
        try:
            ingest(con, extract, terms, progress)
            name_teams(con)
        except Refused as refused:
            problems = refused.problems
        if words_to is not None:
            write_to_paste(con, words_to)
        return Checked(
            problems,
            _findings(con),
            _rows(con, CELLS, "noted", "table_name, column_name, kind, cells desc, example"),
            _rows(con, ROWS, "set_aside", "table_name, reason, file_name, row_number"),
            tuple(one.asked for one in extract.unknown if one.asked),
        )


def _rows(
    con: duckdb.DuckDBPyConnection, columns: str, table: str, order: str
) -> tuple[tuple[object, ...], ...]:
    return tuple(con.execute(f"select {columns} from meta.{table} order by {order}").fetchall())


def _findings(con: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    rows = con.execute(
        f"select {FINDINGS} from meta.finding order by list_position($weights, weight),"
        " table_name, column_name, kind",
        {"weights": ["refused", "loud", "said"]},
    ).fetchall()
    return tuple(
        Finding(kind, table, column, cells, of_cells, weight, sentence, tuple(examples))
        for kind, table, column, cells, of_cells, weight, sentence, examples in rows
    )
