"""Intervals around shares and counts."""

from scipy.stats import chi2, norm


def wilson(x: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """The Wilson interval of a share x of n, as fractions of 1; no continuity correction.

    Wilson 1927, as UKHSA's PHEindicatormethods gives it. Raises ValueError unless 0 <= x <= n
    and n > 0.
    """
    if not 0 <= x <= n or n <= 0:
        raise ValueError(f"A share needs 0 <= x <= n and n > 0; got {x} of {n}.")
    z = norm.ppf(confidence + (1 - confidence) / 2)
    spread = z * (z * z + 4 * x * (1 - x / n)) ** 0.5
    middle = 2 * x + z * z
    size = 2 * (n + z * z)
    return float((middle - spread) / size), float((middle + spread) / size)


def poisson(x: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a count of events: exact below 10, Byar's approximation from 10.

    As UKHSA's PHEindicatormethods does for rates; divide by the denominator for a rate. Raises
    ValueError when x < 0.
    """
    if x < 0:
        raise ValueError(f"A count cannot be below 0; got {x}.")
    tail = (1 - confidence) / 2
    if x < 10:
        lower = chi2.ppf(tail, 2 * x) / 2 if x else 0.0
        return float(lower), float(chi2.ppf(1 - tail, 2 * x + 2) / 2)
    z = norm.ppf(1 - tail)
    above = x + 1
    return (
        float(x * (1 - 1 / (9 * x) - z / (3 * x**0.5)) ** 3),
        float(above * (1 - 1 / (9 * above) + z / (3 * above**0.5)) ** 3),
    )
