"""How likely each thing is to be done well, by team and month: trend, team and story."""

import numpy as np

from sample.design.calibration import LEVELS, SPREAD, trend_at
from sample.design.places import TEAMS
from sample.design.stories import STORIES
from sample.design.window import Days, Floats, Window, month_of

_MONTHS_BEFORE = 60


class Quality:
    """A table of chances per measure: teams down, months across."""

    def __init__(self, window: Window) -> None:
        self._start = window.first_month - _MONTHS_BEFORE
        self._width = window.as_at_month - self._start + 1
        draw = window.draw("quality")
        self._chances = {name: self._level(name, draw) for name in LEVELS}
        for story in STORIES:
            rows = [row for row, team in enumerate(TEAMS) if team.team_id in story.teams()]
            for effect in story.effects:
                months = min(effect.months, window.last_month - self._start + 1)
                begins = window.last_month - months + 1 - self._start
                self._chances[effect.measure][rows, begins:] = effect.percent / 100

    def _level(self, name: str, draw: np.random.Generator) -> Floats:
        # Trends are by financial year, which is centred on the end of September.
        years = 1970 + (np.arange(self._width) + self._start + 6) / 12
        across = np.array([trend_at(LEVELS[name], year) for year in years])
        apart = draw.normal(0, SPREAD[name], len(TEAMS))
        percent: Floats = across[None, :] + apart[:, None]
        return np.clip(percent, 2, 99) / 100

    def chance(self, measure: str, teams: Days, days: Days) -> Floats:
        """The chance of the measure for team positions on days."""
        columns = np.clip(month_of(days) - self._start, 0, self._width - 1)
        return np.asarray(self._chances[measure][teams, columns], dtype=np.float64)

    def happens(self, draw: np.random.Generator, measure: str, teams: Days, days: Days) -> Days:
        """One draw each: 1 where it happens, else 0."""
        return (draw.random(len(teams)) < self.chance(measure, teams, days)).astype(np.int64)
