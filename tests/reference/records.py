"""The clean rows of one load, looked up the ways the rules ask for them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.reference.calendar import WorkingDays, age_at, month_ends
from tests.reference.reading import Extract, Row
from tests.reference.spells import Spell, latest, open_at
from tests.reference.whose import Teams


@dataclass(frozen=True)
class Case:
    """One thing counted."""

    measure_id: str
    case_id: str
    person_id: str | None
    on_date: date
    team_id: str
    numerator: float
    denominator: float = 1.0


class Records:
    """An extract with its calendar, its teams and its people."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.as_at = extract.as_at
        holidays = extract.rows.get("ref_bank_holidays")
        self.calendar = WorkingDays(None if holidays is None else [r["date"] for r in holidays])
        self.teams = Teams(self.rows("org_team"), self.rows("ssd_involvements"))
        self._by: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    def rows(self, table: str) -> list[Row]:
        """The clean rows of a table in file order; none when it was not supplied."""
        return self.extract.rows.get(table, [])

    def having(self, table: str, column: str, value: Any) -> list[Row]:
        """The rows of a table with a value in a column, in file order; none for null."""
        if (table, column) not in self._by:
            index = defaultdict(list)
            for row in self.rows(table):
                index[row[column]].append(row)
            self._by[table, column] = index
        return [] if value is None else self._by[table, column].get(value, [])

    def wd(self, start: date | None, end: date | None) -> int | None:
        return self.calendar.between(start, end)

    def wd_at_most(self, start: date | None, end: date | None, limit: int) -> bool:
        """Whether the working days between are known and within the limit."""
        days = self.wd(start, end)
        return days is not None and days <= limit

    def wd_at_least(self, start: date | None, end: date | None, limit: int) -> bool:
        days = self.wd(start, end)
        return days is not None and days >= limit

    def month_ends(self, table: str, column: str) -> list[date]:
        """The complete months from the first that holds a row of the table."""
        dates = [row[column] for row in self.rows(table) if row[column]]
        return month_ends(min(dates), self.as_at) if dates else []

    def open_rows(self, spell: Spell, person: str | None, day: date) -> list[Row]:
        rows = self.having(spell.table, spell.person, person)
        return [row for row in rows if open_at(spell, row, day)]

    def per_person(
        self, spell: Spell, day: date, keep: Callable[[Row], bool] = lambda row: True
    ) -> list[Row]:
        """One standing row for each person with a kept row open on the day."""
        people = dict.fromkeys(row[spell.person] for row in self.rows(spell.table))
        found = (
            latest(spell, filter(keep, self.open_rows(spell, person, day))) for person in people
        )
        return [row for row in found if row is not None]

    def age(self, person: str | None, day: date) -> int | None:
        rows = self.having("ssd_person", "pers_person_id", person)
        return age_at(rows[0]["pers_dob"], day) if rows else None

    def unborn(self, person: str | None, day: date) -> bool:
        """Born after the day, or without a birth date and expected."""
        for row in self.having("ssd_person", "pers_person_id", person):
            born = row["pers_dob"]
            return born > day if born else row["pers_expected_dob"] is not None
        return False
