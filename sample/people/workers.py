"""Posts in teams and the people who fill them, one after another."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.calibration import WORKFORCE
from sample.design.places import CARE_LEAVER_TEAMS, CASE_HOLDING, FAMILIES_FIRST, POSITION, TEAMS
from sample.design.window import NEVER, YEAR, Days, Draw, Window
from sample.people.spells import Spells

_FTE, _FTE_SHARES = (1.0, 0.8, 0.6, 0.5), (0.76, 0.1, 0.09, 0.05)
_MEAN_FTE = sum(fte * share for fte, share in zip(_FTE, _FTE_SHARES, strict=True))
SOCIAL_WORK = ("SOCIAL_WORKER", "SENIOR_PRACTITIONER", "ASYE", "AGENCY_SW")
_LONG_AGO = 18 * 365
# Social work posts of teams that hold no cases of their own, full-time equivalents (estimates).
_OTHER_SOCIAL_WORK = {"FD01": 15, "FD02": 14, "ED01": 8, "FO01": 25}


@dataclass(frozen=True)
class Staff:
    """Posts and the tenures in them; tenure rows are the workers."""

    posts: pd.DataFrame
    tenures: pd.DataFrame
    in_post: Spells

    def pick(self, draw: Draw, team: Days, day: Days, kind: Days) -> Days:
        """A post for each team, day and kind: by chance, in proportion to its hours."""
        chosen = np.full(len(team), -1, dtype=np.int64)
        spot = draw.random(len(team))
        for _, group in self.posts.groupby(["team", "kind"]):
            here = (team == group["team"].iat[0]) & (kind == group["kind"].iat[0])
            opened, hours = group["opened"].to_numpy(), np.cumsum(group["fte"].to_numpy())
            open_now = np.maximum(np.searchsorted(opened, day[here], side="right"), 1)
            place = np.searchsorted(hours, spot[here] * hours[open_now - 1], side="right")
            chosen[here] = group.index.to_numpy()[np.minimum(place, open_now - 1)]
        return chosen


CASES, NO_CASES, ADVISER, MANAGER, FAMILY_WORKER, REVIEWER = range(6)


def staff(draw: Draw, window: Window, held: pd.DataFrame) -> Staff:
    """Posts sized to the cases that teams hold, and everyone who has been in them.

    `held` has team, start and end of every involvement.
    """
    posts = pd.DataFrame(_posts(draw, window, held), columns=["team", "kind", "fte", "opened"])
    posts = posts.sort_values(["team", "kind", "opened"], ignore_index=True)
    tenures = _tenures(draw, window, posts)
    in_post = Spells(
        tenures["post"].to_numpy(), tenures["start"].to_numpy(), tenures["end"].to_numpy()
    )
    return Staff(posts, tenures, in_post)


def _posts(draw: Draw, window: Window, held: pd.DataFrame) -> list[tuple[int, int, float, int]]:
    now, then = _held(held, window.last_day), _held(held, window.covers_from)
    posts: list[tuple[int, int, float, int]] = []
    for team in CASE_HOLDING:
        target = now[team] / WORKFORCE.cases_per_fte * draw.normal(1, 0.05)
        grown = min(then[team] / max(now[team], 1), 1)
        posts += _opened(draw, window, team, CASES, fte=target, at_first=grown)
        posts += _opened(
            draw, window, team, NO_CASES, fte=target * WORKFORCE.posts_without_cases, at_first=0.9
        )
    for team_id, fte in _OTHER_SOCIAL_WORK.items():
        posts += _opened(
            draw, window, POSITION[team_id], NO_CASES, fte=fte * window.scale, at_first=0.9
        )
    for team in CARE_LEAVER_TEAMS:
        posts += _opened(draw, window, team, ADVISER, fte=now[team] / 24, at_first=0.9)
    for team in FAMILIES_FIRST:
        posts += _opened(draw, window, team, FAMILY_WORKER, fte=3 * window.scale, at_first=1)
    posts += _opened(draw, window, POSITION["IR01"], REVIEWER, fte=26 * window.scale, at_first=0.9)
    posts += [(team, MANAGER, 1.0, _start(window)) for team in range(len(TEAMS))]
    return posts


def _held(held: pd.DataFrame, day: int) -> Days:
    open_now = held[(held["start"] <= day) & (held["end"] > day)]
    return np.bincount(open_now["team"].to_numpy(), minlength=len(TEAMS))


def _start(window: Window) -> int:
    return window.covers_from - _LONG_AGO


def _opened(
    draw: Draw, window: Window, team: int, kind: int, *, fte: float, at_first: float
) -> list[tuple[int, int, float, int]]:
    count = max(round(fte / _MEAN_FTE), 1)
    hours = draw.choice(_FTE, count, p=_FTE_SHARES)
    hours[0] = 1.0
    opened = np.full(count, _start(window))
    later = np.arange(count) >= max(round(count * at_first), 1)
    opened[later] = draw.integers(window.covers_from, window.last_day, int(later.sum()))
    return [(team, kind, float(h), int(o)) for h, o in zip(hours, opened, strict=True)]


def _tenures(draw: Draw, window: Window, posts: pd.DataFrame) -> pd.DataFrame:
    post, start = np.arange(len(posts)), posts["opened"].to_numpy().astype(np.int64)
    social_work = posts["kind"].isin((CASES, NO_CASES)).to_numpy()
    parts = []
    while len(post):
        agency = social_work[post] & (draw.random(len(post)) < WORKFORCE.agency_start)
        years = np.where(agency, WORKFORCE.agency_years, WORKFORCE.permanent_years)
        length = 40 + draw.exponential(years * YEAR - 40).astype(np.int64)
        end = start + length
        new = draw.random(len(post)) < 0.4
        parts.append(np.column_stack([post, start, end, agency, new]))
        going = end <= window.last_day
        post, start = post[going], end[going]
    every = pd.DataFrame(
        np.concatenate(parts).astype(np.int64), columns=["post", "start", "end", "agency", "new"]
    )
    every = every[every["end"] > window.covers_from - 400]
    every = every.sort_values(["post", "start"], ignore_index=True)
    every["end"] = np.where(every["end"] > window.last_day, NEVER, every["end"])
    every["team"] = posts["team"].to_numpy()[every["post"]]
    every["kind"] = posts["kind"].to_numpy()[every["post"]]
    every["fte"] = posts["fte"].to_numpy()[every["post"]]
    every["senior"] = draw.random(len(every)) < 0.19
    return every
