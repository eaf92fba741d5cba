"""Intervals against published implementations and against the equations that define them."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from scipy.stats import poisson as poisson_law

from measures.statistics.intervals import poisson, wilson

FACTS = json.loads(Path(__file__).with_name("interval_facts.json").read_text("utf-8"))
CONFIDENCES = (0.8, 0.95, 0.998)
shares = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("fact", FACTS["wilson"], ids=lambda f: f"{f['x']} of {f['n']}")
def test_wilson_is_as_published(fact: dict[str, float]) -> None:
    lower, upper = wilson(fact["x"], fact["n"], fact["confidence"])
    assert lower == pytest.approx(fact["lower"], rel=1e-9, abs=1e-12)
    assert upper == pytest.approx(fact["upper"], rel=1e-9)


@pytest.mark.parametrize("fact", FACTS["count"], ids=lambda f: f"{f['x']}")
def test_counts_are_as_published(fact: dict[str, float]) -> None:
    lower, upper = poisson(fact["x"], fact["confidence"])
    assert lower == pytest.approx(fact["lower"], rel=1e-9, abs=1e-12)
    assert upper == pytest.approx(fact["upper"], rel=1e-9)


@given(shares, st.sampled_from(CONFIDENCES))
def test_wilson_limits_are_where_the_score_test_just_rejects(
    share: tuple[int, int], confidence: float
) -> None:
    x, n = share
    z = norm.ppf((1 + confidence) / 2)
    for limit in wilson(x, n, confidence):
        distance = (x / n - limit) ** 2
        assert distance == pytest.approx(z * z * limit * (1 - limit) / n, rel=1e-6, abs=1e-12)


@given(shares, st.sampled_from(CONFIDENCES))
def test_wilson_holds_the_share_and_mirrors(share: tuple[int, int], confidence: float) -> None:
    x, n = share
    lower, upper = wilson(x, n, confidence)
    assert -1e-12 <= lower <= x / n + 1e-12
    assert x / n - 1e-12 <= upper <= 1 + 1e-12
    assert wilson(n - x, n, confidence) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


@given(st.integers(0, 9), st.sampled_from(CONFIDENCES))
def test_small_counts_have_exact_tails(x: int, confidence: float) -> None:
    lower, upper = poisson(x, confidence)
    tail = (1 - confidence) / 2
    assert poisson_law.cdf(x, upper) == pytest.approx(tail, rel=1e-8)
    assert lower == 0 if x == 0 else poisson_law.sf(x - 1, lower) == pytest.approx(tail, rel=1e-8)


@given(st.integers(10, 5_000))
def test_large_counts_are_near_the_exact_tails(x: int) -> None:
    lower, upper = poisson(x)
    assert lower < x < upper
    assert poisson_law.cdf(x, upper) == pytest.approx(0.025, rel=0.02)
    assert poisson_law.sf(x - 1, lower) == pytest.approx(0.025, rel=0.02)


@given(st.integers(0, 3_000))
def test_more_events_never_have_lower_limits(x: int) -> None:
    assert all(a < b for a, b in zip(poisson(x), poisson(x + 1), strict=True))


@pytest.mark.parametrize(("x", "n"), [(-1, 5), (6, 5), (0, 0), (1, 0), (math.nan, 5)])
def test_impossible_shares_are_refused(x: float, n: float) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(x, n)


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="count"):
        poisson(-1)
