"""An attacker, written without the code under test: what the shown numbers leave of a hidden one.

It knows the tree, every number shown, the denominators wherever these are shown by another measure,
the rule, and of each hidden denominator whether it was small. It solves for whole numbers.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


@dataclass(frozen=True)
class Table:
    """One table of a tree: `of` are the counts (or denominators), `met` the numerators of shares.

    `of_hidden` and `of_dropped` say which counts are hidden and below which cells none is shown;
    `met_hidden` which shares.
    """

    parent: list[int]
    of: list[int]
    of_hidden: list[bool]
    of_dropped: list[bool]
    met: list[int] | None = None
    met_hidden: list[bool] | None = None

    def leaves_below(self, cell: int) -> list[int]:
        below = [part for part in range(1, len(self.parent)) if self.parent[part] == cell]
        return [leaf for part in below for leaf in self.leaves_below(part)] if below else [cell]

    def leaves(self) -> list[int]:
        return self.leaves_below(0)


def bounds_of(table: Table, cell: int) -> tuple[float, float]:
    """What the class of a count says of it: shown, small, not small, or nothing."""
    if not table.of_hidden[cell]:
        return table.of[cell], table.of[cell]
    if cell and table.of_dropped[table.parent[cell]]:
        return 0, np.inf
    if table.of[cell] == 0:
        return 0, np.inf
    return (1, 5) if table.of[cell] <= 5 else (6, np.inf)


def _system(table: Table) -> tuple[LinearConstraint, int]:
    leaves = table.leaves()
    at = {leaf: i for i, leaf in enumerate(leaves)}
    width = len(leaves) * (2 if table.met is not None else 1)
    rows, low, high = [], [], []
    for cell in range(len(table.parent)):
        row = np.zeros(width)
        row[[at[leaf] for leaf in table.leaves_below(cell)]] = 1
        rows.append(row)
        least, most = bounds_of(table, cell)
        low.append(least)
        high.append(most)
        if table.met is not None and not table.met_hidden[cell]:
            rows.append(np.roll(row, len(leaves)))
            low.append(table.met[cell])
            high.append(table.met[cell])
    if table.met is not None:
        for leaf in leaves:
            row = np.zeros(width)
            row[at[leaf]], row[len(leaves) + at[leaf]] = 1, -1
            rows.append(row)
            low.append(0)
            high.append(np.inf)
    return LinearConstraint(np.array(rows), low, high), width


def attack(table: Table, cell: int, what: str) -> tuple[float, float]:
    """The least and greatest whole number that `of`, `met` or `unmet` of a cell can be."""
    system, width = _system(table)
    leaves = table.leaves()
    at = [leaves.index(leaf) for leaf in table.leaves_below(cell)]
    aim = np.zeros(width)
    if what in ("of", "unmet"):
        aim[at] = 1
    if what in ("met", "unmet"):
        aim[[len(leaves) + i for i in at]] += 1 if what == "met" else -1
    found = []
    for sign in (1, -1):
        solved = milp(
            sign * aim,
            constraints=system,
            integrality=np.ones(width),
            bounds=Bounds(0),
            # With presolve HiGHS 1.x calls a smaller optimum infeasible in some of these.
            options={"presolve": False},
        )
        found.append(sign * solved.fun if solved.success else sign * -np.inf)
    return round(found[0], 6), round(found[1], 6)


def by_hand(table: Table, cell: int, largest: int = 14) -> set[int]:
    """All values that a count can have, by trying every table of small numbers."""
    leaves = table.leaves()
    kept = set()
    for numbers in itertools.product(range(largest + 1), repeat=len(leaves)):
        trial = dict(zip(leaves, numbers, strict=True))
        sums = [sum(trial[leaf] for leaf in table.leaves_below(c)) for c in range(len(table.of))]
        if all(
            low <= s <= high
            for s, (low, high) in zip(
                sums, [bounds_of(table, c) for c in range(len(sums))], strict=True
            )
        ):
            kept.add(sums[cell])
    return kept
