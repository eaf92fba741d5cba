"""One load in a process of its own, timed stage by stage: `once.py product|bare FOLDER`.

The bare load reads the same files with the types declared, in one pass and unchecked, and then runs
the same SQL for teams, facts and figures. It prints one line of JSON: seconds by stage, and the
peak of memory in megabytes.
"""

import csv
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from measures.catalogue.counting import rules
from measures.load import load
from warehouse.extract.head import Extract, read_extract
from warehouse.extract.teams import name_teams
from warehouse.load.build import keep_settings
from warehouse.load.facts import build_fact, prepare
from warehouse.load.figures import build_figures
from warehouse.load.supply import supplied
from warehouse.model.facts import facts
from warehouse.model.settings import RuleSettings, read_settings
from warehouse.snapshots import create_tables
from warehouse.tables import TABLES
from warehouse.tables.table import Table

Seconds = dict[str, float]
ALL = "everything"


def product(folder: Path, warehouse: Path) -> Seconds:
    """Seconds of each stage of a real load, by the snapshot's own account."""
    begun = time.perf_counter()
    snapshot = load(folder, warehouse)
    took = time.perf_counter() - begun
    with duckdb.connect(str(snapshot), read_only=True) as con:
        stages: Seconds = dict(con.execute("select stage, seconds from meta.stage").fetchall())
    return stages | {"publishing": took - sum(stages.values()), ALL: took}


def bare(folder: Path, warehouse: Path) -> Seconds:
    """Seconds of the same reading and counting without anything around it."""
    warehouse.mkdir()
    con = duckdb.connect(str(warehouse / "bare.duckdb"))
    con.execute("attach ':memory:' as work")
    extract, settings, took = read_extract(folder), read_settings(), Seconds()
    _timed(took, "reading", lambda: _read(con, extract))
    have = supplied(con)
    _timed(took, "calendar and teams", lambda: _prepare(con, settings))
    _timed(took, "facts", lambda: [build_fact(con, fact, have) for fact in facts().values()])
    _timed(took, "figures", lambda: build_figures(con, rules(), have, {}))
    con.close()
    return took | {ALL: sum(took.values())}


def _prepare(con: duckdb.DuckDBPyConnection, settings: RuleSettings) -> None:
    name_teams(con)
    keep_settings(con, settings)
    prepare(con, settings)


def _timed(took: Seconds, stage: str, work: Callable[[], object]) -> None:
    begun = time.perf_counter()
    work()
    took[stage] = time.perf_counter() - begun


def _read(con: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    create_tables(con)
    con.execute(
        "insert into meta.extract values (?, ?, ?, ?, ?, now())",
        [extract.as_at, extract.la_code, extract.council, extract.synthetic, extract.covers_from],
    )
    for table in TABLES.values():
        _read_table(con, table, extract)


def _read_table(con: duckdb.DuckDBPyConnection, table: Table, extract: Extract) -> None:
    columns = ", ".join(f'"{name}" {table.sql_type(name)}' for name in table.columns)
    con.execute(
        f"create table extract.{table.name} (file_order bigint, not_understood varchar, {columns})"
    )
    for path in extract.files.get(table.name, ()):
        present = _header(table, path)
        kept = ", ".join(f'"{name}"' for name in table.columns if name in present)
        types = ", ".join(
            f"'{name}': '{table.sql_type(name) if name in table.columns else 'varchar'}'"
            for name in present
        )
        con.execute(
            f"insert into extract.{table.name} by name select row_number() over () as file_order,"
            f" {kept} from read_csv($path, columns = {{{types}}}, header = true,"
            " auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ['', 'NA'])",
            {"path": str(path)},
        )
        con.execute(
            "insert into meta.table_load (table_name, as_at, columns) values (?, ?, ?)",
            [table.name, extract.as_at, present],
        )


def _header(table: Table, path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        names = [name.strip().lower() for name in next(csv.reader(lines))]
    return [table.aliases.get(name, name) for name in names]


def main(way: str, folder: Path) -> None:
    """Load once and report."""
    with tempfile.TemporaryDirectory() as place:
        took = {"product": product, "bare": bare}[way](folder, Path(place) / "warehouse")
    sys.stdout.write(json.dumps(took | {"peak": _peak()}) + "\n")


def _peak() -> float:
    """The most memory this process has had, in megabytes.

    Read from /proc and not by getrusage, which begins at the peak of the process that started it.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found.group(1)) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
