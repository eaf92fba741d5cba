"""What each method says of each month: the usual range, how unlikely the month is, and why."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from measures.model.rounding import rounded
from measures.signals.baseline import Stretches
from measures.statistics.arrays import Flags, Floats, Names, Signs, Whole
from measures.statistics.intervals import wilson_many
from measures.statistics.runs import SHIFT_RULE, TREND_RULE, TWO_IN_THREE_RULE
from measures.statistics.tails import EXCEPTION, count_tails, predictive, tails, usual, usual_count
from measures.statistics.xmr import chart

# The mean moving range of a normal process is 1.128 of its standard deviations.
BIAS = 1.128
POOLED_MONTHS = 3
# One-sided chances of a rule in a normal process: seven rising; two of three beyond two sigma and
# the third on that side; seven on one side.
RULE_CHANCE = {TREND_RULE: 1 / 5040, TWO_IN_THREE_RULE: 0.00067, SHIFT_RULE: 1 / 128}
USUAL = "within the usual range"
_XMR_WORDS = np.array(
    [
        [
            USUAL,
            "below the lower limit",
            "7 points falling",
            "2 of 3 near the lower limit",
            "7 points below the mean",
        ],
        [USUAL] * 5,
        [
            USUAL,
            "above the upper limit",
            "7 points rising",
            "2 of 3 near the upper limit",
            "7 points above the mean",
        ],
    ],
    dtype=object,
)
_TAIL_WORDS = np.array(
    [
        ["below the usual range", USUAL, "above the usual range"],
        [
            "3 months together below the usual range",
            USUAL,
            "3 months together above the usual range",
        ],
    ],
    dtype=object,
)


@dataclass(frozen=True)
class Counts:
    """Stretch x month: met (or the count itself), cases, the value shown, and whether a count."""

    x: Floats
    n: Floats
    value: Floats
    is_count: Flags


@dataclass(frozen=True)
class Judgements:
    """Stretch x month, filled method by method: `direction` -1, 0 or 1 of a signal, `seen` the
    month that first shows it, `label` why, the one-sided `probability`, and the usual range in
    the units of the value. A signal of three months together stands in `pooled`."""

    direction: Signs
    seen: Whole
    label: Names
    probability: Floats
    lower: Floats
    centre: Floats
    upper: Floats
    pooled: "Together"

    @classmethod
    def none(cls, shape: tuple[int, int]) -> "Judgements":
        """No verdict anywhere yet."""
        chance, lower, centre, upper = (np.full(shape, np.nan) for _ in range(4))
        seen = np.broadcast_to(np.arange(shape[1]), shape).copy()
        words = np.full(shape, USUAL, object)
        none = Together.none(shape)
        return cls(np.zeros(shape, np.int8), seen, words, chance, lower, centre, upper, none)


@dataclass(frozen=True)
class Together:
    """Stretch x month, where a signal is of months together and not of its month alone: met (or
    counted) and cases of the POOLED_MONTHS, and the range that is usual for so many, in percent
    or, of a count, events. NaN elsewhere."""

    x: Floats
    n: Floats
    lower: Floats
    upper: Floats

    @classmethod
    def none(cls, shape: tuple[int, int]) -> "Together":
        """No months together yet."""
        return cls(*(np.full(shape, np.nan) for _ in range(4)))


def by_xmr(
    judgements: Judgements, rows: Whole, values: Floats, at: Stretches, *, unit: float = 0.0
) -> None:
    """Chart the values of some stretches; the first 24 months of each make its lines. See
    xmr.chart for `unit`."""
    inside = at.inside[rows]
    if not inside.any():
        return
    sizes = inside.sum(axis=1)
    rows, inside, sizes = rows[sizes > 0], inside[sizes > 0], sizes[sizes > 0]
    row, month = np.nonzero(inside)
    cell = (rows[row], month)
    flat = values[cell]
    starts = np.cumsum(sizes) - sizes
    found = chart(flat, starts, baseline=24, unit=unit)
    judgements.direction[cell] = found.side
    judgements.seen[cell] = found.seen - starts[row] + at.first[rows][row]
    judgements.label[cell] = _XMR_WORDS[found.side.astype(np.int64) + 1, found.rule]
    for grid, line in zip(
        (judgements.lower, judgements.centre, judgements.upper),
        (found.lower, found.mean, found.upper),
        strict=True,
    ):
        grid[cell] = line[row]
    judgements.probability[cell] = _xmr_chance(
        flat, found.mean[row], found.moving_range[row], found.rule
    )


def by_tails(
    judgements: Judgements, rows: Whole, counts: Counts, at: Stretches, *, pooled: bool
) -> None:
    """Exact predictive tails of each month alone and, where `pooled`, of the last three together
    (within the stretch), against the whole baseline's counts."""
    x, n = np.nan_to_num(counts.x), np.nan_to_num(counts.n)
    n = np.where(counts.is_count[:, None] & at.inside, 1.0, n)
    known_x, known_n = (np.where(at.base, grid, 0.0).sum(axis=1) for grid in (x, n))
    judged = at.inside & ~np.isnan(counts.value) & (n > 0) & (known_n > 0)[:, None]
    row, month = np.nonzero(judged[rows])
    cell = (rows[row], month)
    whose = cell[0]
    alone = _both_tails(counts.is_count[whose], x[cell], n[cell], known_x[whose], known_n[whose])
    together = (np.ones(row.size), np.ones(row.size))
    if pooled:
        x3, n3 = (last_three(grid * at.inside)[cell] for grid in (x, n))
        full = month >= at.first[whose] + POOLED_MONTHS - 1
        found = _both_tails(counts.is_count[whose], x3, n3, known_x[whose], known_n[whose])
        together = (np.where(full, found[0], 1.0), np.where(full, found[1], 1.0))
    one, three = _side(*alone), _side(*together)
    if pooled:
        by_three = (one == 0) & (three != 0)
        _tell_together(
            judgements,
            (cell[0][by_three], cell[1][by_three]),
            counts.is_count[whose][by_three],
            (x3[by_three], n3[by_three]),
            (known_x[whose][by_three], known_n[whose][by_three]),
        )
    judgements.direction[cell] = np.where(one != 0, one, three)
    words = np.where(one != 0, _TAIL_WORDS[0][one + 1], _TAIL_WORDS[1][three + 1])
    judgements.label[cell] = words
    judgements.probability[cell] = np.minimum(np.minimum(*alone), np.minimum(*together))
    _tail_lines(judgements, cell, counts.is_count[whose], n[cell], known_x[whose], known_n[whose])


def _tell_together(
    judgements: Judgements,
    cell: tuple[Whole, Whole],
    is_count: Flags,
    months: tuple[Floats, Floats],
    known: tuple[Floats, Floats],
) -> None:
    """Write what three months together came to, and what is usual for them."""
    x, n = months
    low, high = _usual(is_count, n, *known)
    at = judgements.pooled
    at.x[cell], at.n[cell], at.lower[cell], at.upper[cell] = x, n, low, high


def _both_tails(
    is_count: Flags, x: Floats, n: Floats, known_x: Floats, known_n: Floats
) -> tuple[Floats, Floats]:
    low, high = np.empty(x.size), np.empty(x.size)
    share = ~is_count
    low[share], high[share] = tails(predictive(n[share], known_x[share], known_n[share]), x[share])
    low[is_count], high[is_count] = count_tails(
        x[is_count], n[is_count], known_x[is_count], known_n[is_count]
    )
    return low, high


def _tail_lines(
    judgements: Judgements,
    cell: tuple[Whole, Whole],
    is_count: Flags,
    n: Floats,
    known_x: Floats,
    known_n: Floats,
) -> None:
    low, high = _usual(is_count, n, known_x, known_n)
    judgements.lower[cell], judgements.upper[cell] = low, high
    judgements.centre[cell] = np.where(is_count, 1.0, 100.0) * known_x / known_n


def _usual(is_count: Flags, n: Floats, known_x: Floats, known_n: Floats) -> tuple[Floats, Floats]:
    """The range of a share in percent, or of a count over n months."""
    low, high = np.empty(n.size), np.empty(n.size)
    share = ~is_count
    found = usual(predictive(n[share], known_x[share], known_n[share]))
    low[share], high[share] = (100 * limit / n[share] for limit in found)
    low[is_count], high[is_count] = usual_count(
        known_x[is_count], known_n[is_count], months=n[is_count]
    )
    return low, high


def _xmr_chance(values: Floats, mean: Floats, moving: Floats, rule: Signs) -> Floats:
    """The normal tail of the point itself or, where smaller, the chance of the rule it meets."""
    off = np.abs(values - mean)
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(off == 0, 0.5, norm.sf(off / (moving / BIAS)))
    chances = np.array([RULE_CHANCE.get(number, 1.0) for number in range(5)])
    return np.where(np.isnan(values), np.nan, np.minimum(own, chances[rule]))


def _last(grid: Floats, months: int) -> Floats:
    """Each month and those before it, so many in all, added up."""
    total = np.cumsum(grid, axis=1)
    total[:, months:] -= total[:, :-months].copy()
    return total


def _side(at_most: Floats, at_least: Floats) -> Whole:
    return (at_least < EXCEPTION).astype(np.int64) - (at_most < EXCEPTION)


def by_twelve_months(judgements: Judgements, rows: Whole, counts: Counts, at: Stretches) -> None:
    """Three and twelve months of rare cases, with Wilson intervals, said and never judged.

    The range and centre are those of the twelve months, in percent.
    """
    x, n = (grid * at.inside for grid in (np.nan_to_num(counts.x), np.nan_to_num(counts.n)))
    x12, n12, x3, n3 = last_twelve(x), last_twelve(n), last_three(x), last_three(n)
    row, month = np.nonzero(at.inside[rows] & (n12[rows] > 0))
    cell = (rows[row], month)
    lower, upper = wilson_many(x12[cell], n12[cell])
    judgements.lower[cell], judgements.upper[cell] = 100 * lower, 100 * upper
    judgements.centre[cell] = 100 * x12[cell] / n12[cell]
    quarter, year = _shares(x3[cell], n3[cell]), _shares(x12[cell], n12[cell])
    judgements.label[cell] = [
        f"fewer than 5 cases a month; 3 months {three}; 12 months {twelve}"
        for three, twelve in zip(quarter, year, strict=True)
    ]


def _shares(x: Floats, n: Floats) -> list[str]:
    """Shares in words: "2 of 7 (29%, 8 to 64)"."""
    lower, upper = (100 * limit for limit in wilson_many(x, np.maximum(n, 1)))
    return [
        f"{met:.0f} of {size:.0f} ({rounded(100 * met / size)}%, {low:.0f} to {high:.0f})"
        if size
        else "no cases"
        for met, size, low, high in zip(x, n, lower, upper, strict=True)
    ]


def last_three(grid: Floats) -> Floats:
    """Three months added up, or those there are."""
    return _last(np.nan_to_num(grid), POOLED_MONTHS)


def last_twelve(grid: Floats) -> Floats:
    """Twelve months added up, or those there are."""
    return _last(np.nan_to_num(grid), 12)
