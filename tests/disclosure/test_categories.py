"""Categories of the council under attack by one who knows every whole figure exactly."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.catalogue import MEASURES
from measures.disclosure.categories import hide_categories
from measures.disclosure.rows import CELL
from tests.disclosure.attacker import Table, attack
from tests.disclosure.grids import MONTH, NOTHING

MEASURE = MEASURES["complaints_received"]
MIX = MEASURES["cpp_category_mix"]
SAME = "compliments_received"
NUMBER = st.one_of(st.just(0), st.integers(1, 8), st.integers(0, 40))


def row(measure: str, category: str, met: float, of: float) -> tuple[object, ...]:
    return (measure, category, "council", "", "", "", MONTH, met, of, met)


def frame(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*CELL, "numerator", "denominator", "value"])


def hidden_of(series: pd.DataFrame, measure: str, total_hidden: bool) -> set[str]:
    known = series[(series["measure_id"] == measure) & (series["category"] == "")]
    hidden = known[CELL] if total_hidden else known.head(0)[CELL]
    found = hide_categories(series, hidden, NOTHING, 5)
    return set(found.loc[found["measure_id"] == measure, "category"])


def held(parts: dict[str, int], hidden: set[str], given_to: set[str]) -> None:
    """The attacker knows the total, what is shown, and the categories that are a whole elsewhere.

    Where no category is shown at all, nothing is known but what the wholes alone leave.
    """
    names = [*parts]
    numbers = [sum(parts.values()), *parts.values()]
    every = set(names) <= hidden
    unknown = [False, *(name in hidden and name not in given_to for name in names)]
    dropped = [every] + [False] * len(names)
    table = Table([0] * len(numbers), numbers, unknown, dropped)
    left = sum(n for name, n in parts.items() if name in hidden and name not in given_to)
    for cell in np.flatnonzero(unknown):
        low, high = attack(table, int(cell), "of")
        nothing_told = every and (low, high) == (0, left)
        only_one = every and sum(unknown) == 1
        assert high - low >= 4 or nothing_told or only_one, (parts, hidden, given_to, low, high)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_hidden_category_is_told_by_the_wholes(data: st.DataObject) -> None:
    names = list(MEASURE.categories)
    parts = {name: data.draw(NUMBER) for name in names}
    total = sum(parts.values())
    rows = [row(MEASURE.id, "", total, np.nan)]
    rows += [row(MEASURE.id, name, n, np.nan) for name, n in parts.items() if n]
    same = data.draw(st.sampled_from(["", *names]))
    if same and parts[same]:
        rows.append(row(SAME, "", parts[same], np.nan))
    series = frame(rows)
    hidden = hidden_of(series, MEASURE.id, data.draw(st.booleans()) or 0 < total < 6)
    small = {name for name, n in parts.items() if 0 < n < 6}
    assert small <= hidden
    as_whole = {name for name, n in parts.items() if same and n and n == parts[same]}
    held(parts, hidden, as_whole)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_hidden_category_of_a_mix_is_told_by_the_number_of_all(data: st.DataObject) -> None:
    names = list(MIX.categories)
    parts = {name: data.draw(NUMBER) for name in names}
    total = sum(parts.values())
    if not total:
        return
    series = frame([row(MIX.id, name, n, total) for name, n in parts.items()])
    hidden = hidden_of(series, MIX.id, total_hidden=False)
    held(parts, hidden, set())


def test_a_category_that_another_measure_counts_whole_does_not_tell_its_sister() -> None:
    """Of 29: 4, 2 and 23. Both small ones hidden make 6, which each may share from 1 to 5; for who
    knows the 4 as a whole of another measure, the 23 is hidden beside the 2."""
    names = list(MEASURE.categories)[:3]
    parts = dict(zip(names, (4, 2, 23), strict=True))
    rows = [row(MEASURE.id, "", 29, np.nan)]
    rows += [row(MEASURE.id, name, n, np.nan) for name, n in parts.items()]
    alone = hidden_of(frame(rows), MEASURE.id, total_hidden=False)
    beside = hidden_of(frame([*rows, row(SAME, "", 4, np.nan)]), MEASURE.id, total_hidden=False)
    assert beside >= set(names)
    assert alone == set(names[:2])
