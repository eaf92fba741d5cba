"""Every measure of the product. A measure is added by one entry in a chapter below."""

from measures.catalogue import (
    abuse,
    assessment,
    care,
    caseloads,
    evidence,
    front_door,
    outcomes,
    protection,
    seen,
    workforce,
)
from measures.model.measure import Measure, Uncounted
from measures.model.subject import Subject

__all__ = [
    "MEASURES",
    "QUESTIONS",
    "SHORT",
    "TOPICS",
    "UNCOUNTED",
    "headlines",
    "of_question",
    "subject",
]

_CHAPTERS = (
    front_door,
    assessment,
    protection,
    caseloads,
    seen,
    abuse,
    care,
    outcomes,
    workforce,
    evidence,
)

MEASURES: dict[str, Measure] = {
    measure.id: measure for chapter in _CHAPTERS for measure in chapter.MEASURES
}


def subject(name: str) -> Subject:
    """The subject called `id` or `id:CATEGORY`; raises KeyError when there is none of that name."""
    found, _, category = name.partition(":")
    measure = MEASURES[found]
    if category and category not in measure.categories:
        raise KeyError(name)
    return Subject(measure, category)


def of_question(kpq: str) -> tuple[Measure, ...]:
    """The measures of one question ("1" to "10", or "QA"), in catalogue order."""
    return tuple(measure for measure in MEASURES.values() if measure.kpq == kpq)


def headlines() -> tuple[Measure, ...]:
    """The measures that stand on the Overview."""
    return tuple(measure for measure in MEASURES.values() if measure.headline)


QUESTIONS: dict[str, str] = {
    "1": (
        "Are referrals allocated in a timely manner and are children seen in accordance with"
        " timescales?"
    ),
    "2": (
        "Does every child have an assessment of need without drift and delay which results in the"
        " right outcome?"
    ),
    "3": (
        "Are the right children in the child protection process and are they receiving a robust"
        " and timely child protection response?"
    ),
    "4": "Are social work caseloads manageable and do they meet our quality standards?",
    "5": "Are children seen often enough and alone?",
    "6": "How do we respond to different abuse types?",
    "7": "Do children involved in care proceedings receive good and timely outcomes?",
    "8": "Are the right children in care and are they there for the right amount of time?",
    "9": "Do we achieve good outcomes for our children in care and care leavers?",
    "10": (
        "Is supervision taking place in a timely manner and are staff being effectively managed?"
    ),
    "QA": "How else do we know practice?",
}

# Each in at most three lines of 140 pixels: the Overview has all ten on one screen.
SHORT: dict[str, str] = {
    "1": "Are referrals allocated, children seen in time?",
    "2": "Does every child get an assessment without drift?",
    "3": "Right children in child protection, timely response?",
    "4": "Are caseloads manageable and to standard?",
    "5": "Are children seen often enough and alone?",
    "6": "How do we respond to abuse types?",
    "7": "Are care proceedings good and timely?",
    "8": "Right children in care, for the right time?",
    "9": "Do children in care and care leavers do well?",
    "10": "Is supervision timely, staff well managed?",
    "QA": "How else do we know practice?",
}

# What each question is about, where a sentence or a heading goes on to say something of it.
TOPICS: dict[int, str] = {
    1: "Referrals allocated, children seen in time",
    2: "Assessment without drift or delay",
    3: "Right children in child protection",
    4: "Manageable caseloads",
    5: "Children seen often enough and alone",
    6: "Response to abuse types",
    7: "Care proceedings",
    8: "Right children in care, for the right time",
    9: "Children in care and care leavers do well",
    10: "Supervision and management",
}

UNCOUNTED = (
    Uncounted("contact_to_referral_rate", "1", "Contacts leading to a referral"),
    Uncounted("s47_to_icpc_conversion", "3", "Section 47 enquiries leading to a conference"),
    Uncounted("cpp_repeat_2y", "3", "Repeat plan within 2 years"),
    Uncounted("cpp_child_participation", "3", "Child took part in the child protection review"),
    Uncounted("caseload_max", "4", "Highest caseload"),
    Uncounted("cases_held_by_non_social_workers", "4", "Cases open to non-social workers"),
    Uncounted("visit_child_seen", "5", "Visits where the child was seen"),
    Uncounted("bedroom_seen_cp", "5", "Bedroom seen on child protection visits"),
    Uncounted("abuse_timeliness_gap", "6", "Timeliness gap by abuse type"),
    Uncounted("primary_need_abuse", "6", "Primary need abuse or neglect"),
    Uncounted("proceedings_short_notice", "7", "Proceedings issued at short notice"),
    Uncounted("final_plan_approved", "7", "Final plan approved by the court"),
    Uncounted("adoption_a1_days", "8", "Days from entering care to adoptive home"),
    Uncounted("adoption_a2_days", "8", "Days from placement order to match"),
    Uncounted("cla_fostered", "8", "Living with foster carers"),
    Uncounted("cla_review_participation", "8", "Child took part in their review"),
    Uncounted("cla_permanence_plan", "8", "Permanence plan in place by the second review"),
    Uncounted("cla_immunised", "9", "Immunisations up to date"),
    Uncounted("cla_sdq_completed", "9", "SDQ completed"),
    Uncounted("cla_convicted", "9", "Children in care convicted or cautioned"),
    Uncounted("cl_contact_8w", "9", "Care leaver contact in 8 weeks"),
    Uncounted("supervision_current", "10", "Staff with a current supervision"),
    Uncounted("sickness_rate", "10", "Social worker absence"),
    Uncounted("audit_actions_on_time", "QA", "Audit actions done on time"),
)
