"""Which units stand apart from their every: beyond the 99.8% limits of their funnel."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm

from measures.statistics.arrays import Floats
from measures.statistics.funnels import (
    ACTION,
    LEAST_UNITS,
    arcsine_scores,
    exact_limits,
    overdispersion,
)
from measures.statistics.intervals import binomial_tails, z_of

# By chance alone so many of steady, equal units lie beyond the limits.
APART_BY_CHANCE = 1 - ACTION
_UNIT = ["measure_id", "level", "service", "locality", "team_id"]
_FUNNEL = ["measure_id", "level", "month"]
_COUNTS = ["level", "service", "locality", "team_id", "month"]


@dataclass(frozen=True)
class Funnels:
    """`apart` are the units beyond the limits, `funnel` what each funnel is drawn by (measure,
    level and month: the cases of all its units, how many they are, and by how much they vary beyond
    chance), `compared` how many measures of each unit stood in one. Columns of the tables so
    called."""

    apart: pd.DataFrame
    funnel: pd.DataFrame
    compared: pd.DataFrame


def stand_apart(pooled: pd.DataFrame) -> Funnels:
    """Which units stand apart from all others of their level.

    `pooled` has measure_id, level, service, locality, team_id, month, x and n > 0. One unit alone
    is compared with nobody. Exact binomial tails around the common share decide or, from ten units
    that vary by more than chance, the normal tail on the arcsine scale (Spiegelhalter 2005; see
    funnels). Limits are in percent, the probability is one-sided; `since` is the first of the
    months in a row on that side.
    """
    every = _together(pooled)
    at_most, at_least = _tails(every)
    beyond = (1 - ACTION) / 2
    every["probability"] = np.minimum(at_most, at_least)
    every["band"] = np.select([at_most < beyond, at_least < beyond], ["low", "high"], "")
    out = every[every["band"] != ""].copy()
    out["lower"], out["upper"] = _limits(out)
    out["since"] = _since(out)
    own = ["rest_x", "rest_n", "lower", "upper", "band", "probability", "since"]
    named = ["all_x", "all_n", "units", "tau2"]
    return Funnels(
        apart=out[[*_UNIT, "month", "x", "n", *own]],
        funnel=every.drop_duplicates(_FUNNEL)[[*_FUNNEL, *named]],
        compared=every.groupby(_COUNTS, as_index=False).size().rename(columns={"size": "measures"}),
    )


def _together(pooled: pd.DataFrame) -> pd.DataFrame:
    """Each unit that is not alone, with the counts of all and of the rest, and how the funnel that
    it stands in varies beyond chance."""
    group = pooled.groupby(_FUNNEL, sort=False)
    totals = group[["x", "n"]].transform("sum")
    found = pooled.assign(
        all_x=totals["x"],
        all_n=totals["n"],
        rest_x=totals["x"] - pooled["x"],
        rest_n=totals["n"] - pooled["n"],
        share=totals["x"] / totals["n"],
        units=group["n"].transform("size"),
        tau2=0.0,
    )
    wide = found[found["units"] >= LEAST_UNITS]
    for _, rows in wide.groupby(_FUNNEL, sort=False):
        found.loc[rows.index, "tau2"] = _spread(
            rows["x"].to_numpy(np.float64), rows["n"].to_numpy(np.float64)
        )
    return found[found["units"] > 1].reset_index(drop=True)


def _spread(x: Floats, n: Floats) -> float:
    return overdispersion(*arcsine_scores(x, n, float(x.sum() / n.sum())))[1]


def _tails(every: pd.DataFrame) -> tuple[Floats, Floats]:
    """P(so few or fewer) and P(so many or more) of each unit around the common share."""
    x, n, share, tau2 = (every[name].to_numpy(np.float64) for name in ("x", "n", "share", "tau2"))
    at_most, at_least = binomial_tails(x, n, share)
    wide = np.flatnonzero(tau2 > 0)
    score = _wide_score(x[wide], n[wide], share[wide], tau2[wide])
    at_most[wide], at_least[wide] = norm.cdf(score), norm.sf(score)
    return at_most, at_least


def _wide_score(x: Floats, n: Floats, share: Floats, tau2: Floats) -> Floats:
    off = np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(share))
    return np.asarray(off / np.sqrt(1 / (4 * n) + tau2))


def _limits(out: pd.DataFrame) -> tuple[Floats, Floats]:
    """The 99.8% limits for a unit of its size, in percent."""
    n, share, tau2 = (out[name].to_numpy(np.float64) for name in ("n", "share", "tau2"))
    lower, upper = exact_limits(n, share, ACTION)
    middle, spread = np.arcsin(np.sqrt(share)), z_of(ACTION) * np.sqrt(1 / (4 * n) + tau2)
    wide = [np.sin(np.clip(middle + way * spread, 0, np.pi / 2)) ** 2 for way in (-1, 1)]
    lower, upper = np.where(tau2 > 0, wide[0], lower), np.where(tau2 > 0, wide[1], upper)
    return 100 * np.clip(lower, 0, 1), 100 * np.clip(upper, 0, 1)


def _since(out: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The first of the months in a row in which a unit has stood apart on that side."""
    month = pd.to_datetime(out["month"])
    number: pd.Series[int] = month.dt.year * 12 + month.dt.month
    order = out.assign(number=number).sort_values([*_UNIT, "band", "number"])
    again = order.groupby([*_UNIT, "band"])["number"].diff() == 1
    first: pd.Series[pd.Timestamp] = (
        pd.to_datetime(order["month"]).where(~again).groupby((~again).cumsum()).transform("first")
    )
    return first.reindex(out.index)
