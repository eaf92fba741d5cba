"""Practice observations: every social worker, twice a year, by the manager."""

import numpy as np
import pandas as pd

from warehouse.sample.calibration import VOICES
from warehouse.sample.codes import either, numbered, pick
from warehouse.sample.council import Council, staff_ids
from warehouse.sample.moments import silent
from warehouse.sample.places import TEAM_IDS
from warehouse.sample.staffing import managers, staff_months
from warehouse.sample.stories import UNNOTICED, story
from warehouse.sample.window import Days, Flags, month_of
from warehouse.sample.workers import SOCIAL_WORK
from warehouse.sample.working_days import on_working_day

_OBSERVED = (
    "PREPARATION_PURPOSE", "RELATIONSHIP", "VOICE_OF_CHILD", "STRENGTHS_BASED",
    "KNOWLEDGE_THEORY", "RISK_ANALYSIS", "PARTNERSHIP", "DIVERSITY", "REFLECTION",
    "PROFESSIONALISM",
)  # fmt: skip
_OBSERVATION = {"STRENGTH": 38, "COMPETENT": 48, "DEVELOPMENT_NEED": 14}


def observations(council: Council) -> pd.DataFrame:
    """Each social worker is to be observed twice a year, once in each half."""
    draw, months = council.draw("observations"), staff_months(council)
    months = months[months["role"].isin(SOCIAL_WORK)]
    half = months.assign(half=months["month"] // 6).drop_duplicates(["worker", "half"], keep="last")
    done = half[draw.random(len(half)) < VOICES.observations_done].reset_index(drop=True)
    day = on_working_day(done["begins"].to_numpy() + draw.integers(0, 24, len(done)))
    start, end = done["start"].to_numpy(), done["end"].to_numpy()
    inside = (day >= start) & (day < end) & (day <= council.window.last_day)
    heard = inside & ~silent(council, done["team"].to_numpy(), day)
    done, day = done[heard].reset_index(drop=True), day[heard]
    count = draw.integers(3, 5, len(done))
    row = np.repeat(np.arange(len(done)), count)
    ranks = draw.random((len(done), len(_OBSERVED))).argsort(axis=1)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    team = done["team"].to_numpy()[row]
    grade = pick(draw, _OBSERVATION, len(row))
    grade = np.where(
        _told(council, team, day[row]) & (draw.random(len(row)) < 0.7), "STRENGTH", grade
    )
    given = draw.integers(0, 8, len(done))
    activity = {"HOME_VISIT": 40, "CORE_GROUP": 14, "REVIEW": 14, "DIRECT_WORK": 14,
                "FAMILY_MEETING": 8, "SUPERVISION": 6, "COURT": 4}  # fmt: skip
    return pd.DataFrame(
        {
            "observation_id": numbered("OB", row + 1),
            "observation_date": day[row],
            "staff_id": staff_ids(done["worker"].to_numpy())[row],
            "observer_staff_id": staff_ids(managers(council, done["team"].to_numpy(), day))[row],
            "team_id": TEAM_IDS[team],
            "activity": pick(draw, activity, len(done))[row],
            "domain": np.array(_OBSERVED, dtype=object)[ranks[row, nth]],
            "grade": grade,
            "child_family_feedback": pick(
                draw, {"POSITIVE": 40, "MIXED": 12, "NEGATIVE": 4, "NOT_SOUGHT": 44}, len(done)
            )[row],
            "feedback_given_date": (day + given)[row],
            "learning_theme": either(grade == "DEVELOPMENT_NEED", "Reflective practice", None),
        }
    )


def _told(council: Council, team: Days, day: Days) -> Flags:
    since = story("unnoticed strength").from_month(council.window)
    return np.asarray((TEAM_IDS[team] == UNNOTICED) & (month_of(day) >= since))
