"""The protected grid: the figures that may be seen outside the units a reader answers for.

One grid a snapshot, the same for every reader: measures x units x months. A figure with 1 to 5
cases, met or not met, shows `c`; so do as few more as keep these from being worked out along the
sums that the grid shows (teams, localities, services, council; categories of the council).
"""

import numpy as np
import pandas as pd

from measures.equal_tables import equal_tables
from measures.hidden_categories import hide_categories
from measures.hidden_counts import hide_counts
from measures.hidden_shares import Denominators, hide_shares
from measures.hiding import Pattern, small
from measures.laid_parts import Parts, lay_parts
from measures.protected_rows import CELL, hidden_cells, must_hide, printed
from measures.published_sums import Flags, Whole

ROLLING_MONTHS = 12


def protect(
    series: pd.DataFrame,
    parts: pd.DataFrame,
    places: pd.DataFrame,
    hidden_before: pd.DataFrame,
    most: int,
    least_for_medians: int,
) -> pd.DataFrame:
    """The protected grid of a council's figures.

    `series` has the printed figures of the months that can be chosen; `parts` what they are summed
    from (see laid_parts), a rate's by the month that a case fell in; `places` where teams stood;
    `hidden_before` the cells of closed months that an earlier grid hid, by CELL. `most` is the
    largest small number; a median needs `least_for_medians` cases.
    Gives CELL, numerator, denominator, value and `mark`: "c" where hidden, and then no numbers; a
    median of few cases keeps its number of cases. Cells without a figure that must not be seen to
    be empty have rows too. Categories are given for the council only.
    """
    if parts.empty:
        return printed(series.head(0), series.head(0)[CELL], hidden_before, least_for_medians)
    laid = lay_parts(parts, places)
    hidden = hide_units(laid, must_hide(laid, hidden_before), most)
    cells = hidden_cells(laid, _rolled(laid, hidden), places)
    categories = hide_categories(series, cells, hidden_before, most)
    return printed(series, pd.concat([cells, categories]), hidden_before, least_for_medians)


def hide_units(laid: Parts, must: Flags, most: int) -> Flags:
    """What is hidden of every measure: an array of measures x cells x months.

    Measures with equal tables hide the same of them, or one would tell what the other hides.
    """
    shares, others = laid.kinds("percent"), laid.kinds("count", "mean", "median", "rate")
    every = np.arange(len(laid.measures))
    same = equal_tables(laid)
    must = must | _few_people(laid, most)
    of_must, met_must, hidden = np.zeros_like(must), must.copy(), must.copy()
    while True:
        of = _denominators(laid, every, of_must, most)
        seen = laid.long(of.pattern.hidden, every)
        hidden[others] = laid.long(
            _denominators(laid, others, seen | must, most).pattern.hidden, others
        )
        hidden[shares] = laid.long(_shares(laid, shares, of, met_must, most).hidden, shares)
        more_of, more_met = same.spread(seen, hidden)
        if not ((more_of & ~of_must) | (more_met & ~met_must)).any():
            return hidden
        of_must, met_must = of_must | more_of, met_must | more_met


def _few_people(laid: Parts, most: int) -> Flags:
    """Where full-time equivalents stand for few people; counts stand for their own cases."""
    return small(laid.cases, most) & ~laid.whole[:, None, None]


def _denominators(laid: Parts, chosen: Whole, must: Flags, most: int) -> Denominators:
    whole = np.repeat(laid.whole[chosen], len(laid.months))
    standing = np.tile(laid.standing, chosen.size)
    found = hide_counts(
        laid.sums, laid.wide(laid.of, chosen), standing, laid.wide(must, chosen), most, whole
    )
    return Denominators(*found)


def _shares(laid: Parts, chosen: Whole, of: Denominators, must: Flags, most: int) -> Pattern:
    columns = (chosen[:, None] * len(laid.months) + np.arange(len(laid.months))).ravel()
    pattern = Pattern(of.pattern.hidden[:, columns], of.pattern.dropped[:, columns])
    out_of = Denominators(pattern, of.low[:, columns], of.high[:, columns])
    met = laid.wide(laid.met, chosen)
    unmet = np.round(laid.wide(laid.of, chosen) - met, 6)
    return hide_shares(laid.sums, met, unmet, out_of, laid.wide(must, chosen), most)


def _rolled(laid: Parts, hidden: Flags) -> Flags:
    """A rate over twelve months is hidden with any of these months, else two would tell one."""
    hidden = hidden.copy()
    for i, measure in enumerate(laid.measures):
        if measure.kind == "rate" and measure.rolling:
            month = hidden[i].copy()
            for back in range(1, ROLLING_MONTHS):
                hidden[i][:, back:] |= month[:, :-back]
    return hidden
