"""Who holds a child: the team, and the workers one after another."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.calibration import WORKFORCE
from sample.design.codes import either, numbered
from sample.design.places import CARE_LEAVER_TEAMS, CARE_TEAM_OF_LOCALITY, POSITION, TEAM_IDS
from sample.design.window import NEVER, Days, Draw, Flags, Window, add_working_days
from sample.journeys.journeys import Path
from sample.people.leaving import ADOPTED, GROWN_UP, SPECIAL_GUARDIAN
from sample.people.people import birthday, person_ids
from sample.people.spells import Spells, cut
from sample.people.workers import ADVISER, CASES, REVIEWER, Staff

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


_KIND = {CASE_WORKER: CASES, PERSONAL_ADVISER: ADVISER, REVIEWING_OFFICER: REVIEWER}


@dataclass(frozen=True)
class Holders:
    """Who holds each journey's case, for looking up by journey and day."""

    legs: pd.DataFrame
    rows: pd.DataFrame
    team_spells: Spells
    worker_spells: Spells

    def team_at(self, episode: Days, day: Days) -> Days:
        """Team position of each journey on a day; -1 before allocation and after closing."""
        place = self.team_spells.at(episode, day)
        return np.where(place < 0, -1, self.legs["team"].to_numpy()[place])

    def worker_at(self, episode: Days, day: Days) -> Days:
        """Tenure row of the case worker of each journey on a day; -1 where there is none."""
        place = self.worker_spells.at(episode, day)
        return np.where(place < 0, -1, self.rows["worker"].to_numpy()[place])


def holders(
    draw: Draw,
    window: Window,
    others: pd.DataFrame,
    legs: pd.DataFrame,
    people: Staff,
) -> Holders:
    """Give every leg and every other involvement a post, and the post's worker on each day."""
    every = pd.concat([legs, others], ignore_index=True)
    pieces = reallocated(draw, every, window)
    kind = pieces["role"].map(_KIND).to_numpy().astype(np.int64)
    start, end = pieces["start"].to_numpy(), pieces["end"].to_numpy()
    day = np.maximum(start, window.covers_from - 399)
    post = people.pick(draw, pieces["team"].to_numpy(), day, kind)
    rows = _by_worker(pieces, people, post, day, np.minimum(end, window.last_day + 1))
    case_work = rows["role"].to_numpy() == CASE_WORKER
    return Holders(
        legs,
        rows,
        Spells(*(legs[name].to_numpy() for name in ("episode", "start", "end"))),
        Spells(
            np.where(case_work, rows["episode"], -9),
            rows["start"].to_numpy(),
            rows["end"].to_numpy(),
        ),
    )


def _by_worker(
    pieces: pd.DataFrame, people: Staff, post: Days, day: Days, last: Days
) -> pd.DataFrame:
    first = people.in_post.at(post, day)
    final = people.in_post.at(post, np.maximum(last - 1, day))
    count = final - first + 1
    source = np.repeat(np.arange(len(pieces)), count)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    worker = first[source] + nth
    rows = pieces.iloc[source].reset_index(drop=True)
    tenure = people.tenures
    rows["start"] = np.where(nth == 0, rows["start"], tenure["start"].to_numpy()[worker]).astype(
        np.int64
    )
    rows["end"] = np.where(
        nth == count[source] - 1, rows["end"], tenure["end"].to_numpy()[worker]
    ).astype(np.int64)
    rows["worker"] = worker
    return rows.sort_values(["child", "start", "episode"], ignore_index=True)


def involvement_table(held: Holders, draw: Draw) -> pd.DataFrame:
    """ssd_involvements: case workers, personal advisers and reviewing officers."""
    rows = held.rows
    count = len(rows)
    reasons = draw.choice(["ORG", "LEFT", "CAPACITY", "TRANSFER"], count).astype(object)
    episode = rows["episode"].to_numpy()
    return pd.DataFrame(
        {
            "invo_involvements_id": numbered("I", np.arange(1, count + 1), 7),
            "invo_professional_id": numbered("W", rows["worker"].to_numpy() + 1, 5),
            "invo_professional_role_id": rows["role"],
            "invo_professional_team": TEAM_IDS[rows["team"].to_numpy()],
            "invo_person_id": person_ids(rows["child"].to_numpy()),
            "invo_involvement_start_date": rows["start"],
            "invo_involvement_end_date": rows["end"],
            "invo_worker_change_reason": either(rows["end"] < NEVER, reasons, None),
            "invo_referral_id": either(episode >= 0, numbered("R", episode + 1), None),
        }
    )
