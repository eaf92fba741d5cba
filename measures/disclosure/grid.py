"""Counted parts laid out for protection: measure x cell of the tree of units x month. Each cell of
the tree is the sum of the cells below it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.model.measure import Measure
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


PLACE = ("service", "locality", "team_id")
LEVELS = ("council", "service", "locality", "team")


@dataclass(frozen=True)
class Parts:
    """Numbers of every measure in every cell and month: arrays of measures x cells x months.

    `of` is the number of cases that a value stands on: a count itself, or what a share or mean is
    out of. `met` is the numerator of a share. `cases` are the rows counted, `people` the people of
    the staff that a measure about staff stands on. A leaf is a team within
    one locality: a team that moves within a month has two.
    """

    measures: tuple[Measure, ...]
    months: tuple[dt.date, ...]
    sums: Sums
    names: list[Unit]
    standing: Flags
    of: Floats
    met: Floats
    cases: Floats
    people: Floats

    @cached_property
    def whole(self) -> Flags:
        """Whether a measure counts in whole numbers, not in full-time equivalents."""
        return np.array([not measure.weight for measure in self.measures], dtype=bool)

    @cached_property
    def level(self) -> Whole:
        """The level of each cell, as an index into LEVELS."""
        return np.array([0, *[sum(map(bool, name)) for name in self.names[1:]]], dtype=np.int64)

    @cached_property
    def moves(self) -> list[tuple[Whole, int, int]]:
        """Each team that stood in two places within a month: its leaves, the least cell that holds
        them all, and the month."""
        found = []
        teams: dict[str, list[int]] = {}
        for cell in self.sums.leaves:
            teams.setdefault(self.names[cell][2], []).append(int(cell))
        there = self.standing | (self.of > 0).any(axis=0)
        for cells in teams.values():
            own = np.array(cells)
            for month in np.flatnonzero(there[own].sum(axis=0) > 1):
                leaves = own[there[own, month]]
                found.append((leaves, self._above(leaves), int(month)))
        return found

    def _above(self, leaves: Whole) -> int:
        names = {self.names[leaf][:2] for leaf in leaves}
        service, locality = (
            one.pop() if len(one) == 1 else ""
            for one in ({name[0] for name in names}, {name[1] for name in names})
        )
        return self.names.index(Unit(service, locality if service else ""))

    def wide(self, values: NDArray[Any], chosen: Whole) -> NDArray[Any]:
        """Some measures of an array of measures x cells x months, as cells x (measure, month)."""
        return values[chosen].transpose(1, 0, 2).reshape(values.shape[1], -1)

    def long(self, values: NDArray[Any], chosen: Whole) -> NDArray[Any]:
        """The reverse of `wide`: measures x cells x months."""
        shape = (values.shape[0], chosen.size, len(self.months))
        return values.reshape(shape).transpose(1, 0, 2)

    def kinds(self, *kinds: str) -> Whole:
        """The measures of some kinds."""
        return np.array([i for i, m in enumerate(self.measures) if m.kind in kinds], dtype=np.int64)


def lay_parts(parts: pd.DataFrame, places: pd.DataFrame) -> Parts:
    """Lay out the rows of `parts` (measure_id, service, locality, team_id, month, numerator,
    denominator, cases, people) over the places that teams stood at (service, locality, team_id,
    from_date, to_date). Months run without a gap from the first to the last of any part."""
    months = pd.period_range(parts["month"].min(), parts["month"].max(), freq="M")
    sums, names = of_units([*_named(parts), *_named(places)])
    leaf = {names[cell]: i for i, cell in enumerate(sums.leaves)}
    measures = tuple(MEASURES[name] for name in sorted(parts["measure_id"].unique()))
    number = {measure.id: i for i, measure in enumerate(measures)}
    at = (
        parts["measure_id"].map(number).to_numpy(np.int64),
        np.array([leaf[place] for place in _named(parts)], dtype=np.int64),
        (pd.PeriodIndex(parts["month"], freq="M").astype(np.int64) - months[0].ordinal).to_numpy(),
    )

    def summed(column: str) -> Floats:
        leaves = np.zeros((len(measures), len(leaf), len(months)))
        np.add.at(leaves, at, parts[column].to_numpy(np.float64, na_value=0.0))
        return np.stack([sums.filled(one) for one in leaves])

    met, out_of, cases = summed("numerator"), summed("denominator"), summed("cases")
    return Parts(
        measures=measures,
        months=tuple(month.to_timestamp().date() for month in months),
        sums=sums,
        names=names,
        standing=sums.standing(_standing(places, leaf, months)),
        of=np.stack([_of(m, met[i], out_of[i], cases[i]) for i, m in enumerate(measures)]),
        met=met,
        cases=cases,
        people=summed("people"),
    )


def _named(frame: pd.DataFrame) -> list[Unit]:
    return [*map(Unit._make, zip(*(frame[name].to_list() for name in PLACE), strict=True))]


def _of(measure: Measure, met: Floats, out_of: Floats, cases: Floats) -> Floats:
    if measure.kind in ("count", "rate"):
        return met
    return cases if measure.kind == "median" else out_of


def _standing(places: pd.DataFrame, leaf: dict[Unit, int], months: "pd.PeriodIndex") -> Flags:
    """Which leaves stood on any day of each month."""
    found = np.zeros((len(leaf), len(months)), dtype=bool)
    begins = [month.to_timestamp() for month in months]
    ends = [(month + 1).to_timestamp() for month in months]
    rows = zip(_named(places), places["from_date"], places["to_date"], strict=True)
    for place, since, until in rows:
        found[leaf[place]] |= [
            since < end and until > begin for begin, end in zip(begins, ends, strict=True)
        ]
    return found
