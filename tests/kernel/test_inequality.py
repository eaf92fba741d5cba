"""Groups of children against the rest, by whole-number arithmetic."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.statistics.groups import expected_unequal, unequal
from measures.statistics.intervals import wilson


def groups(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["dimension", "grp", "numerator", "denominator"])


def one_tail(x: int, n: int, met: int, every: int) -> tuple[float, float]:
    ways = [
        math.comb(met, k) * math.comb(every - met, n - k) if n - k <= every - met else 0
        for k in range(n + 1)
    ]
    return sum(ways[: x + 1]) / sum(ways), sum(ways[x:]) / sum(ways)


def test_the_lady_tasting_tea() -> None:
    """Fisher 1935: 3 of 4 against 1 of 4. P(X >= 3) = (16 + 1) / 70, twice is 34/70."""
    found = unequal(groups(("sex", "F", 3, 4), ("sex", "M", 1, 4)))
    assert list(found["grp"]) == ["F"]  # of two that mirror each other one stands
    assert found["probability"].iloc[0] == pytest.approx(34 / 70)
    assert not found["different"].iloc[0]


def test_rates_and_intervals_of_both() -> None:
    found = unequal(
        groups(
            ("ethnicity", "White", 90, 100),
            ("ethnicity", "Black", 10, 30),
            ("ethnicity", "not known", 5, 10),
        )
    ).set_index("grp")
    assert list(found.index) == ["White", "Black"]
    black = found.loc["Black"]
    assert (black["rest_numerator"], black["rest_denominator"]) == (95, 110)
    assert black["rate"] == pytest.approx(100 / 3)
    assert black["rest_rate"] == pytest.approx(100 * 95 / 110)
    expected = [100 * limit for limit in wilson(95, 110)]
    assert [black["rest_lower"], black["rest_upper"]] == pytest.approx(expected)
    low, high = one_tail(10, 30, 105, 140)
    assert black["probability"] == pytest.approx(2 * min(low, high))
    assert black["different"]


def test_nobody_to_compare_with() -> None:
    assert unequal(groups(("age", "1 to 4", 3, 10), ("age", "5 to 9", 0, 0))).empty
    assert unequal(groups(("age", "not known", 3, 10), ("age", "5 to 9", 1, 9)))[
        "grp"
    ].tolist() == ["5 to 9"]


def test_several_measures_are_apart() -> None:
    mine = groups(("sex", "F", 10, 30), ("sex", "M", 30, 32), ("age", "under 1", 1, 5))
    both = pd.concat([mine.assign(measure_id="a"), mine.assign(measure_id="b")])
    found = unequal(both.reset_index(drop=True), ["measure_id"])
    assert list(found["measure_id"]) == ["a", "b"]
    assert list(found["grp"]) == ["F", "F"]
    assert found["different"].all()


@given(x=st.integers(0, 12), n=st.integers(1, 12), y=st.integers(0, 20), m=st.integers(1, 20))
def test_the_tails_are_the_direct_sums(x: int, n: int, y: int, m: int) -> None:
    x, y = min(x, n), min(y, m)
    rest = ("age", "5 to 9", y, m)
    frame = groups(("age", "1 to 4", x, n), rest, ("age", "under 1", 0, 0))
    found = unequal(frame).set_index("grp").loc["1 to 4"]
    low, high = one_tail(x, n, x + y, n + m)
    assert found["probability"] == pytest.approx(min(1, 2 * min(low, high)), rel=1e-9)
    chance = sum(
        (one_tail(k, n, x + y, n + m)[0] + one_tail(k, n, x + y, n + m)[1] - 1)
        for k in range(max(0, n - (n + m - x - y)), min(n, x + y) + 1)
        if min(one_tail(k, n, x + y, n + m)) < 0.005
    )
    assert found["chance"] == pytest.approx(chance, abs=1e-9)
    assert found["chance"] <= 0.01


def test_the_number_chance_would_give() -> None:
    frame = groups(
        ("age", "1 to 4", 50, 100), ("age", "5 to 9", 40, 100), ("age", "10 to 15", 5, 9)
    )
    found = unequal(frame)
    assert len(found) == 3
    assert expected_unequal(found) == pytest.approx(found["chance"].sum())
    assert 0 < expected_unequal(found) < 0.03
