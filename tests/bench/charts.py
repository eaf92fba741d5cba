"""Charts side by side: 10,000 series of 60 months by `xmr_many`, and bare numpy passes."""

import time
from collections.abc import Callable
from statistics import median

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from measures.statistics.runs import SHIFT, TO_LIMIT, TREND_STEPS
from measures.statistics.xmr import SCREEN, xmr_many
from tests.bench.loads import Line

SERIES, MONTHS = 10_000, 60


def charts(rounds: int) -> list[Line]:
    """The product's chart beside numpy doing the same four rules, and beside its limits alone.

    Both bare passes take a full rectangle: no gaps, no baselines, no order to find, no names.
    """
    values = np.random.default_rng(22).binomial(40, 0.8, (SERIES, MONTHS)) / 0.4
    frame = pd.DataFrame(
        {
            "series": np.repeat(np.arange(SERIES), MONTHS),
            "month": np.tile(np.arange(MONTHS), SERIES),
            "value": values.ravel(),
            "better": "higher",
        }
    )
    works = (lambda: xmr_many(frame), lambda: limits(values), lambda: four_rules(values))
    taken = [[_timed(work) for work in works] for _ in range(rounds)]
    title = f"signals: {SERIES:,} series x {MONTHS} months, bare numpy"
    return [
        _line(f"{title}: all four rules", taken, 2, "at most 3"),
        _line(f"{title}: limits alone", taken, 1, ""),
    ]


def limits(values: np.ndarray) -> np.ndarray:
    """Which points lie outside limits by the mean moving range, large ranges screened out once."""
    middle, spread = _lines(values)
    return (values > middle + spread) | (values < middle - spread)


def four_rules(values: np.ndarray) -> np.ndarray:
    """Which points are special causes by any of the four rules."""
    middle, spread = _lines(values)
    found = (values > middle + spread) | (values < middle - spread)
    step = np.diff(values, axis=1)
    for side, near, way in (
        (values > middle, values > middle + 2 / 3 * spread, step > 0),
        (values < middle, values < middle - 2 / 3 * spread, step < 0),
    ):
        close = sliding_window_view(near, 3, axis=1).sum(axis=-1) >= 2
        close &= sliding_window_view(side, 3, axis=1).all(axis=-1)
        found |= near & _spread(close, 3)
        found |= _spread(sliding_window_view(side, SHIFT, axis=1).all(axis=-1), SHIFT)
        trend = sliding_window_view(way, TREND_STEPS, axis=1).all(axis=-1)
        found |= _spread(trend, TREND_STEPS + 1)
    return found


def _lines(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    ranges = np.abs(np.diff(values, axis=1))
    kept = ranges < SCREEN * ranges.mean(axis=1, keepdims=True)
    spread = TO_LIMIT * ranges.mean(axis=1, keepdims=True, where=kept)
    return values.mean(axis=1, keepdims=True), spread


def _spread(windows: np.ndarray, size: int) -> np.ndarray:
    """The points that any window of a size that holds covers."""
    covered = np.zeros((windows.shape[0], windows.shape[1] + size - 1), dtype=bool)
    for ahead in range(size):
        covered[:, ahead : ahead + windows.shape[1]] |= windows
    return covered


def _line(title: str, taken: list[list[float]], beside: int, goal: str) -> Line:
    ours, other = median(one[0] for one in taken), median(one[beside] for one in taken)
    ratio = median(one[0] / one[beside] for one in taken)
    return title, f"{1000 * ours:.0f} ms", f"{1000 * other:.0f} ms", f"{ratio:.1f}", goal


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
