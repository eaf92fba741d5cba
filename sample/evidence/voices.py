"""What children, families and partners say: feedback, complaints, compliments."""

from dataclasses import replace

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import Ids, either, numbered, pick
from sample.design.places import TEAM_IDS
from sample.design.stories import COMPLIANT, UNNOTICED, story
from sample.design.window import Draw, Flags
from sample.design.working_days import on_working_day
from sample.evidence.complaints import complaints
from sample.evidence.moments import Moments, loud, moments
from sample.evidence.unthemed import some_without_theme
from sample.evidence.wording import sentences
from sample.journeys.council import Council, Tables, staff_ids

_THEMES = {
    "LISTENED_TO": 17, "COMMUNICATION": 17, "RESPECT": 9, "HELP_MADE_DIFFERENCE": 17,
    "WORKER_CHANGE": 9, "TIMELINESS": 7, "UNDERSTOOD_PLAN": 8, "FAMILY_TIME": 6, "SAFETY": 7,
    "OTHER": 3,
}  # fmt: skip
_HEARD_THEMES = {"LISTENED_TO": 45, "COMMUNICATION": 35, "RESPECT": 20}
_STARS = {"POSITIVE": 5, "MIXED": 3, "NEUTRAL": 3, "NEGATIVE": 2}
_GROUPS = {
    "PARENT": 45,
    "CHILD": 14,
    "YOUNG_PERSON": 14,
    "CARER": 9,
    "FOSTER_CARER": 8,
    "CARE_LEAVER": 6,
    "OTHER_FAMILY": 4,
}
_CHANNELS = {
    "SURVEY": 30,
    "VISIT": 25,
    "MEETING": 15,
    "TEXT": 12,
    "AUDIT_CALL": 10,
    "APP": 5,
    "ADVOCATE": 3,
}
_PARTNER_THEMES = {
    "INFORMATION_SHARING": 22,
    "THRESHOLD": 16,
    "STRATEGY_MEETING": 14,
    "CONFERENCE": 12,
    "CORE_GROUP": 12,
    "TIMELINESS": 10,
    "QUALITY_OF_PLAN": 9,
    "VOICE_OF_CHILD": 5,
}
_AGENCIES = {
    "POLICE": 24,
    "HEALTH_TRUST": 24,
    "EDUCATION": 24,
    "HEALTH_ICB": 6,
    "PROBATION": 6,
    "CAFCASS": 6,
    "HOUSING": 5,
    "VOLUNTARY": 5,
}


def voices(council: Council) -> Tables:
    """feedback, accepted_theme, complaint, compliment and partner_feedback."""
    return _feedback(council) | {
        "complaint": complaints(council),
        "compliment": _compliments(council),
        "partner_feedback": _partners(council),
    }


def _feedback(council: Council) -> Tables:
    """One item may speak of two themes: a row each. Some came without one, accepted later."""
    draw = council.draw("feedback")
    items, steered = _told(council, draw)
    kind = _sentiments(draw, council, items)
    rows = np.repeat(np.arange(len(items)), 1 + (draw.random(len(items)) < 0.35))
    theme = pick(draw, _THEMES, len(rows))
    theme = np.where(steered[rows], pick(draw, _HEARD_THEMES, len(rows)), theme)
    frame = pd.DataFrame({"item": rows, "theme": theme}).drop_duplicates(ignore_index=True)
    item, themes = frame["item"].to_numpy(), frame["theme"].to_numpy()
    rated = draw.random(len(items)) < 0.5
    told = pd.DataFrame(
        {
            "feedback_id": numbered("FB", item + 1),
            "date_received": items.day[item],
            "source_group": pick(draw, _GROUPS, len(items))[item],
            "channel": pick(draw, _CHANNELS, len(items))[item],
            "child_id": council.persons(items.row[item]),
            "team_id": TEAM_IDS[items.team[item]],
            "theme": themes,
            "sentiment": kind[item],
            "rating": either(rated, [_STARS[word] for word in kind], None)[item],
            "rating_scale_max": either(rated, 5, None)[item],
            "summary_text": sentences(draw, themes, kind[item]),
        }
    )
    last_day = council.window.last_day
    told, accepted = some_without_theme(draw, told, steered[item], last_day)
    return {"feedback": told, "accepted_theme": accepted}


def _told(council: Council, draw: Draw) -> tuple[Moments, Flags]:
    """Moments of feedback, and which of them speak of what a story is about."""
    told = story("compliance without quality")
    items = moments(council, draw, VOICES.feedback, told, round(14 * council.window.scale) + 4)
    steered = loud(draw, items, COMPLIANT, told.from_month(council.window))
    steered |= loud(draw, items, UNNOTICED, story("unnoticed strength").from_month(council.window))
    return items, steered


def _sentiments(draw: Draw, council: Council, items: Moments) -> Ids:
    good = council.quality.happens(draw, "feedback_positive", items.team, items.day)
    kind = np.where(good, "POSITIVE", "NEGATIVE").astype(object)
    chance = draw.random(len(items))
    return np.where(chance < 0.1, "MIXED", np.where(chance < 0.17, "NEUTRAL", kind))


def _compliments(council: Council) -> pd.DataFrame:
    draw = council.draw("compliments")
    told = replace(story("unnoticed strength"), months=6)
    made = moments(council, draw, VOICES.compliments, told, round(10 * council.window.scale) + 2)
    steered = loud(draw, made, UNNOTICED, told.from_month(council.window))
    theme = np.where(steered, pick(draw, _HEARD_THEMES, len(made)), pick(draw, _THEMES, len(made)))
    worker = council.holders.worker_at(made.row, made.day)
    groups = {"PARENT": 40, "PARTNER": 22, "CARER": 14, "CHILD": 9, "COURT": 8, "COLLEAGUE": 7}
    praise = np.full(len(made), "POSITIVE", dtype=object)
    return pd.DataFrame(
        {
            "compliment_id": numbered("CP", np.arange(1, len(made) + 1)),
            "date_received": made.day,
            "from_group": pick(draw, groups, len(made)),
            "team_id": TEAM_IDS[made.team],
            "worker_id": either(worker < 0, None, staff_ids(np.maximum(worker, 0))),
            "theme": theme,
            "summary_text": sentences(draw, theme, praise),
        }
    )


def _partners(council: Council) -> pd.DataFrame:
    draw = council.draw("partners")
    said = moments(council, draw, VOICES.partner_items)
    count = len(said)
    theme = pick(draw, _PARTNER_THEMES, count)
    kind = pick(draw, {"POSITIVE": 52, "MIXED": 16, "NEGATIVE": 32}, count)
    words = {
        "POSITIVE": "Works well with us.",
        "MIXED": "Better than it was.",
        "NEGATIVE": "We hear late or not at all.",
    }
    source = {"MULTI_AGENCY_AUDIT": 35, "MEETING": 40, "SURVEY": 15, "ESCALATION": 10}
    return pd.DataFrame(
        {
            "partner_feedback_id": numbered("PF", np.arange(1, count + 1)),
            "date": on_working_day(said.day),
            "agency": pick(draw, _AGENCIES, count),
            "source": pick(draw, source, count),
            "team_id": either(draw.random(count) < 0.25, None, TEAM_IDS[said.team]),
            "theme": theme,
            "sentiment": kind,
            "summary_text": [words[word] for word in kind],
        }
    )
