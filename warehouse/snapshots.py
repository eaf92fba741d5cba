"""Snapshots: built beside the one that serves, and put in its place by one rename.

A kill at any moment leaves the pointer on a whole snapshot, the old or the new. Readers look at
the pointer for each question and open the file it names. The last three snapshots are kept.
"""

import contextlib
import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import duckdb

from warehouse.modes import FILE, FOLDER, close, make_file, make_folder, write
from warehouse.paths import queries, sql
from warehouse.problems import Refused

POINTER = "current"
KEPT = 3
_WORDS = (
    "measure_id, category, level, service, locality, team_id, month, numerator, denominator, value"
)


def current_snapshot(warehouse: Path) -> Path | None:
    """The snapshot file that the pointer names, or None before the first load."""
    try:
        name = (warehouse / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    return warehouse / name


@contextlib.contextmanager
def exclusive(warehouse: Path) -> Iterator[None]:
    """Hold the warehouse for one load; Refused when another load is running."""
    make_folder(warehouse)
    close(warehouse, FOLDER)
    make_file(warehouse / ".lock")
    for path in warehouse.iterdir():
        if path.is_file():
            close(path, FILE)
    with (warehouse / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(
                ["Another load into this warehouse is running; wait until it ends."]
            ) from error
        yield


class Publication:
    """A snapshot in the making. Leaving the `with` block without `publish` leaves no trace."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse
        self.path = warehouse / f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}.building"
        self._con: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> "Publication":
        _sweep(self.warehouse)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._con is not None:
            self._con.close()
        _sweep(self.warehouse)

    def connect(self, previous: Path | None) -> duckdb.DuckDBPyConnection:
        """An empty database with `work` beside it in memory and `previous` attached to read.

        Nothing is forced to disk on the way: an unfinished file is never read, and `publish`
        makes the finished one durable before it is named.
        """
        self._con = duckdb.connect(str(self.path), config={"fsync_mode": "none"})
        # DuckDB takes no empty file for a new one, so it is closed to others before it holds a row.
        self.path.chmod(FILE)
        self._con.execute("attach ':memory:' as work")
        if previous is not None:
            self._con.execute(f"attach '{_quoted(previous)}' as previous (read_only)")
        return self._con

    def publish(self, con: duckdb.DuckDBPyConnection) -> Path:
        """Name the snapshot by its content, make it durable and point to it."""
        digest = content_hash(con)
        con.execute("insert into meta.content values ($digest)", {"digest": digest})
        con.execute("checkpoint")
        con.close()
        final = self.warehouse / f"snapshot-{self.path.stem}-{digest[:12]}.duckdb"
        _sync(self.path)
        self.path.rename(final)
        _sync(self.warehouse)
        pointer = self.warehouse / f"{POINTER}.building"
        write(pointer, f"{final.name}\n")
        _sync(pointer)
        pointer.replace(self.warehouse / POINTER)
        _sync(self.warehouse)
        _prune(self.warehouse, final)
        return final


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make the schemas, tables and macros of an empty snapshot, as queries/schema has them."""
    con.execute(sql("schema", "schemas"))
    for folder in ("schema/tables", "schema/macros"):
        for path in queries(folder).values():
            con.execute(path.read_text("utf-8"))


def content_hash(con: duckdb.DuckDBPyConnection) -> str:
    """SHA-256 of the printed figures, care leavers of earlier as-at dates apart."""
    rows = con.execute(
        f"select sha256(coalesce(string_agg(concat_ws('|', {_WORDS}), chr(10) order by"
        f" {_WORDS}), ''))"
        " from series where measure_id not in (select m.measure_id from meta.measure as m"
        " where m.fact = 'care_leavers') or month = (select date_trunc('month', max(m.as_at))"
        " from meta.measure as m where m.fact = 'care_leavers')"
    ).fetchall()
    return str(rows[0][0])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(warehouse: Path) -> None:
    """Remove what an interrupted load left behind; only called while holding the warehouse."""
    for path in warehouse.glob("*.building*"):
        path.unlink(missing_ok=True)


def _prune(warehouse: Path, newest: Path) -> None:
    snapshots = sorted(warehouse.glob("snapshot-*.duckdb"), reverse=True)
    keep = {newest, *[path for path in snapshots if path != newest][: KEPT - 1]}
    for path in snapshots:
        if path not in keep:
            path.unlink(missing_ok=True)
