"""When a change was first to be seen, and since when a signal stands."""

import numpy as np
import pandas as pd

from measures.signals.changes import first_seen, since
from tests.signals.figures import at, counts, judged, month_at, shares

WAVE = [40, 44, 37, 42, 46, 39, 41, 45, 38, 43]


def waves(months: int) -> list[int]:
    return [WAVE[month % len(WAVE)] for month in range(months)]


def test_one_change_lasts_through_a_pause_of_three() -> None:
    direction = np.array([[1, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1]], dtype=np.int8)
    seen = np.arange(11)[None, :]
    assert first_seen(direction, seen).tolist() == [[0, -1, -1, -1, 0, -1, -1, -1, -1, 9, 10]]


def test_a_shift_is_seen_with_its_seventh_point() -> None:
    """Seven months a little above the mean (41.2 of 80), from the 40th month."""
    x = [*waves(39), 43, 44, 43, 44, 43, 44, 43]
    early, found = judged(shares(x[:45], 80), 45), judged(shares(x, 80), 46)
    assert at(early, 39)["variation"] == "common"
    assert at(found, 39)["variation"] == "improvement"
    assert at(found, 45)["label"] == "7 points above the mean"
    assert set(found["first_seen"].dropna()) == {pd.Timestamp(month_at(45))}


def test_older_changes_say_so() -> None:
    found = judged(counts([30, 32, 28] * 10 + [90] * 5), 35)
    assert at(found, 32)["label"] == "above the upper limit"
    assert at(found, 33)["label"] == "above the upper limit; changed in July 2022, not rebased"
    assert at(found, 34)["first_seen"] == pd.Timestamp(2022, 7, 1)


def test_a_signal_is_since_the_month_after_another_word() -> None:
    """A month that cannot be judged (the fifth) neither ends a signal nor adds to it."""
    direction = np.array([[0, 1, 1, -1, 0, -1, 0, -1]], dtype=np.int8)
    judged_months = np.array([[True, True, True, True, False, True, True, True]])
    assert since(direction, judged_months).tolist() == [[-1, 1, 1, 3, -1, 3, -1, 7]]
