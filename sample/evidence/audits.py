"""Audits of cases and observations of practice."""

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import Ids, either, first_of, numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.stories import UNNOTICED, story
from sample.design.window import Days, Draw, Flags, first_days, month_of, on_working_day
from sample.evidence.moments import Moments, moments, silent
from sample.evidence.wording import WORKING_WELL, WORRIED, one_of
from sample.journeys.council import Council, Tables, staff_ids
from sample.people.workers import SOCIAL_WORK
from sample.records.staffing import managers, staff_months

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
    domain = _observed_domains(draw, count, len(done))
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


def _observed_domains(draw: Draw, count: Days, rows: int) -> Ids:
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


_DOMAINS = (
    "ASSESSMENT",
    "PLAN",
    "RISK_AND_PROTECTION",
    "VOICE_OF_CHILD",
    "VISITS_DIRECT_WORK",
    "MANAGEMENT_OVERSIGHT_SUPERVISION",
    "MULTI_AGENCY",
    "IDENTITY_DIVERSITY",
    "RECORDING_CHRONOLOGY",
    "TIMELINESS_DRIFT",
    "PERMANENCE",
    "IMPACT_OUTCOMES",
)
_ALWAYS = ("VOICE_OF_CHILD", "ASSESSMENT", "PLAN")
_TYPES = {"COLLABORATIVE": 74, "THEMED": 12, "MULTI_AGENCY": 8, "DIP_SAMPLE": 4, "MODERATION": 2}
_AUDITORS = {
    "TEAM_MANAGER": 50,
    "OPERATIONS_MANAGER": 22,
    "QA_OFFICER": 16,
    "STRATEGIC_MANAGER": 6,
    "HEAD_OF_SERVICE": 3,
    "PEER": 3,
}
_GOOD_DOMAIN, _POOR_DOMAIN = 0.98, 0.3


def audits(council: Council) -> Tables:
    """audit, audit_domain and practice_observation."""
    draw = council.draw("audits")
    extra = round(6 * council.window.scale) + 5
    found = moments(council, draw, VOICES.audits, story("compliance without quality"), extra)
    more = moments(council, draw, 1, story("unnoticed strength"), extra)
    found = Moments(
        np.concatenate([found.row, more.row]),
        np.concatenate([found.team, more.team]),
        np.concatenate([found.day, more.day]),
    )
    day = on_working_day(found.day)
    kept = day <= council.window.last_day
    found = Moments(found.row[kept], found.team[kept], day[kept])
    good = council.quality.happens(draw, "audits_good", found.team, found.day) == 1
    kind = pick(draw, _TYPES, len(found))
    in_four = np.isin(kind, ("MULTI_AGENCY", "THEMED", "MODERATION"))
    return {
        "audit": _audits(council, found, good, kind, in_four),
        "audit_domain": _domains(draw, found, good, in_four),
        "practice_observation": observations(council),
    }


def _judged(draw: Draw, good: Flags) -> tuple[Days, Days]:
    """A grade of 1 to 4 and a scale of 0 to 10 that say the same."""
    best, far = draw.random(len(good)) < 0.16, draw.random(len(good)) < 0.12
    grade = np.where(good, np.where(best, 1, 2), np.where(far, 4, 3))
    high, low = draw.integers(6, 9, len(good)) + best, draw.integers(3, 6, len(good)) - far
    return grade, np.where(good, high, low)


def _audits(
    council: Council, found: Moments, good: Flags, kind: Ids, in_four: Flags
) -> pd.DataFrame:
    draw, count = council.draw("audit table"), len(found)
    grade, scale = _judged(draw, good)
    moderated = draw.random(count) < 0.14
    turned = moderated & (draw.random(count) < 0.1)
    again, scale_again = _judged(draw, good ^ turned)
    worker = council.holders.worker_at(found.row, found.day)
    concern = ~good & (draw.random(count) < 0.012) & (TEAM_IDS[found.team] != UNNOTICED)
    return pd.DataFrame(
        {
            "audit_id": numbered("AU", np.arange(1, count + 1)),
            "audit_type": kind,
            "theme": either(kind == "THEMED", "Neglect", None),
            "audit_date": found.day,
            "period_month": first_days(month_of(found.day)),
            "child_id": council.persons(found.row),
            "team_id": TEAM_IDS[found.team],
            "worker_id": either(worker < 0, None, staff_ids(np.maximum(worker, 0))),
            "auditor_role": pick(draw, _AUDITORS, count),
            "cohort": _cohorts(council, found),
            "scale": np.where(in_four, "OFSTED4", "SCALE10"),
            "overall_grade": either(in_four, grade, None),
            "overall_scale": either(in_four, None, scale),
            "moderated": yes_no(moderated),
            "moderated_grade": either(moderated & in_four, again, None),
            "moderated_scale": either(moderated & ~in_four, scale_again, None),
            "practitioner_present": yes_no(draw.random(count) < 0.85),
            "family_feedback_sought": yes_no(draw.random(count) < 0.55),
            "immediate_concern": yes_no(concern),
            "whats_working_well": one_of(draw, WORKING_WELL, count),
            "what_are_we_worried_about": either(good, None, one_of(draw, WORRIED, count)),
        }
    )


def _cohorts(council: Council, found: Moments) -> Ids:
    def during(start: str, end: str) -> Flags:
        begins, ends = council.column(start)[found.row], council.column(end)[found.row]
        return np.asarray((begins <= found.day) & (found.day < ends))

    return first_of(
        [
            during("care_start", "care_end"),
            during("cp_start", "cp_end"),
            during("assess_start", "assess_auth"),
            council.column("disabled")[found.row] == 1,
        ],
        ["CLA", "CP", "ASSESSMENT", "DISABLED"],
        "CIN",
    )


def _domains(draw: Draw, found: Moments, good: Flags, in_four: Flags) -> pd.DataFrame:
    looked = draw.random((len(found), len(_DOMAINS))) < 0.5
    looked |= np.isin(_DOMAINS, _ALWAYS)[None, :]
    audit, domain = np.nonzero(looked)
    fine = draw.random(len(audit)) < np.where(good[audit], _GOOD_DOMAIN, _POOR_DOMAIN)
    grade, scale = _judged(draw, fine)
    four, left_out = in_four[audit], draw.random(len(audit)) < 0.02
    return pd.DataFrame(
        {
            "audit_id": numbered("AU", audit + 1),
            "domain": np.array(_DOMAINS, dtype=object)[domain],
            "grade": either(four, either(left_out, "NA", grade.astype(str)), None),
            "scale": either(four, None, scale),
            "evidence_summary": np.where(
                fine, one_of(draw, WORKING_WELL, len(audit)), one_of(draw, WORRIED, len(audit))
            ),
            "known_from": found.day[audit],
        }
    )
