"""The only door for reads: named queries, typed arguments, scope.

Every statement is checked (warehouse.gate.sql_check) and says what it needs; the scope must hold that
need, or Forbidden is raised before any SQL runs. A fresh cursor gets the units that the need opens
to this reader and no others; what the views then show, no statement can widen.
"""

import atexit
import os
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.gate import audit
from warehouse.gate.cells import shown
from warehouse.gate.queries import Argument, Ask, composed
from warehouse.gate.scope import EVERYTHING, NOBODY, Forbidden, Scope
from warehouse.gate.sql_check import Statement, checked
from warehouse.paths import layout, sql
from warehouse.snapshots import current_snapshot

__all__ = [
    "EVERYTHING",
    "NOBODY",
    "Argument",
    "Ask",
    "Forbidden",
    "NoSnapshot",
    "OtherVersion",
    "Row",
    "Scope",
    "answer",
    "ask",
    "fetch",
    "hold",
    "let_go",
    "named",
    "query",
    "release",
    "set_aside_counts",
    "snapshot_path",
    "together",
]

Row = dict[str, Any]

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "allow_extension_repositories": "forbidden",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    "threads": "4",
    "max_execution_time": "10000",
}
_KEPT_ANSWERS = 512
_KEPT_ROWS = 3000
_lock = threading.Lock()
_databases: dict[Path, duckdb.DuckDBPyConnection] = {}
_answers: OrderedDict[object, list[Row]] = OrderedDict()
_held: ContextVar[dict[Path, Path] | None] = ContextVar("held", default=None)


class NoSnapshot(Exception):
    """Nothing has been loaded into this warehouse yet."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(
            f"The warehouse {warehouse.name} holds no figures yet; load an extract with"
            " `triangulate load FOLDER`."
        )


class OtherVersion(NoSnapshot):
    """The snapshot was made by other queries than these, and lacks what they ask."""

    def __init__(self, warehouse: Path) -> None:
        Exception.__init__(
            self,
            f"The figures in {warehouse.name} were counted by another version of Triangulate; count"
            " them anew with `triangulate load` (what was loaded is kept and needs no folder).",
        )


def hold() -> None:
    """Ask all questions from here on of the snapshot that the first of them is asked of, so that a
    load in between cannot put figures of two snapshots on one page. Ends with `let_go`."""
    _held.set({})


def let_go() -> None:
    """Ask each question of the snapshot that then serves."""
    _held.set(None)


def snapshot_path(warehouse: Path) -> Path:
    """The snapshot that is held, else that serves now; raises NoSnapshot before the first load."""
    held = _held.get()
    path = (held or {}).get(warehouse) or current_snapshot(warehouse)
    if path is None or not path.exists():
        raise NoSnapshot(warehouse)
    if held is not None:
        held[warehouse] = path
    return path


def query(warehouse: Path, name: str, scope: Scope, **arguments: Argument) -> list[Row]:
    """The rows of a file of queries/pages, remembered for as long as the snapshot serves.

    Raises Forbidden when the scope does not hold what the file needs.
    """
    return answer(warehouse, scope, ask(name, **arguments))


def fetch(warehouse: Path, sql: str, scope: Scope, arguments: Mapping[str, Argument]) -> list[Row]:
    """The rows of a statement composed from the catalogue; never of text that a user wrote.

    Its first line says what it needs, as a file of queries/pages does in its head.
    """
    return answer(warehouse, scope, Ask(sql, arguments))


def ask(name: str, **arguments: Argument) -> Ask:
    """A file of queries/pages with its arguments, to be sent by `answer` or `together`."""
    return Ask(named(name), arguments)


def answer(warehouse: Path, scope: Scope, asked: Ask) -> list[Row]:
    """The rows of one ask. Raises Forbidden, UnsafeStatement, NoSnapshot."""
    statement = checked(asked.sql)
    held = opened(statement, scope)
    path = snapshot_path(warehouse)
    key = (path, asked.key, held)
    with _lock:
        rows = _answers.get(key)
        if rows is not None:
            _answers.move_to_end(key)
    if rows is None:
        found = _run(path, asked.sql, units(statement, held), asked.arguments)
        rows = _remember(key, shown(found, statement, held))
    _note(statement, held, asked, path, len(rows))
    return rows


def together(warehouse: Path, scope: Scope, asks: Iterable[Ask]) -> None:
    """Send as one statement what is not remembered yet; `answer` then has each part at hand.

    Each part is checked by itself, as if it were sent alone. Only figures and what is public go
    together: cases are read where they are released, and what this reader may not have is left
    for `answer` to refuse.
    """
    path = snapshot_path(warehouse)
    fresh = {}
    for asked in asks:
        statement = checked(asked.sql)
        if _goes_together(statement, scope):
            key = (path, asked.key, opened(statement, scope))
            if key not in _answers:
                fresh[key] = asked
    if fresh:
        sql, arguments = composed([*fresh.values()])
        both = sorted(scope.exact), sorted(scope.protected)
        for key, rows in zip(fresh, _run(path, sql, both, arguments)[0].values(), strict=True):
            _remember(key, rows or [])


def _goes_together(statement: Statement, scope: Scope) -> bool:
    has_figures = scope.may("aggregates") and bool(scope.exact | scope.protected)
    may = {"public": True, "aggregates": has_figures, "quality": scope.may("quality")}
    return may.get(statement.needs, False)


def _remember(key: object, rows: list[Row]) -> list[Row]:
    if len(rows) <= _KEPT_ROWS:
        with _lock:
            _answers[key] = rows
            while len(_answers) > _KEPT_ANSWERS:
                _answers.popitem(last=False)
    return rows


def _note(statement: Statement, scope: Scope, asked: Ask, path: Path, rows: int) -> None:
    """Write the release of cases to the audit log before they leave. Raises NotWritten.

    The operator's own command line is left out: whoever can read the file needs no gateway.
    """
    if statement.needs in ("rows", "text") and scope is not EVERYTHING:
        what = {"facts": sorted(statement.facts), "asked": dict(asked.arguments)}
        audit.release({**what, "snapshot": path.stem}, scope.rows, rows)


def opened(statement: Statement, scope: Scope) -> Scope:
    """The scope that a statement may use: nobody's for a public one. Raises Forbidden."""
    if statement.needs == "public":
        return NOBODY
    if not scope.may(statement.needs):
        raise Forbidden(f"The role {scope.role or 'of nobody'} has no {statement.needs}.")
    if statement.needs in ("rows", "text"):
        closed = [fact for fact in statement.facts if not scope.may_list(fact)]
        if closed or not scope.rows:
            raise Forbidden(
                f"The role {scope.role} lists no cases of {', '.join(closed) or 'any'}."
            )
    if statement.needs == "aggregates" and not scope.exact | scope.protected:
        raise Forbidden(f"The role {scope.role} has no units.")
    return scope


Units = tuple[list[str], list[str]]


def units(statement: Statement, scope: Scope) -> Units:
    """The units whose figures or cases a statement may read as they are, and through the grid."""
    if statement.needs in ("rows", "text"):
        return sorted(scope.rows), []
    if statement.needs == "aggregates":
        return sorted(scope.exact), sorted(scope.protected)
    return [], []


def release() -> None:
    """Close every open snapshot; the next question opens it again."""
    with _lock:
        for database in _databases.values():
            database.close()
        _databases.clear()
        _answers.clear()


atexit.register(release)
# A child that inherits an open database has none of its threads, and crashes when it closes it.
os.register_at_fork(before=release)


def set_aside_counts(warehouse: Path) -> dict[str, Counter[str]]:
    """Rows set aside, by table and reason."""
    counts: dict[str, Counter[str]] = {}
    for row in query(warehouse, "set_aside", NOBODY):
        counts.setdefault(row["table_name"], Counter())[row["reason"]] = row["rows_set_aside"]
    return counts


@cache
def named(name: str) -> str:
    """The text of a file of queries/pages."""
    return sql("pages", name)


def _run(path: Path, sql: str, units: Units, arguments: Mapping[str, Argument]) -> list[Row]:
    """Run on a cursor of its own: cursors share no variables, so no reader has another's scope."""
    cursor = _database(path).cursor()
    try:
        for name, held in zip(("scope_exact", "scope_protected"), units, strict=True):
            if held:
                cursor.execute(f"set variable {name} = $held", {"held": held})
        result = _executed(cursor, path, sql, arguments)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    finally:
        cursor.close()


def _executed(
    cursor: duckdb.DuckDBPyConnection, path: Path, sql: str, arguments: Mapping[str, Argument]
) -> duckdb.DuckDBPyConnection:
    try:
        return cursor.execute(sql, dict(arguments))
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        if _layout(cursor) != layout():
            raise OtherVersion(path.parent) from error
        raise


def _layout(cursor: duckdb.DuckDBPyConnection) -> str | None:
    """The layout that a snapshot says it was made with; none before snapshots said so."""
    try:
        return str(cursor.execute("select layout from meta.layout").fetchall()[0][0])
    except duckdb.CatalogException:
        return None


def _database(path: Path) -> duckdb.DuckDBPyConnection:
    with _lock:
        if path not in _databases:
            for old in [other for other in _databases if other.parent == path.parent][:-1]:
                _databases.pop(old).close()
            database = duckdb.connect(str(path), read_only=True, config=_CONFIG)
            database.execute("set lock_configuration = true")
            _databases[path] = database
        return _databases[path]
