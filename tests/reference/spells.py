"""Spells with a start and an end: open, overlapping, latest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.reference.reading import Row


@dataclass(frozen=True)
class Spell:
    """The columns of a table of spells."""

    table: str
    person: str
    start: str
    end: str
    key: str


CIN = Spell(
    "ssd_cin_episodes",
    "cine_person_id",
    "cine_referral_date",
    "cine_close_date",
    "cine_referral_id",
)
INVOLVEMENT = Spell(
    "ssd_involvements",
    "invo_person_id",
    "invo_involvement_start_date",
    "invo_involvement_end_date",
    "invo_involvements_id",
)


def open_at(spell: Spell, row: Row, day: date) -> bool:
    """Begun by the day and not yet ended: on the day a thing ends it is closed."""
    start, end = row[spell.start], row[spell.end]
    return start is not None and start <= day and (end is None or end > day)


def overlaps(spell: Spell, row: Row, day: date, days: int) -> bool:
    """Whether the row was open at any time in (day - days, day]."""
    start, end = row[spell.start], row[spell.end]
    since = day - timedelta(days=days)
    return start is not None and start <= day and (end is None or end > since)


def within(when: date | None, day: date, days: int) -> bool:
    """Whether `when` lies 0 to `days` days before `day`."""
    return when is not None and 0 <= (day - when).days <= days


def latest(spell: Spell, rows: Iterable[Row]) -> Row | None:
    """The row that stands: the latest start, then the highest key as text."""
    return max(rows, key=lambda row: (row[spell.start], row[spell.key]), default=None)
