"""What practitioners say in surveys, and what reviewing officers challenge."""

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import either, numbered, pick
from sample.design.places import TEAM_IDS, TEAMS
from sample.design.window import NEVER, Draw, Floats, add_working_days, first_day, on_working_day
from sample.evidence.moments import moments
from sample.journeys.council import Council, Tables
from sample.records.staffing import staff_months

_QUESTIONS = {
    "EMP1_FRAMEWORK": "I know what good practice looks like here.",
    "EMP2_WORKFORCE_PLANNING": "My team has the people it needs.",
    "EMP3_WORKLOAD": "My workload is manageable.",
    "EMP4_WELLBEING": "My wellbeing is looked after.",
    "EMP5_SUPERVISION": "Supervision helps me to do my work well.",
    "EMP6_CPD": "I have time to learn.",
    "EMP7_REGISTRATION": "I am supported to stay registered.",
    "EMP8_PARTNERSHIP": "We work well with partners.",
}
_AGREE = {
    "EMP1_FRAMEWORK": 0.74,
    "EMP2_WORKFORCE_PLANNING": 0.5,
    "EMP3_WORKLOAD": 0.52,
    "EMP4_WELLBEING": 0.58,
    "EMP5_SUPERVISION": 0.68,
    "EMP6_CPD": 0.6,
    "EMP7_REGISTRATION": 0.72,
    "EMP8_PARTNERSHIP": 0.6,
}
_FORUM = {
    "CASELOAD": "Caseloads are heavy at the end of term.",
    "SUPERVISION": "Supervision is kept.",
    "WELLBEING": "Days off are hard to take.",
    "SYSTEMS": "Recording takes too long.",
    "TRAINING": "More practice weeks, please.",
    "LEADERSHIP": "Leaders know our work.",
}
_REASONS = {
    "DRIFT_DELAY": 24, "CARE_PLAN_NOT_PROGRESSED": 18, "PERMANENCE": 12, "VISITS": 8,
    "REVIEW_REPORT_LATE": 12, "HEALTH": 6, "EDUCATION": 6, "PLACEMENT": 5, "PATHWAY_PLAN": 3,
    "CHILD_PARTICIPATION": 3, "LEGAL": 3,
}  # fmt: skip
_STAGES = (
    "INFORMAL",
    "STAGE1_TEAM_MANAGER",
    "STAGE2_OPERATIONS_MANAGER",
    "STAGE3_STRATEGIC_MANAGER",
    "STAGE4_HEAD_OF_SERVICE",
)
_FEWEST_ANSWERS = 5


def challenge(council: Council) -> Tables:
    """staff_survey and dispute."""
    return {"staff_survey": _surveys(council), "dispute": _disputes(council)}


def _surveys(council: Council) -> pd.DataFrame:
    """A survey of every team each May and October; forums every eight weeks for the council."""
    draw, window = council.draw("survey"), council.window
    held = staff_months(council).groupby(["month", "team"]).size()
    apart = draw.normal(0, 0.07, len(TEAMS))
    rows: list[dict[str, object]] = []
    for month in range(window.first_month, window.last_month + 1):
        if month % 12 in (4, 9):
            name = "ORG_HEALTH_CHECK" if month % 12 == 4 else "DCC_STAFF_SURVEY"
            rows += _survey(draw, name, month, held.xs(month), apart)
        if month % 12 in (2, 8):
            rows += _forum(draw, "PRACTICE_WEEK", month, 60 * window.scale)
        if month % 2 == 0:
            rows += _forum(draw, "PSW_FORUM", month, 24 * window.scale)
    columns = ["response_batch_id", "survey_name", "survey_date"]
    return pd.DataFrame(rows) if rows else pd.DataFrame(columns=columns)


def _survey(
    draw: Draw, name: str, month: int, held: pd.Series, apart: Floats
) -> list[dict[str, object]]:
    rows = []
    small = 0
    for team, people in zip(held.index.tolist(), held.tolist(), strict=True):
        answers = int(draw.binomial(people, 0.66))
        if answers < _FEWEST_ANSWERS:
            small += answers
            continue
        rows += _answers(
            draw, name, month, str(TEAM_IDS[team]), answers=answers, apart=float(apart[team])
        )
    return rows + (_answers(draw, name, month, None, answers=small, apart=0.0) if small else [])


def _answers(
    draw: Draw, name: str, month: int, team_id: str | None, *, answers: int, apart: float
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, (standard, text) in enumerate(_QUESTIONS.items(), start=1):
        agree = int(draw.binomial(answers, float(np.clip(_AGREE[standard] + apart, 0.05, 0.95))))
        neutral = int(draw.binomial(answers - agree, 0.45))
        rows.append(
            {
                "response_batch_id": f"{name}-{month}-{team_id or 'SMALL'}",
                "survey_name": name,
                "survey_date": first_day(month) + 17,
                "team_id": team_id,
                "role_group": "PRACTITIONER",
                "question_code": f"Q{number}",
                "standard": standard,
                "question_text": text,
                "n_responses": answers,
                "n_agree": agree,
                "n_neutral": neutral,
                "n_disagree": answers - agree - neutral,
            }
        )
    return rows


def _forum(draw: Draw, name: str, month: int, people: float) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    answers = max(int(draw.poisson(people)), 5)
    for number in draw.choice(len(_FORUM), 2, replace=False).tolist():
        theme = list(_FORUM)[number]
        agree = int(draw.binomial(answers, 0.58))
        rows.append(
            {
                "response_batch_id": f"{name}-{month}",
                "survey_name": name,
                "survey_date": first_day(month) + 9,
                "role_group": "PRACTITIONER",
                "question_code": f"T{number + 1}",
                "question_text": f"Theme of the day: {theme.lower()}",
                "n_responses": answers,
                "n_agree": agree,
                "n_neutral": 0,
                "n_disagree": answers - agree,
                "theme": theme,
                "comment_summary": _FORUM[theme],
            }
        )
    return rows


def _disputes(council: Council) -> pd.DataFrame:
    """A row per stage; most are settled informally, good practice is noted too."""
    draw = council.draw("disputes")
    cases = moments(council, draw, VOICES.disputes)
    count = len(cases)
    good = draw.random(count) < 0.1
    reached = draw.choice(len(_STAGES), count, p=[0.58, 0.28, 0.1, 0.03, 0.01])
    reached = np.where(good, 0, reached)
    case = np.repeat(np.arange(count), reached + 1)
    stage = np.arange(len(case)) - np.searchsorted(case, case)
    raised = on_working_day(cases.day)
    stage_date = add_working_days(raised[case], stage * 8)
    final = stage == reached[case]
    spread = draw.choice([4, 7, 10, 18], count, p=[0.35, 0.35, 0.2, 0.1])
    settled = add_working_days(raised, reached * 8 + spread)
    reason = np.where(good, "GOOD_PRACTICE", pick(draw, _REASONS, count))
    in_care = council.column("care_start")[cases.row] <= cases.day
    return pd.DataFrame(
        {
            "dispute_id": numbered("DS", case + 1),
            "date_raised": raised[case],
            "raised_by": np.where(in_care, "IRO", "CP_CHAIR")[case],
            "child_id": council.persons(cases.row)[case],
            "team_id": TEAM_IDS[cases.team][case],
            "stage": np.array(_STAGES, dtype=object)[stage],
            "stage_date": stage_date,
            "reason": reason[case],
            "date_resolved": np.where(final, settled[case], NEVER),
            "outcome": either(final, "RESOLVED", None),
            "impact_for_child": either(final, "The plan has moved on.", None),
        }
    )
