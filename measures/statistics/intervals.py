"""Intervals around shares and counts, one at a time or for whole arrays."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binom, chi2, norm

from measures.statistics.arrays import Floats

EXACT_BELOW = 10


def wilson(x: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """The Wilson interval of a share x of n, as fractions of 1; no continuity correction.

    Wilson 1927, as UKHSA's PHEindicatormethods gives it. Raises ValueError unless 0 <= x <= n
    and n > 0.
    """
    if not 0 <= x <= n or n <= 0:
        raise ValueError(f"A share needs 0 <= x <= n and n > 0; got {x} of {n}.")
    lower, upper = wilson_many(x, n, confidence)
    return float(lower), float(upper)


def wilson_many(x: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson intervals of arrays of shares, as fractions of 1; NaN where n is 0."""
    met, size = np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64)
    z = z_of(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = met / size
        spread = z * np.sqrt(z * z + 4 * met * (1 - share))
        middle, scale = 2 * met + z * z, 2 * (size + z * z)
        return (middle - spread) / scale, (middle + spread) / scale


def poisson(x: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a count of events: exact below 10, Byar's approximation from 10.

    As UKHSA's PHEindicatormethods does for rates; divide by the denominator for a rate. Raises
    ValueError when x < 0.
    """
    if x < 0:
        raise ValueError(f"A count cannot be below 0; got {x}.")
    lower, upper = exact_poisson(x, confidence) if x < EXACT_BELOW else byar(x, confidence)
    return float(lower), float(upper)


def exact_poisson(x: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The exact interval of a Poisson count (Garwood 1936), by chi-squared; from 0 for x = 0."""
    events, tail = np.asarray(x, dtype=np.float64), (1 - confidence) / 2
    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, chi2.ppf(tail, 2 * some) / 2, 0.0)
    return lower, np.asarray(chi2.isf(tail, 2 * events + 2) / 2)


def byar(x: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Byar's approximation to the interval of a Poisson count; meant for 10 events or more."""
    events, z = np.asarray(x, dtype=np.float64), z_of(confidence)
    above = events + 1
    return (
        np.asarray(events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3),
        np.asarray(above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3),
    )


def binomial_tails(x: ArrayLike, n: ArrayLike, share: ArrayLike) -> tuple[Floats, Floats]:
    """P(X <= x) and P(X >= x) for x of n cases when the true share (0 to 1) is known exactly."""
    at_most = binom.cdf(x, n, share)
    at_least = binom.sf(np.asarray(x, dtype=np.float64) - 1, n, share)
    return np.asarray(at_most), np.asarray(at_least)


def z_of(confidence: float) -> float:
    """How many standard deviations a two-sided confidence spans: 1.96 for 0.95."""
    return float(norm.ppf(confidence + (1 - confidence) / 2))
