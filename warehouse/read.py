"""The only door for reads: named queries, typed arguments, scope."""

import atexit
import datetime as dt
import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.paths import QUERIES
from warehouse.publish import current_snapshot
from warehouse.scope import EVERYTHING, Scope

__all__ = [
    "EVERYTHING",
    "Argument",
    "NoSnapshot",
    "Row",
    "Scope",
    "fetch",
    "named",
    "query",
    "release",
    "set_aside_counts",
    "snapshot_path",
]

Argument = str | int | float | bool | dt.date | None | list[str]
Row = dict[str, Any]

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "2GB",
    "threads": "2",
    "max_execution_time": "20000",
}
_KEPT_ANSWERS = 512
_KEPT_ROWS = 3000
_lock = threading.Lock()
_databases: dict[Path, duckdb.DuckDBPyConnection] = {}
_answers: OrderedDict[object, list[Row]] = OrderedDict()


class NoSnapshot(Exception):
    """Nothing has been loaded into this warehouse yet."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(
            f"The warehouse {warehouse.name} holds no figures yet; load an extract with"
            " `triangulate load FOLDER`."
        )


def snapshot_path(warehouse: Path) -> Path:
    """The snapshot that serves now; raises NoSnapshot before the first load."""
    path = current_snapshot(warehouse)
    if path is None or not path.exists():
        raise NoSnapshot(warehouse)
    return path


def query(warehouse: Path, name: str, scope: Scope, **arguments: Argument) -> list[Row]:
    """The rows of a file of queries/pages, remembered for as long as the snapshot serves."""
    return fetch(warehouse, named(name), scope, arguments)


def fetch(warehouse: Path, sql: str, scope: Scope, arguments: Mapping[str, Argument]) -> list[Row]:
    """The rows of a statement composed from the catalogue; never of text that a user wrote."""
    path = snapshot_path(warehouse)
    key = (path, sql, _frozen(arguments), scope)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]
    rows = _run(path, sql, scope, arguments)
    if len(rows) <= _KEPT_ROWS:
        with _lock:
            _answers[key] = rows
            while len(_answers) > _KEPT_ANSWERS:
                _answers.popitem(last=False)
    return rows


def release() -> None:
    """Close every open snapshot; the next question opens it again."""
    with _lock:
        for database in _databases.values():
            database.close()
        _databases.clear()
        _answers.clear()


atexit.register(release)


def set_aside_counts(warehouse: Path) -> dict[str, Counter[str]]:
    """Rows set aside, by table and reason."""
    counts: dict[str, Counter[str]] = {}
    for row in query(warehouse, "set_aside", EVERYTHING):
        counts.setdefault(row["table_name"], Counter())[row["reason"]] = row["rows_set_aside"]
    return counts


@cache
def named(name: str) -> str:
    """The text of a file of queries/pages."""
    return (QUERIES / "pages" / f"{name}.sql").read_text("utf-8")


def _frozen(arguments: Mapping[str, Argument]) -> tuple[tuple[str, object], ...]:
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(arguments.items())
    )


def _run(path: Path, sql: str, scope: Scope, arguments: Mapping[str, Argument]) -> list[Row]:
    """Run on a cursor of its own: cursors share no variables, so no reader has another's scope."""
    cursor = _database(path).cursor()
    try:
        cursor.execute(
            "set variable scope_everything = $everything", {"everything": scope.everything}
        )
        cursor.execute("set variable scope_units = $units", {"units": sorted(scope.units)})
        result = cursor.execute(sql, dict(arguments))
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    finally:
        cursor.close()


def _database(path: Path) -> duckdb.DuckDBPyConnection:
    with _lock:
        if path not in _databases:
            for old in [other for other in _databases if other.parent == path.parent][:-1]:
                _databases.pop(old).close()
            database = duckdb.connect(str(path), read_only=True, config=_CONFIG)
            database.execute("set lock_configuration = true")
            _databases[path] = database
        return _databases[path]
