"""A published CSV as Explore Education Statistics lays it out: its lines, and which table it is."""

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.problems import Refused
from warehouse.published.tables import PublishedTable, published_tables

STANDARD = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "region_code",
    "old_la_code",
    "new_la_code",
    "la_name",
)
PLACES = {"country_name", "region_name", "lad_code", "lad_name"}
MOST_PROBLEMS = 5
SYMBOLS = {"c", "x", "z", "u", "low", "k"}
# Of older releases; kept as they are, an empty cell as a dash, and counted in the report.
ODD_SYMBOLS = {":", "~", "..", "-", ""}
# As the publisher's programs write them: 1e+05 is whole, a spreadsheet's 1.2E+03 has lost digits.
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?|[0-9]e\+[0-9]{2}")


@dataclass
class Found:
    """What goes wrong in a file, line by line, and what is only odd."""

    name: str
    problems: list[str] = field(default_factory=list)
    odd: Counter[str] = field(default_factory=Counter)

    def wrong(self, line: int, said: str) -> None:
        """Note a line that cannot be understood, and why."""
        problem = f"{self.name}, line {line}: {said}"
        if problem not in self.problems:
            self.problems.append(problem)

    def refuse(self) -> None:
        """Raise Refused with the first problems, when there are any."""
        if self.problems:
            more = len(self.problems) - MOST_PROBLEMS
            last = [f"{self.name}: {more} more problems of the kind."] if more > 0 else []
            raise Refused([*self.problems[:MOST_PROBLEMS], *last])


def recognise(path: Path) -> tuple[PublishedTable, list[list[str]]]:
    """The table that a file holds and its lines, the header first. Refused when it is none."""
    lines = _lines(path)
    header = lines[0]
    missing = [name for name in STANDARD if name not in header]
    if missing:
        raise Refused(
            [
                f"{path.name} is no table of Explore Education Statistics: it has no"
                f" {', '.join(missing)}. Give the CSV file as it was published."
            ]
        )
    fitting = [table for table in published_tables() if _fits(table, header)]
    if len(fitting) != 1:
        raise Refused([_unknown(path, header)])
    return fitting[0], lines


def _lines(path: Path) -> list[list[str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as text:
            content = text.read()
        lines = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    except FileNotFoundError as error:
        raise Refused([f"There is no file {path}; give the path of a published CSV."]) from error
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(
            [f"{path.name} is damaged or no CSV in UTF-8 ({error}); fetch it again."]
        ) from error
    if len(lines) < 2:
        raise Refused([f"{path.name} holds no rows; fetch it again."])
    lines[0] = [name.strip() for name in lines[0]]
    uneven = [n for n, line in enumerate(lines, 1) if len(line) != len(lines[0])]
    if uneven or len(set(lines[0])) < len(lines[0]):
        where = (
            f"line {uneven[0]} has not the cells of the header"
            if uneven
            else "two columns share a name"
        )
        raise Refused([f"{path.name} is damaged: {where}; fetch it again."])
    if content[-1] not in "\r\n":
        # The last figure may have lost digits.
        raise Refused([f"{path.name} breaks off in its last line: fetch it again."])
    return lines


def _fits(table: PublishedTable, header: list[str]) -> bool:
    known = table.called(header)
    needed = {column for mapped in table.indicators for column in mapped.columns}
    return needed <= {*known} and set(table.filters) <= set(header)


def _unknown(path: Path, header: list[str]) -> str:
    """Which table comes closest, and what it lacks; or that there is none."""
    own = set(header) - set(STANDARD)
    near = [
        (len(own & {name for names in table.columns.values() for name in names}), table)
        for table in published_tables()
    ]
    most, table = max(near, key=lambda pair: pair[0])
    if not most:
        return (
            f"{path.name} holds no table that is known here; its columns are"
            f" {', '.join(sorted(own))}. Describe it in data/benchmarks/tables.toml."
        )
    known = table.called(header)
    lacking = [
        ", or ".join(names)
        for name, names in table.columns.items()
        if name not in known and any(name in mapped.columns for mapped in table.indicators)
    ]
    lacking += [name for name in table.filters if name not in header]
    return (
        f"{path.name} looks like {table.title}, but has no column {'; no '.join(lacking)}. If a"
        f" release renamed it, add the new name under [{table.id}] in data/benchmarks/tables.toml."
    )


def check_columns(
    table: PublishedTable, header: Sequence[str], lines: Sequence[Sequence[str]], found: Found
) -> None:
    """Refuse a column of words that the mapping does not know: its lines may be of girls only, or
    of one kind of home."""
    known = {*STANDARD, *PLACES, *table.filters, *(n for ns in table.columns.values() for n in ns)}
    for place, name in enumerate(header):
        if name not in known and any(_is_word(line[place].strip()) for line in lines):
            found.problems.append(
                f"{found.name} has a column of words, {name}, that [{table.id}] in"
                " data/benchmarks/tables.toml does not know; add it to filters, and its total to"
                " each `where`."
            )


def _is_word(cell: str) -> bool:
    """Whether a cell is neither a number nor a symbol."""
    letters = any(letter.isalpha() for letter in cell)
    return letters and cell.lower() not in SYMBOLS and not NUMBER.fullmatch(cell)


def companion(path: Path, table: PublishedTable, header: list[str], found: Found) -> None:
    """A `.meta.csv` beside the file names its filters: one that the mapping lacks would make
    several rows of one figure."""
    meta = path.with_name(path.name.removesuffix(".gz").removesuffix(".csv") + ".meta.csv")
    if not meta.exists():
        return
    with meta.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    if not rows or not {"col_name", "col_type"} <= {*rows[0]}:
        found.problems.append(f"{meta.name} has no col_name and col_type; fetch it again.")
        return
    filters = {row["col_name"] for row in rows if row["col_type"] == "Filter"}
    for name in sorted((filters & set(header)) - set(table.filters)):
        found.problems.append(
            f"{path.name} has a filter {name} that [{table.id}] in data/benchmarks/tables.toml does"
            " not know; add it to filters and to each `where`."
        )
