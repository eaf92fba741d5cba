"""Which method judges a series, by kind of figure and size of baseline; or why none does."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.model.measure import Measure
from measures.signals.baseline import BASELINE_MONTHS, LEAST_MONTHS, Stretches
from measures.signals.by_method import Counts
from measures.signals.grid import Laid, looks_back
from measures.statistics.arrays import Flags, Floats, Names

Method = Literal["xmr", "tails", "tails_month", "twelve_months", "not_judged"]

XMR, TAILS, TAILS_MONTH = "xmr", "tails", "tails_month"
TWELVE_MONTHS, NOT_JUDGED = "twelve_months", "not_judged"

XMR_CASES = 30
XMR_EACH_SIDE = 5
XMR_COUNT = 20
FEW_CASES = 5

RULES: dict[str, str] = {
    XMR: (
        "A control chart (XmR) by NHSRplotthedots' rules: a month outside a limit, 7 months rising"
        " or falling, 2 of 3 near a limit, 7 on one side of the mean. For shares with 30 or more"
        " cases in a typical month (the median) and 5 or more expected either way; counts of 20 or"
        " more a month; medians and means of months with 5 or more cases."
    ),
    TAILS: (
        "How likely this month's count is, and that of the last three months together, if nothing"
        " had changed since the baseline. Something changed where that is under 1 in 1,000 on"
        " either side."
    ),
    TAILS_MONTH: (
        "How likely this month's count is if nothing had changed since the baseline; never three"
        " months together, since the same children stand in each. Something changed where that is"
        " under 1 in 1,000 on either side; under 5 children is too few to say."
    ),
    TWELVE_MONTHS: (
        "Fewer than 5 cases in a typical month (the median): three and twelve months together, with"
        " the range that chance leaves open (95%), and no signal."
    ),
    NOT_JUDGED: "Shown, and not judged by a signal.",
}

WHY_NOT: dict[str, str] = {
    "stock": "a stock moves slowly: judge what starts and what ends",
    "rolling": "rolling figure: its months overlap",
    "as_at": "known at the as-at date only",
    "fte": "counted in FTE, not in cases",
}

# How many signals of a steady series a month shows: standing in it, and over since one of its last
# three months. Measured by the simulation in tests/signals/test_false_alarms.py.
CHANCE: dict[str, tuple[float, float]] = {
    XMR: (0.04, 0.07),
    TAILS: (0.0014, 0.0033),
    TAILS_MONTH: (0.0011, 0.0029),
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


JUDGED, TOO_FEW, NO_DATA = "", "too_few", "no_data"


@dataclass(frozen=True)
class Reasons:
    """Stretch x month: `state` is "" where a verdict stands, else too_few, not_judged or no_data;
    `label` the reason, "" where the verdict's own label stands. `note` is of the stretch: what to
    add to each verdict of a provisional baseline."""

    state: Names
    label: Names
    note: Names


def reasons(laid: Laid, at: Stretches, method: Names, counts: Counts, charted: Floats) -> Reasons:
    """The reasons of every month; of several the first: before its history, no data, a kind that
    is never judged, too few months, too few cases. `charted` are the values an XmR chart has."""
    shape = counts.value.shape
    state, label = np.full(shape, JUDGED, object), np.full(shape, "", object)
    few = _few(at, method, counts, charted)
    for where, what, words in (*few, *_unjudged(laid, at, method, counts)):
        rows = np.broadcast_to(where, shape)
        state[rows] = what
        label[rows] = np.broadcast_to(words, shape)[rows]
    return Reasons(state, label, _note(at))


def _few(
    at: Stretches, method: Names, counts: Counts, charted: Floats
) -> list[tuple[Flags, str, Names | str]]:
    """Later ones win over earlier ones."""
    points = (at.base & ~np.isnan(charted)).sum(axis=1)
    known = np.where(at.base, np.nan_to_num(counts.n), 0.0).sum(axis=1)
    xmr, month = (method == XMR)[:, None], (method == TAILS_MONTH)[:, None]
    cases = np.where(counts.is_count[:, None], np.inf, counts.n)
    thin = _words("too few months with cases enough: {} of 13 needed", points)
    short = at.end - at.first
    return [
        (xmr & (points < LEAST_MONTHS)[:, None], TOO_FEW, thin[:, None]),
        (month & (known == 0)[:, None], TOO_FEW, "no cases in the baseline"),
        ((month | xmr) & (cases < FEW_CASES), TOO_FEW, "fewer than 5 cases"),
        ((method == TWELVE_MONTHS)[:, None], TOO_FEW, ""),
        (
            (short < LEAST_MONTHS)[:, None],
            TOO_FEW,
            _words("too few months: {} of 13 needed", short)[:, None],
        ),
    ]


def _unjudged(
    laid: Laid, at: Stretches, method: Names, counts: Counts
) -> list[tuple[Flags, str, Names | str]]:
    measures = [MEASURES[name] for name in laid.measure]
    why = np.array([why_not(measure) for measure in measures], dtype=object)[at.of]
    back = np.array([looks_back(measure) for measure in measures], dtype=np.int64)[at.of]
    history = _words("short history: looks back {} months", back)
    month = np.arange(counts.value.shape[1])
    early = month < laid.start[at.of][:, None]
    return [
        ((method == NOT_JUDGED)[:, None], NOT_JUDGED, why[:, None]),
        (np.isnan(counts.value), NO_DATA, "no cases"),
        (early, NO_DATA, "before its first figures"),
        (early & (month < back[:, None]), NOT_JUDGED, history[:, None]),
    ]


def _note(at: Stretches) -> Names:
    months = at.end - at.first
    words = _words("; provisional: {} of 24 months", months)
    return np.where((months >= LEAST_MONTHS) & (months < BASELINE_MONTHS), words, "")


def _words(sentence: str, numbers: NDArray[np.int64]) -> Names:
    return np.array([sentence.format(number) for number in numbers], dtype=object)
