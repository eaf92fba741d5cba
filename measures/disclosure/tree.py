"""The sums that a protected grid publishes: a tree of cells, each the sum of the cells below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from measures.statistics.arrays import Flags, Floats, Whole
from warehouse.model.unit import COUNCIL, Unit


@dataclass(frozen=True)
class Sums:
    """A tree of cells. `parent` gives the index of each cell's total; the first cell is the whole
    and its own parent, and every total comes before its parts. Arrays over a tree have a row a
    cell and a column a table (a measure in a month)."""

    parent: Whole

    @cached_property
    def groups(self) -> tuple[tuple[int, Whole], ...]:
        """Each total with its parts, from the top down."""
        found = [(total, self.parts(total)) for total in range(self.parent.size)]
        return tuple((total, parts) for total, parts in found if parts.size)

    def parts(self, total: int) -> Whole:
        """The cells that sum to a total."""
        return np.flatnonzero((self.parent == total) & (np.arange(self.parent.size) > 0))

    @cached_property
    def leaves(self) -> Whole:
        """The cells that are no total."""
        totals = {total for total, _ in self.groups}
        return np.array([cell for cell in range(self.parent.size) if cell not in totals], np.int64)

    @cached_property
    def inner(self) -> Flags:
        """Which cells are totals of others."""
        inner = np.ones(self.parent.size, dtype=bool)
        inner[self.leaves] = False
        return inner

    def filled(self, leaves: Floats) -> Floats:
        """Every cell from the values of the leaves, in the order of `leaves`."""
        cells = np.zeros((self.parent.size, leaves.shape[1]))
        cells[self.leaves] = leaves
        for total, parts in reversed(self.groups):
            cells[total] = cells[parts].sum(axis=0)
        return np.round(cells, 6)

    def standing(self, leaves: Flags) -> Flags:
        """Which cells have anything below them that stands in a month."""
        return self.filled(leaves.astype(np.float64)) > 0


def flat(parts: int) -> Sums:
    """One total of so many parts."""
    return Sums(np.zeros(parts + 1, dtype=np.int64))


def of_units(units: Sequence[Unit]) -> tuple[Sums, list[Unit]]:
    """The council, its services, their localities, and the teams within each locality.

    Gives the tree and the name of each cell; a total has empty names below its own level. The
    leaves come in the order of the sorted units.
    """
    found = sorted(set(units))
    services = sorted({Unit(service) for service, _, _ in found})
    localities = sorted({Unit(service, locality) for service, locality, _ in found})
    names = [COUNCIL, *services, *localities, *found]
    at_service = {name: 1 + i for i, name in enumerate(services)}
    at_locality = {name: 1 + len(services) + i for i, name in enumerate(localities)}
    parent = [0, *[0] * len(services), *[at_service[Unit(name.service)] for name in localities]]
    parent += [at_locality[Unit(name.service, name.locality)] for name in found]
    return Sums(np.array(parent, dtype=np.int64)), names
