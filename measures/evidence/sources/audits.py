"""Audits of cases: what auditors judged, domain by domain."""

import numpy as np

from measures.evidence.source import Dimension, Division, Rhythm, Source
from measures.evidence.statements import (
    CONCERN,
    STEADY,
    STRENGTH,
    Codes,
    Grids,
    SourceThresholds,
    Spoken,
    enough,
    told,
)
from warehouse.load.evidence import Parts

_GRADED = (
    "OUTSTANDING",
    "GOOD",
    "SIX_OR_MORE",
    "UNDER_SIX",
    "REQUIRES_IMPROVEMENT",
    "INADEQUATE",
)
JUDGED = Division(
    "judged", (*_GRADED, "NOT_JUDGED"), "good or better, or 6 or more", _GRADED[:3], _GRADED
)


def statement(grids: Grids, thresholds: SourceThresholds) -> Codes:
    """The share of good judgements of the domains that speak to the question; immediate concerns
    decide only where enough of the audits raised one, whatever n."""
    said = np.select(
        [
            100 * grids.good_rows >= thresholds["strength_from"] * grids.rows,
            100 * grids.good_rows < thresholds["concern_below"] * grids.rows,
        ],
        [STRENGTH, CONCERN],
        STEADY,
    )
    alarming = (grids.bad > 0) & (100 * grids.bad >= thresholds["alarms_from"] * grids.n)
    return np.where(alarming, CONCERN, enough(grids.n, said, thresholds)).astype(np.int8)


@told
def _detail(n: int, good: int, rows: int, alarms: int) -> str:
    alarm = f"; immediate concern in {alarms} of {n} audits" if alarms else ""
    return f"{good} of {rows} judgements good{alarm}"


def _says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
    figures = grids.n, grids.good_rows, grids.rows, grids.bad
    return statement(grids, thresholds), grids.n, _detail(*figures)


SOURCE = Source(
    key="audits",
    order=30,
    group="Practice looked at",
    title="Audits",
    of_quality=True,
    fact="audits_made",
    one="audit",
    many="audits",
    division=JUDGED,
    dimensions=(
        Dimension("domain", "Domains", "domain", JUDGED, fact="audit_domains"),
        Dimension("moderation", "Moderation", "moderation"),
        Dimension(
            "escalated",
            "Raised an immediate concern",
            "case when immediate_concern then 'YES' else 'NO' end",
        ),
        Dimension("kind", "Kinds of audit", "audit_type", JUDGED),
        Dimension("auditor", "Who audited", "auditor_role", JUDGED),
        Dimension("cohort", "Whose files", "cohort", JUDGED),
    ),
    note=(
        "A moderated judgement stands in place of the first. Grades and the scale from 0 to 10"
        " are never turned into one another."
    ),
    says=_says,
    rule=(
        "Audits of {months} months that judged a domain of the question; fewer than {fewest}: too"
        " few. Of these judgements {strength_from}% or more good: strength; under {concern_below}%:"
        " concern. Immediate concerns in {alarms_from}% of the audits or more: concern, however"
        " few. Each one of the last three months is named by itself."
    ),
    urgent=True,
    parts=Parts("GOOD_ON_IT", "NOT_GOOD_ON_IT", "IMMEDIATE_CONCERN"),
    rhythms=(Rhythm("audits_a_quarter", "holder", months=3),),
    codes={
        "SIX_OR_MORE": "Scaled 6 or more",
        "UNDER_SIX": "Scaled under 6",
        "AGREED": "Moderated, same judgement",
        "RAISED": "Moderated, judged better",
        "LOWERED": "Moderated, judged worse",
        "NO_NEW_JUDGEMENT": "Moderated, no new judgement",
        "GOOD_ON_IT": "Good on the question",
        "NOT_GOOD_ON_IT": "Not good on the question",
        "QA_OFFICER": "Quality assurance officer",
        "CIN": "Child in need",
        "CP": "Child protection",
        "CLA": "Child in care",
        "DISABLED": "Disabled children",
        "MANAGEMENT_OVERSIGHT_SUPERVISION": "Management oversight and supervision",
        "VISITS_DIRECT_WORK": "Visits and direct work",
        "IDENTITY_DIVERSITY": "Identity and diversity",
        "RECORDING_CHRONOLOGY": "Recording and chronology",
        "TIMELINESS_DRIFT": "Timeliness and drift",
        "IMPACT_OUTCOMES": "Impact and outcomes",
        "OFSTED4": "Grades 1 to 4",
        "SCALE10": "Scale 0 to 10",
    },
)
