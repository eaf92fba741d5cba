"""Signals as changes: since when each stands, and when it was first to be seen."""

from dataclasses import dataclass

import numpy as np

from measures.statistics.arrays import Flags, Signs, Whole

# A signal in the same direction after no longer a pause is the same change, not a new one.
PAUSE = 3
RECENT = 3


@dataclass(frozen=True)
class Standing:
    """Signals of stretch x month: `direction` -1, 0 or 1; `since` the month (column) from which it
    stands without a judged month in between that says otherwise, and `seen` the month that first
    showed the change it is part of, -1 where there is none. A run of seven stands since its first
    month and is seen with its seventh."""

    direction: Signs
    since: Whole
    seen: Whole


def standing(direction: Signs, seen: Whole, judged: Flags) -> Standing:
    """The signals of `direction` in the months that are judged; `seen` is the month that first
    shows each by itself."""
    known = np.where(judged, direction, np.int8(0))
    return Standing(known, since(known, judged), first_seen(known, seen))


def since(direction: Signs, judged: Flags) -> Whole:
    """From which month (column) each signal has stood: a judged month that says otherwise ends it,
    one that cannot be judged does not. -1 for none."""
    begun = np.full(direction.shape, -1, dtype=np.int64)
    at, last = np.full(direction.shape[0], -1), np.zeros(direction.shape[0], dtype=np.int8)
    for month in range(direction.shape[1]):
        here, said = direction[:, month], judged[:, month]
        at = np.where(said & (here != last), month, at)
        last = np.where(said, here, last)
        begun[:, month] = np.where(here != 0, at, -1)
    return begun


def first_seen(direction: Signs, seen: Whole) -> Whole:
    """The month (column) that first showed the change that each signal is part of; -1 for none.

    Rows are stretches, columns months. `seen` is the month that first shows the signal itself: a
    shift of seven is seen with its seventh point.
    """
    shown = np.full(direction.shape, -1, dtype=np.int64)
    for side in (1, -1):
        change = np.full(direction.shape[0], -1)
        latest = np.full(direction.shape[0], -PAUSE - 2)
        found: list[tuple[Whole, Whole, int]] = []
        for month in range(direction.shape[1]):
            here = np.flatnonzero(direction[:, month] == side)
            new = here[month - latest[here] > PAUSE + 1]
            change[new] += 1
            latest[here] = month
            found.append((here, change[here].copy(), month))
        _write_first(shown, seen, found)
    return shown


def _write_first(shown: Whole, seen: Whole, found: list[tuple[Whole, Whole, int]]) -> None:
    """Give every signal the earliest `seen` of its change."""
    rows = np.concatenate([here for here, _, _ in found]) if found else np.empty(0, np.int64)
    if not rows.size:
        return
    change = np.concatenate([number for _, number, _ in found])
    month = np.concatenate([np.full(here.size, at) for here, _, at in found])
    first = np.full((shown.shape[0], int(change.max()) + 1), shown.shape[1], dtype=np.int64)
    np.minimum.at(first, (rows, change), seen[rows, month])
    shown[rows, month] = first[rows, change]
