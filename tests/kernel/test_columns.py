"""Heads and cells of rows in words."""

import re

import pytest

from dashboard.words import columns
from warehouse.model.facts import facts

OWN = re.compile(r"(?:as |\.)(\w+),?$", re.MULTILINE)
NAMES = sorted({name for fact in facts().values() for name in OWN.findall(fact.query)})


@pytest.mark.parametrize("name", NAMES)
def test_no_head_is_a_code(name: str) -> None:
    said = columns.head(name)
    assert said[0].isupper()
    assert not re.search(r"_|\b(fte|kpq|sdq|id|to as at|n)\b", said), said


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("contact_source", "3B", "Health visitor"),
        ("reason", "E4A", "Home, as planned"),
        ("reason", "DRIFT_DELAY", "Drift delay"),
        ("activity", "f2", "Other education, full time"),
        ("activity", "HOME_VISIT", "Home visit"),
        ("in_touch", "NREQ", "No longer needs it"),
        ("factor_codes", ",1B,2A,", "Alcohol misuse: parent or carer, Drug misuse: child"),
        ("role", "AGENCY_SW", "Agency social worker"),
        ("service", "LAC & PERMANENCE", "LAC & PERMANENCE"),
        ("scale", "SCALE10", "Scale 0 to 10"),
    ],
)
def test_codes_of_a_column_have_words(name: str, code: str, said: str) -> None:
    assert columns.coded(name, code) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("CM000674 / S2_INVESTIGATION", "CM000674, stage 2 investigation"),
        ("A1 / OTHER_PARTS", "A1, OTHER_PARTS"),
        ("R034268", "R034268"),
        ("", ""),
    ],
)
def test_an_identifier_keeps_itself_and_names_its_parts(written: str, said: str) -> None:
    assert columns.identifier(written) == said
