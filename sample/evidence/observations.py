"""Practice observations: every social worker, twice a year, by the manager."""

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import Ids, either, numbered, pick
from sample.design.places import TEAM_IDS
from sample.design.stories import UNNOTICED, story
from sample.design.window import Days, Draw, Flags, month_of
from sample.design.working_days import on_working_day
from sample.evidence.moments import silent
from sample.journeys.council import Council, staff_ids
from sample.people.workers import SOCIAL_WORK
from sample.records.staffing import staff_months
from sample.records.supervision import managers

_OBSERVED = (
    "PREPARATION_PURPOSE",
    "RELATIONSHIP",
    "VOICE_OF_CHILD",
    "STRENGTHS_BASED",
    "KNOWLEDGE_THEORY",
    "RISK_ANALYSIS",
    "PARTNERSHIP",
    "DIVERSITY",
    "REFLECTION",
    "PROFESSIONALISM",
)
_ACTIVITIES = {
    "HOME_VISIT": 40,
    "CORE_GROUP": 14,
    "REVIEW": 14,
    "DIRECT_WORK": 14,
    "FAMILY_MEETING": 8,
    "SUPERVISION": 6,
    "COURT": 4,
}
_SAID = {"POSITIVE": 40, "MIXED": 12, "NEGATIVE": 4, "NOT_SOUGHT": 44}
_OBSERVATION = {"STRENGTH": 38, "COMPETENT": 48, "DEVELOPMENT_NEED": 14}


def observations(council: Council) -> pd.DataFrame:
    """practice_observation: each social worker is to be observed once in each half-year."""
    draw = council.draw("observations")
    done, day = _held(council, draw)
    count = draw.integers(3, 5, len(done))
    row = np.repeat(np.arange(len(done)), count)
    domain = _domains(draw, count, len(done))
    team = done["team"].to_numpy()
    grade = _grades(council, draw, team[row], day[row])
    given = draw.integers(0, 8, len(done))
    return pd.DataFrame(
        {
            "observation_id": numbered("OB", row + 1),
            "observation_date": day[row],
            "staff_id": staff_ids(done["worker"].to_numpy())[row],
            "observer_staff_id": staff_ids(managers(council, team, day))[row],
            "team_id": TEAM_IDS[team[row]],
            "activity": pick(draw, _ACTIVITIES, len(done))[row],
            "domain": domain,
            "grade": grade,
            "child_family_feedback": pick(draw, _SAID, len(done))[row],
            "feedback_given_date": (day + given)[row],
            "learning_theme": either(grade == "DEVELOPMENT_NEED", "Reflective practice", None),
        }
    )


def _held(council: Council, draw: Draw) -> tuple[pd.DataFrame, Days]:
    """Staff months with an observation in them, and its day."""
    months = staff_months(council)
    months = months[months["role"].isin(SOCIAL_WORK)]
    half = months.assign(half=months["month"] // 6).sample(frac=1, random_state=draw)
    half = half.drop_duplicates(["worker", "half"]).sort_index()
    done = half[draw.random(len(half)) < VOICES.observations_done].reset_index(drop=True)
    day = on_working_day(done["begins"].to_numpy() + draw.integers(0, 24, len(done)))
    start, end = done["start"].to_numpy(), done["end"].to_numpy()
    inside = (day >= start) & (day < end) & (day <= council.window.last_day)
    heard = inside & ~silent(council, done["team"].to_numpy(), day)
    return done[heard].reset_index(drop=True), day[heard]


def _domains(draw: Draw, count: Days, rows: int) -> Ids:
    """So many different domains for each observation."""
    ranks = draw.random((rows, len(_OBSERVED))).argsort(axis=1)
    row = np.repeat(np.arange(rows), count)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return np.array(_OBSERVED, dtype=object)[ranks[row, nth]]


def _grades(council: Council, draw: Draw, team: Days, day: Days) -> Ids:
    grade = pick(draw, _OBSERVATION, len(team))
    praised = _told(council, team, day) & (draw.random(len(team)) < 0.7)
    return either(praised, "STRENGTH", grade)


def _told(council: Council, team: Days, day: Days) -> Flags:
    since = story("unnoticed strength").from_month(council.window)
    return np.asarray((TEAM_IDS[team] == UNNOTICED) & (month_of(day) >= since))
