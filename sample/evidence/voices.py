"""What families, partners and practitioners said, and what they complained of."""

from dataclasses import replace

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.stories import COMPLIANT, UNNOTICED, story
from sample.design.window import NEVER, Days, Draw, Flags, add_working_days, on_working_day
from sample.evidence.moments import Moments, loud, moments
from sample.evidence.wording import sentences, some_without_theme
from sample.journeys.council import Council, Tables, staff_ids

_CATEGORIES = {
    "COMMUNICATION": 24.4, "STAFF_CONDUCT": 16, "DELAY": 12, "DECISION": 14, "NON_DELIVERY": 8,
    "QUALITY_OF_SERVICE": 10, "ASSESSMENT_CONTENT": 7, "CONTACT_FAMILY_TIME": 4, "PLACEMENT": 3,
    "RECORDS_DATA": 1, "OTHER": 0.6,
}  # fmt: skip
_FINDINGS = {"UPHELD": 18, "PARTLY_UPHELD": 34, "NOT_UPHELD": 40, "WITHDRAWN": 4, "NO_FINDING": 4}
_REMEDIES = {"APOLOGY": 45, "EXPLANATION": 35, "SERVICE": 12, "NONE": 8}
_LEARNED = ("Keeping families informed", "Case recording", "")
_COMPLAINANTS = {
    "PARENT": 66,
    "FAMILY": 14,
    "CHILD": 5,
    "FOSTER_CARER": 5,
    "CARE_LEAVER": 6,
    "SPECIAL_GUARDIAN": 4,
}


def complaints(council: Council) -> pd.DataFrame:
    """complaint: one row per complaint and stage."""
    draw = council.draw("complaints")
    told = replace(story("compliance without quality"), months=3)
    made = moments(council, draw, VOICES.complaints, told, round(6 * council.window.scale) + 2)
    steered = loud(draw, made, COMPLIANT, told.from_month(council.window))
    category = np.where(steered, "COMMUNICATION", pick(draw, _CATEGORIES, len(made)))
    corporate = draw.random(len(made)) < 0.09
    first = _stage(council, draw, made, np.arange(len(made)), made.day, limit=10).assign(
        stage=np.where(corporate, "CORPORATE_1", "S1_LOCAL"), category=category
    )
    answered = first["date_responded"].to_numpy()
    further = np.flatnonzero(~corporate & (draw.random(len(made)) < 0.08))
    second = _stage(
        council,
        draw,
        made,
        further,
        answered[further] + draw.integers(5, 30, len(further)),
        limit=25,
    ).assign(stage="S2_INVESTIGATION", category=category[further])
    last = draw.random(len(further)) < 0.3
    outside = _stage(
        council, draw, made, further[last], second["date_responded"].to_numpy()[last] + 20, limit=30
    ).assign(
        stage=np.where(draw.random(int(last.sum())) < 0.6, "S3_PANEL", "LGSCO"),
        category=category[further[last]],
    )
    every = pd.concat([first, second, outside], ignore_index=True)
    # Who complains stays the same through all stages.
    who = first.set_index("complaint_id")["complainant_type"]
    every["complainant_type"] = every["complaint_id"].map(who)
    return every[every["date_received"] <= council.window.last_day].reset_index(drop=True)


def _stage(
    council: Council, draw: Draw, made: Moments, which: Days, received: Days, *, limit: int
) -> pd.DataFrame:
    """One stage of complaints: answered within its working days, or after."""
    count = len(which)
    extended, allowed, responded = _answered(council, draw, made.team[which], received, limit)
    return pd.DataFrame(
        {
            "complaint_id": numbered("CM", which + 1),
            "date_received": received,
            "date_acknowledged": add_working_days(received, draw.integers(0, 4, count)),
            "extension_agreed": yes_no(extended),
            "target_date": add_working_days(received, allowed),
            "date_responded": responded,
            "complainant_type": pick(draw, _COMPLAINANTS, count),
            "advocate_used": yes_no(draw.random(count) < 0.1),
            "child_id": council.persons(made.row[which]),
            "team_id": TEAM_IDS[made.team[which]],
            "finding": pick(draw, _FINDINGS, count),
            "remedy": pick(draw, _REMEDIES, count),
            "learning_theme": draw.choice(_LEARNED, count),
        }
    )


def _answered(
    council: Council, draw: Draw, team: Days, received: Days, limit: int
) -> tuple[Flags, Days, Days]:
    """Whether more time was agreed, the working days allowed, and the day of the answer."""
    count = len(team)
    extended = draw.random(count) < 0.2
    allowed = np.where(extended, limit * 2, limit)
    in_time = council.quality.happens(draw, "complaint_answered", team, received) == 1
    taken = np.where(
        in_time, draw.integers(3, limit + 1, count), allowed + draw.integers(1, 15, count)
    )
    responded = add_working_days(received, taken)
    # A few are still open long after, as in any council.
    return extended, allowed, np.where(draw.random(count) < 0.01, NEVER, responded)


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
