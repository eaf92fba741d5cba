"""Signals: for every measure, unit and month, whether it changed by more than chance.

One pure function, `judge`, over the printed figures. The method is chosen by the data
(chart_choice), the yardstick is the first 24 complete months (baseline), the judgements are XmR
charts or exact tails (judgements), and months that cannot be judged say why.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.council.rebases import Rebase, rebases
from measures.council.targets import targets
from measures.model.measure import Measure
from measures.signals.assurance import Assured, Targets, assured
from measures.signals.baseline import LEAST_MONTHS, Stretches, stretches
from measures.signals.by_method import (
    Counts,
    Judgements,
    by_tails,
    by_twelve_months,
    by_xmr,
    last_three,
)
from measures.signals.changes import RECENT, Standing, standing
from measures.signals.grid import Laid, lay_out
from measures.signals.method import (
    CHANCE,
    FEW_CASES,
    JUDGED,
    TAILS,
    TAILS_MONTH,
    TWELVE_MONTHS,
    XMR,
    Reasons,
    choose,
    reasons,
)
from measures.statistics.arrays import Flags, Floats, Names, Whole
from measures.statistics.xmr import LABELS, SIGN, labels

__all__ = ["COLUMNS", "SIGNALS", "expected_by_chance", "judge"]

COLUMNS = (
    "measure_id",
    "level",
    "service",
    "locality",
    "team_id",
    "month",
    "method",
    "variation",
    "assurance",
    "label",
    "probability",
    "lower",
    "centre",
    "upper",
)
SIGNALS = LABELS[1:]
# A middle or mean number of days moves by whole days: less than one is no change.
WHOLE_DAY = 1.0


def judge(
    series: pd.DataFrame,
    supplied: Mapping[str, dt.date],
    covers_from: dt.date,
    targets: Targets,
    rebases: Iterable[Rebase] = (),
) -> pd.DataFrame:
    """Judge every measure x unit that has a figure, in each complete month from covers_from.

    `series` has the printed figures (measure_id, category, level, service, locality, team_id,
    month, numerator, denominator, value, cases); only rows without a category are judged.
    `supplied` gives the as-at date of each measure that has one, `targets` the targets of a month
    (or of every month). Gives COLUMNS, sorted by measure, unit and month, and beside them the
    figure that is judged, `since` (the month from which a signal stands), `first_seen` (the month
    that first showed it), `affected` (cases above or below what is usual), `pooled_x`, `pooled_n`,
    `pooled_lower` and `pooled_upper` (of a signal of three months together), `target`, `target_x`,
    `target_n`, `target_from`, `target_probability` and `missed_since` (see Assured), and
    `provisional`. Lines are in the units of the value and not clipped; the probability is
    one-sided. Variation is improvement, concern, neutral_high, neutral_low, common, too_few,
    not_judged or no_data; assurance pass, fail, hit_or_miss or none.
    """
    laid = lay_out(series, supplied, covers_from)
    at = stretches(laid, rebases)
    counts = _counts(laid, at)
    method = _method(laid, at, counts)
    judgements, charted = _verdicts(laid, at, counts, method)
    why = reasons(laid, at, method, counts, charted)
    signals = standing(judgements.direction, judgements.seen, why.state == JUDGED)
    by_limits = (method == XMR) & (at.end - at.first >= LEAST_MONTHS)
    sure = assured(laid, at, judgements, by_limits, signals.since, targets)
    return _printed(laid, at, counts, method, judgements, why, signals, sure)


def expected_by_chance(signals: pd.DataFrame) -> float:
    """How many signals chance alone gives when nothing changes, in the latest month of `signals`.

    Counts the series judged in that month, each by the rate of its method (method.CHANCE).
    """
    if signals.empty:
        return 0.0
    latest = signals[signals["month"] == signals["month"].max()]
    judged = latest["variation"].isin([*SIGNALS, "common"])
    return chance_of(latest.loc[judged, "method"].value_counts().to_dict())[0]


def chance_of(judged: Mapping[str, int]) -> tuple[float, float]:
    """How many signals chance gives among so many judged series, counted by their method: standing
    in a month, and over since one of its last three."""
    standing, over = (
        sum(CHANCE[method][which] * series for method, series in judged.items()) for which in (0, 1)
    )
    return float(standing), float(over)


def _counts(laid: Laid, at: Stretches) -> Counts:
    chart = _of_measure(laid, lambda measure: measure.chart)[at.of]
    return Counts(
        x=laid.numerator[at.of],
        n=laid.denominator[at.of],
        value=laid.value[at.of],
        is_count=chart == "count_flow",
    )


def _of_measure(laid: Laid, what: Callable[[Measure], object]) -> Names:
    return np.array([what(MEASURES[name]) for name in laid.measure], dtype=object)


def _method(laid: Laid, at: Stretches, counts: Counts) -> Names:
    """The method of each stretch, by its own baseline."""
    months = at.base.sum(axis=1)
    cases = np.where(at.base, np.nan_to_num(counts.n), 0.0)
    met = np.where(at.base, np.nan_to_num(counts.x), 0.0).sum(axis=1)
    middling = np.zeros(months.size)
    some = months > 0
    middling[some] = np.nanmedian(np.where(at.base, cases, np.nan)[some], axis=1)
    chart = _of_measure(laid, lambda measure: measure.chart)[at.of]
    return choose(chart, middling, met, cases.sum(axis=1), met / np.maximum(months, 1))


def _verdicts(
    laid: Laid, at: Stretches, counts: Counts, method: Names
) -> tuple[Judgements, Floats]:
    """Every method's judgements, and the values its XmR charts stand on."""
    judgements = Judgements.none(counts.value.shape)
    whole = _of_measure(laid, lambda one: one.kind in ("median", "mean"))[at.of].astype(bool)
    thin = whole[:, None] & ~(counts.n >= FEW_CASES)
    charted = np.where(thin, np.nan, counts.value)
    charts = method == XMR
    by_xmr(judgements, np.flatnonzero(charts & ~whole), charted, at)
    by_xmr(judgements, np.flatnonzero(charts & whole), charted, at, unit=WHOLE_DAY)
    by_tails(judgements, np.flatnonzero(method == TAILS), counts, at, pooled=True)
    by_tails(judgements, np.flatnonzero(method == TAILS_MONTH), counts, at, pooled=False)
    by_twelve_months(judgements, np.flatnonzero(method == TWELVE_MONTHS), counts, at)
    return judgements, charted


def _printed(
    laid: Laid,
    at: Stretches,
    counts: Counts,
    method: Names,
    judgements: Judgements,
    why: Reasons,
    signals: Standing,
    sure: Assured,
) -> pd.DataFrame:
    """The frame of `judge`: one row a series and month."""
    row, month = np.nonzero(_shown(laid, at))
    cell = (row, month)
    judged = why.state[cell] == JUDGED
    direction, since, seen = (grid[cell] for grid in astuple(signals))
    one = direction != 0
    sign = np.array([SIGN[MEASURES[name].better] for name in laid.measure], dtype=np.int8)
    meaning = np.array(LABELS, dtype=object)[labels(direction, sign[at.of[row]])]
    unit = laid.units.iloc[laid.unit[at.of[row]]]
    place = laid.named.iloc[laid.places[laid.unit[at.of[row]], month]]
    when = pd.DatetimeIndex(pd.to_datetime(list(laid.months)))
    words = np.where(why.label[cell] == "", judgements.label[cell], why.label[cell])
    return pd.DataFrame(
        {
            "measure_id": laid.measure[at.of[row]],
            "level": unit["level"].to_numpy(),
            "service": place["service"].to_numpy(),
            "locality": place["locality"].to_numpy(),
            "team_id": unit["team_id"].to_numpy(),
            "month": when[month],
            "method": method[row],
            "variation": np.where(judged, meaning, why.state[cell]),
            "assurance": sure.said[cell],
            "label": words
            + np.where(judged, why.note[row], "")
            + _since(direction, seen, month, laid.months),
            "probability": np.where(judged, judgements.probability[cell], np.nan),
            "lower": judgements.lower[cell],
            "centre": judgements.centre[cell],
            "upper": judgements.upper[cell],
            "numerator": counts.x[cell],
            "denominator": counts.n[cell],
            "value": counts.value[cell],
            "since": when.take(since).where(one),
            "first_seen": when.take(seen).where(one),
            "affected": np.where(one, _affected(counts, judgements, cell), np.nan),
            **{
                f"pooled_{name}": np.where(judged, getattr(judgements.pooled, name)[cell], np.nan)
                for name in ("x", "n", "lower", "upper")
            },
            "target": sure.target[cell],
            "target_x": sure.x[cell],
            "target_n": sure.n[cell],
            "target_from": when.take(sure.first[cell]).where(sure.first[cell] >= 0),
            "target_probability": sure.probability[cell],
            "missed_since": when.take(sure.missed_since[cell]).where(sure.missed_since[cell] >= 0),
            "provisional": judged & (why.note[row] != ""),
        }
    )


def _shown(laid: Laid, at: Stretches) -> Flags:
    """Every complete month of a series once: those before it begins with its first stretch."""
    month = np.arange(len(laid.months))
    opens = np.append(True, at.of[1:] != at.of[:-1])[: at.of.size]
    before = opens[:, None] & (month < np.minimum(at.first, laid.end[at.of])[:, None])
    return at.inside | before


def _since(
    direction: NDArray[np.int8], seen: Whole, month: Whole, months: tuple[dt.date, ...]
) -> Names:
    """What to add to a signal that was first to be seen over two months before."""
    words = [f"; changed in {day:%B %Y}, not rebased" for day in months]
    old = (direction != 0) & (month - seen >= RECENT)
    return np.where(old, np.array([*words, ""], dtype=object)[seen], "")


def _affected(counts: Counts, judgements: Judgements, cell: tuple[Whole, Whole]) -> Floats:
    """Cases above or below the centre, in the month or in three together, whichever is more:
    children, where the cases are. Of a median, all its cases."""
    centre = judgements.centre[cell]
    share = np.where(counts.is_count[cell[0]], centre, centre / 100)
    alone = np.abs(counts.x[cell] - share * np.where(np.isnan(counts.n[cell]), 1, counts.n[cell]))
    x3, n3 = last_three(counts.x)[cell], last_three(counts.n)[cell]
    together = np.where(counts.is_count[cell[0]], 0.0, np.abs(x3 - share * n3))
    return np.where(np.isnan(counts.x[cell]), counts.n[cell], np.fmax(alone, together))


def judge_series(
    series: pd.DataFrame, supplied: Mapping[str, dt.date], covers_from: dt.date, synthetic: bool
) -> pd.DataFrame:
    """Judge a council's figures by its own targets and confirmed rebases; see signals.judge."""
    aims = partial(targets, synthetic=synthetic)
    return judge(series, supplied, covers_from, aims, rebases())
