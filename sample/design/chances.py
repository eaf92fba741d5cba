"""Draws that many chapters share."""

import numpy as np

from sample.design.window import Days, Draw, Flags, Floats


def between(draw: Draw, bands: tuple[tuple[int, int, int], ...], count: int) -> Days:
    """Whole numbers drawn from bands of (least, greatest, weight)."""
    weights = np.array([band[2] for band in bands], dtype=np.float64)
    chosen = draw.choice(len(bands), count, p=weights / weights.sum())
    least = np.array([band[0] for band in bands])[chosen]
    greatest = np.array([band[1] for band in bands])[chosen]
    return np.asarray(draw.integers(least, greatest + 1), dtype=np.int64)


def spread(draw: Draw, among: Flags) -> Floats:
    """Chances from 0 to 1 that lie evenly over the rows among which something is decided.

    Whole families share a fate, so plain draws would swing far more than a council does. Rows
    that are not among them get 1.
    """
    chance = np.ones(len(among))
    count = int(among.sum())
    chance[among] = (draw.permutation(count) + draw.random(count)) / max(count, 1)
    return chance
