"""Columns of rows in words: their heads, and the codes that only one column uses."""

from typing import Final

from dashboard.words import codes
from warehouse.model.codes import FACTORS

HEADS: Final = {
    "about": "About what",
    "asye": "In their first year of practice",
    "case_id": "Case",
    "cohort": "Group of children",
    "days": "Days",
    "established_fte": "Posts, full-time equivalent",
    "factor_codes": "Factors found",
    "factors": "How many factors",
    "fte": "Full-time equivalent",
    "item": "Finding",
    "kpq": "Question",
    "leaver_fte": "Leavers, full-time equivalent",
    "n_agree": "Agree",
    "n_disagree": "Disagree",
    "n_neutral": "Neither",
    "n_responses": "Answers",
    "n_withheld": "Answers withheld",
    "on_date": "Date",
    "person_id": "Person",
    "post_fte": "In post, full-time equivalent",
    "rating_scale_max": "Rated out of",
    "sdq_score": "Emotional well-being score (SDQ)",
    "size": "Weight",
    "team_id": "Team",
    "vacant_fte": "Vacant, full-time equivalent",
    "worker_id": "Case worker",
    "working_days_to_as_at": "Working days so far",
}
# National codes of the Children in Need census and of children looked after.
OF_COLUMN: Final[dict[str, dict[str, str]]] = {
    "contact_source": {
        "1A": "Family or carer",
        "1B": "Acquaintance",
        "1C": "The child",
        "1D": "Another person",
        "2A": "School",
        "2B": "Education service",
        "3A": "General practitioner",
        "3B": "Health visitor",
        "3C": "School nurse",
        "3D": "Other primary health service",
        "3E": "Emergency department",
        "3F": "Other health service",
        "4": "Housing",
        "5A": "Our social care",
        "5B": "Another service of the council",
        "5C": "Another council",
        "6": "Police",
        "7": "Courts, probation or prison",
        "8": "Other",
        "9": "Anonymous",
        "10": "Not known",
    },
    "reason": {
        "E2": "Died",
        "E3": "Taken over by another council",
        "E4A": "Home, as planned",
        "E4B": "Home, not as planned",
        "E5": "Independent living, supported",
        "E6": "Independent living, not supported",
        "E7": "Adult social services",
        "E8": "Another reason",
        "E9": "Custody",
        "E11": "Adopted, unopposed",
        "E12": "Adopted, consent dispensed with",
        "E13": "Relatives without parental responsibility",
        "E14": "Remand ended",
        "E15": "Found to be an adult",
        "E16": "Moved abroad",
        "E17": "Turned 18, stays with carers",
        "E41": "Child arrangements order",
        "E45": "Special guardianship, foster carer who is family or friend",
        "E46": "Special guardianship, another foster carer",
        "E47": "Special guardianship, family or friend",
        "E48": "Special guardianship, another person",
    },
    "in_touch": {
        "NREQ": "No longer needs it",
        "REFU": "Refuses contact",
        "RHOM": "Returned home",
    },
    "activity": {
        "F1": "Higher education, full time",
        "P1": "Higher education, part time",
        "F2": "Other education, full time",
        "P2": "Other education, part time",
        "F4": "Apprenticeship, full time",
        "P4": "Apprenticeship, part time",
        "F5": "Training or work, full time",
        "P5": "Training or work, part time",
        "G4": "Neither: illness or disability",
        "G5": "Neither: another reason",
        "G6": "Neither: pregnancy or parenting",
    },
    "role": {"AGENCY_SW": "Agency social worker", "ASYE": "Social worker in their first year"},
    "supervision_type": {"ASYE": "First year of practice"},
}
PLACES: Final = ("service", "locality")


def head(name: str) -> str:
    """A column's name in words: "days_to_first_visit" -> "Days to first visit"."""
    said = HEADS.get(name)
    return said or name.removesuffix("_id").replace("_", " ").capitalize()


def coded(name: str, text: str) -> str:
    """The code of a column in words; what is no code is left as it is written."""
    if name in PLACES:
        return text
    if name == "factor_codes":
        return ", ".join(FACTORS.get(code, code) for code in text.strip(",").split(","))
    return OF_COLUMN.get(name, {}).get(text.upper()) or codes.code(text)


def identifier(text: str) -> str:
    """An identifier of several parts, with the codes among them in words: "CM000674 /
    S2_INVESTIGATION" -> "CM000674, stage 2 investigation"."""
    first, *others = text.split(" / ")
    return ", ".join([first, *(codes.lower(codes.SAID.get(part, part)) for part in others)])
