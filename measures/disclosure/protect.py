"""The protected grid: the figures that may be seen outside the units a reader answers for.

One grid a snapshot, the same for every reader: measures x units x months. A figure with 1 to 5
cases, met or not met, shows `c`; so do as few more as keep these from being worked out along the
sums that the grid shows (teams, localities, services, council; categories of the council).
"""

import pandas as pd

from measures.disclosure.categories import hide_categories
from measures.disclosure.grid import Parts, lay_parts
from measures.disclosure.people import few_staff
from measures.disclosure.rows import (
    CELL,
    NUMBERS,
    among,
    hidden_cells,
    must_hide,
    printed,
    with_earlier,
)
from measures.disclosure.units import hide_units
from measures.statistics.arrays import Flags

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
    Gives CELL, numerator, denominator, value, `mark`: "c" where hidden, and then no numbers; a
    median of few cases keeps its number of cases; and `few` where it is hidden for few people of
    the staff. Cells without a figure that must not be seen to be empty have rows too. Categories
    are given for the council only.

    A load of the same data finds this grid's hidden cells as `hidden_before`, and would hide a
    team that moved in both its places for what was hidden in one. So what is hidden is given back
    until nothing more is.
    """
    before, hidden = None, hidden_before
    while True:
        grid = _protected(series, parts, places, hidden, most, least_for_medians)
        if before is not None and grid.equals(before):
            return grid
        hidden = pd.concat([hidden_before, grid.loc[grid["mark"] == "c", hidden_before.columns]])
        before = grid


def _protected(
    series: pd.DataFrame,
    parts: pd.DataFrame,
    places: pd.DataFrame,
    hidden_before: pd.DataFrame,
    most: int,
    least_for_medians: int,
) -> pd.DataFrame:
    """The grid that hides what was hidden before, what is small, and what would tell these."""
    parts = with_earlier(parts, places, hidden_before)
    if parts.empty:
        return series.head(0)[CELL + NUMBERS].assign(mark="", few=False)
    laid = lay_parts(parts, places)
    few = few_staff(laid, most)
    hidden = hide_units(laid, must_hide(laid, hidden_before) | few, most)
    cells = hidden_cells(laid, _rolled(laid, hidden), places)
    categories = hide_categories(series, cells, hidden_before, most)
    grid = printed(series, pd.concat([cells, categories]), hidden_before, least_for_medians)
    return grid.assign(few=among(grid, hidden_cells(laid, few, places)))


def _rolled(laid: Parts, hidden: Flags) -> Flags:
    """A rate over twelve months is hidden with any of these months, else two would tell one."""
    hidden = hidden.copy()
    for i, measure in enumerate(laid.measures):
        if measure.kind == "rate" and measure.rolling:
            month = hidden[i].copy()
            for back in range(1, ROLLING_MONTHS):
                hidden[i][:, back:] |= month[:, :-back]
    return hidden
