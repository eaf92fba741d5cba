"""Codes in words, one table for all pages: what lists call OUTSTANDING, NEG or S1_LOCAL."""

import datetime as dt
from typing import Final

from measures.model.subject import Subject
from warehouse.model.codes import FACTORS

NOTHING: Final = "Not recorded"
SAID: Final = {
    "": NOTHING,
    "UNKNOWN": NOTHING,
    "NEG": "Neglect",
    "PHY": "Physical abuse",
    "SAB": "Sexual abuse",
    "EMO": "Emotional abuse",
    "MUL": "More than one category",
    "SIX_OR_MORE": "Scaled 6 or more",
    "UNDER_SIX": "Scaled under 6",
    "AGREED": "Moderated, same judgement",
    "RAISED": "Moderated, judged better",
    "LOWERED": "Moderated, judged worse",
    "NO_NEW_JUDGEMENT": "Moderated, no new judgement",
    "S1_LOCAL": "Stage 1",
    "S2_INVESTIGATION": "Stage 2 investigation",
    "S3_PANEL": "Stage 3 panel",
    "LGSCO": "Ombudsman",
    "CORPORATE_1": "Corporate stage 1",
    "CORPORATE_2": "Corporate stage 2",
    "INFORMAL": "Informal",
    "STAGE1_TEAM_MANAGER": "Stage 1, team manager",
    "STAGE2_OPERATIONS_MANAGER": "Stage 2, operations manager",
    "STAGE3_STRATEGIC_MANAGER": "Stage 3, strategic manager",
    "STAGE4_HEAD_OF_SERVICE": "Stage 4, head of service",
    "STAGE5_DIRECTOR": "Stage 5, director",
    "CAFCASS": "Cafcass",
    "SETTLED_IN_20": "Settled in 20 working days",
    "SETTLED_LATER": "Settled later",
    "OPEN_UP_TO_20": "Open up to 20 working days",
    "OPEN_LONGER": "Open longer",
    "GOOD_ON_IT": "Good on the question",
    "NOT_GOOD_ON_IT": "Not good on the question",
    "OTHER": "Other answers",
    "NEITHER": "Neither agree nor disagree",
    "WITHHELD": "Withheld (fewer than five)",
    "FROM_REVIEW": "Learning from a practice review",
    "IRO": "Reviewing officer",
    "CP_CHAIR": "Conference chair",
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
    "PREPARATION_PURPOSE": "Preparation and purpose",
    "KNOWLEDGE_THEORY": "Knowledge and theory",
    "STRENGTHS_BASED": "Strengths based practice",
    "CONTACT_FAMILY_TIME": "Contact and family time",
    "RECORDS_DATA": "Records and data",
    "HEALTH_ICB": "Integrated care board",
    "HEALTH_TRUST": "Health trust",
    "LCSPR": "Local child safeguarding practice review",
    "OFSTED_ILACS": "Ofsted inspection",
    "OFSTED_FOCUSED": "Ofsted focused visit",
    "JTAI": "Joint targeted area inspection",
    "LGA": "Local Government Association",
    "ORG_HEALTH_CHECK": "Organisational health check",
    "DCC_STAFF_SURVEY": "Staff survey",
    "PSW_FORUM": "Principal social worker forum",
    "HOS_TM_BRIEFING": "Team manager briefing",
    "HOS_PRACTITIONER_BRIEFING": "Practitioner briefing",
    "EMP1_FRAMEWORK": "1. Practice framework",
    "EMP2_WORKFORCE_PLANNING": "2. Workforce planning",
    "EMP3_WORKLOAD": "3. Workload",
    "EMP4_WELLBEING": "4. Wellbeing",
    "EMP5_SUPERVISION": "5. Supervision",
    "EMP6_CPD": "6. Professional development",
    "EMP7_REGISTRATION": "7. Registration",
    "EMP8_PARTNERSHIP": "8. Partnership",
    "OFSTED4": "Grades 1 to 4",
    "SCALE10": "Scale 0 to 10",
}


def code(text: str) -> str:
    """A code in words; one that is not listed is read as it is written: "HOME_VISIT", "Home visit".

    A date is written as people say it, and words that people wrote are left as they are.
    """
    if text in SAID:
        return SAID[text]
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return text.replace("_", " ").capitalize() if text.isupper() else text
    return f"{day.day} {day:%B %Y}"


def category(name: str) -> str:
    """A category of a measure in words: of abuse, of complaints, a factor of assessments."""
    return SAID.get(name) or FACTORS.get(name) or name


def title(subject: Subject) -> str:
    """A subject's name on a page: "Plans started: Neglect"."""
    name = subject.measure.title
    return f"{name}: {category(subject.category)}" if subject.category else name


def listed(codes: list[tuple[str, float]]) -> str:
    """Parts with their counts in one line: "66 good, 12 outstanding"."""
    return ", ".join(f"{n:,.0f} {lower(code(name))}" for name, n in codes)


def lower(words: str) -> str:
    """Words within a sentence; a name that is all capitals, or a number, keeps its form."""
    return words if words[:2].isupper() or words[:1].isdigit() else words[:1].lower() + words[1:]
