"""Posts, the workforce by month, and the supervision of staff."""

import numpy as np
import pandas as pd

from sample.design.calibration import WORKFORCE
from sample.design.chances import Rhythm
from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS, TEAMS
from sample.design.window import NEVER, Days, first_days, on_working_day
from sample.journeys.council import Council, Tables, staff_ids, worker_ids
from sample.people.people import person_ids
from sample.people.spells import walk
from sample.people.workers import ADVISER, CASES, FAMILY_WORKER, MANAGER, NO_CASES

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


_TITLES = np.array(
    [
        "Social Worker",
        "Consultant Social Worker",
        "Young Person's Adviser",
        "Team Manager",
        "Family Worker",
        "Independent Reviewing Officer",
    ],
    dtype=object,
)
_OTHER_ROLES = np.array(["", "", "PA", "TEAM_MANAGER", "FAMILY_WORKER", "IRO"], dtype=object)
_ESTABLISHED = ("SOCIAL_WORKER", "SENIOR_PRACTITIONER", "ASYE")


def staffing(council: Council) -> Tables:
    """ssd_professionals, workforce, establishment, staff_supervision and case_supervision."""
    months = staff_months(council)
    return {
        "ssd_professionals": _professionals(council),
        "workforce": _workforce(council, months),
        "establishment": _establishment(council, months),
        "staff_supervision": staff_supervision(council, months),
        "case_supervision": case_supervision(council),
    }


def _professionals(council: Council) -> pd.DataFrame:
    tenures = council.staff.tenures
    number, kind = np.arange(len(tenures)), tenures["kind"].to_numpy()
    registered = ~np.isin(kind, (ADVISER, FAMILY_WORKER))
    departments = np.array([team.service for team in TEAMS], dtype=object)
    return pd.DataFrame(
        {
            "prof_professional_id": worker_ids(number),
            "prof_staff_id": staff_ids(number),
            "prof_social_worker_registration_no": either(
                registered, numbered("SW9", number + 1, 5), None
            ),
            "prof_agency_worker_flag": yes_no(tenures["agency"] == 1),
            "prof_professional_job_title": _TITLES[kind],
            "prof_professional_department": departments[tenures["team"].to_numpy()],
            "prof_full_time_equivalency": tenures["fte"],
        }
    )


def staff_months(council: Council) -> pd.DataFrame:
    """One row per worker and complete month in which the worker was in post."""
    window, tenures = council.window, council.staff.tenures
    months = np.arange(window.first_month, window.last_month + 1)
    begins, ends = first_days(months), first_days(months + 1) - 1
    start, end = tenures["start"].to_numpy(), tenures["end"].to_numpy()
    worker, month = np.nonzero((start[:, None] <= ends) & (end[:, None] >= begins))
    frame = tenures.iloc[worker].reset_index(drop=True)
    frame["worker"], frame["month"] = worker, months[month]
    frame["begins"], frame["ends"] = begins[month], ends[month]
    frame["role"] = _roles(frame)
    return frame


def _roles(frame: pd.DataFrame) -> Ids:
    first_year = (frame["new"] == 1) & (frame["ends"] - frame["start"] < 365)
    social_work = np.select(
        [frame["agency"] == 1, first_year, frame["senior"]],
        ["AGENCY_SW", "ASYE", "SENIOR_PRACTITIONER"],
        "SOCIAL_WORKER",
    )
    kind = frame["kind"].to_numpy()
    return np.where(np.isin(kind, (CASES, NO_CASES)), social_work, _OTHER_ROLES[kind])


def _workforce(council: Council, months: pd.DataFrame) -> pd.DataFrame:
    draw, count = council.draw("workforce"), len(months)
    leaves = (months["end"] <= months["ends"]).to_numpy()
    reason = pick(draw, {"RESIGN": 70, "RETIRE": 14, "INTERNAL_MOVE": 10, "OTHER": 6}, count)
    lost = np.where(draw.random(count) < 0.12, draw.gamma(1, WORKFORCE.days_lost / 0.12, count), 0)
    return pd.DataFrame(
        {
            "staff_id": staff_ids(months["worker"].to_numpy()),
            "period_month": months["begins"],
            "team_id": TEAM_IDS[months["team"].to_numpy()],
            "role": months["role"],
            "fte": months["fte"],
            "employment": np.where(months["agency"] == 1, "AGENCY", "PERMANENT"),
            "start_date": months["start"],
            "end_date": np.where(leaves, months["end"], NEVER),
            "leaving_reason": either(leaves, reason, None),
            "working_days_lost": np.minimum(np.round(lost * 2) / 2, 23),
            "is_long_leave": yes_no(draw.random(count) < 0.015),
        }
    )


def _establishment(council: Council, months: pd.DataFrame) -> pd.DataFrame:
    """Posts by team, month and role; agency workers fill vacancies and are no establishment."""
    draw = council.draw("establishment")
    stays = months[months["role"].isin(_ESTABLISHED) & (months["end"] > months["ends"])]
    posts = stays.groupby(["team", "begins", "role"], as_index=False)["fte"].sum()
    everyone = posts.groupby(["team", "begins"])["fte"].transform("sum").to_numpy()
    level = WORKFORCE.vacancy * draw.normal(1, 0.3, len(TEAMS))[posts["team"].to_numpy()]
    level = np.clip(level + draw.normal(0, 0.008, len(posts)), 0.02, 0.3)
    vacant = np.where(
        posts["role"] == "SOCIAL_WORKER", np.round(everyone * level / (1 - level), 1), 0.0
    )
    return pd.DataFrame(
        {
            "team_id": TEAM_IDS[posts["team"].to_numpy()],
            "period_month": posts["begins"],
            "role": posts["role"],
            "established_fte": np.round(posts["fte"] + vacant, 2),
            "vacant_fte": vacant,
        }
    )
