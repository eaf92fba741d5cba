"""Few people of the staff: hidden outside the own units, and not to be worked out by sums."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.disclosure.people import few_people
from tests.disclosure.attacker import Table, attack

MONTH = pd.Timestamp("2026-02-01")
PLACES = [("s0", "l0", "t0"), ("s0", "l0", "t1"), ("s0", "l1", "t2"), ("s1", "l0", "t3")]
NUMBER = st.one_of(st.just(0), st.integers(1, 8), st.integers(0, 40))
# The council, s0, s1, l0 and l1 of s0, l0 of s1, then the teams.
PARENT = [0, 0, 0, 1, 1, 2, 3, 3, 4, 5]
CELLS = [
    ("council", "", "", ""),
    ("service", "s0", "", ""),
    ("service", "s1", "", ""),
    ("locality", "s0", "l0", ""),
    ("locality", "s0", "l1", ""),
    ("locality", "s1", "l0", ""),
    *(("team", "", "", team) for *_, team in PLACES),
]


def hidden(counts: list[int]) -> list[bool]:
    rows = [(3, MONTH, *place, float(n)) for place, n in zip(PLACES, counts, strict=True)]
    columns = ["kpq", "month", "service", "locality", "team_id", "people"]
    found = few_people(pd.DataFrame(rows, columns=columns), 5)
    named = found[["level", "service", "locality", "team_id"]].itertuples(index=False, name=None)
    units = set(named)
    return [cell in units for cell in CELLS]


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBER, min_size=4, max_size=4))
def test_no_few_people_are_told_by_the_sums_of_units(counts: list[int]) -> None:
    of = [0] * 6 + counts
    for cell in range(9, 0, -1):
        of[PARENT[cell]] += of[cell]
    found = hidden(counts)
    assert all(is_hidden for n, is_hidden in zip(of, found, strict=True) if 0 < n < 6)
    table = Table(PARENT, of, found, dropped(of, found))
    for cell in range(10):
        if found[cell] and of[cell] and not _below_a_small_total(of, cell):
            low, high = attack(table, cell, "of")
            assert high - low >= 4, (counts, cell, low, high)


def dropped(of: list[int], found: list[bool]) -> list[bool]:
    """The totals none of whose people are shown below: then no class of a part is known either."""
    below = [[part for part in range(1, 10) if PARENT[part] == cell] for cell in range(10)]
    none = [bool(parts) and all(found[part] or not of[part] for part in parts) for parts in below]
    for cell in range(1, 10):
        none[cell] = none[cell] or none[PARENT[cell]]
    return none


def _below_a_small_total(of: list[int], cell: int) -> bool:
    """Of a small total nothing below is shown, and fewer than six are known of each part."""
    if cell in PARENT and of[cell] < 6:
        return True
    while cell:
        cell = PARENT[cell]
        if of[cell] < 6:
            return True
    return False


def test_enough_people_everywhere_hide_nothing() -> None:
    assert not any(hidden([6, 12, 30, 8]))


def test_the_next_smallest_is_hidden_beside_the_few() -> None:
    """3 of 3 + 20 + 12 + 8: its locality of 23 would tell it, so the 20 is hidden beside it."""
    assert hidden([3, 20, 12, 8])[6:8] == [True, True]
