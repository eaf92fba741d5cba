"""Whether a target is surely met or missed: the one test, for signals, pages and triangulation."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.model.measure import Measure
from measures.signals.baseline import Stretches
from measures.signals.by_method import Judgements
from measures.signals.changes import since
from measures.signals.grid import Laid
from measures.statistics.arrays import Flags, Floats, Names, Signs, Whole
from measures.statistics.intervals import binomial_tails, wilson_many
from measures.statistics.xmr import ASSURANCES, SIGN, assurance

Targets = Callable[[dt.date], Mapping[str, float]] | Mapping[str, float]
A_YEAR = 12
MISSED = ASSURANCES.index("fail")


@dataclass(frozen=True)
class Assured:
    """Stretch x month: `said` pass, fail, hit_or_miss or none against the `target`; the cases `x`
    of `n` that decided, from the month (column) `first` on, NaN and -1 where limits did; how likely
    so few (or many) would be if the target were just met; and since which month it is missed, -1
    where it is not."""

    said: Names
    target: Floats
    x: Floats
    n: Floats
    first: Whole
    probability: Floats
    missed_since: Whole


def assured(
    laid: Laid,
    at: Stretches,
    judgements: Judgements,
    by_limits: Flags,
    begun: Whole,
    targets: Targets,
) -> Assured:
    """Whether every series surely meets its target in each month.

    A share of cases is sure when its Wilson 95% interval lies wholly on one side of the target: of
    a flow the months since a signal that stands has `begun`, else twelve months; of a snapshot its
    month alone. Anything else is judged by the limits of its XmR chart, in the stretches of
    `by_limits` (docs/decisions/0031). Without a target, a direction or cases there is none.
    """
    aim = _aims(laid, targets)[at.of]
    sign = _signs(laid)[at.of][:, None]
    share = _of_measures(laid, is_share)[at.of]
    first, x, n = _window(laid, at, share, begun)
    lower, upper = (100 * limit for limit in wilson_many(x, n))
    lines = (by_limits & ~share)[:, None] & at.inside
    lower, upper = (
        np.where(lines, judgements.lower, lower),
        np.where(lines, judgements.upper, upper),
    )
    code = assurance(np.where(np.isnan(lower), np.nan, aim), upper, lower, sign)
    tested, missed = (code > 0) & (n > 0), code == MISSED
    return Assured(
        said=np.array(ASSURANCES, dtype=object)[code],
        target=np.where(code > 0, aim, np.nan),
        x=np.where(tested, x, np.nan),
        n=np.where(tested, n, np.nan),
        first=np.where(tested, first, -1),
        probability=_chance(x, n, aim / 100, sign, missed & tested),
        missed_since=since(missed.astype(np.int8), code > 0),
    )


def _chance(x: Floats, n: Floats, share: Floats, sign: Signs, where: Flags) -> Floats:
    """The exact binomial tail of missing a target by so much if it were just met."""
    chance = np.full(x.shape, np.nan)
    at_most, at_least = binomial_tails(x[where], n[where], share[where])
    chance[where] = np.where(np.broadcast_to(sign, x.shape)[where] > 0, at_most, at_least)
    return chance


def _signs(laid: Laid) -> NDArray[np.int8]:
    return np.array([SIGN[MEASURES[name].better] for name in laid.measure], dtype=np.int8)


def _aims(laid: Laid, targets: Targets) -> Floats:
    aim = np.full((laid.measure.size, len(laid.months)), np.nan)
    for column, month in enumerate(laid.months):
        held = targets(month) if callable(targets) else targets
        aim[:, column] = [held.get(name, np.nan) for name in laid.measure]
    return aim


def _window(laid: Laid, at: Stretches, share: Flags, begun: Whole) -> tuple[Whole, Floats, Floats]:
    """The first month of those that a share's target is judged on, and their cases met and all, of
    stretch x month; 0 of 0 for what is no share."""
    flow = _of_measures(laid, is_flow)[at.of][:, None]
    month = np.arange(len(laid.months))
    known = share[:, None] & (month >= laid.start[at.of][:, None])
    first = np.where(begun >= 0, begun, np.maximum(month - A_YEAR + 1, 0))
    first = np.where(flow, np.maximum(first, np.minimum(laid.start[at.of][:, None], month)), month)
    x, n = (
        _from(first, np.where(known, np.nan_to_num(grid[at.of]), 0.0))
        for grid in (laid.numerator, laid.denominator)
    )
    return first, x, n


def _from(first: Whole, grid: Floats) -> Floats:
    """Each month and those before it, from the month `first` on, added up."""
    total = np.pad(np.cumsum(grid, axis=1), ((0, 0), (1, 0)))
    return total[:, 1:] - np.take_along_axis(total, first, axis=1)


def _of_measures(laid: Laid, what: Callable[[Measure], bool]) -> Flags:
    return np.array([what(MEASURES[name]) for name in laid.measure], dtype=bool)


def is_share(measure: Measure) -> bool:
    """Whether a measure is a share of cases, which has a Wilson interval."""
    return measure.kind == "percent" and not measure.weight


def is_flow(measure: Measure) -> bool:
    """Whether its months hold other cases each, so that they can be added up."""
    return measure.chart == "share_flow"
