"""Professionals, the monthly staff list, the establishment, and supervision."""

import numpy as np
import pandas as pd

from sample.design.calibration import WORKFORCE
from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS, TEAMS
from sample.design.window import NEVER, first_days
from sample.journeys.council import Council, Tables, staff_ids, worker_ids
from sample.people.workers import ADVISER, CASES, FAMILY_WORKER, NO_CASES
from sample.records.supervision import case_supervision, staff_supervision

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
