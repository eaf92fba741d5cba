"""Codes made up for a town: a few that it uses often, in any case, some that nobody knows."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tests.reference.town import Town

CODEBOOK = Path(__file__).resolve().parents[2] / "data" / "reference" / "codebook.csv"
# Few of those that are filled cannot be read: a fifth of a column would stop the load.
KPQS = (None,) * 36 + (1, 5, 5, "9.0", 8, 10, 0, 11, 3.5) * 3 + ("five",)


@cache
def codes(name: str) -> tuple[str, ...]:
    """The codes of one list of the codebook."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    with CODEBOOK.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["list"]][row["code"]] = None
    return tuple(found[name])


class Habits:
    """How one town writes one source: its usual codes, how far back it goes, when it is loud."""

    def __init__(self, town: Town, name: str, back: int | None = None) -> None:
        self.town = town
        self.usual = town.dice.sample(codes(name), 3)
        self.all = codes(name)
        self.back = back or town.one_of((250, 450, 700, 700, 1000, 1200))
        self.loud = town.day(200)
        self.teams = (town.team(), town.team())

    def code(self) -> str | None:
        """Mostly one of the town's usual codes; now and then any, an unknown one, or none."""
        dice = self.town.dice.random()
        if dice < 0.06:
            return self.town.one_of((None, "NO_SUCH_CODE", "?"))
        found: str = self.town.one_of(self.all if dice < 0.3 else self.usual)
        return self.town.one_of((found, found, found.lower(), found.title()))

    def day(self) -> date:
        """Any day that the source knows, often one of its loud quarter."""
        if self.town.chance(0.3):
            return min(self.loud + timedelta(days=self.town.dice.randint(0, 75)), self.town.as_at)
        return self.town.day(self.back)

    def team(self) -> str | None:
        return self.town.one_of(self.teams) if self.town.chance(0.5) else self.town.team()

    def kpq(self) -> int | float | str | None:
        found: int | float | str | None = self.town.one_of(KPQS)
        return found


def distinct(habits: Habits, count: int) -> list[str | None]:
    """Up to so many codes, each spelling once."""
    return list(dict.fromkeys(habits.code() for _ in range(count)))


def own_codebook(town: Town) -> None:
    """A council's own codebook: some pairs left out, some moved, some of its own."""
    with CODEBOOK.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if town.chance(0.75):
                moved = town.one_of((None, 11, 0, 2, 5, 10)) if town.chance(0.15) else row["kpq"]
                name = town.one_of((row["list"], row["list"].upper()))
                town.add("codebook", list=name, code=row["code"], kpq=moved or None)
            if town.chance(0.1):
                own = town.dice.randint(1, 10)
                town.add("codebook", list=row["list"], code="No_Such_Code", kpq=own)
