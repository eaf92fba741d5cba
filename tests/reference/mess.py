"""What real extracts do to clean rows: gaps, faults, repeats, spellings, splits, encodings."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.reference.tables import NULL_IS_A_KEY, TABLES, Table
from tests.reference.town import Town

Row = dict[str, Any]
DATES = (
    "%Y-%m-%d",
    "%Y-%m-%d",
    "%Y-%m-%dT00:00:00",
    "%Y-%m-%d 13:45:00",
    "%d/%m/%Y",
    "%d/%m/%Y 09:30",
)
# What says nothing, and what nobody can read: that closes nothing and dates no row.
NOTHING = ("NULL", "N/A", "--", "nan", "NaT", "System.DBNull", "1900-01-01", "01/01/1900")
UNREADABLE = ("31/02/2025", "not known", "2025-13-01", "01/09/25")
# So many cells of a column stop no load: of an end any five, of a row's own date one in forty.
ENDS_UNREAD, ROWS_FOR_ONE = 5, 40
SPELLINGS = {
    True: ("Y", "y", "Yes", "yes", "1", "true", " TRUE "),
    False: ("N", "n", "No", "no", "0", "false", " False"),
}
# A null here would leave a figure without a unit, or a row open to two readings.
NEVER_NULL = {"service", "locality", "team_name", "pop_0_17", "clae_cla_id", "valid_from"}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
SPLITS = ("{}.csv", "{}.1.csv", "{}.10.csv", "{}.2.csv", "{}.b.csv")


def write(town: Town, folder: Path, tables: set[str], without: set[str]) -> None:
    """Write the tables of a town, messed about, with its extract.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"as_at = {town.as_at}\nla_code = {town.la_code}\n"
    head += 'council = "St John\'s & Été"\nsynthetic = true\n'
    head += f"covers_from = {town.covers_from}\n" if town.covers_from else ""
    (folder / "extract.toml").write_text(head, "utf-8")
    for name in sorted(tables & set(town.rows)):
        rows = unread(town, TABLES[name], messed(town, TABLES[name], town.rows[name]))
        gone = without - {*TABLES[name].key}
        columns = [c for c in TABLES[name].columns if c not in gone]
        write_table(town, folder, name, columns, rows)


def messed(town: Town, table: Table, clean: list[Row]) -> list[Row]:
    """The rows with gaps and faults, some of them repeated or contradicted."""
    rows = [with_gaps(town, table, row) for row in clean]
    rows = [faulty(town, table, row) if town.chance(0.04) else row for row in rows]
    for row in [row for row in rows if town.chance(0.06)]:
        copies = [dict(row) for _ in range(town.one_of((1, 1, 2)))]
        for copy in copies:
            changed = contradicted(town, table, copy) if town.chance(0.5) else copy
            rows.insert(town.dice.randint(0, len(rows)), changed)
    return rows


def unread(town: Town, table: Table, rows: list[Row]) -> list[Row]:
    """The rows, of which a few have an end or a date of their own that nobody can read."""
    found = list(rows)
    own = [column for column in table.dated_by if column not in table.key]
    for column in dict.fromkeys((*table.ends, *own)):
        filled = [place for place, row in enumerate(rows) if row.get(column)]
        of_row = column in table.dated_by
        most = len(filled) // ROWS_FOR_ONE if of_row else min(ENDS_UNREAD, len(filled))
        if most and town.chance(0.5):
            for place in town.dice.sample(filled, town.dice.randint(1, most)):
                found[place] = found[place] | {column: town.one_of(UNREADABLE)}
    return found


def with_gaps(town: Town, table: Table, row: Row) -> Row:
    """Nulls in any column but the key and the person."""
    kept = {*table.key, table.person} | NEVER_NULL
    return {c: None if c not in kept and town.chance(0.02) else v for c, v in row.items()}


def faulty(town: Town, table: Table, row: Row) -> Row:
    """One fault that the rules for clean rows speak of."""
    faults: list[Callable[[Town, Table, Row], Row]] = [without_key, without_person, in_future]
    faults += [ends_early, ends_in_future] if table.ends else []
    return town.one_of(faults)(town, table, row)


def without_key(town: Town, table: Table, row: Row) -> Row:
    columns = [c for c in table.key if c not in NULL_IS_A_KEY]
    # The Dataset names a second key column in a few tables; only the first is blanked there.
    column = columns[0] if table.person else town.one_of(columns)
    return row | {column: None}


def without_person(town: Town, table: Table, row: Row) -> Row:
    blank = table.person and table.person not in table.key
    return row | {table.person: None} if blank else row


def in_future(town: Town, table: Table, row: Row) -> Row:
    columns = [column for names in table.starts for column in names]
    if not columns:
        return row
    return row | {town.one_of(columns): town.as_at + timedelta(days=town.one_of((1, 1, 30)))}


def ends_early(town: Town, table: Table, row: Row) -> Row:
    start = next((row.get(column) for column in table.starts[0] if row.get(column)), None)
    return row | {table.ends[0]: start - timedelta(days=town.one_of((0, 1, 5)))} if start else row


def ends_in_future(town: Town, table: Table, row: Row) -> Row:
    return row | {table.ends[0]: town.as_at + timedelta(days=town.one_of((1, 20)))}


def contradicted(town: Town, table: Table, row: Row) -> Row:
    """The same key with another date, where the row has one outside its key."""
    # 1900-01-01 is no day, and what lies before it cannot be read.
    dates = [
        c for c, v in row.items() if isinstance(v, date) and v.year > 1900 and c not in table.key
    ]
    if not dates:
        return row
    column = town.one_of(dates)
    return row | {column: row[column] - timedelta(days=3)}


def spelled(town: Town, value: Any) -> str:
    """One cell as some system would export it."""
    if isinstance(value, bool):
        return town.one_of(SPELLINGS[value])
    if isinstance(value, date):
        slashed = f"{value.day}/{value.month}/{value.year}"
        return slashed if town.chance(0.03) else value.strftime(town.one_of(DATES))
    text = "" if value is None else str(value)
    return f" {text} " if town.chance(0.03) else text


def cell(town: Town, table: Table, column: str, row: Row) -> str:
    """A cell of a row; a date that is not known may be a word for nothing."""
    value = row.get(column)
    if value is None and table.columns[column] == "date" and town.chance(0.1):
        return town.one_of(NOTHING)
    return spelled(town, value)


def write_table(town: Town, folder: Path, name: str, columns: list[str], rows: list[Row]) -> None:
    """One file, or several whose names begin alike."""
    count = town.one_of((1, 1, 1, 2, 3))
    names = sorted(town.dice.sample(SPLITS, count)) if count > 1 else ["{}.csv"]
    cuts = [len(rows) * part // count for part in range(count + 1)]
    for part, pattern in enumerate(names):
        order = town.dice.sample(columns, len(columns))
        out = io.StringIO()
        writer = csv.writer(out, lineterminator=town.one_of(("\n", "\r\n")))
        writer.writerow(order)
        for row in rows[cuts[part] : cuts[part + 1]]:
            writer.writerow([cell(town, TABLES[name], column, row) for column in order])
        content = out.getvalue().encode(town.one_of(ENCODINGS))
        (folder / pattern.format(name)).write_bytes(content)
