"""The stored statements and verdicts: what the sources say of a unit and of those below it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from measures.catalogue import MEASURES
from measures.council.units import UnitNode
from measures.council.view import View
from measures.evidence.agreement import (
    AGREE_CONCERN,
    AGREE_STRENGTH,
    DISAGREE,
    ONE_CONCERN,
    ONE_STRENGTH,
)
from measures.evidence.performance import directed
from measures.evidence.sources import SPEAKERS
from measures.evidence.triangulate import SOURCES
from warehouse.gate.read import Argument, Row
from warehouse.model.unit import Unit

URGENT_MONTHS = 3


@dataclass(frozen=True)
class Statement:
    """What one source says: strength, steady, concern, too_few or none; the number it rests on
    (None where these are few people of a unit that is not the reader's), the figures that led to
    it, and how many of its items are `urgent`: of the last three months, each to be spoken of by
    itself (audits that raised an immediate concern)."""

    source: str
    statement: str
    n: int | None
    detail: str
    urgent: int = 0


@dataclass(frozen=True)
class Triangulated:
    """One question for one unit in one month: every source's statement in the fixed order, the
    verdict in the words of measures.evidence.agreement ("" where the reader may not know it), the
    sources that carry it, and whether one of the question's headline measures has an improvement
    signal."""

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


@dataclass(frozen=True)
class TriangulatedOf:
    """Reads every question (or one) for the unit, and with `below` for all units below it too."""

    below: bool = False
    kpq: int | None = None

    def read(self, view: View) -> tuple[Triangulated, ...]:
        """Empty where the unit does not speak for the month."""
        place = {**_place(view), "below": self.below}
        said: dict[tuple[int, Unit], list[Statement]] = {}
        for row in view.rows("statements", kpq=self.kpq, **place):
            said.setdefault((row["kpq"], unit_of(row)), []).append(_statement(row))
        rows = view.rows("verdicts", kpq=self.kpq, **place)
        verdicts = {(row["kpq"], unit_of(row)): (row["verdict"], row["sources"]) for row in rows}
        better = _improved(view, below=self.below)
        return tuple(
            Triangulated(
                kpq,
                unit,
                view.month,
                tuple(sorted(said.get((kpq, unit), ()), key=_order)),
                *verdicts.get((kpq, unit), ("", "")),
                improved=(str(kpq), unit) in better,
            )
            for kpq, unit in dict.fromkeys((*said, *verdicts))
        )


@dataclass(frozen=True)
class Urgent:
    """Audits of one team in one month that raised an immediate concern."""

    node: UnitNode
    month: dt.date
    audits: int


@dataclass(frozen=True)
class UrgentOf:
    """Reads the audits of the last three months that raised an immediate concern, in the unit and
    all below it, for one question or all: each is to be spoken of, whatever the statement."""

    kpq: int | None = None

    def read(self, view: View) -> tuple[Urgent, ...]:
        """By team and month, newest first."""
        first, last = view.since(URGENT_MONTHS)
        found = view.rows("urgent", kpq=self.kpq, first=first, last=last, **view.place)
        return tuple(
            Urgent(_node(view, unit_of(row)), row["month"], row["audits"]) for row in found
        )


def _node(view: View, unit: Unit) -> UnitNode:
    return view.names.get(unit) or UnitNode(unit, unit.team_id)


@dataclass(frozen=True)
class Telling:
    """Reads what is worth telling of the unit and all below it: where sources disagree or agree on
    strength, and every question of the unit itself on which any source speaks."""

    def read(self, view: View) -> tuple[Triangulated, ...]:
        """Statements of none are left out."""
        better = _improved(view, below=True)
        found: dict[tuple[int, Unit], list[Row]] = {}
        for row in view.rows("telling", **_place(view)):
            found.setdefault((row["kpq"], unit_of(row)), []).append(row)
        return tuple(
            Triangulated(
                kpq=kpq,
                unit=one,
                month=view.month,
                statements=tuple(sorted(map(_statement, rows), key=_order)),
                verdict=rows[0]["verdict"],
                sources=rows[0]["sources"],
                improved=(str(kpq), one) in better,
            )
            for (kpq, one), rows in found.items()
        )


def _improved(view: View, *, below: bool) -> set[tuple[str, Unit]]:
    """The questions and units with an improvement signal of a headline measure."""
    measure_ids = [*directed()]
    rows = view.rows("improved", measure_ids=measure_ids, below=below, **_place(view))
    return {(MEASURES[row["measure_id"]].kpq, unit_of(row)) for row in rows}


def _place(view: View) -> dict[str, Argument]:
    return {"month": view.month, "level": view.unit.level, **view.place}


def unit_of(row: Row) -> Unit:
    """The unit that a row names."""
    return Unit(row["service"], row["locality"], row["team_id"])


def _statement(row: Row) -> Statement:
    return Statement(row["source"], row["statement"], row["n"], row["detail"], row["urgent"])


def _order(one: Statement) -> int:
    return SOURCES.index(one.source)


# Compliance without quality: the numbers are fine, and these are worried or find practice poor.
PEOPLE = frozenset(speaker.key for speaker in SPEAKERS if speaker.of_quality)
COMPLIANT = "compliance without quality"
OTHER_WAY = "sources disagree"
CELEBRATE = "celebrate"
KINDS = (COMPLIANT, AGREE_CONCERN, OTHER_WAY, ONE_CONCERN, CELEBRATE)
_LEVELS = ("council", "service", "locality", "team")


def kind(found: Triangulated) -> str:
    """Which of KINDS a verdict is, in the order of the rules; "" for what no clinic need
    discuss."""
    if found.verdict == DISAGREE:
        fine = found.says("performance") in ("strength", "steady")
        worried = any(found.says(source) == "concern" for source in PEOPLE)
        return COMPLIANT if fine and worried else OTHER_WAY
    if found.verdict == AGREE_STRENGTH:
        return CELEBRATE
    return found.verdict if found.verdict in (AGREE_CONCERN, ONE_CONCERN) else ""


@dataclass(frozen=True)
class Agenda:
    """Reads what to talk about in the unit and all below it, most worth the time first.

    At least one strength stands on it where there is any.
    """

    limit: int = 10

    def read(self, view: View) -> tuple[Triangulated, ...]:
        """At most `limit` items."""
        return ranked(view.answer(TriangulatedOf(below=True)), self.limit)


@dataclass(frozen=True)
class Celebrations:
    """Reads what to learn from in the unit and all below it: an improvement signal with evidence
    that agrees first, then what else agrees on a strength, then single voices."""

    limit: int = 10

    def read(self, view: View) -> tuple[Triangulated, ...]:
        """At most `limit` items."""
        return strengths(view.answer(TriangulatedOf(below=True)))[: self.limit]


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
