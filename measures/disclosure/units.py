"""Hiding the small numbers of every measure along the tree of units, and auditing the result; what
several measures show of one table must not tell what one hides.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np

from measures.disclosure.audit import Grid, Number, narrowed
from measures.disclosure.bounds import Denominators, hide_counts, hide_shares
from measures.disclosure.grid import Parts
from measures.disclosure.suppression import Pattern, small
from measures.statistics.arrays import Flags, Floats, Whole

Role = Literal["of", "met", "unmet"]


@dataclass(frozen=True)
class Equal:
    """Groups of measures in which one's numerator (or its complement) is another's table."""

    groups: tuple[tuple[tuple[int, Role], ...], ...]

    def spread(self, of: Flags, shares: Flags) -> tuple[Flags, Flags]:
        """What each measure must hide of its denominators, and of its numerators, for the others.

        `of` has what is hidden of denominators (and counts), `shares` of the measures themselves;
        arrays of measures x cells x months.
        """
        more_of, more_met = np.zeros_like(of), np.zeros_like(of)
        for group in self.groups:
            hidden = np.zeros_like(of[0])
            for measure, role in group:
                hidden |= of[measure] if role == "of" else shares[measure]
            for measure, role in group:
                (more_of if role == "of" else more_met)[measure] |= hidden
        return more_of, more_met


def equal_tables(laid: Parts) -> Equal:
    """The measures whose leaves are equal in every month. Equal denominators need no group: what is
    hidden of them follows from their numbers alone."""
    found: defaultdict[bytes, list[tuple[int, Role]]] = defaultdict(list)
    for i, measure in enumerate(laid.measures):
        of, met = laid.of[i][laid.sums.leaves], laid.met[i][laid.sums.leaves]
        found[of.tobytes()].append((i, "of"))
        if measure.kind == "percent":
            found[met.tobytes()].append((i, "met"))
            found[(of - met).round(6).tobytes()].append((i, "unmet"))
    empty = np.zeros_like(laid.of[0][laid.sums.leaves]).tobytes()
    return Equal(
        tuple(
            tuple(group)
            for table, group in found.items()
            if table != empty
            and len({measure for measure, _ in group}) > 1
            and any(role != "of" for _, role in group)
        )
    )


# The audit asks about the hidden numbers that are kept closest, so many of a table, and so many
# tables each of counts, denominators, met and not met; in programmes of a size that HiGHS is quick
# with. All tables of the sample took it 65 seconds.
AUDITED_CELLS = 2
AUDITED_TABLES = 200
AUDITED_TOGETHER = 100


def hide_units(laid: Parts, must: Flags, most: int) -> Flags:
    """What is hidden of every measure: an array of measures x cells x months.

    Where the audit finds a number too close, only the council's figure of that measure and month
    is left. Where a part of a team that moved is hidden, so is everything below what holds all its
    parts: their sum must not be told either.
    """
    must = must | _few_people(laid, most)
    drop_of, drop = np.zeros_like(must), np.zeros_like(must)
    while True:
        grid = _Hidden(laid, must, most, drop_of, drop)
        grid.link()
        more_of, more = grid.exposed()
        if not ((more_of & ~drop_of) | (more & ~drop)).any():
            return grid.hidden
        drop_of, drop = drop_of | more_of, drop | more


def _few_people(laid: Parts, most: int) -> Flags:
    """Where full-time equivalents stand for few people; counts stand for their own cases."""
    return small(laid.cases, most) & ~laid.whole[:, None, None]


class _Hidden:
    """One grid of all measures: `hidden` is measures x cells x months.

    Nothing is shown below the cells of `drop_of`, for what denominators and counts alone tell, and
    of `drop`, for what a measure tells.
    """

    def __init__(self, laid: Parts, must: Flags, most: int, drop_of: Flags, drop: Flags) -> None:
        self.laid, self.must, self.most = laid, must, most
        self.drop_of, self.drop = drop_of, drop | drop_of
        self.shares, self.others = (
            laid.kinds("percent"),
            laid.kinds("count", "mean", "median", "rate"),
        )
        self.hidden = must.copy()

    def link(self) -> None:
        """Hide in measures with equal tables the same of them, or one would tell what the other
        hides."""
        same = equal_tables(self.laid)
        of_must, met_must = np.zeros_like(self.must), self.must
        while True:
            seen = self._hide(of_must, met_must)
            more_of, more_met = same.spread(seen, self.hidden)
            if not ((more_of & ~of_must) | (more_met & ~met_must)).any():
                return
            of_must, met_must = of_must | more_of, met_must | more_met

    def _hide(self, of_must: Flags, met_must: Flags) -> Flags:
        """Fill `hidden`; gives what is hidden of every denominator and count by its numbers."""
        laid = self.laid
        every = np.arange(len(laid.measures))
        seen = laid.long(self._denominators(every, of_must, self.drop_of).pattern.hidden, every)
        self.seen = seen
        self.counted = self._denominators(self.others, seen | self.must, self.drop)
        self.of = self._denominators(self.shares, of_must, self.drop_of)
        met = laid.wide(laid.met, self.shares)
        self.met, self.width = hide_shares(
            laid.sums,
            met,
            np.round(laid.wide(laid.of, self.shares) - met, 6),
            self.of,
            laid.wide(met_must, self.shares),
            self.most,
            laid.wide(self.drop, self.shares),
        )
        self.hidden[self.others] = laid.long(self.counted.pattern.hidden, self.others)
        self.hidden[self.shares] = laid.long(self.met.hidden, self.shares)
        return seen

    def _denominators(self, chosen: Whole, must: Flags, drop: Flags) -> Denominators:
        laid = self.laid
        return Denominators(
            *hide_counts(
                laid.sums,
                laid.wide(laid.of, chosen),
                np.tile(laid.standing, chosen.size),
                laid.wide(must, chosen),
                self.most,
                np.repeat(laid.whole[chosen], len(laid.months)),
                laid.wide(drop, chosen),
            )
        )

    def exposed(self) -> tuple[Flags, Flags]:
        """Below which cells nothing may be shown, for denominators' sake and for a measure's."""
        more_of, more = self._moved(self.seen), self._moved(self.hidden)
        nothing = np.zeros_like(self.counted.pattern.hidden)
        more[self.others, 0] |= self._asked(self.others, self.counted, nothing, None, "of")
        for number in ("met", "unmet"):
            more[self.shares, 0] |= self._asked(
                self.shares, self.of, self.met.hidden, self.width, number
            )
        told = self._asked(self.shares, self.of, self.met.hidden, None, "of")
        for share, month in zip(*np.nonzero(told), strict=True):
            of = self.laid.of[:, :, month]
            more_of[(of == of[self.shares[share]]).all(axis=1), 0, month] = True
        return more_of, more

    def _moved(self, hidden: Flags) -> Flags:
        """The cells that hold all parts of a team that moved, where one of its parts is hidden."""
        found = np.zeros_like(hidden)
        for leaves, above, month in self.laid.moves:
            found[:, above, month] |= hidden[:, leaves, month].any(axis=1)
        return found

    def _asked(
        self, chosen: Whole, of: Denominators, shares: Flags, width: Floats | None, number: Number
    ) -> Flags:
        """The audit of tables of whole numbers that hide anything, the closest first."""
        laid = self.laid
        hides = of.pattern.hidden if number == "of" else shares
        asked = np.flatnonzero(np.repeat(laid.whole[chosen], len(laid.months)) & hides.any(axis=0))
        close = np.where(hides, of.high - of.low if width is None else width, np.inf)
        asked = asked[close[:, asked].min(axis=0).argsort(kind="stable")[:AUDITED_TABLES]]
        found = np.zeros(hides.shape[1], dtype=bool)
        values = laid.wide(laid.of, chosen), laid.wide(laid.met, chosen)
        for begun in range(0, asked.size, AUDITED_TOGETHER):
            at = asked[begun : begun + AUDITED_TOGETHER]
            grid = Grid(
                laid.sums,
                values[0][:, at],
                Pattern(of.pattern.hidden[:, at], of.pattern.dropped[:, at]),
                values[1][:, at],
                shares[:, at],
                self.most,
            )
            found[at] = narrowed(grid, close[:, at], number, AUDITED_CELLS)
        return found.reshape(chosen.size, len(laid.months))
