"""Birthdays and ages, and how old children are when they come to notice."""

import numpy as np

from sample.design.window import YEAR, Days, Draw, Floats

Bands = tuple[tuple[float, float, float], ...]
"""(youngest, oldest, weight) in years; below 0 is before birth."""

ANY_NEED: Bands = ((-0.4, 0, 3.5), (0, 1, 6), (1, 5, 22), (5, 10, 30), (10, 16, 31), (16, 17.4, 7))
PROTECTION: Bands = ((-0.4, 0, 6), (0, 1, 13), (1, 5, 26), (5, 10, 29), (10, 16, 24), (16, 17, 2))
CARE: Bands = ((-0.3, 0, 8), (0, 1, 14), (1, 5, 20), (5, 10, 22), (10, 16, 31), (16, 17.3, 5))
LONG_SUPPORT: Bands = ((1, 5, 25), (5, 10, 45), (10, 15, 30))
UNACCOMPANIED: Bands = ((14.5, 16, 20), (16, 17.4, 80))


def ages_from(draw: Draw, bands: Bands, count: int) -> Days:
    """Ages in days, drawn from bands."""
    weights = np.array([band[2] for band in bands])
    chosen = draw.choice(len(bands), count, p=weights / weights.sum())
    low, high = (np.array([band[end] for band in bands])[chosen] for end in (0, 1))
    return np.asarray((low + draw.random(count) * (high - low)) * YEAR, dtype=np.int64)


def birthday(born: Days, years: int) -> Days:
    """The day a child becomes `years` old; a birthday on 29 February may fall on 1 March."""
    months = born.astype("datetime64[D]").astype("datetime64[M]")
    within = born - months.astype("datetime64[D]").astype(np.int64)
    later = (months + 12 * years).astype("datetime64[D]").astype(np.int64)
    return np.asarray(later + within, dtype=np.int64)


def age_in_years(born: Days, days: Days) -> Floats:
    """Age with its fraction; negative before birth."""
    return np.asarray((days - born) / YEAR, dtype=np.float64)
