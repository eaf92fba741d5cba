"""Why a month has no verdict: no data, too few to say, or not judged at all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.catalogue import MEASURES
from measures.signals.baseline import BASELINE_MONTHS, LEAST_MONTHS, Stretches
from measures.signals.by_method import Counts
from measures.signals.grid import Laid, looks_back
from measures.signals.method import FEW_CASES, NOT_JUDGED, TAILS_MONTH, TWELVE_MONTHS, XMR, why_not
from measures.statistics.arrays import Flags, Floats, Names

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
