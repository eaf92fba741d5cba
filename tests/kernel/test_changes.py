"""When a change was first to be seen, and what a manager is shown of it."""

import numpy as np
import pandas as pd
import pytest

from measures.signals.changes import first_seen
from measures.signals.judge import what_changed
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


def test_what_changed_shows_the_last_three_months_once_each() -> None:
    figures = pd.concat(
        [
            shares([20] * 30 + [4] * 3, 40, team="NOW"),
            shares([20] * 29 + [4] * 4, 40, team="OLD"),
            shares([20] * 32 + [4], 40, team="LATER"),
        ]
    )
    found = what_changed(judged(figures, 33), month_at(32))
    assert list(found["team_id"]) == ["NOW", "LATER"]
    assert list(found["month"]) == [pd.Timestamp(month_at(32))] * 2
    before = what_changed(judged(figures, 33), month_at(31))
    assert set(before["team_id"]) == {"NOW", "OLD"}
    assert set(before["month"]) == {pd.Timestamp(month_at(31))}


def test_a_shift_is_not_told_before_it_could_be_seen() -> None:
    found = judged(shares([*waves(39), 43, 44, 43, 44, 43, 44, 43], 80), 46)
    assert what_changed(found, month_at(44)).empty
    assert len(what_changed(found, month_at(45))) == 1


def test_celebrations_stand_beside_concerns_and_ten_are_enough() -> None:
    worse = [shares([20] * 30 + [met], 40, team=f"W{met}") for met in range(8)]
    better = [shares([20] * 30 + [40], 40, team="BEST")]
    either = [counts([30, 32, 28] * 10 + [90 + n], team=f"N{n}") for n in range(4)]
    found = what_changed(judged(pd.concat(worse + better + either), 31), month_at(30))
    assert len(found) == 10
    assert list(found["variation"].iloc[:4]) == [
        "concern",
        "improvement",
        "neutral_high",
        "concern",
    ]
    assert list(found["variation"]).count("concern") == 5
    concerns = found[found["variation"] == "concern"]
    assert concerns["team_id"].iloc[0] == "W0"
    assert concerns["affected"].is_monotonic_decreasing
    assert len(what_changed(judged(pd.concat(worse), 31), month_at(30), limit=3)) == 3


def test_the_less_likely_goes_first_then_the_more_children() -> None:
    """Both end near 10^-12 and beyond, where probability says no more: 400 children go before 40."""
    figures = pd.concat(
        [
            shares([200] * 24 + [200, 198, 202] * 2 + [0], 400, "cla_visit_on_time", "BIG"),
            shares([200] * 24 + [200, 198, 202] * 2 + [80], 400, "cla_visit_on_time", "LESS"),
        ]
    )
    found = what_changed(judged(figures, 31), month_at(30))
    assert list(found["team_id"]) == ["BIG", "LESS"]
    assert list(found["affected"]) == pytest.approx([200, 120])
