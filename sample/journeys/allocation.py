"""Which team holds a child, from allocation through every transfer to closing."""

import numpy as np
import pandas as pd

from sample.design.calibration import WORKFORCE
from sample.design.places import CARE_LEAVER_TEAMS, CARE_TEAM_OF_LOCALITY, POSITION
from sample.design.window import NEVER, Days, Draw, Flags, Window
from sample.design.working_days import add_working_days
from sample.journeys.journeys import Path
from sample.people.ages import birthday
from sample.people.leaving import ADOPTED, GROWN_UP, SPECIAL_GUARDIAN
from sample.people.spells import cut

CASE_WORKER, PERSONAL_ADVISER, REVIEWING_OFFICER = "CW", "16PLUS", "IRO"
_FOLLOWED = 0.79
_LATE_ALLOCATION = np.array([0] * 34 + [1] * 36 + [2] * 18 + [3] * 8 + [5, 7, 9, 12])


def legs(draw: Draw, frame: pd.DataFrame) -> pd.DataFrame:
    """One row per journey and team that held it: episode, child, team, start, end, role."""
    count = len(frame)
    columns = ("referral", "close", "care_start", "care_end", "team", "path", "born", "child")
    referral, close, care, left, team, path, born, child = (
        frame[name].to_numpy() for name in columns
    )
    first = np.where(
        (path == Path.LONG_SUPPORT) & frame["disabled"].to_numpy(), POSITION["DC01"], team
    )
    edge = (path == Path.PLAN) & (referral - born > 13 * 365) & (draw.random(count) < 0.25)
    first = np.where(edge, POSITION["EC01"], first)
    allocated = add_working_days(referral, draw.choice(_LATE_ALLOCATION, count))
    moves_on = care + draw.integers(38, 62, count)
    permanence = np.isin(frame["exit"].to_numpy(), ADOPTED + SPECIAL_GUARDIAN)
    sixteen = np.maximum(birthday(born, 16), moves_on)
    in_care = (care < NEVER) & (moves_on < left)
    transfers = [
        (allocated, first, np.full(count, True)),
        (moves_on, CARE_TEAM_OF_LOCALITY[team], in_care),
        (care + 210, np.full(count, POSITION["PM01"]), permanence & (care + 240 < left)),
        (sixteen, np.full(count, POSITION["CC04"]), in_care & (sixteen + 60 < left)),
        (left + 10, team, (care < NEVER) & (left + 30 < close)),
    ]
    found = [_transfer(*transfer, close) for transfer in transfers]
    every = pd.DataFrame(np.concatenate(found), columns=["episode", "start", "team"])
    every = every.drop_duplicates(["episode", "start"], keep="last").sort_values(
        ["episode", "start"], ignore_index=True
    )
    following = every["start"].shift(-1).to_numpy()
    last = every["episode"].to_numpy() != every["episode"].shift(-1).to_numpy()
    episode = every["episode"].to_numpy()
    every["end"] = np.where(last, close[episode], following).astype(np.int64)
    every["child"], every["role"] = child[episode], CASE_WORKER
    return every[every["end"] > every["start"]].reset_index(drop=True)


def _transfer(day: Days, team: Days, applies: Flags, close: Days) -> Days:
    rows = np.flatnonzero(applies & (day < close))
    return np.column_stack([rows, day[rows], team[rows]])


def other_involvements(draw: Draw, frame: pd.DataFrame, left: pd.DataFrame) -> pd.DataFrame:
    """Reviewing officers of children in care, and personal advisers of care leavers."""
    care = frame[frame["care_start"] < NEVER]
    # Some young people move away or want no adviser: 290 are followed at 19 to 21 (2025).
    left = left[draw.random(len(left)) < _FOLLOWED]
    reviewed = pd.DataFrame(
        {
            "episode": care.index,
            "start": care["care_start"] + 5,
            "team": POSITION["IR01"],
            "end": care["care_end"],
            "child": care["child"],
            "role": REVIEWING_OFFICER,
        }
    )
    stays = np.where(draw.random(len(left)) < 0.35, 25, 22)
    advised = pd.DataFrame(
        {
            "episode": -1,
            "start": left["care_end"],
            "team": np.array(CARE_LEAVER_TEAMS)[left["child"].to_numpy() % 2],
            "end": _birthdays(left["born"].to_numpy(), stays),
            "child": left["child"],
            "role": PERSONAL_ADVISER,
        }
    )
    both = pd.concat([reviewed, advised], ignore_index=True)
    return both[both["end"] > both["start"]].reset_index(drop=True)


def _birthdays(born: Days, years: Days) -> Days:
    return np.where(years == 25, birthday(born, 25), birthday(born, 22))


def care_leavers(frame: pd.DataFrame) -> pd.DataFrame:
    """Journeys that ended in leaving care as a young adult after 13 weeks or more."""
    grown = frame["exit"].isin(GROWN_UP) & (
        frame["care_end"] >= birthday(frame["born"].to_numpy(), 16)
    )
    long = frame["care_end"] - frame["care_start"] >= 91
    return frame[grown & long].drop_duplicates("child", keep="last")


def reallocated(draw: Draw, every: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Legs cut where a case passes to another worker of the same team."""
    start, end = every["start"].to_numpy(), every["end"].to_numpy()
    lasts = np.minimum(end, window.last_day + 1) - start
    rate = WORKFORCE.reallocations_a_year / 365
    cuts = draw.poisson(np.maximum(lasts, 0) * rate)
    rows = np.repeat(np.arange(len(every)), cuts)
    days = start[rows] + (draw.random(len(rows)) * lasts[rows]).astype(np.int64)
    source, begins, ends = cut(start, end, rows, days)
    pieces = every.iloc[source].reset_index(drop=True)
    pieces["start"], pieces["end"] = begins, ends
    # Work of years before the extract begins is no part of it.
    recent = (pieces["end"] > window.covers_from - 366) & (pieces["start"] <= window.last_day)
    return pieces[recent].reset_index(drop=True)
