"""What one source of evidence says: strength, steady, concern, too few to say, or nothing.

Pure functions over whole arrays of units and questions, with the thresholds of
data/reference/triangulation.toml, and the rules that several sources share: a share of what was
said, and more than usual. A rule that one source has for itself stands in its entry. Shares are
compared as whole numbers, before any rounding.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Names = NDArray[np.object_]
SourceThresholds = Mapping[str, float]
# Statements, the numbers they rest on and the figures in words, by unit-month and question.
Spoken = tuple[Codes, Whole, Names]

QUESTIONS = 10
STATEMENTS = ("none", "too_few", "steady", "strength", "concern")
NONE, TOO_FEW, STEADY, STRENGTH, CONCERN = (np.int8(code) for code in range(5))


@dataclass(frozen=True)
class Grids:
    """The counts of one source, unit-month x question: items, and of these the good and the bad;
    `rows` and `good_rows` are what the items are made of, `lately` the bad items of the last three
    months. `history` is the months known before the window, at most as many as are held against
    it."""

    n: Whole
    good: Whole
    bad: Whole
    earlier: Whole
    rows: Whole
    good_rows: Whole
    lately: Whole
    history: Whole


def enough(n: Whole, said: NDArray[np.int8], thresholds: SourceThresholds) -> Codes:
    """A statement only of as many as the `fewest`; none of none."""
    return np.select([n == 0, n < thresholds["fewest"]], [NONE, TOO_FEW], said).astype(np.int8)


def by_share(n: Whole, good: Whole, thresholds: SourceThresholds) -> Codes:
    """Families, practitioners and partners: `good` of `n` were positive or agreed."""
    said = np.select(
        [100 * good >= thresholds["strength_from"] * n, 100 * good <= thresholds["concern_to"] * n],
        [STRENGTH, CONCERN],
        STEADY,
    )
    return enough(n, said, thresholds)


def share_rule(many: str, good: str) -> str:
    """The rule of `by_share` in words: what is counted, and what is good of it."""
    return (
        f"{many} of the {{months}} months to the month. Fewer than {{fewest}}: too few."
        f" {{strength_from}}% or more {good}: strength. {{concern_to}}% or fewer: concern."
        " Otherwise"
        " steady."
    )


def says_share(good: str) -> Callable[[Grids, SourceThresholds], Spoken]:
    """How a source speaks by share; its figures read "positive 5 of 6" with `good` for positive."""
    detail = told(lambda n, some, _: f"{good} {some} of {n}")

    def says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
        said = by_share(grids.n, grids.good, thresholds)
        return said, grids.n, detail(grids.n, grids.good, grids.bad)

    return says


@dataclass(frozen=True)
class Unusual:
    """Counts held against the months before: the statement, the count to be expected, and the
    chance of so many or more. NaN where there is no history."""

    said: Codes
    expected: Floats
    chance: Floats


def more_than_usual(
    seen: Whole, earlier: Whole, history: Whole, thresholds: SourceThresholds, many: np.int8
) -> Unusual:
    """Whether more were `seen` in the window than the `earlier` ones in `history` months make
    likely: `many` (a concern or a strength) where the Poisson tail is no more than `unlikely`.

    Silence says nothing: fewer than usual is steady.
    """
    known = np.where(history > 0, history, np.nan)
    expected = thresholds["months"] * earlier / known
    chance = poisson.sf(seen - 1, expected)
    few = (history < thresholds["least_before"]) | (
        (seen < thresholds["fewest"]) & ~(expected >= thresholds["fewest"])
    )
    said = np.select(
        [(seen == 0) & (earlier == 0), few, 100 * chance <= thresholds["unlikely"]],
        [NONE, TOO_FEW, many],
        STEADY,
    )
    return Unusual(said.astype(np.int8), expected, chance)


def unusual_rule(many: str, means: str) -> str:
    """The rule of `more_than_usual` in words: what is counted, and what more than usual means."""
    return (
        f"{many} of {{months}} months, held against the {{before}} months before. Concern or"
        " strength only when so many or more would come by chance in at most {unlikely}% of such"
        " times (Poisson). Fewer than {fewest} seen and expected, or fewer than {least_before}"
        f" months before: too few. {means}"
    )


def unusual(grids: Grids, thresholds: SourceThresholds, many: np.int8) -> Unusual:
    """Whether more than usual came, over the counts of a source."""
    return more_than_usual(grids.n, grids.earlier, grids.history, thresholds, many)


def unusual_detail(grids: Grids, found: Unusual, words: Callable[..., str]) -> Names:
    """The figures of each cell, told by `words` (see `counted`): seen, earlier, months before,
    expected, chance, bad and good."""
    history = np.broadcast_to(grids.history, grids.n.shape)
    figures = (grids.n, grids.earlier, history, found.expected, found.chance, grids.bad, grids.good)
    return told(words)(*figures)


def counted(seen: int, _: int, history: int, expected: float, chance: float, *__: int) -> str:
    """ "seen 7, expected 2.1, p 0.004, months before 24"."""
    if history < 1:
        return f"seen {seen}, no months before"
    likely = f"p {chance:.3f}" if chance >= 0.0005 else "p below 0.001"
    return f"seen {seen}, expected {expected:.1f}, {likely}, months before {history}"


def told(words: Callable[..., str]) -> Callable[..., Names]:
    """Words for every cell whose first, second or last figure is more than nothing; ""
    elsewhere."""

    def say(*figures: NDArray[Any]) -> Names:
        said = np.full(figures[0].shape, "", dtype=object)
        some = np.logical_or.reduce([figure > 0 for figure in figures[:2]] + [figures[-1] > 0])
        said[some] = [
            words(*cell)
            for cell in zip(*(figure[some].tolist() for figure in figures), strict=True)
        ]
        return said

    return say
