"""What must hold for any series."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.signals.judge import COLUMNS
from measures.statistics.xmr import xmr
from tests.signals.figures import counts, judged, shares

SWAPPED = {"improvement": "concern", "concern": "improvement", "pass": "fail", "fail": "pass"}
GAPPY = st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=1, max_size=60)
SERIES = st.lists(st.integers(0, 40), min_size=26, max_size=44)


def whole(values: list[int | None]) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


@given(values=GAPPY, target=st.one_of(st.none(), st.integers(0, 60)))
def test_the_other_direction_swaps_good_and_bad(values: list, target: float | None) -> None:
    higher = xmr(whole(values), better="higher", target=target)
    lower = xmr(whole(values), better="lower", target=target)
    assert lower.labels == tuple(SWAPPED.get(label, label) for label in higher.labels)
    assert lower.assurance == SWAPPED.get(higher.assurance, higher.assurance)


@given(
    values=GAPPY,
    screen=st.booleans(),
    scale=st.sampled_from([0.5, 2, 8]),
    shift=st.sampled_from([-64, 0, 256]),
)
def test_units_of_measurement_do_not_matter(
    values: list, screen: bool, scale: float, shift: int
) -> None:
    """Powers of two and whole numbers, so that no rounding moves a point across a line."""
    plain = xmr(whole(values), better="higher", screen=screen)
    moved = [None if value is None else scale * value + shift for value in values]
    other = xmr(moved, better="higher", screen=screen)
    exact = all(
        abs(value - line) > 1e-9
        for value in values
        if value is not None
        for line in (plain.mean, plain.upper, plain.lower, *nears(plain))
    )
    if exact:
        assert other.labels == plain.labels
    assert other.mean == pytest.approx(scale * plain.mean + shift, nan_ok=True)
    assert other.upper == pytest.approx(scale * plain.upper + shift, nan_ok=True)


def nears(found) -> tuple[float, float]:
    spread = (found.upper - found.mean) * 2 / 3
    return found.mean - spread, found.mean + spread


@given(values=GAPPY)
def test_upside_down_is_the_same_chart(values: list) -> None:
    found = xmr(whole(values), better=None)
    turned = xmr([None if value is None else 60.0 - value for value in values], better=None)
    assert [rule == "" for rule in turned.rules] == [label == "common" for label in turned.labels]
    assert turned.upper == pytest.approx(60 - found.lower, nan_ok=True)


@given(values=GAPPY)
def test_a_gap_is_never_a_signal(values: list) -> None:
    found = xmr(whole(values), better="higher")
    labels = [label for value, label in zip(values, found.labels, strict=True) if value is None]
    assert set(labels) <= {"common"}
    assert (found.variation == "no_data") == (values[-1] is None)


@settings(max_examples=30, deadline=None)
@given(x=SERIES, n=st.sampled_from([40, 60, 200]), more=st.lists(st.integers(0, 40), max_size=12))
def test_later_months_never_move_the_lines(x: list[int], n: int, more: list[int]) -> None:
    short = judged(shares(x, n), len(x))
    longer = judged(shares(x + more, n), len(x + more)).head(len(x))
    for column in ("method", "lower", "centre", "upper"):
        pd.testing.assert_series_equal(longer[column], short[column])


@settings(max_examples=30, deadline=None)
@given(x=SERIES, y=SERIES, seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(x: list[int], y: list[int], seed: int) -> None:
    figures = pd.concat([shares(x, 40), counts([*y, 1], team="T2"), shares(y, 50, team="T3")])
    shuffled = figures.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(judged(figures, 44), judged(shuffled, 44))


@settings(max_examples=30, deadline=None)
@given(x=SERIES, y=SERIES)
def test_names_do_not_matter(x: list[int], y: list[int]) -> None:
    figures = pd.concat([shares(x, 40), shares(y, 40, team="T2")])
    renamed = figures.assign(
        team_id=figures["team_id"].map({"T1": "Z", "T2": "A"}), service="Care", locality="West"
    )
    ours = judged(figures, 44).sort_values(["team_id", "month"], ignore_index=True)
    theirs = judged(renamed, 44).sort_values(
        ["team_id", "month"], ascending=[False, True], ignore_index=True
    )
    names = ["service", "locality", "team_id"]
    pd.testing.assert_frame_equal(ours.drop(columns=names), theirs.drop(columns=names))
    assert set(theirs["service"]) == {"Care"}


@settings(max_examples=30, deadline=None)
@given(x=SERIES, y=SERIES, n=st.sampled_from([2, 8, 40, 60]))
def test_series_are_judged_alone(x: list[int], y: list[int], n: int) -> None:
    """Another team, category or measure beside it changes nothing."""
    mine = shares([min(met, n) for met in x], n)
    beside = pd.concat(
        [
            counts([*y, 1], team="T9"),
            mine.assign(category="STAGE"),
            mine,
            shares(y, 40, "cla_visit_on_time", "T9"),
        ]
    )
    together = judged(beside, 44)
    alone = judged(mine, 44)
    found = together[(together["measure_id"] == "icpc_15wd")].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, alone)


@settings(max_examples=30, deadline=None)
@given(x=SERIES, n=st.sampled_from([0, 1, 4, 5, 8, 29, 30, 60]))
def test_every_month_has_a_whole_answer(x: list[int], n: int) -> None:
    found = judged(shares([1, *(min(met, n) for met in x)], [1, *[n] * len(x)]), len(x) + 1)
    assert len(found) == len(x) + 1
    assert not found[list(COLUMNS[:10])].isna().any(axis=None)
    assert set(found["variation"]) <= {
        "improvement",
        "concern",
        "common",
        "too_few",
        "not_judged",
        "no_data",
    }
    signals = found["variation"].isin(["improvement", "concern"])
    assert found.loc[signals, "first_seen"].notna().all()
    assert found.loc[signals, "probability"].between(0, 0.01).all()
    assert found.loc[~signals, "first_seen"].isna().all()
    inside = found["lower"].isna() | (found["lower"] <= found["upper"])
    assert inside.all()


def test_a_team_that_moves_is_one_series_with_two_places() -> None:
    figures = shares([20] * 30, 40)
    figures.loc[figures["month"] >= dt.date(2021, 6, 1), "locality"] = "North"
    found = judged(figures, 30)
    assert len(found) == 30
    assert list(found["locality"].unique()) == ["East", "North"]
    assert (found["centre"] == 50).all()
    assert np.unique(found["method"]).size == 1
