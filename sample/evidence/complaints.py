"""Complaints through their stages, answered in time or late."""

from dataclasses import replace

import numpy as np
import pandas as pd

from sample.design.calibration import VOICES
from sample.design.codes import numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.stories import COMPLIANT, story
from sample.design.window import NEVER, Days, Draw, Flags
from sample.design.working_days import add_working_days
from sample.evidence.moments import Moments, loud, moments
from sample.journeys.council import Council

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
