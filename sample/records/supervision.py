"""Supervision of staff, month by month, and of the cases they hold."""

import numpy as np
import pandas as pd

from sample.design.codes import either, numbered, pick
from sample.design.places import TEAM_IDS, TEAMS
from sample.design.rhythm import Rhythm
from sample.design.window import NEVER, Days
from sample.design.working_days import on_working_day
from sample.journeys.council import Council, staff_ids
from sample.people.people import person_ids
from sample.people.spells import walk
from sample.people.workers import MANAGER

_CASE_SUPERVISION = Rhythm((21, 36), (45, 75), 42)


def staff_supervision(council: Council, months: pd.DataFrame) -> pd.DataFrame:
    """staff_supervision: one due a month for everyone in post but managers."""
    draw = council.draw("supervision")
    staff = months[(months["kind"] != MANAGER)].reset_index(drop=True)
    due = on_working_day(staff["begins"].to_numpy() + draw.integers(0, 26, len(staff)))
    start, end = staff["start"].to_numpy(), staff["end"].to_numpy()
    in_post = (due >= start + 14) & (due < end)
    staff, due = staff[in_post].reset_index(drop=True), due[in_post]
    count, team = len(staff), staff["team"].to_numpy()
    on_time = council.quality.happens(draw, "supervision_on_time", team, due) == 1
    late = due + draw.integers(1, 16, count)
    held = np.where(on_time, due - draw.integers(0, 6, count), late)
    missed = ~on_time & (draw.random(count) < 0.35)
    kind = pick(draw, {"PERSONAL": 70, "CASE_REFLECTIVE": 22, "GROUP": 8}, count)
    reason = pick(draw, {"SICKNESS": 35, "LEAVE": 25, "WORK_PRESSURE": 30, "OTHER": 10}, count)
    return pd.DataFrame(
        {
            "supervision_id": numbered("SV", np.arange(1, count + 1)),
            "staff_id": staff_ids(staff["worker"].to_numpy()),
            "supervisor_staff_id": staff_ids(managers(council, team, due)),
            "team_id": TEAM_IDS[team],
            "due_date": due,
            "held_date": np.where(missed, NEVER, held),
            "type": np.where(staff["role"] == "ASYE", "ASYE", kind),
            "cancelled_reason": either(missed, reason, None),
            "recorded_date": np.where(missed, NEVER, held + draw.integers(0, 6, count)),
        }
    )


def managers(council: Council, team: Days, day: Days) -> Days:
    """The tenure rows of the managers of teams on days."""
    posts = council.staff.posts
    heads = posts[posts["kind"] == MANAGER]
    post_of_team = np.zeros(len(TEAMS), dtype=np.int64)
    post_of_team[heads["team"].to_numpy()] = heads.index.to_numpy()
    return council.staff.in_post.at(post_of_team[team], day)


def case_supervision(council: Council) -> pd.DataFrame:
    """case_supervision: every open case, by the manager of the team that holds it."""
    draw, legs = council.draw("case supervision"), council.holders.legs
    first = legs.groupby("episode")["start"].min()
    rows, began = first.index.to_numpy(), first.to_numpy()
    close = council.column("close")[rows]
    # The first supervision of a new case comes within days of its allocation.
    fresh = began - draw.integers(14, 30, len(rows))
    start = np.maximum(fresh, council.window.covers_from - draw.integers(30, 70, len(rows)))

    def gap(walking: Days, day: Days) -> Days:
        teams = council.teams(rows[walking], day)
        on_time = council.quality.chance("case_supervision_on_time", teams, day)
        return on_working_day(day + _CASE_SUPERVISION.gaps(draw, on_time))

    walked, day = walk(start, close, council.window.last_day, gap)
    row = rows[walked]
    worker = council.holders.worker_at(row, day)
    row, day, worker = row[worker >= 0], day[worker >= 0], worker[worker >= 0]
    team = council.teams(row, day)
    return pd.DataFrame(
        {
            "child_id": person_ids(council.column("child")[row]),
            "supervision_date": day,
            "supervisor_staff_id": staff_ids(managers(council, team, day)),
            "staff_id": staff_ids(worker),
            "team_id": TEAM_IDS[team],
        }
    )
