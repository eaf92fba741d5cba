"""An extract folder as a council hands it over: `extract.toml` and a file or more a table."""

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.extract.files import unreadable
from warehouse.problems import Refused
from warehouse.tables import TABLES


@dataclass(frozen=True)
class Extract:
    """What the folder says of itself, and the files of each table in the order to be read."""

    folder: Path
    as_at: dt.date
    la_code: int
    council: str
    synthetic: bool
    changes: tuple[str, ...]
    covers_from: dt.date | None
    files: dict[str, tuple[Path, ...]]
    unknown: tuple[str, ...]


def read_extract(folder: Path) -> Extract:
    """Read the folder's description and list its files.

    Raises Refused with every problem; when the description is wrong, the files are looked at too,
    so that all there is to mend is said at once.
    """
    if not folder.is_dir():
        raise Refused([f"The folder {folder} does not exist; name the folder of an extract."])
    head, problems = _head(folder / "extract.toml")
    files, unknown = _files(folder)
    if not files:
        problems.append(
            f"{folder} holds no table; put at least one file such as ssd_cin_episodes.csv there."
        )
    problems += _unknown_changes(head.get("changes", ()), files)
    if problems:
        raise Refused([*problems, *unreadable(files)])
    return Extract(folder=folder, files=files, unknown=unknown, **head)


def kept_extract(con: duckdb.DuckDBPyConnection) -> Extract:
    """What the attached database `previous` was loaded with, without any file: all is kept."""
    head = con.execute(
        "select as_at, la_code, council, synthetic, covers_from from previous.meta.extract"
    ).fetchall()[0]
    as_at, la_code, council, synthetic, covers_from = head
    unread = con.execute("select file_name from previous.meta.unread").fetchall()
    return Extract(
        Path(), as_at, la_code, council, synthetic, (), covers_from, {}, tuple(n for (n,) in unread)
    )


def _head(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        text = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}, [f"{path.name} is missing; add it with as_at, la_code, council and synthetic."]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [f"{path.name} cannot be read as TOML ({error}); mend it and load again."]
    head: dict[str, Any] = {}
    problems = []
    for name, (reader, default, rule) in _ENTRIES.items():
        try:
            head[name] = reader(text[name]) if name in text else _default(default)
        except (ValueError, TypeError):
            problems.append(f"{path.name}: {name} {rule}.")
    return head, problems


def _default(value: Any) -> Any:
    if value is _NEEDED:
        raise ValueError
    return value


def _date(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise TypeError


def _code(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _tables(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_name(item) for item in value)


_NEEDED = object()
_ENTRIES: dict[str, tuple[Callable[[object], Any], object, str]] = {
    "as_at": (_date, _NEEDED, "must be a date such as 2026-10-31; write it without quotes"),
    "la_code": (_code, _NEEDED, "must be the council's three-digit number, such as 840; write it"),
    "council": (_name, "This council", "must be the council's name in quotes; write it so"),
    "synthetic": (_flag, False, "must be true or false; write true only for invented data"),
    "changes": (
        _tables,
        (),
        'must be a list of table names, such as ["ssd_contacts"]; write it so',
    ),
    "covers_from": (_date, None, "must be a date such as 2020-11-01; write it without quotes"),
}


def _files(folder: Path) -> tuple[dict[str, tuple[Path, ...]], tuple[str, ...]]:
    found: dict[str, list[Path]] = defaultdict(list)
    unknown = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        table = path.name.split(".")[0].lower()
        if path.suffix.lower() == ".csv" and table in TABLES:
            found[table].append(path)
        elif path.is_file() and path.suffix.lower() != ".toml":
            unknown.append(path.name)
    return {table: tuple(paths) for table, paths in found.items()}, tuple(unknown)


def _unknown_changes(changes: tuple[str, ...], files: dict[str, tuple[Path, ...]]) -> list[str]:
    return [
        f"extract.toml names {table} under changes, but the folder holds no file of it;"
        " add the file or take the name out."
        for table in changes
        if table not in files
    ]
