"""The audit ruler: do auditors judge as the moderators of their audits do?

Weighted kappa of the first against the moderated overall judgement (Cohen 1968), with linear
weights: two steps apart count twice as far as one. The interval is the large-sample one of Fleiss,
Cohen and Everitt (1969). The two scales are never mixed.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from measures.intervals import z_of
from measures.measure import Unit
from measures.units import path
from warehouse.read import Ask, Scope, answer, ask

FEWEST_PAIRS = 15
RULER_MONTHS = 24


@dataclass(frozen=True)
class Kappa:
    """Agreement beyond chance, 1 at most, with its 95% interval; None where it has none."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Ruler:
    """One role of auditors on one scale: the audits moderated, those whose judgement stood, and
    kappa; None where there are not enough pairs, or all say the same so that chance explains it."""

    auditor_role: str
    scale: str
    pairs: int
    unchanged: int
    kappa: Kappa | None

    @property
    def enough(self) -> bool:
        """Whether there are pairs enough for a kappa."""
        return self.pairs >= FEWEST_PAIRS


def weighted_kappa(
    first: ArrayLike, second: ArrayLike, counts: ArrayLike, confidence: float = 0.95
) -> Kappa | None:
    """Linear weighted kappa of pairs of judgements, each with how many times it stands.

    None where chance agreement is whole: every judgement of both is the same.
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    share = np.asarray(counts, dtype=np.float64)
    n = share.sum()
    steps = np.unique(np.concatenate([x, y]))
    if steps.size < 2:
        return None
    p = np.zeros((steps.size, steps.size))
    np.add.at(p, (np.searchsorted(steps, x), np.searchsorted(steps, y)), share / n)
    weight = 1 - np.abs(steps[:, None] - steps) / (steps[-1] - steps[0])
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    seen, chance = (weight * p).sum(), (weight * np.outer(rows, columns)).sum()
    if np.isclose(chance, 1):
        return None
    value = (seen - chance) / (1 - chance)
    apart = (weight @ columns)[:, None] + weight @ rows
    spread = (p * (weight - apart * (1 - value)) ** 2).sum() - (value - chance * (1 - value)) ** 2
    half = z_of(confidence) * np.sqrt(max(spread, 0) / n) / (1 - chance)
    return Kappa(float(value), float(value - half), float(min(value + half, 1)))


def audit_ruler(
    warehouse: Path, scope: Scope, unit: Unit, first: dt.date, last: dt.date
) -> tuple[Ruler, ...]:
    """The ruler of each auditor role and scale in a unit and all below it, for some months."""
    here = path(warehouse, scope, unit, last)[-1].unit
    rows = answer(warehouse, scope, ruler_ask(here, first, last))
    found: dict[tuple[str, str], list[tuple[float, float, int]]] = {}
    for row in rows:
        pair = row["first_judgement"], row["moderated_judgement"], row["audits"]
        found.setdefault((row["auditor_role"], row["scale"]), []).append(pair)
    return tuple(ruler(role, scale, pairs) for (role, scale), pairs in sorted(found.items()))


def ruler_ask(here: Unit, first: dt.date, last: dt.date) -> Ask:
    """What `audit_ruler` asks of a placed unit."""
    return ask(
        "moderated", first=first, last=last,
        service=here.service, locality=here.locality, team_id=here.team_id,
    )  # fmt: skip


def ruler(auditor_role: str, scale: str, pairs: Iterable[tuple[float, float, int]]) -> Ruler:
    """The ruler of (first, moderated, how many) pairs."""
    first, second, counts = zip(*pairs, strict=True)
    n = sum(counts)
    same = sum(
        count for one, other, count in zip(first, second, counts, strict=True) if one == other
    )
    kappa = weighted_kappa(first, second, counts) if n >= FEWEST_PAIRS else None
    return Ruler(auditor_role, scale, n, same, kappa)
