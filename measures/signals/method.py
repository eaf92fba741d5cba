"""Which method judges a series: chosen by the kind of figure and by the size of its baseline."""

from typing import Literal

import numpy as np

from measures.model.measure import Measure
from measures.statistics.arrays import Floats, Names

Method = Literal["xmr", "tails", "tails_month", "twelve_months", "not_judged"]

XMR, TAILS, TAILS_MONTH = "xmr", "tails", "tails_month"
TWELVE_MONTHS, NOT_JUDGED = "twelve_months", "not_judged"

XMR_CASES = 30
XMR_EACH_SIDE = 5
XMR_COUNT = 20
FEW_CASES = 5

RULES: dict[str, str] = {
    XMR: (
        "XmR chart by NHSRplotthedots' rules: outside a limit, 7 points rising or falling, 2 of 3"
        " near a limit, 7 on one side of the mean. For shares with 30 or more cases in a middling"
        " month and 5 or more expected either way; counts of 20 or more a month; medians and"
        " means of months with 5 or more cases."
    ),
    TAILS: (
        "Exact tails: this month alone, and the last three together, against what the baseline's"
        " own counts make likely. An exception is 1 in 1,000 on either side."
    ),
    TAILS_MONTH: (
        "Exact tails of this month alone, never pooled, since the same children stand in each"
        " month. An exception is 1 in 1,000 on either side; under 5 children is too few to say."
    ),
    TWELVE_MONTHS: (
        "Fewer than 5 cases in a middling month: three and twelve months together with their 95%"
        " intervals, and no signal."
    ),
    NOT_JUDGED: "Shown, and not judged by a signal.",
}

WHY_NOT: dict[str, str] = {
    "stock": "a stock moves slowly: judge what starts and what ends",
    "rolling": "rolling figure: its months overlap",
    "as_at": "known at the as-at date only",
    "fte": "counted in FTE, not in cases",
}

# False signals a month for a steady series: in its latest month, and first seen in the last three
# together. Measured by the simulation in tests/signals/test_false_alarms.py.
CHANCE: dict[str, tuple[float, float]] = {
    XMR: (0.04, 0.064),
    TAILS: (0.0014, 0.0035),
    TAILS_MONTH: (0.0011, 0.003),
}


def choose(
    chart: Names, median_cases: Floats, met: Floats, cases: Floats, mean_count: Floats
) -> Names:
    """The method of each series from its chart (of the catalogue) and its baseline.

    `median_cases` are cases in a middling month, a month without any being 0; `met` of `cases` is
    the whole baseline's share; `mean_count` the mean of a count a month.
    """
    each_side = np.minimum(met, cases - met) * median_cases >= XMR_EACH_SIDE * cases
    steady = (median_cases >= XMR_CASES) & each_side
    share, count = chart == "share_flow", chart == "count_flow"
    chosen = np.select(
        [
            share & steady,
            share & (median_cases < FEW_CASES),
            count & (mean_count >= XMR_COUNT),
            share | count,
            chart == "share_snapshot",
            (chart == "median_flow") | (chart == "mean_flow"),
        ],
        [XMR, TWELVE_MONTHS, XMR, TAILS, TAILS_MONTH, XMR],
        NOT_JUDGED,
    )
    return chosen.astype(object)


def why_not(measure: Measure) -> str:
    """Why a measure is never judged, or nothing when it is."""
    return WHY_NOT.get(measure.chart, "")
