"""Where nobody knows: the evidence to be expected of each unit, against what came."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from measures.council.units import path
from measures.evidence.performance import directed_questions
from measures.model.unit import Unit
from warehouse.gate.read import NOBODY, Ask, Scope, answer, ask, query


@dataclass(frozen=True)
class Silence:
    """One source in one unit over the three months that end with `month`.

    `expected` follows the source's rhythm; `received` are items on whatever question. A gap: at
    least one was expected and none came.
    """

    unit: Unit
    month: dt.date
    source: str
    expected: float
    received: int
    gap: bool


def silence(
    warehouse: Path, scope: Scope, unit: Unit, first: dt.date, last: dt.date
) -> tuple[Silence, ...]:
    """What was expected of a unit and the units below it, for each month from one to another.

    A calendar quarter is the three months to its March, June, September or December.
    """
    here = path(warehouse, scope, unit, last)[-1].unit
    rows = answer(warehouse, scope, silence_ask(here, first, last))
    return tuple(
        Silence(
            Unit(row["service"], row["locality"], row["team_id"]),
            row["month"],
            row["source"],
            row["expected"],
            row["received"],
            row["gap"],
        )
        for row in rows
    )


def silence_ask(here: Unit, first: dt.date, last: dt.date) -> Ask:
    """What `silence` asks of a placed unit."""
    return ask(
        "silence",
        first=first,
        last=last,
        service=here.service,
        locality=here.locality,
        team_id=here.team_id,
    )


def asked(warehouse: Path) -> frozenset[tuple[int, str]]:
    """The (question, source) pairs that are asked at all; any other cell is blank, never a gap."""
    rows = query(warehouse, "asked", NOBODY)
    numbers = {(question, "performance") for question in directed_questions()}
    return frozenset({(row["kpq"], row["source"]) for row in rows} | numbers)


def gaps(warehouse: Path, scope: Scope, unit: Unit, month: dt.date) -> frozenset[tuple[int, str]]:
    """The (question, source) cells of a unit that are gaps in a month."""
    here = path(warehouse, scope, unit, month)[-1].unit
    silent = {
        one.source
        for one in silence(warehouse, scope, unit, month, month)
        if one.gap and (one.unit == here or (here.team_id and one.unit.team_id == here.team_id))
    }
    return frozenset(cell for cell in asked(warehouse) if cell[1] in silent)
