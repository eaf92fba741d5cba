"""Codes in words, one table for all pages: what lists call OUTSTANDING, NEG or S1_LOCAL."""

import datetime as dt
from typing import Final

from measures.evidence.sources import SOURCES
from measures.model.subject import Subject
from warehouse.model.codes import FACTORS

NOTHING: Final = "Not recorded"
# What several sources call by one code, then what each calls by codes of its own.
SAID: Final = {
    "": NOTHING,
    "UNKNOWN": NOTHING,
    "NEG": "Neglect",
    "PHY": "Physical abuse",
    "SAB": "Sexual abuse",
    "EMO": "Emotional abuse",
    "MUL": "More than one category",
    "OTHER": "Other answers",
    "CAFCASS": "Cafcass",
} | {code: words for source in SOURCES for code, words in source.codes.items()}


CHILDREN: Final = {
    ("disability", "yes"): "disabled children",
    ("disability", "no"): "children without a disability",
    ("sex", "F"): "girls",
    ("sex", "M"): "boys",
    ("sex", "U"): "children whose sex is not recorded",
}
GROUPS: Final = {
    ("disability", "yes"): "Disabled",
    ("disability", "no"): "Not disabled",
    ("sex", "F"): "Girls",
    ("sex", "M"): "Boys",
    ("sex", "U"): "Sex not recorded",
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


def group(dimension: str, name: str) -> str:
    """A group of children: "Age 5 to 9", "Disabled", "Ethnicity Mixed"."""
    return GROUPS.get((dimension, name)) or f"{dimension.capitalize()} {name}"


def children(dimension: str, name: str) -> str:
    """The children of a group, within a sentence: "disabled children", "children aged 5 to 9"."""
    if dimension == "age":
        return f"{name} children" if name == "unborn" else f"children aged {name}"
    known = CHILDREN.get((dimension, name))
    return known or f"children of {dimension} {name}"


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
