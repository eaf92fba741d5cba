"""Files to raw text rows in DuckDB: encodings, headers and rows with the wrong number of cells."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb

from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.tables.table import Table

RAW = "raw_rows"
# How alike two names must be for one to be offered for the other: a letter or two, a plural.
FILE_LIKENESS, COLUMN_LIKENESS = 0.85, 0.9


@dataclass(frozen=True)
class Unread:
    """A file that was not read, or a column of one that was, and what it was perhaps meant for."""

    file_name: str
    column: str = ""
    meant: str = ""

    @property
    def asked(self) -> str:
        """What to ask of it, in a sentence: "ssd_cp_plan.csv: did you mean ssd_cp_plans.csv?"."""
        what = f"{self.file_name}, column {self.column}" if self.column else self.file_name
        return f"{what}: did you mean {self.meant}?"


def file_like(name: str, supplied: Iterable[str]) -> Unread:
    """A file of a name that is no table's, with the table that it may be, of those without a file
    of their own."""
    said = re.sub(r"[\s-]+", "_", name.split(".", maxsplit=1)[0].strip().lower())
    open_names = [table for table in TABLES if table not in supplied]
    near = get_close_matches(said, open_names, 1, FILE_LIKENESS)
    near = near or get_close_matches(f"ssd_{said}", open_names, 1, FILE_LIKENESS)
    return Unread(name, meant=f"{near[0]}.csv" if near else "")


def columns_like(table: Table, path: Path) -> list[Unread]:
    """The columns of a file that are none of its table's and nearly called like one it lacks."""
    with _as_utf8(path) as readable:
        names = _names(table, readable)
    lacking = [name for name in table.columns if name not in names]
    others = [name for name in names if name and name not in table.columns]
    found = ((name, get_close_matches(name, lacking, 1, COLUMN_LIKENESS)) for name in others)
    return [Unread(path.name, name, near[0]) for name, near in found if near]


def read_raw(con: duckdb.DuckDBPyConnection, table: Table, files: tuple[Path, ...]) -> set[str]:
    """Put a table's files into `raw_rows`, in name order, every cell as text.

    The columns are the table's own, and `read_from`, the name of the file.
    Returns the names of the columns that any file has. Raises Refused with all problems.
    """
    columns = ", ".join(f'"{column}" varchar' for column in table.columns)
    con.execute(f"create or replace temp table {RAW} (read_from varchar, {columns})")
    present: set[str] = set()
    problems: list[str] = []
    for path in files:
        try:
            present |= _append(con, table, path)
        except Refused as refused:
            problems += refused.problems
        except OSError as error:
            problems.append(f"{path.name} cannot be read ({error.strerror}); mend its rights.")
    if problems:
        raise Refused(problems)
    return present


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


def _append(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> set[str]:
    with _as_utf8(path) as readable:
        header = _header(table, path, readable)
        present = [name for name in table.columns if name in header]
        chosen = ", ".join(f'"{name}"' for name in present)
        try:
            con.execute(
                f"insert into {RAW} (read_from, {chosen}) select $name, {chosen} from"
                f" {_scan(header)}",
                {"name": path.name, "path": str(readable)},
            )
        except duckdb.Error as error:
            raise Refused([_bad_row(path, len(header), str(error))]) from error
    return set(present)


def _scan(header: list[str]) -> str:
    columns = ", ".join(f"'{name.replace(chr(39), chr(39) * 2)}': 'varchar'" for name in header)
    return (
        f"read_csv($path, columns = {{{columns}}}, header = true, auto_detect = false, delim = ',',"
        """ quote = '"', escape = '"', strict_mode = true, max_line_size = 10000000)"""
    )


def _header(table: Table, path: Path, readable: Path) -> list[str]:
    names = _names(table, readable)
    missing = [name for name in table.required if name not in names]
    if missing:
        raise Refused([_lacks(table, path, missing, names)])
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    if repeated:
        raise Refused(
            [f"{path.name} has the column {', '.join(repeated)} more than once; keep one of each."]
        )
    return [name or f"unnamed_{index}" for index, name in enumerate(names)]


def _names(table: Table, readable: Path) -> list[str]:
    """The names in the heading of a file; another name of a column is read as the column's."""
    with readable.open(encoding="utf-8-sig", newline="") as lines:
        first = next(csv.reader(lines), [])
    return [table.aliases.get(name, name) for name in (cell.strip().lower() for cell in first)]


def _lacks(table: Table, path: Path, missing: list[str], names: list[str]) -> str:
    others = [name for name in names if name not in table.columns]
    near = {name: get_close_matches(name, others, 1, COLUMN_LIKENESS) for name in missing}
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


@contextmanager
def _as_utf8(path: Path) -> Iterator[Path]:
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        with NamedTemporaryFile(suffix=".csv") as copy:
            copy.write(content.decode("cp1252", errors="replace").encode("utf-8"))
            copy.flush()
            yield Path(copy.name)
    else:
        yield path
