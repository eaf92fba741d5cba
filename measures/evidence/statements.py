"""What one source of evidence says: strength, steady, concern, too few to say, or nothing.

Pure functions over whole arrays of units and questions, one for each kind of source, with the
thresholds of data/reference/triangulation.toml. Shares are compared as whole numbers, before any
rounding.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Rules = Mapping[str, float]

STATEMENTS = ("none", "too_few", "steady", "strength", "concern")
NONE, TOO_FEW, STEADY, STRENGTH, CONCERN = (np.int8(code) for code in range(5))


def by_share(n: Whole, good: Whole, rules: Rules) -> Codes:
    """Families, practitioners and partners: `good` of `n` were positive or agreed."""
    said = np.select(
        [100 * good >= rules["strength_from"] * n, 100 * good <= rules["concern_to"] * n],
        [STRENGTH, CONCERN],
        STEADY,
    )
    return _enough(n, said, rules)


def audits(n: Whole, good: Whole, alarms: Whole, rules: Rules) -> Codes:
    """`good` of `n` audits; any with an immediate concern is a concern, whatever n."""
    said = np.select(
        [100 * good >= rules["strength_from"] * n, 100 * good < rules["concern_below"] * n],
        [STRENGTH, CONCERN],
        STEADY,
    )
    return np.where(alarms > 0, CONCERN, _enough(n, said, rules)).astype(np.int8)


def observations(n: Whole, strengths: Whole, needs: Whole, rules: Rules) -> Codes:
    """`strengths` and `needs` among `n` observations; the others were competent."""
    strong = (100 * strengths >= rules["strength_from"] * n) & (
        100 * needs < rules["need_below"] * n
    )
    said = np.select(
        [strong, 100 * needs >= rules["concern_from"] * n], [STRENGTH, CONCERN], STEADY
    )
    return _enough(n, said, rules)


def reviews(n: Whole, bad: Whole) -> Codes:
    """Practice reviews and areas for improvement are `bad`; the others of `n` are strengths."""
    return np.select([n == 0, bad > 0], [NONE, CONCERN], STRENGTH).astype(np.int8)


def _enough(n: Whole, said: NDArray[np.int8], rules: Rules) -> Codes:
    return np.select([n == 0, n < rules["fewest"]], [NONE, TOO_FEW], said).astype(np.int8)


@dataclass(frozen=True)
class Unusual:
    """Counts held against the months before: the statement, the count to be expected, and the
    chance of so many or more. NaN where there is no history."""

    said: Codes
    expected: Floats
    chance: Floats


def more_than_usual(
    seen: Whole, earlier: Whole, history: Whole, rules: Rules, many: np.int8
) -> Unusual:
    """Whether more were `seen` in the window than the `earlier` ones in `history` months make
    likely: `many` (a concern or a strength) where the Poisson tail is no more than `unlikely`.

    Silence says nothing: fewer than usual is steady.
    """
    known = np.where(history > 0, history, np.nan)
    expected = rules["months"] * earlier / known
    chance = poisson.sf(seen - 1, expected)
    few = (history < rules["least_before"]) | (
        (seen < rules["fewest"]) & ~(expected >= rules["fewest"])
    )
    said = np.select(
        [(seen == 0) & (earlier == 0), few, 100 * chance <= rules["unlikely"]],
        [NONE, TOO_FEW, many],
        STEADY,
    )
    return Unusual(said.astype(np.int8), expected, chance)


def disputes(ordinary: Codes, good_practice: Whole, rules: Rules) -> Codes:
    """Notes of good practice make a strength where the ordinary disputes are no concern."""
    praised = (ordinary != CONCERN) & (good_practice >= rules["good_practice"])
    return np.where(praised, STRENGTH, ordinary).astype(np.int8)
