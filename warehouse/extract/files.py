"""Files to raw text rows in DuckDB: headings, cells and rows with the wrong number of cells."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path

import duckdb

from warehouse.extract.encoding import Text, as_utf8, heading_text
from warehouse.extract.findings import LACKING, Finding
from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.tables.table import Table

RAW = "raw_rows"
# How alike two names must be for one to be offered for the other: a letter or two.
LIKENESS = 0.9
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
# So far down a heading is looked for that is not in the first line.
FIRST_LINES = 20


@dataclass(frozen=True)
class Unread:
    """A file that was not read, or a column of one that was, and what it was perhaps meant for.

    `asked` is what to ask of it or to do, in a sentence; nothing of a file that no measure needs.
    """

    file_name: str
    column: str = ""
    meant: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Raw:
    """What was read into `raw_rows`: the columns that any file has, the files not in UTF-8, and the
    columns that some files have and others lack."""

    present: set[str]
    findings: tuple[Finding, ...]
    lacking: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Part:
    """One file of a table: the columns it has, its rows, and how its bytes were read."""

    name: str
    present: set[str]
    rows: int
    text: Text


def columns_like(table: Table, path: Path) -> list[Unread]:
    """The columns of a file that are none of its table's and nearly called like one it lacks."""
    names = _names(table, next(_rows(path), []))
    lacking = [name for name in table.columns if name not in names]
    others = [name for name in names if name and name not in table.columns]
    found = ((name, get_close_matches(name, lacking, 1, LIKENESS)) for name in others)
    return [_column_like(path.name, name, near[0]) for name, near in found if near]


def _column_like(file_name: str, name: str, near: str) -> Unread:
    return Unread(file_name, name, near, f"{file_name}, column {name}: did you mean {near}?")


def read_raw(con: duckdb.DuckDBPyConnection, table: Table, files: tuple[Path, ...]) -> Raw:
    """Put a table's files into `raw_rows`, in name order, every cell as text.

    The columns are the table's own, and `read_from`, the name of the file.
    Raises Refused with all problems.
    """
    columns = ", ".join(f'"{column}" varchar' for column in table.columns)
    con.execute(f"create or replace temp table {RAW} (read_from varchar, {columns})")
    parts: list[_Part] = []
    problems: list[str] = []
    for path in files:
        try:
            parts.append(_append(con, table, path))
        except Refused as refused:
            problems += refused.problems
        except OSError as error:
            problems.append(f"{path.name} cannot be read ({error.strerror}); mend its rights.")
    if problems:
        raise Refused(problems)
    return Raw(
        {name for part in parts for name in part.present},
        _not_utf8(table, parts),
        tuple(_lacking(table, parts)),
    )


def _lacking(table: Table, parts: list[_Part]) -> Iterator[Finding]:
    """One finding for each column that some files of a table have and others with rows lack."""
    filled = [part for part in parts if part.rows]
    for column in table.columns:
        without = [part for part in filled if column not in part.present]
        if not without or len(without) == len(filled):
            continue
        rows, names = sum(part.rows for part in without), ", ".join(part.name for part in without)
        lack = "lacks" if len(without) == 1 else "lack"
        of_rows = sum(part.rows for part in filled)
        said = (
            f"{names} {lack} the column, which other files have: {rows:,} of {of_rows:,} rows read"
            " as empty."
        )
        yield Finding(LACKING, table.name, column, rows, of_rows, "loud", said)


def _not_utf8(table: Table, parts: list[_Part]) -> tuple[Finding, ...]:
    """One finding for all files of a table that are not UTF-8, each named."""
    others = [part for part in parts if part.text.encoding != "UTF-8"]
    if not others:
        return ()
    cells = sum(part.rows if part.text.encoding == "UTF-16" else part.text.rows for part in others)
    of_cells = sum(part.rows for part in others)
    sentence = " ".join(part.text.says(part.name, part.rows) for part in others)
    return (Finding("encoding", table.name, "", cells, of_cells, "said", sentence),)


def unreadable(files: Mapping[str, tuple[Path, ...]]) -> list[str]:
    """What is wrong with the files themselves, found without loading them."""
    problems: list[str] = []
    with duckdb.connect() as con:
        for table, paths in files.items():
            try:
                read_raw(con, TABLES[table], paths)
            except Refused as refused:
                problems += refused.problems
    return problems


def _append(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> _Part:
    header = _header(table, path)
    present = [name for name in table.columns if name in header]
    chosen = ", ".join(f'"{name}"' for name in present)
    with as_utf8(path) as text:
        try:
            added = con.execute(
                f"insert into {RAW} (read_from, {chosen}) select $name, {chosen} from"
                f" {_scan(header)}",
                {"name": path.name, "path": str(text.path)},
            ).fetchall()
        except duckdb.Error as error:
            raise Refused([_bad_row(path, len(header), str(error))]) from error
    return _Part(path.name, set(present), int(added[0][0]), text)


def _scan(header: list[str]) -> str:
    columns = ", ".join(f"'{name}': 'varchar'" for name in header)
    return (
        f"read_csv($path, columns = {{{columns}}}, header = true, auto_detect = false, delim = ',',"
        """ quote = '"', escape = '"', strict_mode = true, max_line_size = 10000000)"""
    )


def _header(table: Table, path: Path) -> list[str]:
    """The columns of a file in its order; those that are not read by their place alone, so that no
    two are of one name."""
    first = next(_rows(path), [])
    if not "".join(first).strip(" \t;|"):
        raise Refused([_blank(path, first)])
    names = _names(table, first)
    missing = [name for name in table.required if name not in names]
    if missing:
        raise Refused([_misplaced(table, path) or _lacks(table, path, missing, names)])
    read = [name for name in names if name in table.columns]
    repeated = sorted({name for name in read if read.count(name) > 1})
    if repeated:
        raise Refused(
            [f"{path.name} has the column {', '.join(repeated)} more than once; keep one of each."]
        )
    return [
        name if name in table.columns else f"unread {place}" for place, name in enumerate(names)
    ]


def _rows(path: Path, separator: str = ",") -> Iterator[list[str]]:
    """The first rows of a file."""
    try:
        yield from csv.reader(StringIO(heading_text(path), newline=""), delimiter=separator)
    except csv.Error as error:
        raise Refused(
            [f"{path.name} has a row without an end; match its quotes, and load again."]
        ) from error


def _names(table: Table, cells: list[str]) -> list[str]:
    """The names in a heading; another name of a column is read as the column's."""
    return [table.aliases.get(name, name) for name in (cell.strip().lower() for cell in cells)]


def _blank(path: Path, first: list[str]) -> str:
    only = " of nothing but separators" if "".join(first).strip() or len(first) > 1 else ""
    return (
        f"{path.name} has a blank first line{only}; the first line names the columns: take it out,"
        " so that the names stand first."
    )


def _misplaced(table: Table, path: Path) -> str:
    """Why a heading lacks what every row needs, where its names are there in another shape."""
    for separator, word in SEPARATORS.items():
        names = _names(table, next(_rows(path, separator), []))
        if len(names) > 1 and set(names) & set(table.columns):
            return (
                f"{path.name} separates its cells by {word}; commas are needed: write it with"
                " commas, and quotes around text that holds one."
            )
    for row, cells in zip(range(FIRST_LINES), _rows(path), strict=False):
        if set(table.required) <= set(_names(table, cells)):
            return (
                f"{path.name} names its columns in row {row + 1}; the first line names them: take"
                " out what stands above."
            )
    return ""


def _lacks(table: Table, path: Path, missing: list[str], names: list[str]) -> str:
    others = [name for name in names if name not in table.columns]
    near = {name: get_close_matches(name, others, 1, LIKENESS) for name in missing}
    asked = "".join(f" Did you mean {name} by {at[0]}?" for name, at in near.items() if at)
    return (
        f"{path.name} lacks the column {', '.join(missing)}, which every row needs; add it.{asked}"
    )


def _bad_row(path: Path, cells: int, error: str) -> str:
    line = re.search(r"[Ll]ine:? (\d+)", error)
    where = f"line {line.group(1)}" if line else "a line"
    return (
        f"{path.name}, {where}: the row does not have the header's {cells} cells in matched quotes;"
        " mend the row and load again."
    )
