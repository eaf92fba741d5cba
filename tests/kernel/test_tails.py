"""Predictive tails against whole-number arithmetic."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.statistics.tails import attained, count_tails, predictive, tails, usual, usual_count


def rising(start: Fraction, steps: int) -> Fraction:
    """start (start + 1) ... , so many factors: gamma(start + steps) / gamma(start)."""
    return math.prod((start + step for step in range(steps)), start=Fraction(1))


def beta_binomial(k: int, n: int, met: int, known: int) -> Fraction:
    """C(n, k) (a)_k (b)_(n-k) / (a + b)_n with a = met + 1/2 and b = known - met + 1/2."""
    a, b = Fraction(2 * met + 1, 2), Fraction(2 * (known - met) + 1, 2)
    return math.comb(n, k) * rising(a, k) * rising(b, n - k) / rising(a + b, n)


def negative_binomial(k: int, months: int, events: int, known: int) -> Fraction | float:
    """(r)_k / k! p^r (1 - p)^k, r = events + 1/2, p = known / (known + months)."""
    r, p = Fraction(2 * events + 1, 2), Fraction(known, known + months)
    return float(rising(r, k) / math.factorial(k) * (1 - p) ** k) * float(p) ** float(r)


def test_one_case_after_one_met_of_one() -> None:
    """a = 3/2, b = 1/2: P(met) = a / (a + b) = 3/4."""
    at_most, at_least = tails(predictive([1.0, 1.0], 1, 1), np.array([0.0, 1.0]))
    assert at_most == pytest.approx([0.25, 1])
    assert at_least == pytest.approx([1, 0.75])


def test_two_cases_after_a_baseline_of_all() -> None:
    """10 of 10 met: a = 21/2, b = 1/2, a + b = 11. None met of 2: b (b + 1) / (11 * 12) =
    (1/2 * 3/2) / 132 = 1/176. Both met: a (a + 1) / 132 = (21/2 * 23/2) / 132 = 161/176."""
    at_most, at_least = tails(predictive([2.0, 2.0], 10, 10), np.array([0.0, 2.0]))
    assert at_most[0] == pytest.approx(1 / 176)
    assert at_least[1] == pytest.approx(161 / 176)


def test_no_event_in_a_month_after_three_in_two() -> None:
    """r = 7/2, p = 2/3: P(0) = (2/3)^3.5, P(1) = 3.5 (1/3) P(0)."""
    none = (2 / 3) ** 3.5
    at_most, at_least = count_tails([0, 1], 1, 3, 2)
    assert at_most == pytest.approx([none, none * (1 + 3.5 / 3)])
    assert at_least == pytest.approx([1, 1 - none])


@given(known=st.integers(0, 60), met=st.data(), n=st.integers(1, 25), k=st.data())
def test_share_tails_are_the_direct_sums(known: int, met: st.DataObject, n: int, k: st.DataObject):
    x = met.draw(st.integers(0, known))
    seen = k.draw(st.integers(0, n))
    chances = [beta_binomial(j, n, x, known) for j in range(n + 1)]
    assert sum(chances) == 1
    at_most, at_least = tails(predictive([float(n)], x, known), np.array([float(seen)]))
    assert at_most[0] == pytest.approx(float(sum(chances[: seen + 1])), rel=1e-9)
    assert at_least[0] == pytest.approx(float(sum(chances[seen:])), rel=1e-9)


@given(
    known=st.integers(0, 200),
    met=st.data(),
    n=st.integers(1, 25),
    tail=st.sampled_from([0.00103, 0.0049, 0.0241]),
)
def test_usual_is_what_no_tail_calls_an_exception(
    known: int, met: st.DataObject, n: int, tail: float
) -> None:
    x = met.draw(st.integers(0, known))
    chances = [float(beta_binomial(j, n, x, known)) for j in range(n + 1)]
    inside = [j for j in range(n + 1) if sum(chances[: j + 1]) >= tail and sum(chances[j:]) >= tail]
    month = predictive([float(n)], x, known)
    lowest, highest = usual(month, tail)
    assert (lowest[0], highest[0]) == (inside[0], inside[-1])
    outside = sum(chances[: inside[0]]) + sum(chances[inside[-1] + 1 :])
    assert attained(month, tail)[0] == pytest.approx(outside, rel=1e-6, abs=1e-12)


@given(
    known=st.integers(12, 24),
    events=st.integers(0, 40),
    k=st.integers(0, 30),
    months=st.sampled_from([1, 3]),
)
def test_count_tails_are_the_direct_sums(known: int, events: int, k: int, months: int) -> None:
    below = sum(negative_binomial(j, months, events, known) for j in range(k))
    here = negative_binomial(k, months, events, known)
    at_most, at_least = count_tails([k], months, events, known)
    assert at_most[0] == pytest.approx(below + here, rel=1e-9)
    assert at_least[0] == pytest.approx(1 - below, rel=1e-9, abs=1e-12)


@given(known=st.integers(12, 24), events=st.integers(0, 400))
def test_usual_counts_are_what_no_tail_calls_an_exception(known: int, events: int) -> None:
    (lowest,), (highest,) = usual_count([events], [known])
    at_most, at_least = count_tails([lowest, lowest - 1, highest, highest + 1], 1, events, known)
    assert at_most[0] >= 0.001
    assert lowest == 0 or at_most[1] < 0.001
    assert at_least[2] >= 0.001
    assert at_least[3] < 0.001


def test_a_tail_keeps_its_digits_far_out() -> None:
    """0 of 200 after 2,400 of 2,400: b = 1/2, P = (1/2)_200 / (2401)_200, about 10^-301."""
    expected = float(beta_binomial(0, 200, 2400, 2400))
    assert 0 < expected < 1e-250
    at_most, _ = tails(predictive([200.0], 2400, 2400), np.array([0.0]))
    assert at_most[0] == pytest.approx(expected, rel=1e-8)


def test_thousands_of_cases() -> None:
    month = predictive(np.array([3000.0]), 60_000, 72_000)
    lowest, highest = usual(month)
    below, _ = tails(month, lowest - 1)
    inside, _ = tails(month, lowest)
    assert below[0] < 0.001 <= inside[0]
    # Mean 2500, sd = sqrt(3000 * 5/6 * 1/6 * (75000 / 72001)) = 20.8; 3.09 sd is 64.
    assert 2500 - 68 < lowest[0] < 2500 - 60
    assert 2500 + 60 < highest[0] < 2500 + 68
