"""The peer's four XmR rules for the latest month of one series, in plain Python.

A second method: written from the rules as statistics.md gives them, one series and one point at a
time, without the product's arrays. It says only whether the last point is a special cause.
"""

from collections.abc import Sequence
from itertools import pairwise

TO_LIMIT, TO_NEAR, SCREEN = 2.66, 2 / 3 * 2.66, 3.267
RUN = 7


def last_is_special(values: Sequence[float], baseline: int | None = None) -> bool:
    """Whether the last value is a special cause against the first `baseline` values, or all."""
    mean, moving = _lines(values[:baseline])
    off = [value - mean for value in values]
    last = off[-1]
    return (
        abs(last) > TO_LIMIT * moving
        or _trend(values[-RUN:])
        or _near_again(off[-3:], moving)
        or _one_side(off[-RUN:])
    )


def _lines(values: Sequence[float]) -> tuple[float, float]:
    steps = [abs(after - before) for before, after in pairwise(values)]
    usual = sum(steps) / len(steps)
    kept = [step for step in steps if step < SCREEN * usual] or steps
    return sum(values) / len(values), sum(kept) / len(kept)


def _trend(last: Sequence[float]) -> bool:
    steps = [after - before for before, after in pairwise(last)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _near_again(last: Sequence[float], moving: float) -> bool:
    """Three on one side, two of them near its limit but within it, the last among these."""
    one_side = all(off > 0 for off in last) or all(off < 0 for off in last)
    near = [TO_NEAR * moving < abs(off) <= TO_LIMIT * moving for off in last]
    return one_side and near[-1] and sum(near) >= 2


def _one_side(last: Sequence[float]) -> bool:
    return all(off > 1e-9 for off in last) or all(off < -1e-9 for off in last)
