"""How unlikely a month is, given the counts of its own baseline: exact predictive tails.

A share's numerator is beta-binomial (Jeffreys prior, beta(1/2, 1/2)); a count of events is
negative binomial (Jeffreys prior of a Poisson mean, gamma(1/2, 0)). A baseline of 0 or 100% needs
no rule of its own.
"""

from dataclasses import dataclass, fields
from typing import Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaln, gammaln
from scipy.stats import nbinom

from measures.statistics.arrays import Flags, Floats

EXCEPTION = 0.001
PRIOR = 0.5
_NOTHING_MORE = 1e-18
_THREE_SIGMA = 3.09


class Counted(Protocol):
    """Many distributions over whole numbers, one an element, each with one peak."""

    def of(self, index: NDArray[np.int64] | Flags) -> Self:
        """Some of them."""

    def facing(self, up: Flags) -> Self:
        """The same where `up`; elsewhere counted from the other end (k reads top - k)."""

    def ends(self) -> tuple[Floats, Floats]:
        """The lowest and highest possible k."""

    def centre(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation."""

    def chance(self, k: Floats) -> Floats:
        """P(X = k)."""

    def climb(self, k: Floats) -> Floats:
        """P(X = k + 1) / P(X = k)."""

    @property
    def total(self) -> Floats:
        """What k and its counterpart from the other end add up to."""


@dataclass(frozen=True)
class BetaBinomial:
    """Numerators out of `n` when the share itself is beta(a, b)."""

    n: Floats
    a: Floats
    b: Floats

    @property
    def total(self) -> Floats:
        """Numerator and remainder add up to n."""
        return self.n

    def of(self, index: NDArray[np.int64] | Flags) -> Self:
        """Some of them."""
        return type(self)(*(getattr(self, field.name)[index] for field in fields(self)))

    def facing(self, up: Flags) -> Self:
        """The remainder's distribution where not `up`."""
        return type(self)(self.n, np.where(up, self.a, self.b), np.where(up, self.b, self.a))

    def ends(self) -> tuple[Floats, Floats]:
        """From 0 to n."""
        return np.zeros_like(self.n), self.n

    def centre(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation."""
        both = self.a + self.b
        p = self.a / both
        return self.n * p, np.sqrt(self.n * p * (1 - p) * (both + self.n) / (both + 1))

    def chance(self, k: Floats) -> Floats:
        """P(X = k) = C(n, k) B(k + a, n - k + b) / B(a, b)."""
        ways = gammaln(self.n + 1) - gammaln(k + 1) - gammaln(self.n - k + 1)
        shape = betaln(k + self.a, self.n - k + self.b) - betaln(self.a, self.b)
        return np.asarray(np.exp(ways + shape))

    def climb(self, k: Floats) -> Floats:
        """The next term over this one."""
        return (self.n - k) / (k + 1) * (k + self.a) / (self.n - k - 1 + self.b)


def predictive(n: ArrayLike, baseline_x: ArrayLike, baseline_n: ArrayLike) -> BetaBinomial:
    """What a month of n cases may bring, after baseline_x of baseline_n (Jeffreys prior)."""
    size, x, known = np.broadcast_arrays(n, baseline_x, np.asarray(baseline_n, dtype=np.float64))
    return BetaBinomial(size.astype(np.float64), x + PRIOR, known - x + PRIOR)


def tails(counted: Counted, k: Floats) -> tuple[Floats, Floats]:
    """P(X <= k) and P(X >= k). The smaller is summed outwards from k, so it keeps its digits."""
    up = k >= counted.centre()[0]
    facing = counted.facing(up)
    from_end = np.where(up, k, counted.total - k)
    here = facing.chance(from_end)
    beyond = _outwards(facing, from_end, here)
    rest = np.clip(1 - beyond + here, 0.0, 1.0)
    return np.where(up, rest, beyond), np.where(up, beyond, rest)


def usual(counted: Counted, tail: float = EXCEPTION) -> tuple[Floats, Floats]:
    """The lowest and highest k that are no exception: P(X <= k) and P(X >= k) both >= tail."""
    every = np.ones(counted.total.shape, dtype=np.bool_)
    return _lowest(counted, tail)[0], counted.total - _lowest(counted.facing(~every), tail)[0]


def attained(counted: Counted, tail: float = EXCEPTION) -> Floats:
    """The chance of an exception that the whole numbers really leave: at most twice `tail`."""
    every = np.ones(counted.total.shape, dtype=np.bool_)
    return _lowest(counted, tail)[1] + _lowest(counted.facing(~every), tail)[1]


def count_tails(
    x: ArrayLike, months: ArrayLike, baseline_x: ArrayLike, baseline_months: ArrayLike
) -> tuple[Floats, Floats]:
    """P(X <= x) and P(X >= x) of a count over some months, after a baseline's events and months."""
    k, size, p = _negative_binomial(x, months, baseline_x, baseline_months)
    at_least = np.where(k > 0, betainc(np.maximum(k, 1), size, 1 - p), 1.0)
    return betainc(size, k + 1, p), at_least


def usual_count(
    baseline_x: ArrayLike,
    baseline_months: ArrayLike,
    tail: float = EXCEPTION,
    *,
    months: ArrayLike = 1.0,
) -> tuple[Floats, Floats]:
    """The lowest and highest count of one month, or of so many, that are no exception."""
    _, size, p = _negative_binomial(0.0, months, baseline_x, baseline_months)
    return nbinom.ppf(tail, size, p), nbinom.isf(tail, size, p)


def _negative_binomial(
    x: ArrayLike, months: ArrayLike, baseline_x: ArrayLike, baseline_months: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    """Gamma(s + 1/2, m) mixed over Poisson(t): size s + 1/2 and p = m / (m + t)."""
    known = np.asarray(baseline_months, dtype=np.float64)
    k, size, p = np.broadcast_arrays(
        np.asarray(x, dtype=np.float64),
        np.asarray(baseline_x, dtype=np.float64) + PRIOR,
        known / (known + np.asarray(months, dtype=np.float64)),
    )
    return k, size, p


def _outwards(counted: Counted, k: Floats, here: Floats) -> Floats:
    """The sum of P from k to the top, until terms no longer count."""
    total, top = here.copy(), counted.ends()[1]
    live = np.flatnonzero(k < top)
    now, at, term, top = counted.of(live), k[live], here[live], top[live]
    while live.size:
        term = term * now.climb(at)
        at = at + 1
        total[live] += term
        keep = (at < top) & (term > _NOTHING_MORE * total[live])
        if not keep.all():
            live, at, term, top, now = live[keep], at[keep], term[keep], top[keep], now.of(keep)
    return total


def _lowest(counted: Counted, tail: float) -> tuple[Floats, Floats]:
    """The smallest k with P(X <= k) >= tail, and P(X < k); walked to from three sigma below."""
    low, high = counted.ends()
    mean, deviation = counted.centre()
    k = np.clip(np.floor(mean - _THREE_SIGMA * deviation), low, high)
    here = counted.chance(k)
    below = tails(counted, k)[0] - here
    _walk_down(counted, k, here, below, tail)
    _walk_up(counted, k, here, below, tail)
    return k, np.maximum(below, 0.0)


def _walk_up(counted: Counted, k: Floats, here: Floats, below: Floats, tail: float) -> None:
    live = np.flatnonzero(below + here < tail)
    while live.size:
        ratio = counted.of(live).climb(k[live])
        below[live] += here[live]
        here[live] *= ratio
        k[live] += 1
        live = live[below[live] + here[live] < tail]


def _walk_down(counted: Counted, k: Floats, here: Floats, below: Floats, tail: float) -> None:
    low = counted.ends()[0]
    live = np.flatnonzero((below >= tail) & (k > low))
    while live.size:
        k[live] -= 1
        here[live] /= counted.of(live).climb(k[live])
        below[live] -= here[live]
        live = live[(below[live] >= tail) & (k[live] > low[live])]
