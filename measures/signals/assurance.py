"""Whether a target is surely met: by XmR limits, else by the Wilson interval of the cases."""

import datetime as dt
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.model.measure import Measure
from measures.signals.baseline import Stretches
from measures.signals.by_method import Judgements, last_twelve
from measures.signals.grid import Laid
from measures.statistics.arrays import Flags, Floats, Names
from measures.statistics.intervals import wilson_many
from measures.statistics.xmr import ASSURANCES, SIGN, assurance

Targets = Callable[[dt.date], Mapping[str, float]] | Mapping[str, float]


def assured(
    laid: Laid,
    at: Stretches,
    judgements: Judgements,
    by_limits: Flags,
    targets: Targets,
) -> Names:
    """pass, fail, hit_or_miss or none, of every stretch and month.

    `by_limits` are the stretches judged by an XmR chart. Elsewhere a share of cases is sure when
    its Wilson 95% interval (twelve months of a flow, the month of a snapshot) lies wholly on one
    side of the target. Without a target, a direction or cases there is none.
    """
    aim = _aims(laid, targets)[at.of]
    sign = _signs(laid)[at.of][:, None]
    lower, upper = (grid[at.of] for grid in _interval(laid))
    lines = by_limits[:, None] & at.inside
    lower, upper = (
        np.where(lines, judgements.lower, lower),
        np.where(lines, judgements.upper, upper),
    )
    code = assurance(np.where(np.isnan(lower), np.nan, aim), upper, lower, sign)
    return np.array(ASSURANCES, dtype=object)[code]


def target_tests(laid: Laid, targets: Targets) -> Names:
    """pass, fail, hit_or_miss or none of every series and month by the Wilson 95% interval alone:
    of twelve months of a flow pooled, of the month of a snapshot. Means, medians and shares of
    full-time equivalents have no test."""
    lower, upper = _interval(laid)
    aim = np.where(np.isnan(lower), np.nan, _aims(laid, targets))
    code = assurance(aim, upper, lower, _signs(laid)[:, None])
    return np.array(ASSURANCES, dtype=object)[code]


def _signs(laid: Laid) -> NDArray[np.int8]:
    return np.array([SIGN[MEASURES[name].better] for name in laid.measure], dtype=np.int8)


def _aims(laid: Laid, targets: Targets) -> Floats:
    aim = np.full((laid.measure.size, len(laid.months)), np.nan)
    for column, month in enumerate(laid.months):
        held = targets(month) if callable(targets) else targets
        aim[:, column] = [held.get(name, np.nan) for name in laid.measure]
    return aim


def _interval(laid: Laid) -> tuple[Floats, Floats]:
    """Wilson intervals in percent; NaN where a figure is no share of cases, or has none."""
    measures = [MEASURES[name] for name in laid.measure]
    share = np.array([is_share(measure) for measure in measures], dtype=bool)
    flow = np.array([measure.chart == "share_flow" for measure in measures], dtype=bool)
    month = np.arange(len(laid.months))
    known = share[:, None] & (month >= laid.start[:, None])
    x, n = (
        np.where(known, np.nan_to_num(grid), 0.0) for grid in (laid.numerator, laid.denominator)
    )
    x = np.where(flow[:, None], last_twelve(x), x)
    n = np.where(flow[:, None], last_twelve(n), n)
    lower, upper = wilson_many(x, n)
    return 100 * lower, 100 * upper


def is_share(measure: Measure) -> bool:
    """Whether a measure is a share of cases, which has a Wilson interval."""
    return measure.kind == "percent" and not measure.weight
