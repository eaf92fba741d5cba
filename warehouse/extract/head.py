"""An extract folder as a council hands it over: `extract.toml` and a file or more a table."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import duckdb
from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

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


SOME_TABLES = 'a list of tables, such as ["ssd_contacts"]'


class _Head(Entry):
    """`extract.toml`; the tables it names are held against the files of the folder."""

    noun: ClassVar[str] = "entry"

    as_at: Day
    la_code: Code
    council: Annotated[str, Field(description="the council's name in quotes")] = "This council"
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
    files, unknown = _files(folder)
    empty = f"{folder} holds no table; put at least one file such as ssd_cin_episodes.csv there."
    problems = [] if files else [empty, *(one.asked for one in unknown if one.meant)]
    head: dict[str, Any] = {}
    try:
        head = dict(read_toml(folder / "extract.toml", _Head, context=files))
    except Refused as refused:
        problems = [*refused.problems, *problems]
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


def _files(folder: Path) -> tuple[dict[str, tuple[Path, ...]], tuple[Unread, ...]]:
    found: dict[str, list[Path]] = defaultdict(list)
    unknown = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        table = path.name.split(".")[0].lower()
        if path.suffix.lower() == ".csv" and table in TABLES and not path.is_dir():
            found[table].append(path)
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
