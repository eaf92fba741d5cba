"""An extract folder as a council hands it over: `extract.toml` and a file or more a table."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import duckdb
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from warehouse.extract.cells import one_line
from warehouse.extract.files import Unread, unreadable
from warehouse.extract.names import file_like
from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.toml import A_DATE, Date, Entry, Flag, Texts, read_toml

Day = Annotated[
    Date, BeforeValidator(lambda value: value.date() if isinstance(value, dt.datetime) else value)
]
Code = Annotated[
    int,
    BeforeValidator(lambda value: int(value) if _is_number(value) else value),
    Field(description="the council's three-digit number, such as 840"),
]


HEAD = "extract.toml"
SOME_TABLES = 'a list of tables, such as ["ssd_contacts"]'


class _Head(Entry):
    """`extract.toml`; the tables it names are held against the files of the folder."""

    noun: ClassVar[str] = "entry"

    as_at: Day
    la_code: Code
    council: Annotated[
        str, AfterValidator(one_line), Field(description="the council's name in quotes")
    ] = "This council"
    synthetic: Annotated[Flag, Field(description="true, for invented data alone, or false")] = False
    changes: Annotated[Texts, Field(description=SOME_TABLES)] = ()
    covers_from: Annotated[Day | None, Field(description=A_DATE)] = None
    empty: Annotated[Texts, Field(description=SOME_TABLES)] = ()
    shrunk: Annotated[Texts, Field(description=SOME_TABLES)] = ()

    @field_validator("covers_from")
    @classmethod
    def _is_not_late(cls, day: dt.date | None, read: ValidationInfo) -> dt.date | None:
        as_at = read.data.get("as_at")
        if day and as_at and day > as_at:
            raise ValueError(
                f"covers_from is {day}, after as_at {as_at}: no month would be shown; mend one"
            )
        return day

    @field_validator("changes", "empty", "shrunk")
    @classmethod
    def _has_a_file(cls, tables: tuple[str, ...], read: ValidationInfo) -> tuple[str, ...]:
        files: dict[str, tuple[Path, ...]] = read.context or {}
        missing = ", ".join(table for table in tables if table not in files)
        if missing:
            raise ValueError(
                f"{read.field_name} names {missing}, but the folder holds no file of it; add the"
                " file or take the name out"
            )
        return tables


@dataclass(frozen=True)
class Extract:
    """What the folder says of itself, and the files of each table in the order to be read.

    `changes` are tables of which it holds only what changed; `empty` and `shrunk` those that are
    known to come without rows, or with fewer than before.
    """

    folder: Path
    as_at: dt.date
    la_code: int
    council: str
    synthetic: bool
    changes: tuple[str, ...]
    covers_from: dt.date | None
    files: dict[str, tuple[Path, ...]]
    unknown: tuple[Unread, ...]
    empty: tuple[str, ...] = ()
    shrunk: tuple[str, ...] = ()


def read_extract(folder: Path) -> Extract:
    """Read the folder's description and list its files.

    Raises Refused with every problem; when the description is wrong, the files are looked at too,
    so that all there is to mend is said at once.
    """
    if not folder.is_dir():
        raise Refused([f"The folder {folder} does not exist; name the folder of an extract."])
    strange = _strange(folder)
    files, unknown = _files(folder, strange)
    empty = f"{folder} holds no table; put at least one file such as ssd_cin_episodes.csv there."
    problems = [] if files else [empty, *(one.asked for one in unknown if one.meant)]
    head: dict[str, Any] = {}
    if HEAD not in strange:
        try:
            head = dict(read_toml(folder / HEAD, _Head, context=files))
        except Refused as refused:
            problems = [*refused.problems, *problems]
    problems = [*strange.values(), *problems]
    if problems:
        raise Refused([*problems, *unreadable(files)])
    return Extract(folder=folder, files=files, unknown=unknown, **head)


def kept_extract(con: duckdb.DuckDBPyConnection) -> Extract:
    """What the attached database `previous` was loaded with, without any file: all is kept."""
    head = con.execute(
        "select as_at, la_code, council, synthetic, covers_from from previous.meta.extract"
    ).fetchall()[0]
    as_at, la_code, council, synthetic, covers_from = head
    return Extract(Path(), as_at, la_code, council, synthetic, (), covers_from, {}, ())


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.strip().isdecimal()


def _strange(folder: Path) -> dict[str, str]:
    """By name, what stands in the folder and is no file of it: opened, it would wait for ever, or
    read what nobody handed over."""
    return {
        path.name: f"{path.name} is {what}; an extract holds files of its own alone: put the file"
        " itself there, or take it out."
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if (what := _no_file(folder, path))
    }


def _no_file(folder: Path, path: Path) -> str:
    """What a path is that may not be read; nothing for a file, and for a folder that has no table's
    name."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere"
    if not target.is_relative_to(folder.resolve()):
        return "a link out of the folder"
    if target.is_dir():
        return "a folder with the name of a file" if _is_named_as_read(path) else ""
    return "" if target.is_file() else "no file but a pipe, a socket or a device"


def _is_named_as_read(path: Path) -> bool:
    return path.name == HEAD or (path.suffix.lower() == ".csv" and _table(path) in TABLES)


def _table(path: Path) -> str:
    return path.name.split(".")[0].lower()


def _files(
    folder: Path, strange: Container[str]
) -> tuple[dict[str, tuple[Path, ...]], tuple[Unread, ...]]:
    found: dict[str, list[Path]] = defaultdict(list)
    unknown = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name in strange:
            continue
        if path.is_file() and path.suffix.lower() == ".csv" and _table(path) in TABLES:
            found[_table(path)].append(path)
        elif path.is_file() and path.suffix.lower() != ".toml":
            unknown.append(path.name)
    files = {table: tuple(paths) for table, paths in found.items()}
    others = [file_like(name, files) for name in unknown]
    below = [file_like(name, files) for name in _below(folder)]
    return files, (*others, *(one for one in below if one.meant))


def _below(folder: Path) -> list[str]:
    """The files in the folders of an extract, two deep, by their path from it."""
    deep = [*folder.glob("*/*"), *folder.glob("*/*/*")]
    return sorted(path.relative_to(folder).as_posix() for path in deep if path.is_file())
