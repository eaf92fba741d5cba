"""One row of evidence that speaks to one question, and the units and months it counts in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.reference.calendar import month_end, month_of, months_later
from tests.reference.records import Records
from tests.reference.whose import Teams

Unit = tuple[str, str, str, str]
COUNCIL: Unit = ("council", "", "", "")
NOBODY: Unit = ("none", "", "", "")


@dataclass(frozen=True)
class Said:
    """What one row says: `item` is the id of the audit, complaint or piece of feedback."""

    source: str
    kpq: int
    item: str
    day: date
    team: str
    value: Any = None


@dataclass(frozen=True)
class Statement:
    """What one source says of one unit, question and month, and the number it rests on."""

    word: str
    n: int


NONE = Statement("none", 0)


def themed(records: Records, source: str, row_id: str, theme: str | None) -> str | None:
    """A row's own theme, else the one that somebody accepted for it and signed with a day."""
    signed = [
        row["theme"]
        for row in records.having("accepted_theme", "row_id", row_id)
        if row["source"] == source and row["accepted_by"] and row["accepted_on"]
    ]
    return theme or next(iter(signed), None)


def units_of(teams: Teams, said: Said) -> list[Unit]:
    """The council, service, locality and team in which a row counts, by its own date.

    A team is its id alone.
    """
    if said.team == NOBODY[0]:
        return [COUNCIL]
    service, locality = teams.place(said.team, said.day)
    return [
        COUNCIL,
        ("service", service, "", ""),
        ("locality", service, locality, ""),
        ("team", "", "", said.team),
    ]


def within(rows: Iterable[Said], month: date, months: int) -> list[Said]:
    """The rows of the whole months that end with one."""
    first = months_later(month_of(month), 1 - months)
    return [row for row in rows if first <= row.day <= month_end(month)]


def by_item(rows: Iterable[Said]) -> dict[str, list[Said]]:
    """The rows of each id together."""
    found: dict[str, list[Said]] = {}
    for row in rows:
        found.setdefault(row.item, []).append(row)
    return found


def by_share(n: int, least: int, good: int, *, strength: float, concern: float) -> Statement:
    """Few, then the positive share: strength at the upper line or over, concern at the lower or
    under. The lines are percentages."""
    if n == 0:
        return NONE
    share = 100 * Fraction(good, n)
    if n < least:
        return Statement("too_few", n)
    if share >= strength:
        return Statement("strength", n)
    return Statement("concern" if share <= concern else "steady", n)
