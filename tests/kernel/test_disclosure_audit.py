"""The linear programme finds what the numbers shown give away, and agrees with the attacker."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.disclosure.audit import Grid, narrowed
from measures.disclosure.grid import Sums
from measures.disclosure.suppression import Pattern
from tests.disclosure.attacker import Table, attack

PARENT = [0, 0, 0, 1, 1, 1, 2, 2]


def grid_of(leaf: list[int], met: list[int], hidden: list[bool], shares: list[bool]) -> Grid:
    sums = Sums(np.array(PARENT, dtype=np.int64))
    of, x = (sums.filled(np.array(numbers, dtype=float)[:, None]) for numbers in (leaf, met))
    none = np.zeros(of.shape, dtype=bool)
    pattern = Pattern(np.array(hidden)[:, None] & (of > 0), none)
    return Grid(sums, of, pattern, x, (np.array(shares) | np.array(hidden))[:, None] & (of > 0), 5)


def test_one_hidden_part_of_a_known_total_is_found() -> None:
    hidden = [False] * 8
    hidden[3] = True
    grid = grid_of([3, 20, 20, 10, 10], [1, 9, 9, 8, 8], hidden, hidden)
    assert narrowed(grid, grid.of, "of", 1).tolist() == [True]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_programme_and_the_attacker_find_the_same(data: st.DataObject) -> None:
    leaf = [data.draw(st.integers(0, 14)) for _ in range(5)]
    met = [data.draw(st.integers(0, n)) for n in leaf]
    flags = st.lists(st.booleans(), min_size=8, max_size=8)
    grid = grid_of(leaf, met, data.draw(flags), data.draw(flags))
    table = Table(
        PARENT,
        grid.of[:, 0].astype(int).tolist(),
        grid.counts.hidden[:, 0].tolist(),
        [False] * 8,
        grid.met[:, 0].astype(int).tolist(),
        grid.shares[:, 0].tolist(),
    )
    told = [
        high - low < 4
        for cell in np.flatnonzero(grid.counts.hidden[:, 0])
        for low, high in [attack(table, int(cell), "of")]
    ]
    assert narrowed(grid, grid.of, "of", 8).tolist() == [any(told)]
