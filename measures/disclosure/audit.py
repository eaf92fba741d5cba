"""An audit of the protected grid by linear programme: a second way to what can be known.

The grid is made from closed formulas, total by total. Here the numbers that a reader does not know
are the variables, everything shown or ruled is a constraint, and HiGHS finds the least and the
greatest value of a hidden number over the whole tree at once. Tables do not touch one another, so
one programme asks for one number in each of many tables.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from measures.disclosure.grid import Sums
from measures.disclosure.suppression import Pattern, enough, small
from measures.statistics.arrays import Flags, Floats, Whole

Number = Literal["of", "met", "unmet"]
_WEIGHTS: dict[Number, tuple[float, float]] = {"of": (1, 0), "met": (0, 1), "unmet": (1, -1)}
_GREATEST = 1e6


@dataclass(frozen=True)
class Grid:
    """What a grid shows and hides of some tables of whole numbers: arrays of cells x tables.

    `of` are counts or denominators, hidden by `counts`; `met` numerators, hidden by `shares`.
    """

    sums: Sums
    of: Floats
    counts: Pattern
    met: Floats
    shares: Flags
    most: int


def narrowed(grid: Grid, width: Floats, number: Number, asked: int) -> Flags:
    """The tables in which a hidden number can be narrowed to fewer than five values.

    Asks about so many cells of each table, those with the smallest `width` first.
    """
    hidden = (grid.counts.hidden if number == "of" else grid.shares) & ~_said(grid, number)
    if not hidden.any():
        return np.zeros(grid.of.shape[1], dtype=bool)
    order = np.where(hidden, width, np.inf).argsort(axis=0, kind="stable")[:asked]
    programme = _Programme(grid)
    found = np.zeros(grid.of.shape[1], dtype=bool)
    for cells in order:
        asks = hidden[cells, np.arange(cells.size)]
        low, high = (programme.value(cells, asks, number, sign) for sign in (1.0, -1.0))
        found |= asks & ~enough(low, high)
    return found


def _said(grid: Grid, number: Number) -> Flags:
    """Where a total is shown to have none of a number, which says it of all its parts."""
    if number == "of":
        return np.zeros_like(grid.shares)
    values = grid.met if number == "met" else np.round(grid.of - grid.met, 6)
    said: Flags = ((values == 0) & ~grid.shares) | ((grid.of == 0) & ~grid.counts.hidden)
    for cell in range(1, said.shape[0]):
        said[cell] |= said[grid.sums.parent[cell]]
    return said


class _Programme:
    """The unknown numbers of all tables and what binds them."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.of = _numbered(grid.counts.hidden, 0)
        self.met = _numbered(grid.shares, int(grid.counts.hidden.sum()))
        self.size = int(grid.counts.hidden.sum() + grid.shares.sum())
        self.bounds = np.column_stack([np.zeros(self.size), np.full(self.size, _GREATEST)])
        self._by_class()
        of, met = self._sums(grid.of, self.of), self._sums(grid.met, self.met)
        self.equal = _stacked(of, met, self.size)
        self.within = self._within()

    def value(self, cells: Whole, asks: Flags, number: Number, sign: float) -> Floats:
        """The least (sign 1) or greatest (-1) value of a number of one cell in each table."""
        tables, aim = np.flatnonzero(asks), np.zeros(self.size)
        at = cells[tables], tables
        known = np.zeros(asks.size)
        for ids, values, weight in zip(
            (self.of, self.met), (self.grid.of, self.grid.met), _WEIGHTS[number], strict=True
        ):
            unknown = ids[at] >= 0
            aim[ids[at][unknown]] += weight
            known[tables] += np.where(unknown, 0.0, weight * values[at])
        solved = linprog(sign * aim, *self.within, *self.equal, bounds=self.bounds, method="highs")
        if not solved.success:
            return np.where(asks, 0.0, known)
        for ids, weight in zip((self.of, self.met), _WEIGHTS[number], strict=True):
            unknown = ids[at] >= 0
            known[tables[unknown]] += weight * solved.x[ids[at][unknown]]
        return known

    def _by_class(self) -> None:
        """A hidden count was small or not; where nothing is shown below a total, it may be any."""
        grid = self.grid
        cell, table = np.nonzero(grid.counts.hidden)
        value, at = grid.of[cell, table], self.of[cell, table]
        free = (grid.counts.dropped[grid.sums.parent[cell], table] & (cell > 0)) | (value == 0)
        few = small(value, grid.most)
        self.bounds[at, 0] = np.where(free, 0, np.where(few, 1, grid.most + 1))
        self.bounds[at, 1] = np.where(free | ~few, _GREATEST, grid.most)

    def _sums(self, values: Floats, ids: Whole) -> tuple[Floats, Whole, Whole, Floats]:
        """The sums with an unknown: (weight, row, unknown) of each entry, then what each comes
        to."""
        weights, rows, unknowns, comes = [], [], [], []
        begun = 0
        for total, parts in self.grid.sums.groups:
            cells = np.append(parts, total)
            sign = np.append(np.ones(parts.size), -1.0)
            tables = np.flatnonzero((ids[cells] >= 0).any(axis=0))
            at = ids[np.ix_(cells, tables)]
            place, row = np.nonzero(at >= 0)
            weights.append(sign[place])
            rows.append(begun + row)
            unknowns.append(at[place, row])
            shown = np.where(at >= 0, 0.0, values[np.ix_(cells, tables)])
            comes.append(-(sign[:, None] * shown).sum(axis=0))
            begun += tables.size
        return (
            np.concatenate(weights),
            np.concatenate(rows),
            np.concatenate(unknowns),
            np.concatenate(comes),
        )

    def _within(self) -> tuple[csr_array, Floats]:
        """No more are met than there are."""
        cell, table = np.nonzero(self.grid.shares)
        met, of = self.met[cell, table], self.of[cell, table]
        row, both = np.arange(met.size), of >= 0
        entries = np.concatenate([np.ones(met.size), -np.ones(both.sum())])
        rows, columns = np.concatenate([row, row[both]]), np.concatenate([met, of[both]])
        limits = np.where(both, 0.0, self.grid.of[cell, table])
        return csr_array((entries, (rows, columns)), shape=(met.size, self.size)), limits


def _numbered(hidden: Flags, first: int) -> Whole:
    """An id for each hidden cell, -1 for the others."""
    ids = np.full(hidden.shape, -1, dtype=np.int64)
    ids[hidden] = first + np.arange(hidden.sum())
    return ids


def _stacked(
    one: tuple[Floats, Whole, Whole, Floats], other: tuple[Floats, Whole, Whole, Floats], size: int
) -> tuple[csr_array, Floats]:
    weights = np.concatenate([one[0], other[0]])
    rows = np.concatenate([one[1], other[1] + one[3].size])
    comes = np.concatenate([one[3], other[3]])
    columns = np.concatenate([one[2], other[2]])
    return csr_array((weights, (rows, columns)), shape=(comes.size, size)), comes
