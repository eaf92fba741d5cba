"""Moments at which somebody says or checks something: a case, a team and a day."""

from dataclasses import dataclass

import numpy as np

from sample.design.places import POSITION
from sample.design.stories import SILENT, Story, story
from sample.design.window import Days, Draw, Flags, first_day, month_of
from sample.journeys.council import Council


@dataclass(frozen=True)
class Moments:
    """Journeys, the teams that held them and the days, in order of day."""

    row: Days
    team: Days
    day: Days

    def __len__(self) -> int:
        return len(self.row)


def moments(
    council: Council, draw: Draw, a_year: float, about: Story | None = None, extra: int = 0
) -> Moments:
    """Moments spread over open cases, so many a year; `extra` more in a story's months.

    The silent team has none in the months of its silence.
    """
    window, legs = council.window, council.holders.legs
    count = max(round(a_year * window.months / 12 * window.scale), 6)
    start = np.maximum(legs["start"].to_numpy(), window.covers_from)
    end = np.minimum(legs["end"].to_numpy(), window.last_day + 1)
    every = np.arange(len(legs))
    leg, day = _drawn(draw, every, start, end, count)
    if about is not None and extra:
        here = every[legs["team"].to_numpy() == POSITION[about.team_id]]
        since = np.maximum(start, first_day(about.from_month(window)))
        more_legs, more_days = _drawn(draw, here, since, end, extra)
        leg, day = np.concatenate([leg, more_legs]), np.concatenate([day, more_days])
    team = legs["team"].to_numpy()[leg]
    heard = ~silent(council, team, day)
    leg, team, day = leg[heard], team[heard], day[heard]
    order = np.argsort(day, kind="stable")
    return Moments(legs["episode"].to_numpy()[leg][order], team[order], day[order])


def _drawn(draw: Draw, legs: Days, start: Days, end: Days, count: int) -> tuple[Days, Days]:
    length = np.maximum(end[legs] - start[legs], 0)
    edges = np.cumsum(length)
    if not len(edges) or not edges[-1]:
        return legs[:0], legs[:0]
    spot = draw.integers(0, edges[-1], count)
    place = np.searchsorted(edges, spot, side="right")
    return legs[place], (end[legs] - edges)[place] + spot


def silent(council: Council, team: Days, day: Days) -> Flags:
    """Whether a team's day falls in the silence that is one of the stories."""
    since = story("silence").from_month(council.window)
    return np.asarray((team == POSITION[SILENT]) & (month_of(day) >= since))


def loud(draw: Draw, found: Moments, team_id: str, since: int) -> Flags:
    """Which moments of a team since a month are steered to what its story is about."""
    mine = (found.team == POSITION[team_id]) & (month_of(found.day) >= since)
    return np.asarray(mine & (draw.random(len(found)) < 0.75))
