"""The improvement plan, themed audits, practice reviews and peer challenge."""

import numpy as np
import pandas as pd

from sample.design.codes import numbered, pick
from sample.design.places import TEAM_IDS
from sample.design.stories import IMPROVEMENT, story
from sample.design.window import NEVER, add_working_days, first_day, on_working_day
from sample.evidence.moments import moments
from sample.journeys.council import Council, Tables

_A_YEAR = 140
_SOURCES = {"AUDIT": 44, "MEETING": 24, "COMPLAINT": 12, "DISPUTE": 8, "FEEDBACK": 8, "REVIEW": 4}
_KPQS = {"1": 8, "2": 20, "3": 14, "4": 6, "5": 20, "6": 4, "7": 6, "8": 8, "9": 6, "10": 8}
_ASKED = (
    "Bring the plan up to date with the family and share it.",
    "See the child alone and record what they say.",
    "Hold a supervision on the drift in this plan.",
    "Agree with partners who attends core groups.",
    "Ring the family back and say what was decided.",
)
_DONE = ("The next audit found it done.", "The measure has moved since.", None)
# Months before the as-at date, title, question, trigger, finding.
_THEMED = (
    (64, "Neglect: the child's daily life", 6, "PERFORMANCE", "Chronologies are uneven."),
    (56, "Supervision that moves plans on", 10, "INSPECTION", "Recording is regular but thin."),
    (47, "Visits and direct work", 5, "FEEDBACK", "Children are seen; views are often missing."),
    (38, "Contextual safeguarding", 6, "REVIEW_LEARNING", "Screening is good, plans are late."),
    (29, "Neglect again", 6, "POST_IMPROVEMENT", "Better use of chronologies than before."),
    (20, "Pathway plans", 9, "PERFORMANCE", "Plans are written with young people."),
    (11, "Initial conferences and core groups", 3, "PERFORMANCE", "Core groups start late."),
    (3, "Seen alone: disabled children", 5, "PERFORMANCE", "Fieldwork under way."),
)
# Months before, abuse, kind, learning themes.
_REVIEWS = (
    (66, "NEGLECT", "LCSPR", ("PROFESSIONAL_CURIOSITY", "CHRONOLOGY")),
    (52, "PHYSICAL", "RAPID_REVIEW", ("PRE_BIRTH_PLANNING",)),
    (41, "EXPLOITATION", "LEARNING_REVIEW", ("TRANSITION", "INFORMATION_SHARING")),
    (30, "EMOTIONAL", "RAPID_REVIEW", ("PARENTAL_MENTAL_HEALTH",)),
    (16, "NEGLECT", "LCSPR", ("VOICE_OF_CHILD", "CHRONOLOGY")),
    (7, "PHYSICAL", "RAPID_REVIEW", ("STRATEGY_MEETINGS",)),
)
# Months before, kind, area, question, strength, finding, judgement.
_PEERS = (
    (60, "REGIONAL_PEER", "Front door", 1, True, "Decisions are prompt and well recorded.", None),
    (48, "OFSTED_ILACS", "Help and protection", 3, True, "Thresholds are well understood.", "2"),
    (48, "OFSTED_ILACS", "Care leavers", 9, False, "Too few are in work or training.", "2"),
    (36, "SELF_EVALUATION", "Supervision", 10, True, "Staff feel supported.", None),
    (24, "SELF_EVALUATION", "Care leavers", 9, False, "Employment is still low.", None),
    (19, "OFSTED_ILACS", "Children in care", 8, True, "Children live in stable homes.", "1"),
    (12, "SECTOR_LED", "Court work", 7, False, "Too many cases pass 26 weeks.", None),
    (5, "REGIONAL_PEER", "Direct work", 5, True, "Practitioners know their children.", None),
    (4, "SELF_EVALUATION", "Quality assurance", 10, True, "Audit is part of daily work.", None),
)


def learning(council: Council) -> Tables:
    """action, themed_audit, practice_review and peer_challenge."""
    return {
        "action": _actions(council),
        "themed_audit": _themed(council),
        "practice_review": _reviews(council),
        "peer_challenge": _peers(council),
    }


def action_of_improvement(council_first: int) -> str:
    """The id of the action that a story's improvement follows; first month as its number."""
    return f"AC9{council_first:05}"


def _actions(council: Council) -> pd.DataFrame:
    draw = council.draw("actions")
    found = moments(council, draw, _A_YEAR)
    count = len(found)
    raised = on_working_day(found.day)
    due = raised + draw.choice([14, 28, 42, 90], count, p=[0.2, 0.4, 0.25, 0.15])
    closed = np.where(
        draw.random(count) < 0.72,
        due - draw.integers(0, 12, count),
        due + draw.integers(2, 70, count),
    )
    cancelled = draw.random(count) < 0.03
    done = closed <= council.window.last_day
    actions = pd.DataFrame(
        {
            "action_id": numbered("AC", np.arange(1, count + 1)),
            "source_type": pick(draw, _SOURCES, count),
            "raised_date": raised,
            "team_id": TEAM_IDS[found.team],
            "kpq": pick(draw, _KPQS, count),
            "description": draw.choice(_ASKED, count),
            "owner_role": pick(draw, {"Team Manager": 75, "Operations Manager": 25}, count),
            "due_date": due,
            "closed_date": np.where(cancelled, NEVER, closed),
            "status": np.select([cancelled, done], ["CANCELLED", "DONE"], "OPEN"),
            "impact_evidence": draw.choice(np.array(_DONE, dtype=object), count),
        }
    )
    return pd.concat([actions, _planted(council)], ignore_index=True)


def _planted(council: Council) -> pd.DataFrame:
    """The action that the improvement story follows, raised in the month before it begins."""
    told = story("improvement after action")
    month = told.from_month(council.window)
    raised = int(on_working_day([first_day(month) - 20])[0])
    return pd.DataFrame(
        [
            {
                "action_id": action_of_improvement(month),
                "source_type": "MEETING",
                "raised_date": raised,
                "team_id": IMPROVEMENT,
                "kpq": told.kpq,
                "description": "Team manager looks at every open assessment on day 25 and day 35.",
                "owner_role": "Team Manager",
                "due_date": first_day(month),
                "closed_date": first_day(month),
                "status": "DONE",
                "impact_evidence": "Assessments in 45 working days have risen since.",
            }
        ]
    )


def _dated(council: Council, months_before: int, day: int = 10) -> int:
    return first_day(council.window.as_at_month - months_before) + day


def _themed(council: Council) -> pd.DataFrame:
    rows = [
        {
            "themed_audit_id": f"TA{number:03}",
            "title": title,
            "trigger": trigger,
            "kpq": kpq,
            "start_date": _dated(council, before),
            "report_date": _dated(council, before, 95),
            "n_cases": 24,
            "finding_summary": finding,
            "reaudit_of": "TA001" if trigger == "POST_IMPROVEMENT" else None,
        }
        for number, (before, title, kpq, trigger, finding) in enumerate(_THEMED, start=1)
    ]
    return _since(council, pd.DataFrame(rows), "start_date")


def _reviews(council: Council) -> pd.DataFrame:
    rows = []
    for number, (before, abuse, kind, themes) in enumerate(_REVIEWS, start=1):
        happened = _dated(council, before)
        told, rapid = add_working_days([happened] * 2, [4, 19]).tolist()
        rows += [
            {
                "review_id": f"PR{number:03}",
                "review_type": kind,
                "incident_date": happened,
                "notified_date": told,
                "rapid_review_date": rapid,
                "published_date": happened + 190 if kind == "LCSPR" else NEVER,
                "abuse_type": abuse,
                "learning_theme": theme,
            }
            for theme in themes
        ]
    return _since(council, pd.DataFrame(rows), "incident_date")


def _peers(council: Council) -> pd.DataFrame:
    rows = [
        {
            "peer_id": f"PE{number:03}",
            "date": _dated(council, before, 20),
            "type": kind,
            "area": area,
            "kpq": kpq,
            "strength_or_area": "STRENGTH" if strength else "AREA_FOR_IMPROVEMENT",
            "finding": finding,
            "judgement": judgement,
        }
        for number, (before, kind, area, kpq, strength, finding, judgement) in enumerate(
            _PEERS, start=1
        )
    ]
    return _since(council, pd.DataFrame(rows), "date")


def _since(council: Council, frame: pd.DataFrame, column: str) -> pd.DataFrame:
    return frame[frame[column] >= council.window.covers_from].reset_index(drop=True)
