"""A made-up council in the making: its dice, its dates and its rows."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from tests.reference.calendar import WorkingDays, easter, month_end, month_ends, months_later

Any_ = TypeVar("Any_")
AS_AT = (
    date(2026, 3, 31),
    date(2025, 12, 31),
    date(2024, 2, 29),
    date(2026, 2, 28),
    date(2025, 6, 30),
    date(2026, 3, 17),
    date(2026, 1, 2),
    date(2024, 3, 15),
    date(2025, 4, 22),
    date(2025, 12, 30),
)
# Durham mostly, an inner London borough, two whose figures are often hidden, one reorganised, one
# abolished, and one that nobody knows.
LA_CODES = (840, 301, 840, 420, 838, 835, 840, 999, 201)
TEAMS = ("T1", "T2", "T3", "9", "10", "Équipe O'Neil & Co", 'T\'4, "North"')
WORKING = WorkingDays()


class Town:
    """Rows by table, each cell a date, a flag, a number, text or None."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.as_at = AS_AT[seed % len(AS_AT)]
        self.la_code = LA_CODES[seed % len(LA_CODES)]
        self.covers_from: date | None = None
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.ends = month_ends(months_later(self.as_at, -22), self.as_at)

    def add(self, table: str, **cells: Any) -> dict[str, Any]:
        self.rows[table].append(cells)
        return cells

    def next_id(self, table: str) -> str:
        """A number as text, so that ids of one and two figures meet."""
        return str(len(self.rows[table]) + 1)

    def one_of(self, choices: Sequence[Any_]) -> Any_:
        return self.dice.choice(choices)

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def flag(self, yes: float = 0.6) -> bool | None:
        return None if self.chance(0.08) else self.chance(yes)

    def team(self) -> str | None:
        return self.one_of((*TEAMS, *TEAMS, "T99", None))

    def month_end(self) -> date:
        """The last day of a complete month of the last two years."""
        return self.one_of(self.ends)

    def day(self, back: int = 700) -> date:
        """A day up to the as-at date, often one that a rule turns on."""
        plain = self.as_at - timedelta(days=self.dice.randint(0, back))
        year = plain.year
        marks = [
            easter(year) + timedelta(days=self.dice.randint(-4, 3)),
            date(year, 12, 23) + timedelta(days=self.dice.randint(0, 10)),
            self.about(month_end(plain)),
            self.about(months_later(date(year, 2, 28), 0)),
            self.as_at - timedelta(days=self.dice.randint(0, 3)),
        ]
        chosen = self.one_of(marks) if self.chance(0.5) else plain
        return min(chosen, self.as_at)

    def about(self, day: date) -> date:
        """The day itself, or the day before or after."""
        return day + timedelta(days=self.one_of((-1, 0, 0, 1)))

    def before(self, day: date, days: int) -> date:
        return self.about(day - timedelta(days=days))

    def after(self, day: date, days: int) -> date:
        return self.about(day + timedelta(days=days))

    def later(self, day: date, months: int) -> date:
        return self.about(months_later(day, months))

    def wd_after(self, day: date, count: int) -> date:
        """A day about `count` working days later."""
        found = day
        while WORKING.between(day, found) < count:
            found += timedelta(days=1)
        return self.about(found)

    def wd_before(self, day: date, count: int) -> date:
        """A day about `count` working days earlier."""
        found = day
        while WORKING.between(found, day) < count:
            found -= timedelta(days=1)
        return self.about(found)

    def known(self, day: date) -> date | None:
        """The day, or nothing when the council could not know it yet."""
        return day if day <= self.as_at else None
