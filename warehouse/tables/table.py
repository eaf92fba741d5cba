"""What one table of an extract looks like: its columns, its key, and what makes a row bad."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from warehouse.tables.code_lists import code_lists

# What a column holds. Identifiers of teams are read by a team's id, alias or name; a list is one of
# warehouse.tables.code_lists, a code any word in capitals, a name one line, text as it is written.
Kind = Literal[
    "identifier", "team", "date", "day of birth", "flag", "number", "list", "code", "name", "text"
]
CASE_WORKER_ROLE = "case-worker role"
# A code outside these is another role, or another stage.
OPEN_LISTS = frozenset({CASE_WORKER_ROLE, "workforce role", "complaint stage", "dispute stage"})
# Why a row is set aside whose cell is not understood.
KEY, PERSON = "key not understood", "person not understood"
DATE, END = "date not understood", "end not understood"


@dataclass(frozen=True)
class Number:
    """The least and the greatest value that a number may have."""

    least: float = -math.inf
    greatest: float = math.inf

    def __str__(self) -> str:
        return f"{self.least:,g} to {self.greatest:,g}"


ANY_NUMBER = Number()


@dataclass(frozen=True)
class Table:
    """One table of an extract. Columns are given by kind; every other column is left behind.

    `key` names a row. `starts` are the dates, or SQL over them, that may not lie after the as-at
    date; the first of them dates the row unless `dated_by` names another. `spans` are (start, end)
    pairs, start an SQL expression over the columns, that may not run backwards. `late` are dates
    that read as null when they lie after the as-at date; they close something, where the table has
    starts. `person` must be filled unless `person_optional`. `lists` names, by column, the list
    that its codes are of; `numbers` between what they lie. `codebook` names, by column, the list of
    the codebook that says which question a code speaks to; the first that is filled counts, and
    other codes than those known are kept. `as_none` are columns of which the rules count a value
    that is not understood as none at all; `spare`, those that are read only where another says
    nothing, and stop no load. `free_text` is the column of words that a theme is
    suggested for where the row has none. `without` says what follows, beside the measures that need
    it, where nobody ever supplied it.
    """

    name: str
    title: str
    system: str
    key: tuple[str, ...]
    ids: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    numbers: Mapping[str, Number] = field(default_factory=dict)
    person: str | None = None
    person_optional: bool = False
    starts: tuple[str, ...] = ()
    dated_by: str = ""
    spans: tuple[tuple[str, str], ...] = ()
    late: tuple[str, ...] = ()
    null_in_key: tuple[str, ...] = ()
    codebook: Mapping[str, str] = field(default_factory=dict)
    as_none: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    free_text: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    without: str = ""

    @property
    def contract(self) -> dict[str, Kind]:
        """What each column that is kept holds, in a fixed order."""
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("identifier", self.ids),
            ("team", self.teams),
            ("name", self.names),
            ("text", self.texts),
            ("code", self.codes),
            ("list", tuple(self.lists)),
            ("date", self.dates),
            ("day of birth", self.births),
            ("flag", self.flags),
            ("number", tuple(self.numbers)),
        )
        return {column: kind for kind, columns in kinds for column in columns}

    def spoken(self, column: str) -> str:
        """A column in words: its name without the letters of its table."""
        name = column.split("_", 1)[1] if self.name.startswith("ssd_") else column
        return name.replace("_", " ")

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are kept, in a fixed order."""
        return tuple(self.contract)

    def sql_type(self, column: str) -> str:
        """The type that a column has in the warehouse."""
        types = {"date": "date", "day of birth": "date", "flag": "boolean", "number": "double"}
        return types.get(self.contract[column], "varchar")

    def known_codes(self, column: str) -> tuple[str, ...]:
        """The codes of a column's list, as the format of the extract has them."""
        return code_lists()[self.lists[column]].codes

    def is_open(self, column: str) -> bool:
        """Whether a code outside the column's list is one of the council's own, kept as it is."""
        return column in self.codebook or self.lists.get(column) in OPEN_LISTS

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which the table cannot be read: key, person and event date."""
        person = (self.person,) if self.person else ()
        dated = (self.event_date,) if self.event_date else ()
        return tuple(dict.fromkeys(self.key + person + dated))

    @property
    def named_by(self) -> tuple[str, ...]:
        """The columns of the key that must be filled."""
        return tuple(column for column in self.key if column not in self.null_in_key)

    @property
    def event_date(self) -> str | None:
        """The column that dates a row, or None for a table without one."""
        return self.dated_by or (self.starts[0] if self.starts else None)

    def why_set_aside(self, column: str) -> str:
        """Why a row is set aside whose cell in a column is not understood; '' where it is not."""
        if column in self.named_by:
            return KEY
        if column == self.person and not self.person_optional:
            return PERSON
        if column == self.event_date:
            return DATE
        return END if column in self.closing else ""

    @property
    def closing(self) -> tuple[str, ...]:
        """The dates that close what a row opens: it is not open because one cannot be read."""
        ends = (end for _, end in self.spans)
        return tuple(dict.fromkeys((*ends, *(self.late if self.starts else ()))))


def words(text: str) -> tuple[str, ...]:
    """Column names written one after another."""
    return tuple(text.split())
