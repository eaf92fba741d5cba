"""Where nobody knows: the evidence to be expected of each unit, against what came."""

import datetime as dt
from dataclasses import dataclass

from measures.council.view import View
from measures.evidence.performance import directed_questions
from warehouse.model.unit import Unit


@dataclass(frozen=True)
class Silence:
    """One source in one unit over the three months that end with `month`.

    `expected` follows the source's rhythm; `received` are items on whatever question; None where
    these are of few people, or would tell how many, and are not said. A gap: at least one was
    expected and none came.
    """

    unit: Unit
    month: dt.date
    source: str
    expected: float | None
    received: int | None
    gap: bool


@dataclass(frozen=True)
class SilenceOf:
    """Reads what was expected of the unit and the units below it, of the last so many months.

    A calendar quarter is the three months to its March, June, September or December.
    """

    months: int = 1

    def read(self, view: View) -> tuple[Silence, ...]:
        """One a unit, month and source of which anything was expected."""
        first, last = view.since(self.months)
        return tuple(
            Silence(
                Unit(row["service"], row["locality"], row["team_id"]),
                row["month"],
                row["source"],
                row["expected"],
                row["received"],
                row["gap"],
            )
            for row in view.rows("silence", first=first, last=last, **view.place)
        )


@dataclass(frozen=True)
class SourcesAsked:
    """Reads the (question, source) pairs that are asked at all; any other cell is blank, never a
    gap."""

    def read(self, view: View) -> frozenset[tuple[int, str]]:
        """Questions by number, sources by key."""
        numbers = {(question, "performance") for question in directed_questions()}
        return frozenset({(row["kpq"], row["source"]) for row in view.rows("asked")} | numbers)


@dataclass(frozen=True)
class GapsOf:
    """Reads the (question, source) cells of the unit that are gaps in the month."""

    def read(self, view: View) -> frozenset[tuple[int, str]]:
        """Questions by number, sources by key."""
        here = view.unit
        silences, asked = view.answer(SilenceOf(), SourcesAsked())
        silent = {
            one.source
            for one in silences
            if one.gap and (one.unit == here or (here.team_id and one.unit.team_id == here.team_id))
        }
        return frozenset(cell for cell in asked if cell[1] in silent)
