"""What is most worth a clinic's time: where the sources disagree, and what to celebrate."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from measures.agreement import AGREE_CONCERN, AGREE_STRENGTH, DISAGREE, ONE_CONCERN, ONE_STRENGTH
from measures.measure import Unit
from measures.triangulated import Triangulated, triangulated
from warehouse.read import Scope

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
    return KINDS.index(kind(one)), -len(one.saying("concern")), *_place(one)


def _praise(one: Triangulated) -> tuple[bool, bool, int, int, int, str, str, str]:
    agreed = one.verdict == AGREE_STRENGTH
    return not agreed, not one.improved, -len(one.saying("strength")), *_place(one)


def _place(one: Triangulated) -> tuple[int, int, str, str, str]:
    unit = one.unit
    return _LEVELS.index(unit.level), one.kpq, unit.service, unit.locality, unit.team_id
