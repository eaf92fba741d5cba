"""What one table of an extract looks like: its columns, its key, and what makes a row bad."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """One table of an extract. Columns are given by kind; every other column is left behind.

    `key` names a row. `starts` are the dates, or SQL over them, that may not lie after the as-at
    date; the first of them dates the row unless `dated_by` names another. `spans` are (start, end)
    pairs, start an SQL expression over the columns,
    that may not run backwards. `late` are dates that read as null when they lie after the as-at
    date. `person` must be filled unless `person_optional`. `codebook` names, by column, the list of
    the codebook that says which question a code speaks to; the first that is filled counts.
    `free_text` is the column of words that a theme is suggested for where the row has none.
    `without` says what follows, beside the measures that need it, where nobody ever supplied it.
    """

    name: str
    title: str
    system: str
    key: tuple[str, ...]
    text: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    person: str | None = None
    person_optional: bool = False
    starts: tuple[str, ...] = ()
    dated_by: str = ""
    spans: tuple[tuple[str, str], ...] = ()
    late: tuple[str, ...] = ()
    null_in_key: tuple[str, ...] = ()
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    codebook: dict[str, str] = field(default_factory=dict)
    free_text: str = ""
    aliases: dict[str, str] = field(default_factory=dict)
    without: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are kept, in a fixed order."""
        return self.text + self.codes + self.dates + self.flags + self.numbers

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which the table cannot be read: key, person and event date."""
        person = (self.person,) if self.person else ()
        dated = (self.event_date,) if self.event_date else ()
        return tuple(dict.fromkeys(self.key + person + dated))

    @property
    def event_date(self) -> str | None:
        """The column that dates a row, or None for a table without one."""
        return self.dated_by or (self.starts[0] if self.starts else None)


def words(text: str) -> tuple[str, ...]:
    """Column names written one after another."""
    return tuple(text.split())


def codes(text: str) -> frozenset[str]:
    """The codes of a list, written one after another."""
    return frozenset(text.split())
