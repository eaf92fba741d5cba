"""Chances: one draw for each of many, and what comes round at its own rhythm."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Rhythm:
    """Days between visits: the usual range, the range when one slips, and the limit."""

    usual: tuple[int, int]
    slipped: tuple[int, int]
    limit: int

    def slips(self, on_time: Floats) -> Floats:
        """How often a visit must slip for this share of days to be within the limit.

        A slipped gap g is overdue for g - limit of its days; solved for the share overdue.
        """
        usual, slipped = sum(self.usual) / 2, sum(self.slipped) / 2
        overdue = 1 - on_time
        share = overdue * usual / (slipped - self.limit - overdue * (slipped - usual))
        return np.asarray(np.clip(share, 0, 1), dtype=np.float64)

    def gaps(self, draw: Draw, on_time: Floats) -> Days:
        """One gap each."""
        slipped = draw.random(len(on_time)) < self.slips(on_time)
        usual = draw.integers(self.usual[0], self.usual[1] + 1, len(on_time))
        late = draw.integers(self.slipped[0], self.slipped[1] + 1, len(on_time))
        return np.where(slipped, late, usual)
