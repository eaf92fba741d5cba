"""How often something that must be done again and again is done, with slips."""

from dataclasses import dataclass

import numpy as np

from sample.design.window import Days, Draw, Floats


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
