"""Which points of XmR charts are special causes: NHSRplotthedots 0.2.2, order of pull request 180.

1 outside a limit; 2 seven points rising or falling; 3 two of three near the same limit; 4 seven
points on one side of the mean. Rows are laid end to end; no rule reaches into another stretch.
"""

from dataclasses import dataclass

import numpy as np

from measures.statistics.arrays import Floats, Signs, Whole

TO_LIMIT = 2.66
TO_NEAR = 2 / 3 * TO_LIMIT
SHIFT = 7
TREND_STEPS = 6
LIMIT_RULE, TREND_RULE, TWO_IN_THREE_RULE, SHIFT_RULE = 1, 2, 3, 4
ON_THE_MEAN = 1e-12


@dataclass(frozen=True)
class Places:
    """Where each row stands against its own chart: `side` of the mean, `outside` a limit, `near`
    one without being outside; each 1 above, -1 below, 0 neither."""

    side: Signs
    outside: Signs
    near: Signs


def places(
    values: Floats, mean: Floats, moving: Floats, starts: Whole, sizes: Whole, unit: float = 0.0
) -> Places:
    """Place every row; a gap is nowhere. Within 1e-12 of the largest value, or within half a
    `unit`, is on the mean."""
    rounding = np.fmax.reduceat(np.abs(values), starts) * ON_THE_MEAN
    reach = np.repeat(np.maximum(rounding, unit / 2 - rounding), sizes)
    off = values - np.repeat(mean, sizes)
    outside = _beyond(values, mean + TO_LIMIT * moving, mean - TO_LIMIT * moving, sizes)
    near = _beyond(values, mean + TO_NEAR * moving, mean - TO_NEAR * moving, sizes)
    return Places(
        side=_sides(off, reach),
        outside=outside,
        near=np.where(outside == 0, near, np.int8(0)),
    )


def special_causes(at: Places, step: Floats, starts: Whole) -> tuple[Signs, Signs, Whole]:
    """Direction, rule (0 to 4) and the row that first shows it, of every row.

    `step` is the change into each row, NaN at a start and beside a gap.
    """
    rows = np.arange(step.size)
    trend, trend_seen = _trend(np.sign(np.nan_to_num(step)).astype(np.int8), starts)
    near, near_seen = _two_in_three(at, starts)
    size, first = _runs(at.side, starts)
    shift = np.where(size >= SHIFT, at.side, np.int8(0))
    shift_seen = np.maximum(rows, first + SHIFT - 1)
    direction, rule, seen = shift, SHIFT_RULE * np.abs(shift), shift_seen
    for number, found, shown in (
        (TWO_IN_THREE_RULE, near, near_seen),
        (TREND_RULE, trend, trend_seen),
        (LIMIT_RULE, at.outside, rows),
    ):
        wins = found != 0
        direction = np.where(wins, found, direction)
        rule = np.where(wins, np.int8(number), rule)
        seen = np.where(wins, shown, seen)
    return direction, rule, seen


def _sides(off: Floats, reach: Floats) -> Signs:
    return (off > reach).astype(np.int8) - (off < -reach).astype(np.int8)


def _beyond(values: Floats, upper: Floats, lower: Floats, sizes: Whole) -> Signs:
    above = values > np.repeat(upper, sizes)
    below = values < np.repeat(lower, sizes)
    return above.astype(np.int8) - below.astype(np.int8)


def _runs(kind: Signs, starts: Whole) -> tuple[Whole, Whole]:
    """For each row, how many like it stand together in its stretch, and the first of them."""
    new = np.empty(kind.size, dtype=np.bool_)
    new[1:] = kind[1:] != kind[:-1]
    new[starts] = True
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, kind.size))
    return np.repeat(sizes, sizes), np.repeat(first, sizes)


def _trend(step: Signs, starts: Whole) -> tuple[Signs, Whole]:
    """Seven points one way: six steps, and the point they start from.

    A point takes the direction of the step into it, or of the step out of it when the next point
    is in a trend too; a step of 0 there reads as falling, as the program has it.
    """
    size, first = _runs(step, starts)
    long = (step != 0) & (size >= TREND_STEPS)
    before = np.append(long[1:] & (first[1:] == np.arange(1, step.size)), False)
    trend = long | before
    onward = np.append(trend[1:], False)
    onward[starts[1:] - 1] = False
    way = np.where(onward, np.append(step[1:], np.int8(0)), step)
    seen = np.maximum(np.arange(step.size), first + TREND_STEPS - 1)
    seen = np.where(before & ~long, np.arange(step.size) + TREND_STEPS, seen)
    return np.where(trend, np.where(way > 0, np.int8(1), np.int8(-1)), np.int8(0)), seen


def _two_in_three(at: Places, starts: Whole) -> tuple[Signs, Whole]:
    """Two or more near a limit among three on one side of the mean: the near ones."""
    side, near = at.side, np.abs(at.near)
    holds = np.zeros(side.size + 2, dtype=np.bool_)
    same = (side[2:] == side[1:-1]) & (side[1:-1] == side[:-2]) & (side[2:] != 0)
    holds[2 : side.size] = same & (near[2:] + near[1:-1] + near[:-2] >= 2)
    for ahead in (0, 1):
        holds[starts[starts + ahead < side.size] + ahead] = False
    here, one, two = holds[:-2], holds[1:-1], holds[2:]
    found = np.where(here | one | two, at.near, np.int8(0))
    return found, np.arange(side.size) + np.where(here, 0, np.where(one, 1, 2))
