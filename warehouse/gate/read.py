"""The only door for reads: named queries, typed arguments, scope.

Every statement is checked (warehouse.gate.sql_check) and says what it needs; the scope must hold
that
need, or Forbidden is raised before any SQL runs. A cursor gets the units that the need opens to
this reader and no others, once for its life; what the views then show, no statement can widen.
"""

import atexit
import datetime as dt
import os
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.gate import audit
from warehouse.gate.cells import shown
from warehouse.gate.scope import EVERYTHING, NOBODY, Forbidden, Scope
from warehouse.gate.sql_check import CheckedQuery, checked
from warehouse.model.facts import evidence
from warehouse.paths import layout, sql
from warehouse.snapshots import current_snapshot

__all__ = [
    "EVERYTHING",
    "NOBODY",
    "Argument",
    "Forbidden",
    "NoSnapshot",
    "OtherVersion",
    "Row",
    "Scope",
    "close_all",
    "fetch",
    "hold",
    "let_go",
    "named",
    "query",
    "set_aside_counts",
    "snapshot_path",
]

Row = dict[str, Any]
Argument = str | int | float | bool | dt.date | None | list[str]

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
_held: ContextVar["Held | None"] = ContextVar("held", default=None)


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


@dataclass(frozen=True)
class Held:
    """What one request reads from: the snapshot of each warehouse that its first question was asked
    of, and a cursor for each scope that its statements were given. Cursors share no variables."""

    snapshots: dict[Path, Path] = field(default_factory=dict)
    cursors: dict[object, duckdb.DuckDBPyConnection] = field(default_factory=dict)


def hold() -> None:
    """Ask all questions from here on of the snapshot that the first of them is asked of, so that a
    load in between cannot put figures of two snapshots on one page. Ends with `let_go`."""
    let_go()
    _held.set(Held())


def let_go() -> None:
    """Close the request's cursors, and ask each question of the snapshot that then serves."""
    held = _held.get()
    if held is not None:
        for cursor in held.cursors.values():
            cursor.close()
    _held.set(None)


def snapshot_path(warehouse: Path) -> Path:
    """The snapshot that is held, else that serves now; raises NoSnapshot before the first load."""
    held = _held.get()
    path = (held.snapshots.get(warehouse) if held else None) or current_snapshot(warehouse)
    if path is None or not path.exists():
        raise NoSnapshot(warehouse)
    if held is not None:
        held.snapshots[warehouse] = path
    return path


def query(warehouse: Path, name: str, scope: Scope, **arguments: Argument) -> list[Row]:
    """The rows of a file of queries/pages, remembered for as long as the snapshot serves.

    Raises Forbidden when the scope does not hold what the file needs.
    """
    return fetch(warehouse, named(name), scope, arguments)


def fetch(warehouse: Path, sql: str, scope: Scope, arguments: Mapping[str, Argument]) -> list[Row]:
    """The rows of a statement composed from the catalogue; never of text that a user wrote.

    Its first line says what it needs, as a file of queries/pages does in its head. Raises
    Forbidden, UnsafeStatement, NoSnapshot.
    """
    statement = checked(sql)
    held = opened(statement, scope)
    path = snapshot_path(warehouse)
    key = (path, sql, _hashable(arguments), held)
    with _lock:
        rows = _answers.get(key)
        if rows is not None:
            _answers.move_to_end(key)
    if rows is None:
        found = _run(path, sql, units(statement, held), arguments)
        rows = _remember(key, shown(found, statement, held))
    _note(statement, held, arguments, path, len(rows))
    return rows


def _hashable(arguments: Mapping[str, Argument]) -> tuple[tuple[str, object], ...]:
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(arguments.items())
    )


def _remember(key: object, rows: list[Row]) -> list[Row]:
    if len(rows) <= _KEPT_ROWS:
        with _lock:
            _answers[key] = rows
            while len(_answers) > _KEPT_ANSWERS:
                _answers.popitem(last=False)
    return rows


def _note(
    statement: CheckedQuery, scope: Scope, arguments: Mapping[str, Argument], path: Path, rows: int
) -> None:
    """Write the release of cases to the audit log before they leave. Raises NotWritten.

    The operator's own command line is left out: whoever can read the file needs no gateway.
    """
    if _lists_cases(statement) and scope is not EVERYTHING:
        what = {"facts": sorted(statement.facts), "asked": dict(arguments)}
        audit.release({**what, "snapshot": path.stem}, scope.rows, rows)


def _lists_cases(statement: CheckedQuery) -> bool:
    return statement.needs in ("rows", "text") or statement.names_rows


def _names_cases(statement: CheckedQuery) -> bool:
    """Whether its rows name cases, or hold cells as they came in."""
    return _lists_cases(statement) or statement.needs == "quality"


def opened(statement: CheckedQuery, scope: Scope) -> Scope:
    """The scope that a statement may use: nobody's for a public one. Raises Forbidden.

    While a request is answered, cases are read under the scope of who asks alone: a page that asks
    as the operator by mistake gets none, whatever it declares.
    """
    if statement.needs == "public":
        return NOBODY
    if _held.get() is not None and _names_cases(statement) and not audit.reads_as(scope):
        raise Forbidden("A request reads cases under the scope of who asks, and under no other.")
    if not scope.may(statement.needs):
        raise Forbidden(f"The role {scope.role or 'of nobody'} has no {statement.needs}.")
    if statement.needs in ("rows", "text"):
        closed = [fact for fact in statement.facts if not scope.may_list(fact)]
        if closed or not scope.rows:
            raise Forbidden(
                f"The role {scope.role} lists no cases of {', '.join(closed) or 'any'}."
            )
    if statement.needs == "aggregates" and not (scope.exact | scope.whole | scope.protected):
        raise Forbidden(f"The role {scope.role} has no units.")
    return scope


@dataclass(frozen=True)
class Units:
    """What the variables of a cursor hold: the units whose figures or cases its statements may read
    as they are, those whose whole figures they may, those that they see through the grid; and the
    sources whose evidence they may count in every unit."""

    exact: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def units(statement: CheckedQuery, scope: Scope) -> Units:
    """The units that a statement may read. Who may list cases of a fact may count them."""
    if statement.needs in ("rows", "text"):
        return Units(exact=_sorted(scope.rows))
    if statement.needs != "aggregates":
        return Units()
    if statement.counts and statement.facts <= scope.counts_all_of:
        return Units(exact=_sorted(scope.exact | scope.rows))
    return Units(
        _sorted(scope.exact),
        _sorted(scope.whole),
        _sorted(scope.protected),
        _sorted(name for name, fact in evidence().items() if fact.name in scope.counts_all_of),
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def close_all() -> None:
    """Close every open snapshot; the next question opens it again."""
    with _lock:
        for database in _databases.values():
            database.close()
        _databases.clear()
        _answers.clear()


atexit.register(close_all)
# A child that inherits an open database has none of its threads, and crashes when it closes it.
os.register_at_fork(before=close_all)


def set_aside_counts(warehouse: Path) -> dict[str, Counter[str]]:
    """Rows set aside, by table and reason."""
    counts: dict[str, Counter[str]] = {}
    for row in query(warehouse, "set_aside", EVERYTHING):
        counts.setdefault(row["table_name"], Counter())[row["reason"]] = row["rows_set_aside"]
    return counts


@cache
def named(name: str) -> str:
    """The text of a file of queries/pages."""
    return sql("pages", name)


def _run(path: Path, sql: str, units: Units, arguments: Mapping[str, Argument]) -> list[Row]:
    cursor = _cursor(path, units)
    try:
        result = _executed(cursor, path, sql, arguments)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    finally:
        if _held.get() is None:
            cursor.close()


def _cursor(path: Path, units: Units) -> duckdb.DuckDBPyConnection:
    """A cursor that holds these units for all its life, the request's own within a request: cursors
    share no variables, so no reader and no statement has another's scope."""
    held = _held.get()
    key = (path, units)
    if held is not None and key in held.cursors:
        return held.cursors[key]
    cursor = _database(path).cursor()
    for field_ in fields(units):
        if names := getattr(units, field_.name):
            cursor.execute(f"set variable scope_{field_.name} = $held", {"held": list(names)})
    if held is not None:
        held.cursors[key] = cursor
    return cursor


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
