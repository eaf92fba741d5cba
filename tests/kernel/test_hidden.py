"""No hidden number can be narrowed to fewer than five values, whatever the tree."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.disclosure.bounds import Denominators, hide_counts, hide_shares
from measures.disclosure.grid import Sums
from measures.disclosure.suppression import Pattern
from tests.disclosure.attacker import Table, attack, by_hand

NUMBER = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 60))


@st.composite
def trees(draw: st.DrawFn, most: int = 12) -> list[int]:
    """Parents of up to four levels of any shape."""
    parent = [0]
    levels = [[0]]
    for _ in range(draw(st.integers(1, 3))):
        made = []
        for above in levels[-1]:
            for _ in range(draw(st.integers(1, 4))):
                if len(parent) <= most or not any(
                    parent[c] == above for c in range(1, len(parent))
                ):
                    parent.append(above)
                    made.append(len(parent) - 1)
        levels.append(made)
    return parent


def counted(parent: list[int], leaf: np.ndarray) -> tuple[Sums, np.ndarray]:
    sums = Sums(np.array(parent, dtype=np.int64))
    return sums, sums.filled(leaf.astype(float)[:, None])


def protect_counts(sums: Sums, of: np.ndarray) -> tuple[Pattern, np.ndarray, np.ndarray]:
    there = np.ones(of.shape, dtype=bool)
    return hide_counts(sums, of, there, ~there, 5, np.ones(of.shape[1], dtype=bool))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_hidden_count_can_be_narrowed_to_fewer_than_five_values(data: st.DataObject) -> None:
    parent = data.draw(trees())
    sums = Sums(np.array(parent, dtype=np.int64))
    leaf = np.array([data.draw(NUMBER) for _ in sums.leaves])
    sums, of = counted(parent, leaf)
    pattern, _, _ = protect_counts(sums, of)
    table = Table(
        parent,
        of[:, 0].astype(int).tolist(),
        pattern.hidden[:, 0].tolist(),
        pattern.dropped[:, 0].tolist(),
    )
    for cell in np.flatnonzero(pattern.hidden[:, 0]):
        low, high = attack(table, int(cell), "of")
        assert high - low >= 4, (parent, table, cell, low, high)
    small = (of[:, 0] > 0) & (of[:, 0] < 6)
    assert pattern.hidden[small, 0].all()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_hidden_share_can_be_narrowed_to_fewer_than_five_values(data: st.DataObject) -> None:
    parent = data.draw(trees(most=9))
    sums = Sums(np.array(parent, dtype=np.int64))
    leaf = np.array([data.draw(NUMBER) for _ in sums.leaves])
    tilt = data.draw(st.sampled_from([0, 1, 2, 3]))
    met_leaf = np.array(
        [
            data.draw(st.integers(0, n))
            if tilt == 0
            else {1: 0, 2: n, 3: min(n, 3)}[tilt]
            if data.draw(st.booleans())
            else data.draw(st.integers(0, n))
            for n in leaf.tolist()
        ]
    )
    _, of = counted(parent, leaf)
    _, met = counted(parent, met_leaf)
    counts = protect_counts(sums, of)
    pattern, _ = hide_shares(sums, met, of - met, Denominators(*counts), of < 0, 5)
    table = Table(
        parent,
        of[:, 0].astype(int).tolist(),
        counts[0].hidden[:, 0].tolist(),
        counts[0].dropped[:, 0].tolist(),
        met[:, 0].astype(int).tolist(),
        pattern.hidden[:, 0].tolist(),
    )
    for cell in np.flatnonzero(pattern.hidden[:, 0]):
        for what in ("met", "unmet", "of"):
            if what == "of" and not table.of_hidden[cell]:
                continue
            if what != "of" and said_already(table, int(cell), what):
                continue
            low, high = attack(table, int(cell), what)
            assert high - low >= 4, (table, cell, what, low, high)


def said_already(table: Table, cell: int, what: str) -> bool:
    """A total shown as none (or all) says so of its parts, and a cell without cases has none."""
    above = {cell}
    while cell:
        cell = table.parent[cell]
        above.add(cell)
    for one in above:
        number = table.met[one] if what == "met" else table.of[one] - table.met[one]
        if number == 0 and not table.met_hidden[one]:
            return True
        if table.of[one] == 0 and not table.of_hidden[one]:
            return True
    return False


def test_two_small_numbers_are_not_told_by_their_sum() -> None:
    # 1 and 6 would be hidden as 7 less what is shown: only 1 and 6 fit, so a third is hidden.
    parent, leaf = [0, 0, 0, 0], np.array([1, 6, 9])
    sums, of = counted(parent, leaf)
    pattern, _, _ = protect_counts(sums, of)
    assert pattern.hidden[:, 0].tolist() == [False, True, True, True]
    table = Table(parent, [16, 1, 6, 9], [False, True, True, False], [False] * 4)
    assert by_hand(table, 1) == {1}


def test_the_attacker_agrees_with_trying_every_table() -> None:
    table = Table([0, 0, 0, 0], [15, 2, 4, 9], [False, True, True, True], [False] * 4)
    for cell in (1, 2, 3):
        found = by_hand(table, cell)
        assert (min(found), max(found)) == attack(table, cell, "of")


def test_nothing_is_hidden_when_nothing_is_small() -> None:
    sums, of = counted([0, 0, 0, 1, 1, 2], np.array([8, 0, 30]))
    assert not protect_counts(sums, of)[0].hidden.any()
