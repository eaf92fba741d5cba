"""What can be known of hidden counts and shares.

A reader is taken to know every number shown, the rule, and of each hidden number whether it was
small (1 to 5) or hidden beside a small one (6 or more). Where a total is hidden, its parts are
protected as though the reader knew it. Another measure may show a denominator, so a reader is taken
to know it in every cell where it is not protected as a small count itself: then a hidden numerator
lies between what the other hidden cells of its sum leave it.
"""

from dataclasses import dataclass

import numpy as np

from measures.disclosure.grid import Sums
from measures.disclosure.suppression import Pattern, enough, hide, small
from measures.statistics.arrays import Flags, Floats, Whole

BOUNDLESS = 1e12


class Counts:
    """Counts in the cells of a tree, and the ranges that their class alone leaves them.

    `most` is the largest small number; `whole` says of each table whether it has whole numbers
    (else full-time equivalents, of which any part may be missing).
    """

    def __init__(self, sums: Sums, counts: Floats, most: int, whole: Flags) -> None:
        self.sums, self.counts = sums, counts
        few = small(counts, most)
        self.least = np.where(few, whole * 1.0, np.where(counts > 0, most + 1.0, 0.0))
        self.greatest = np.where(few, most + 1.0 - whole, BOUNDLESS)
        self._low, self._high = counts.copy(), counts.copy()

    def beside(self, _: int, parts: Whole, tried: Flags, tables: Whole) -> Flags:
        """Whether the parts `tried` keep five values when their total is known."""
        at = np.ix_(parts, tables)
        low, high = self._ranges(parts, tried, tables, self.least[at], self.greatest[at])
        return np.asarray((~tried | enough(low, high)).all(axis=0))

    def none_shown(self, total: int, parts: Whole, pattern: Pattern) -> Flags:
        """Any part may be anything up to the total, unless there is only one."""
        several = pattern.hidden[parts].sum(axis=0) > 1
        return np.asarray(several & enough(np.zeros_like(self.counts[total]), self.counts[total]))

    def within(self, _: int, parts: Whole, pattern: Pattern) -> Flags:
        """As `beside`, with the ranges that the cells below leave the parts."""
        low, high = self._inside(parts, pattern)
        tried, tables = pattern.hidden[parts], np.arange(self.counts.shape[1])
        found = enough(*self._ranges(parts, tried, tables, low, high))
        safe = np.asarray((~tried | found).all(axis=0))
        at = self._class(parts, pattern)
        for i, part in enumerate(parts):
            widened = ~safe & pattern.hidden[part]
            self._low[part] = np.where(widened, at[0][i], low[i])
            self._high[part] = np.where(widened, at[1][i], high[i])
        return safe

    def ranges(self, pattern: Pattern) -> tuple[Floats, Floats]:
        """The least and greatest value of every cell for a reader who knows its total."""
        low, high = self.counts.copy(), self.counts.copy()
        tables = np.arange(self.counts.shape[1])
        for _, parts in self.sums.groups:
            tried = pattern.hidden[parts]
            least, greatest = self._class(parts, pattern)
            found = self._ranges(parts, tried, tables, least, greatest)
            low[parts] = np.where(tried, found[0], low[parts])
            high[parts] = np.where(tried, found[1], high[parts])
        return low, high

    def _class(self, parts: Whole, pattern: Pattern) -> tuple[Floats, Floats]:
        """The ranges of the parts by their class; none where all parts of a total are hidden."""
        free = pattern.dropped[self.sums.parent[parts]]
        shown = ~pattern.hidden[parts]
        least = np.where(free, 0.0, self.least[parts])
        greatest = np.where(free, BOUNDLESS, self.greatest[parts])
        own = self.counts[parts]
        return np.where(shown, own, least), np.where(shown, own, greatest)

    def _inside(self, parts: Whole, pattern: Pattern) -> tuple[Floats, Floats]:
        """The ranges of the parts by their class and by the cells below each."""
        low, high = self._class(parts, pattern)
        for i, part in enumerate(parts):
            if self.sums.inner[part]:
                cells = self.sums.parts(int(part))
                bound = pattern.hidden[part] & ~pattern.dropped[part]
                under = self._low[cells].sum(axis=0), self._high[cells].sum(axis=0)
                low[i] = np.where(bound, np.maximum(low[i], under[0]), low[i])
                high[i] = np.where(bound, np.minimum(high[i], under[1]), high[i])
        return low, high

    def _ranges(
        self, parts: Whole, tried: Flags, tables: Whole, least: Floats, greatest: Floats
    ) -> tuple[Floats, Floats]:
        """What hidden parts can be when their sum is known."""
        least, greatest = np.where(tried, least, 0.0), np.where(tried, greatest, 0.0)
        rest = np.where(tried, self.counts[np.ix_(parts, tables)], 0.0).sum(axis=0)
        high = np.minimum(greatest, rest - (least.sum(axis=0) - least))
        low = np.maximum(least, rest - (greatest.sum(axis=0) - greatest))
        return low, high


def hide_counts(
    sums: Sums,
    counts: Floats,
    standing: Flags,
    must: Flags,
    most: int,
    whole: Flags,
    drop: Flags | None = None,
) -> tuple[Pattern, Floats, Floats]:
    """Hide the counts from 1 to `most`, the cells of `must`, and as few more as keep them unknown.

    Arrays have a row a cell of the tree and a column a table; `whole` an entry a table. Below the
    cells of `drop` nothing is shown.
    Gives the pattern and the range that a reader who knows its total can give each number.
    """
    known = Counts(sums, counts, most, whole)
    there = standing | (counts > 0)
    drop = np.zeros_like(must) if drop is None else drop
    pattern = hide(sums, counts, there, must | small(counts, most), drop, known)
    return pattern, *known.ranges(pattern)


@dataclass(frozen=True)
class Denominators:
    """The protected denominators of shares: their pattern and the range of each number."""

    pattern: Pattern
    low: Floats
    high: Floats


class Shares:
    """Numbers met and not met in the cells of a tree, with their denominators."""

    def __init__(self, sums: Sums, met: Floats, unmet: Floats, of: Denominators) -> None:
        self.sums, self.met, self.unmet, self.of = sums, met, unmet, of
        self._met, self._unmet = met.copy(), unmet.copy()

    def beside(self, total: int, parts: Whole, tried: Flags, tables: Whole) -> Flags:
        """Whether the parts `tried` keep five values when their total is known."""
        at = np.ix_(parts, tables)
        return self._safe(total, parts, tried, tables, self.met[at], self.unmet[at])

    def none_shown(self, total: int, parts: Whole, pattern: Pattern) -> Flags:
        """As `beside`, with every part hidden."""
        return self.beside(total, parts, pattern.hidden[parts], np.arange(self.met.shape[1]))

    def within(self, total: int, parts: Whole, pattern: Pattern) -> Flags:
        """As `beside`, of the hidden cells below the parts only."""
        met, unmet = self._under(parts, pattern)
        tried, tables = pattern.hidden[parts], np.arange(self.met.shape[1])
        safe = self._safe(total, parts, tried, tables, met, unmet)
        widened = ~safe & pattern.hidden[parts]
        self._met[parts] = np.where(widened, self.met[parts], met)
        self._unmet[parts] = np.where(widened, self.unmet[parts], unmet)
        return safe

    def widths(self, pattern: Pattern) -> Floats:
        """How many values a reader who knows its total leaves each hidden number, met or not
        met."""
        width = np.full(self.met.shape, np.inf)
        tables = np.arange(self.met.shape[1])
        for _, parts in self.sums.groups:
            tried = pattern.hidden[parts]
            ranges = self._ranges(parts, tried, tables, self.met[parts], self.unmet[parts])
            found = np.minimum(ranges[1] - ranges[0], ranges[3] - ranges[2]) + 1
            width[parts] = np.where(tried, found, np.inf)
        return width

    def _under(self, parts: Whole, pattern: Pattern) -> tuple[Floats, Floats]:
        """What of each part lies in hidden cells: nothing of a part that is shown."""
        met = np.where(pattern.hidden[parts], self.met[parts], 0.0)
        unmet = np.where(pattern.hidden[parts], self.unmet[parts], 0.0)
        for i, part in enumerate(parts):
            if self.sums.inner[part]:
                cells = self.sums.parts(int(part))
                bound = pattern.hidden[part] & ~pattern.dropped[part]
                met[i] = np.where(bound, self._met[cells].sum(axis=0), met[i])
                unmet[i] = np.where(bound, self._unmet[cells].sum(axis=0), unmet[i])
        return met, unmet

    def _safe(
        self, total: int, parts: Whole, tried: Flags, tables: Whole, met: Floats, unmet: Floats
    ) -> Flags:
        at = np.ix_(parts, tables)
        x_low, x_high, y_low, y_high = self._ranges(parts, tried, tables, met, unmet)
        few = self.of.pattern.hidden[at]
        none, every = few & (self.met[total, tables] == 0), few & (self.unmet[total, tables] == 0)
        known = (none | enough(x_low, x_high)) & (every | enough(y_low, y_high))
        return np.asarray((~tried | known).all(axis=0))

    def _ranges(
        self, parts: Whole, tried: Flags, tables: Whole, met: Floats, unmet: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """The least and greatest number met, then not met, in the hidden cells of each part."""
        at = np.ix_(parts, tables)
        shown = self.met[at] + self.unmet[at] - met - unmet
        low, high = self.of.low[at] - shown, self.of.high[at] - shown
        x = np.where(tried, met, 0.0).sum(axis=0)
        y = np.where(tried, unmet, 0.0).sum(axis=0)
        return (
            np.maximum(0.0, low - y),
            np.minimum(high, x),
            np.maximum(0.0, low - x),
            np.minimum(high, y),
        )


def hide_shares(
    sums: Sums,
    met: Floats,
    unmet: Floats,
    of: Denominators,
    must: Flags,
    most: int,
    drop: Flags | None = None,
) -> tuple[Pattern, Floats]:
    """Hide shares with 1 to `most` met or not met or in all, the cells of `must`, and more.

    Arrays have a row a cell of the tree and a column a table. A cell without cases is no share: it
    is hidden only where its denominator is. Gives the pattern and the number of values that a
    reader who knows its total leaves each hidden number.
    """
    there = of.pattern.hidden | (met + unmet > 0)
    wanted = must | small(met, most) | small(unmet, most) | of.pattern.hidden
    known = Shares(sums, met, unmet, of)
    drop = np.zeros_like(must) if drop is None else drop
    pattern = hide(sums, met + unmet, there, wanted, drop, known)
    return pattern, known.widths(pattern)
