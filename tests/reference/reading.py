"""Files into clean rows: cells parsed, bad rows set aside, repeated keys resolved."""

import csv
import io
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.reference.tables import NULL_IS_A_KEY, TABLES, Table

Row = dict[str, Any]
YES = {"y", "yes", "1", "true"}
NO = {"n", "no", "0", "false"}
GRADES = {"1": "OUTSTANDING", "2": "GOOD", "3": "REQUIRES IMPROVEMENT", "4": "INADEQUATE"}
SEEN = {"STRENGTH", "COMPETENT", "DEVELOPMENT NEED", "NA"}
NO_GRADE = "no grade"
ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ].*)?")
NOTHING = {"NULL", "N/A", "--", "nan", "NaT", "System.DBNull"}
# A day that cannot be read. Only rows that are set aside for it may hold one.
UNREAD = date(1, 1, 1)
UNREAD_NUMBERS = "numbers that cannot be read"
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?: .*)?")


@dataclass(frozen=True)
class Extract:
    """One load: the clean rows of each supplied table in file order, and what was set aside."""

    as_at: date
    la_code: int
    covers_from: date | None
    rows: dict[str, list[Row]]
    columns: dict[str, set[str]]
    set_aside: dict[str, Counter[str]]
    rows_read: dict[str, int]


def read_extract(folder: Path) -> Extract:
    """Read every known table of a folder with its extract.toml."""
    head = tomllib.loads((folder / "extract.toml").read_text("utf-8"))
    as_at = head["as_at"]
    covers_from = head.get("covers_from")
    extract = Extract(as_at, int(head["la_code"]), covers_from, {}, {}, {}, {})
    for name, table in TABLES.items():
        files = files_of(folder, name)
        if files:
            cells = [row for file in files for row in raw_rows(file)]
            extract.columns[name] = {c for file in files for c in header(file)}
            extract.rows_read[name] = len(cells)
            parsed = [parse_row(table, row) for row in cells]
            extract.rows[name], extract.set_aside[name] = clean(table, parsed, as_at)
    return extract


def files_of(folder: Path, table: str) -> list[Path]:
    """The files of one table in name order."""
    found = (path for path in folder.iterdir() if path.suffix == ".csv")
    return sorted((p for p in found if p.name.startswith(f"{table}.")), key=lambda p: p.name)


def text_of(file: Path) -> str:
    """UTF-8 with or without a byte order mark, else Windows-1252."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def raw_rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(file), newline="")))


def header(file: Path) -> list[str]:
    return next(csv.reader(io.StringIO(text_of(file), newline="")))


def parse_row(table: Table, cells: dict[str, str]) -> Row:
    """A row with every column of the table; a column that the file lacks is null."""
    row: Row = {}
    for column, kind in table.columns.items():
        text = (cells.get(column) or "").strip()
        row[column] = PARSE[kind](text) if text else None
    # Two rows are not alike where one has nothing and the other what cannot be read.
    row[UNREAD_NUMBERS] = [
        column
        for column, kind in table.columns.items()
        if kind == "number" and row[column] is None and (cells.get(column) or "").strip()
    ]
    return row


def parse_date(text: str) -> date | None:
    """ISO or day first with slashes; the time of day is dropped; 1900-01-01 and words for nothing
    are null, all else is UNREAD."""
    if text in NOTHING:
        return None
    match = ISO.fullmatch(text) or DAY_FIRST.fullmatch(text)
    if not match:
        return UNREAD
    try:
        found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return UNREAD
    return None if found == date(1900, 1, 1) else found


def parse_flag(text: str) -> bool | None:
    word = text.lower()
    return True if word in YES else False if word in NO else None


def parse_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def parse_grade(text: str) -> str:
    """A grade by its number or its code, however it is written; NO_GRADE for any other text."""
    word = text.upper().replace("_", " ")
    number = next((n for n, name in GRADES.items() if word in (name, f"{n} {name}")), None)
    if number or word in SEEN:
        return number or word.replace(" ", "_")
    score = parse_number(text)
    if score is None or not 0 <= score <= 10:
        return NO_GRADE
    return str(int(score)) if score == int(score) else text


PARSE: dict[str, Callable[[str], Any]] = {
    "text": str,
    "code": str.upper,
    "date": parse_date,
    "flag": parse_flag,
    "number": parse_number,
    "grade": parse_grade,
}


def clean(table: Table, rows: list[Row], as_at: date) -> tuple[list[Row], Counter[str]]:
    """The rows that stand, in file order, and the number set aside for each reason."""
    aside: Counter[str] = Counter()
    kept = []
    for row in rows:
        reason = fault(table, row, as_at)
        if reason:
            aside[reason] += 1
        else:
            kept.append({c: known_by(as_at, c in table.ends, v) for c, v in row.items()})
    standing, repeated = resolve(table, kept)
    return standing, aside + repeated


def known_by(as_at: date, is_end: bool, value: Any) -> Any:
    """An end after the as-at date reads as null."""
    return None if is_end and value is not None and value > as_at else value


def fault(table: Table, row: Row, as_at: date) -> str | None:
    """The first reason to set a row aside, of those that look at the row alone."""
    starts = [next((row[c] for c in names if row[c]), None) for names in table.starts]
    if any(row[column] is None for column in table.key if column not in NULL_IS_A_KEY):
        return "no key"
    if table.person and row[table.person] is None:
        return "no person"
    unread = [column for column, value in row.items() if value == UNREAD]
    if unread:
        assert set(unread) <= {*table.dated_by, *table.ends}, unread
        return f"{'date' if set(unread) & {*table.dated_by} else 'end'} not understood"
    ends = [row[column] for column in table.ends if row[column]]
    if table.spans and starts[0] and any(end < starts[0] for end in ends):
        return "end before start"
    return "future date" if any(start and start > as_at for start in starts) else None


def resolve(table: Table, rows: list[Row]) -> tuple[list[Row], Counter[str]]:
    """The last row of each key; a removed row is a duplicate when a later row is identical."""
    by_key = defaultdict(list)
    for place, row in enumerate(rows):
        by_key[tuple(row[column] for column in table.key)].append(place)
    removed: Counter[str] = Counter()
    for places in by_key.values():
        for place in places[:-1]:
            later = [rows[other] for other in places if other > place]
            removed["duplicate" if rows[place] in later else "key clash"] += 1
    last = sorted(places[-1] for places in by_key.values())
    return [rows[place] for place in last], removed
