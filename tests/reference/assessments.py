"""Assessments and their factors."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from tests.reference.factors import DESCRIPTIONS
from tests.reference.reading import Row, parse_flag
from tests.reference.records import Case, Records

DOMESTIC_ABUSE = {"3A", "3B", "3C"}
EXPLOITATION = {"11A", "12A", "13A", "24A"}


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    factors = factors_by_assessment(records)
    for row in records.rows("ssd_cin_assessments"):
        if row["cina_assessment_auth_date"]:
            yield from authorised(records, row)
            yield from with_factors(records, row, factors.get(row["cina_assessment_id"], set()))
    for day in records.month_ends("ssd_cin_assessments", "cina_assessment_start_date"):
        for row in records.rows("ssd_cin_assessments"):
            started, ended = row["cina_assessment_start_date"], row["cina_assessment_auth_date"]
            if started and started <= day and (ended is None or ended > day):
                late = records.wd(started, day) > 45
                yield of_assessment(records, row, day)("assessment_open_over_45wd", numerator=late)


def of_assessment(records: Records, row: Row, day: date) -> Any:
    """A case of an assessment on a day, still without a measure and a numerator."""
    person = row["cina_person_id"]
    team = records.teams.by_column(row["cina_assessment_team"], person, day)
    return partial(
        Case, case_id=row["cina_assessment_id"], person_id=person, on_date=day, team_id=team
    )


def authorised(records: Records, row: Row) -> Iterator[Case]:
    start, end = row["cina_assessment_start_date"], row["cina_assessment_auth_date"]
    case = of_assessment(records, row, end)
    yield case("assessments_completed", numerator=1)
    if start:
        days = records.wd(start, end)
        yield case("assessment_45wd", numerator=days <= 45)
        yield case("assessment_median_days", numerator=days)
    if not records.unborn(row["cina_person_id"], end):
        yield case("assessment_child_seen", numerator=row["cina_assessment_child_seen"] is True)
    yield case("assessment_nfa", numerator=row["cina_assessment_outcome_nfa"] is True)


def with_factors(records: Records, row: Row, found: set[str]) -> Iterator[Case]:
    if not found:
        return
    case = of_assessment(records, row, row["cina_assessment_auth_date"])
    yield case("factor_domestic_abuse", numerator=bool(found & DOMESTIC_ABUSE))
    yield case("factor_exploitation", numerator=bool(found & EXPLOITATION))
    for code in DESCRIPTIONS:
        yield case(f"factor_mix:{code}", numerator=code in found)


def factors_by_assessment(records: Records) -> dict[str, set[str]]:
    """The codes of each assessment, its rows joined."""
    found: dict[str, set[str]] = {}
    for row in records.rows("ssd_assessment_factors"):
        codes = factor_codes(row["cinf_assessment_factors_json"])
        found.setdefault(row["cinf_assessment_id"], set()).update(codes)
    return found


def factor_codes(text: str | None) -> set[str]:
    """The codes that count in an array, an object or plain text."""
    if text is None:
        return set()
    try:
        content = json.loads(text)
    except json.JSONDecodeError:
        content = text
    if isinstance(content, dict):
        content = [
            name for name, value in content.items() if parse_flag(str(value).strip().lower())
        ]
    names = content if isinstance(content, list) else [content]
    return {code for code in map(factor_code, names) if code}


def factor_code(name: object) -> str | None:
    """The code itself, or the code of a description compared without case."""
    text = str(name).strip()
    by_description = {words.lower(): code for code, words in DESCRIPTIONS.items()}
    return text if text in DESCRIPTIONS else by_description.get(text.lower())
