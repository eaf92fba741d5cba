"""How and when children leave care."""

import numpy as np

from sample.design.calibration import CARE
from sample.design.chances import spread
from sample.design.codes import Ids
from sample.design.window import NEVER, YEAR, Days, Draw, Flags, Floats
from sample.people.people import birthday

ADOPTED, SPECIAL_GUARDIAN = ("E11", "E12"), ("E45", "E46", "E47", "E48")
HOME_PLANNED, HOME_OTHER, ELSEWHERE = ("E4A",), ("E4B",), ("E3", "E13", "E8")
GROWN_UP = ("E5", "E6", "E7", "E8")


def ways_out(draw: Draw, start: Days, born: Days, unaccompanied: Flags) -> tuple[Days, Ids]:
    """The day and the reason each child leaves care; no reason for those who never enter it."""
    count = len(start)
    age = (start - born) / YEAR
    kind = _kind(spread(draw, start < NEVER), age, unaccompanied)
    stays = np.select(
        [kind == 1, kind == 2, kind == 3, kind == 4, kind == 5],
        [
            YEAR * draw.uniform(1.3, 3.0, count),
            YEAR * draw.uniform(0.6, 2.4, count),
            70 + draw.exponential(230, count),
            12 + draw.exponential(170, count),
            25 + draw.exponential(290, count),
        ],
        20_000.0,
    ).astype(np.int64)
    grown = birthday(born, 18)
    ends = np.minimum(start + stays, grown)
    kind = np.where(start + stays >= grown, 0, kind)
    reasons = _reason(draw, kind)
    reasons[start >= NEVER] = ""
    return np.where(start < NEVER, ends, NEVER), reasons


def _kind(chance: Floats, age: Floats, unaccompanied: Flags) -> Days:
    adopted = np.where(age < 4, CARE.adopted, 0.0)
    guardian = np.where(age < 13, CARE.special_guardian, 0.0)
    edges = np.cumsum(
        [
            adopted,
            guardian,
            np.full_like(age, CARE.home_planned),
            np.full_like(age, CARE.home_other),
            np.full_like(age, CARE.elsewhere),
        ],
        axis=0,
    )
    kind = 1 + (chance >= edges).sum(axis=0)
    return np.where((kind > 5) | unaccompanied, 0, kind)


def _reason(draw: Draw, kind: Days) -> Ids:
    reasons = np.empty(len(kind), dtype=object)
    groups = (GROWN_UP, ADOPTED, SPECIAL_GUARDIAN, HOME_PLANNED, HOME_OTHER, ELSEWHERE)
    for number, codes in enumerate(groups):
        chosen = draw.choice(codes, len(kind))
        reasons = np.where(kind == number, chosen, reasons)
    return reasons.astype(object)
