"""Funnel plots: units beside one another, with limits that widen as units get smaller.

Sources: PHEindicatormethods 2.1.0, FunnelPlotR 0.6.0, and Spiegelhalter 2005
(doi 10.1002/sim.1970) for exact limits and overdispersion.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binom

from measures.statistics.arrays import Floats, Names
from measures.statistics.intervals import binomial_tails, exact_poisson, z_of

WARNING, ACTION = 0.95, 0.998
LEAST_UNITS = 10
BANDS = ("low", "lowish", "usual", "highish", "high")


@dataclass(frozen=True)
class Funnel:
    """Shares of many units (fractions of 1) against their common centre; arrays have one entry a
    unit. `band` is low or high beyond the 99.8% limits, lowish or highish beyond the 95% ones.
    `tau2` is the spread between units beyond chance, 0 under ten units."""

    centre: float
    tau2: float
    warning: tuple[Floats, Floats]
    action: tuple[Floats, Floats]
    band: Names


def funnel(
    x: ArrayLike, n: ArrayLike, *, centre: float | None = None, tau2: float | None = None
) -> Funnel:
    """The funnel of x met of n cases a unit, all n > 0: exact tails, or widened limits when ten
    units or more vary by more than chance. Where these are some of the units of a wider funnel,
    `centre` (a fraction of 1) and `tau2` are the wider one's. Raises ValueError without a unit of
    any cases."""
    met, size = np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64)
    if not size.size or (size <= 0).any():
        raise ValueError("A funnel needs units with cases; leave out those without.")
    if centre is None:
        centre = float(met.sum() / size.sum())
    if tau2 is None:
        wide = size.size >= LEAST_UNITS
        tau2 = overdispersion(*arcsine_scores(met, size, centre))[1] if wide else 0.0
    if tau2 > 0:
        warning, action = (arcsine_limits(size, centre, c, tau2) for c in (WARNING, ACTION))
        place = [
            met / size < action[0],
            met / size > action[1],
            met / size < warning[0],
            met / size > warning[1],
        ]
    else:
        warning, action = (exact_limits(size, centre, c) for c in (WARNING, ACTION))
        at_most, at_least = binomial_tails(met, size, centre)
        place = [
            at_most < _tail(ACTION),
            at_least < _tail(ACTION),
            at_most < _tail(WARNING),
            at_least < _tail(WARNING),
        ]
    band = np.select(place, ["low", "high", "lowish", "highish"], "usual").astype(object)
    return Funnel(centre, float(tau2), warning, action, band)


def share_limits(n: ArrayLike, centre: float, confidence: float) -> tuple[Floats, Floats]:
    """Where a unit's Wilson limit just touches the centre: centre -+ z sqrt(c (1 - c) / n).

    The inverse of Wilson's interval, as PHE draws it; not clipped to 0 and 1.
    """
    spread = z_of(confidence) * np.sqrt(centre * (1 - centre) / np.asarray(n, dtype=np.float64))
    return centre - spread, centre + spread


def exact_limits(n: ArrayLike, centre: ArrayLike, confidence: float) -> tuple[Floats, Floats]:
    """Exact binomial limits, interpolated between whole numbers (Spiegelhalter 2005, A.1.1)."""
    size = np.asarray(n, dtype=np.float64)
    lower = _interpolated(size, centre, _tail(confidence))
    return lower, _interpolated(size, centre, 1 - _tail(confidence))


def arcsine_limits(
    n: ArrayLike, centre: float, confidence: float, tau2: float = 0.0
) -> tuple[Floats, Floats]:
    """Limits on the arcsine scale, widened by the spread tau2 between units (FunnelPlotR)."""
    middle = np.arcsin(np.sqrt(centre))
    spread = z_of(confidence) * np.sqrt(1 / (4 * np.asarray(n, dtype=np.float64)) + tau2)
    lower = np.sin(np.clip(middle - spread, 0, np.pi / 2)) ** 2
    return lower, np.sin(np.clip(middle + spread, 0, np.pi / 2)) ** 2


def ratio_limits(
    expected: ArrayLike, confidence: float, tau2: float = 0.0
) -> tuple[Floats, Floats]:
    """Limits of observed over expected events: exact Poisson, or 1 -+ z sqrt(1 / 4E + tau2)."""
    events = np.asarray(expected, dtype=np.float64)
    if tau2 > 0:
        spread = z_of(confidence) * np.sqrt(1 / (4 * events) + tau2)
        return 1 - spread, 1 + spread
    lower, upper = exact_poisson(events, confidence)
    return lower / events, upper / events


def rate_curve(
    events: ArrayLike, centre: float, confidence: float
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """The funnel of a rate, drawn by events: (population, rate) of the lower and the upper limit.

    At that population a unit with so many events has an exact interval that touches the centre.
    """
    count = np.asarray(events, dtype=np.float64)
    lower, upper = exact_poisson(count, confidence)
    return (upper / centre, count * centre / upper), (lower / centre, count * centre / lower)


def overdispersion(score: Floats, deviation: Floats) -> tuple[float, float]:
    """Phi and tau2 of standardised scores and their standard deviations.

    Scores are winsorised at 10%; tau2 = max(0, (n phi - (n - 1)) / (sum w - sum w^2 / sum w)),
    w = 1 / deviation^2 (Spiegelhalter 2005; DerSimonian and Laird 1986).
    """
    n, low, high = score.size, *np.quantile(score, [0.1, 0.9])
    phi = float(np.mean(np.clip(score, low, high) ** 2))
    weight = 1 / deviation**2
    spare = weight.sum() - (weight**2).sum() / weight.sum()
    return phi, float(max(0.0, (n * phi - (n - 1)) / spare)) if spare > 0 else 0.0


def arcsine_scores(met: Floats, size: Floats, centre: float) -> tuple[Floats, Floats]:
    """Standardised scores on the arcsine scale, and their standard deviations (FunnelPlotR)."""
    deviation = 1 / (2 * np.sqrt(size))
    return (np.arcsin(np.sqrt(met / size)) - np.arcsin(np.sqrt(centre))) / deviation, deviation


def _interpolated(size: Floats, centre: ArrayLike, q: float) -> Floats:
    reached = np.maximum(binom.ppf(q, size, centre), 0)
    spare = binom.cdf(reached, size, centre) - q
    return np.asarray((reached - spare / binom.pmf(reached, size, centre)) / size)


def _tail(confidence: float) -> float:
    return (1 - confidence) / 2
