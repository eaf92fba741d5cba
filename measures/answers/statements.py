"""The stored statements and verdicts: what the sources say of a unit and of those below it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from measures.catalogue import MEASURES
from measures.council.units import path
from measures.evidence.agreement import (
    AGREE_CONCERN,
    AGREE_STRENGTH,
    DISAGREE,
    ONE_CONCERN,
    ONE_STRENGTH,
)
from measures.evidence.performance import directed
from measures.evidence.triangulate import SOURCES
from measures.model.unit import Unit
from warehouse.gate.read import Argument, Ask, Row, Scope, answer, ask


@dataclass(frozen=True)
class Statement:
    """What one source says: strength, steady, concern, too_few or none; the number it rests on and
    the figures that led to it."""

    source: str
    statement: str
    n: int
    detail: str


@dataclass(frozen=True)
class Triangulated:
    """One question for one unit in one month: every source's statement in the fixed order, the
    verdict in the words of measures.evidence.agreement, the sources that carry it, and whether one of the
    question's headline measures has an improvement signal."""

    kpq: int
    unit: Unit
    month: dt.date
    statements: tuple[Statement, ...]
    verdict: str
    sources: str
    improved: bool

    def says(self, source: str) -> str:
        """The statement of one source; none where it made none."""
        return next((one.statement for one in self.statements if one.source == source), "none")

    def saying(self, statement: str) -> tuple[str, ...]:
        """The sources that make one statement."""
        return tuple(one.source for one in self.statements if one.statement == statement)


def triangulated(
    warehouse: Path,
    scope: Scope,
    unit: Unit,
    month: dt.date,
    *,
    below: bool = False,
    kpq: int | None = None,
) -> tuple[Triangulated, ...]:
    """Every question (or one) for a unit, and with `below` for all units below it too.

    Empty where the unit does not speak for the month. Raises UnknownUnit.
    """
    here = path(warehouse, scope, unit, month)[-1].unit
    statements, verdicts, improved = (
        answer(warehouse, scope, one)
        for one in triangulated_asks(here, month, below=below, kpq=kpq)
    )
    said: dict[tuple[int, Unit], list[Statement]] = {}
    for row in statements:
        said.setdefault((row["kpq"], unit_of(row)), []).append(_statement(row))
    better = {(MEASURES[row["measure_id"]].kpq, unit_of(row)) for row in improved}
    return tuple(
        Triangulated(
            kpq=row["kpq"],
            unit=unit_of(row),
            month=row["month"],
            statements=tuple(sorted(said.get((row["kpq"], unit_of(row)), ()), key=_order)),
            verdict=row["verdict"],
            sources=row["sources"],
            improved=(str(row["kpq"]), unit_of(row)) in better,
        )
        for row in verdicts
    )


def triangulated_asks(
    here: Unit, month: dt.date, *, below: bool = False, kpq: int | None = None
) -> tuple[Ask, Ask, Ask]:
    """What `triangulated` asks of a placed unit: statements, verdicts and improvements."""
    place = _place(here, month, below=below)
    return (
        ask("statements", kpq=kpq, **place),
        ask("verdicts", kpq=kpq, **place),
        ask("improved", measure_ids=[*directed()], **place),
    )


def telling_asks(here: Unit, month: dt.date) -> tuple[Ask, Ask]:
    """What `telling` asks of a placed unit."""
    place = _place(here, month)
    improved = ask("improved", measure_ids=[*directed()], below=True, **place)
    return ask("telling", **place), improved


def telling(warehouse: Path, scope: Scope, unit: Unit, month: dt.date) -> tuple[Triangulated, ...]:
    """What is worth telling of a unit and all below it: where sources disagree or agree on
    strength, and every question of the unit itself on which any source speaks.

    Statements of none are left out.
    """
    here = path(warehouse, scope, unit, month)[-1].unit
    told, improved = telling_asks(here, month)
    better = {
        (MEASURES[row["measure_id"]].kpq, unit_of(row))
        for row in answer(warehouse, scope, improved)
    }
    found: dict[tuple[int, Unit], list[Row]] = {}
    for row in answer(warehouse, scope, told):
        found.setdefault((row["kpq"], unit_of(row)), []).append(row)
    return tuple(
        Triangulated(
            kpq=kpq,
            unit=one,
            month=month,
            statements=tuple(sorted(map(_statement, rows), key=_order)),
            verdict=rows[0]["verdict"],
            sources=rows[0]["sources"],
            improved=(str(kpq), one) in better,
        )
        for (kpq, one), rows in found.items()
    )


def _place(here: Unit, month: dt.date, **more: Argument) -> dict[str, Argument]:
    return {
        "month": month,
        "level": here.level,
        **more,
        "service": here.service,
        "locality": here.locality,
        "team_id": here.team_id,
    }


def unit_of(row: Row) -> Unit:
    """The unit that a row names."""
    return Unit(row["service"], row["locality"], row["team_id"])


def _statement(row: Row) -> Statement:
    return Statement(row["source"], row["statement"], row["n"], row["detail"])


def _order(one: Statement) -> int:
    return SOURCES.index(one.source)


# Compliance without quality: the numbers are fine, and these are worried or find practice poor.
PEOPLE = ("practitioners", "families", "partners", "complaints", "disputes", "audits")
COMPLIANT = "compliance without quality"
OTHER_WAY = "sources disagree"
CELEBRATE = "celebrate"
KINDS = (COMPLIANT, AGREE_CONCERN, OTHER_WAY, ONE_CONCERN, CELEBRATE)
_LEVELS = ("council", "service", "locality", "team")


def kind(found: Triangulated) -> str:
    """Which of KINDS a verdict is, in the order of the rules; "" for what no clinic need discuss."""
    if found.verdict == DISAGREE:
        fine = found.says("performance") in ("strength", "steady")
        worried = any(found.says(source) == "concern" for source in PEOPLE)
        return COMPLIANT if fine and worried else OTHER_WAY
    if found.verdict == AGREE_STRENGTH:
        return CELEBRATE
    return found.verdict if found.verdict in (AGREE_CONCERN, ONE_CONCERN) else ""


def agenda(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date, limit: int = 10
) -> tuple[Triangulated, ...]:
    """What to talk about in a unit and all below it, most worth the time first.

    At least one strength stands on it where there is any.
    """
    return ranked(triangulated(warehouse, scope, unit, month, below=True), limit)


def celebrations(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date, limit: int = 10
) -> tuple[Triangulated, ...]:
    """What to learn from in a unit and all below it: an improvement signal with evidence that
    agrees first, then what else agrees on a strength, then single voices."""
    return strengths(triangulated(warehouse, scope, unit, month, below=True))[:limit]


def ranked(every: Iterable[Triangulated], limit: int) -> tuple[Triangulated, ...]:
    """The agenda of so many items: by kind, then the more sources carry it, then the wider unit."""
    found = tuple(every)
    best = strengths(found)
    worth = sorted((one for one in found if kind(one)), key=_worth)
    celebrated = [one for one in best if kind(one) == CELEBRATE]
    listed = [*(one for one in worth if kind(one) != CELEBRATE), *celebrated][:limit]
    if best and limit and not any(one in best for one in listed):
        listed = [*listed[: limit - 1], best[0]]
    return tuple(listed)


def strengths(every: Iterable[Triangulated]) -> tuple[Triangulated, ...]:
    """What to celebrate, in order."""
    found = [one for one in every if one.verdict in (AGREE_STRENGTH, ONE_STRENGTH)]
    return tuple(sorted(found, key=_praise))


def _worth(one: Triangulated) -> tuple[int, int, int, int, str, str, str]:
    return KINDS.index(kind(one)), -len(one.saying("concern")), *_unit_order(one)


def _praise(one: Triangulated) -> tuple[bool, bool, int, int, int, str, str, str]:
    agreed = one.verdict == AGREE_STRENGTH
    return not agreed, not one.improved, -len(one.saying("strength")), *_unit_order(one)


def _unit_order(one: Triangulated) -> tuple[int, int, str, str, str]:
    unit = one.unit
    return _LEVELS.index(unit.level), one.kpq, unit.service, unit.locality, unit.team_id
