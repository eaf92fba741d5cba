"""Hiding cells of published sums: small ones, and as few more as keep these unknown.

From the top down, each total hides parts until no hidden part can be narrowed by a reader who
knows the total; where hiding single parts is not enough, all parts of that total are hidden, empty
ones too. A total is never hidden for its parts' sake but where nothing else helps.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from measures.disclosure.grid import Sums
from measures.statistics.arrays import Flags, Floats, Whole

# What must stay open of a hidden number: at least five values, as DfE hides 1 to 5.
LEAST_VALUES = 5
_EPSILON = 1e-6


@dataclass(frozen=True)
class Pattern:
    """What is hidden in the tables of a tree; arrays of cells x tables.

    `hidden` are the cells that show `c`. `dropped` are the totals below which nothing is shown,
    not even which parts are empty.
    """

    hidden: Flags
    dropped: Flags


class Known(Protocol):
    """What can be known of the hidden parts of a total, given the numbers shown.

    Each method gives, a table each, whether all of them keep at least five values.
    """

    def beside(self, total: int, parts: Whole, tried: Flags, tables: Whole, /) -> Flags:
        """When the parts `tried` are hidden and the total is known."""
        ...

    def none_shown(self, total: int, parts: Whole, pattern: Pattern, /) -> Flags:
        """When no part is shown and the total is known."""
        ...

    def within(self, total: int, parts: Whole, pattern: Pattern, /) -> Flags:
        """As `beside`, when what is shown below the hidden parts is known too.

        Called from the bottom up.
        """
        ...


def small(values: Floats, most: int) -> Flags:
    """Whether a number lies from 1 to `most`; a part of a whole one counts up to the next."""
    return (values > 0) & (values < most + 1)


def enough(low: Floats, high: Floats) -> Flags:
    """Whether a range holds at least five whole numbers."""
    return high - low + 1 >= LEAST_VALUES - _EPSILON


def hide(
    sums: Sums, size: Floats, standing: Flags, must: Flags, drop: Flags, known: Known
) -> Pattern:
    """Hide the cells of `must` and more, the smallest first by `size`, until `known` is content.

    Below the cells of `drop` nothing is shown.

    Arrays have a row a cell and a column a table. `standing` are the cells that anybody knows to
    exist. Deterministic; ends, since every round hides more.
    """
    must = must.copy()
    while True:
        pattern = Pattern(must.copy(), np.zeros_like(must))
        for total, _ in sums.groups:
            _drop(sums, total, drop[total], pattern, standing)
        totals = _downwards(sums, size, standing, pattern, known)
        if not totals.any():
            _upwards(sums, standing, pattern, known)
            return pattern
        must |= totals


def _downwards(sums: Sums, size: Floats, standing: Flags, pattern: Pattern, known: Known) -> Flags:
    """Hide parts total by total; gives the totals that only hiding themselves would protect."""
    totals = np.zeros_like(pattern.hidden)
    for total, parts in sums.groups:
        shown_below = ~pattern.dropped[total]
        chosen = pattern.hidden[parts] & shown_below
        _open(size[parts], chosen, pattern.hidden[total] & shown_below)
        lost = _settle(total, parts, size[parts], chosen, known)
        pattern.hidden[parts] |= chosen
        _drop(sums, total, lost, pattern, standing)
        exposed = lost & ~pattern.hidden[total]
        if exposed.any():
            totals[total] = exposed & ~known.none_shown(total, parts, pattern)
    return totals


def _upwards(sums: Sums, standing: Flags, pattern: Pattern, known: Known) -> None:
    """Where what is shown below a hidden part narrows it too much, show nothing below it."""
    for total, parts in reversed(sums.groups):
        narrow = ~known.within(total, parts, pattern) & ~pattern.dropped[total]
        for part in parts[sums.inner[parts]]:
            _drop(sums, int(part), narrow & pattern.hidden[part], pattern, standing)


def _settle(total: int, parts: Whole, size: Floats, chosen: Flags, known: Known) -> Flags:
    """Hide the next smallest part that is not empty until it is enough, the first of equals.

    Changes `chosen`; gives the tables in which hiding every such part is not enough.
    """
    lost = np.zeros(chosen.shape[1], dtype=bool)
    left = np.flatnonzero(chosen.any(axis=0))
    left = left[~known.beside(total, parts, chosen[:, left], left)]
    while left.size:
        free = np.where(chosen[:, left] | (size[:, left] <= 0), np.inf, size[:, left])
        more = np.isfinite(free).any(axis=0)
        lost[left[~more]] = True
        left, smallest = left[more], free.argmin(axis=0)[more]
        chosen[smallest, left] = True
        left = left[~known.beside(total, parts, chosen[:, left], left)]
    return lost


def _open(size: Floats, chosen: Flags, wanted: Flags) -> None:
    """A hidden total must not be the sum of parts shown: hide its smallest part not empty."""
    free = np.where(size > 0, size, np.inf)
    tables = np.flatnonzero(wanted & ~chosen.any(axis=0) & np.isfinite(free).any(axis=0))
    chosen[free.argmin(axis=0)[tables], tables] = True


def _drop(sums: Sums, total: int, tables: Flags, pattern: Pattern, standing: Flags) -> None:
    """Show nothing below a total in some tables."""
    if not tables.any() or not sums.inner[total]:
        return
    pattern.dropped[total] |= tables
    for part in sums.parts(total):
        pattern.hidden[part] |= tables & standing[part]
        _drop(sums, int(part), tables, pattern, standing)
