"""Workers and teams around a child: who held the case, from when to when."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import either, numbered
from sample.design.places import TEAM_IDS
from sample.design.window import NEVER, Days, Draw, Window
from sample.journeys.allocation import CASE_WORKER, PERSONAL_ADVISER, REVIEWING_OFFICER, reallocated
from sample.people.people import person_ids
from sample.people.spells import Spells
from sample.people.workers import ADVISER, CASES, REVIEWER, Staff

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
