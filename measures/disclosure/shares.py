"""What can be known of hidden shares: so many met, so many not, of so many.

Another measure may show the denominator, so a reader is taken to know it in every cell where it is
not protected as a small count itself. Then a hidden numerator lies between what the other hidden
cells of its sum leave it: with X met and Y not met hidden in all, and a denominator from a to b,
from max(0, a - Y) to min(b, X). A total that shows that none (or all) met is true of its parts.
"""

from dataclasses import dataclass

import numpy as np

from measures.disclosure.suppression import Pattern, enough, hide, small
from measures.disclosure.tree import Sums
from measures.statistics.arrays import Flags, Floats, Whole


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
