"""Audits, complaints, compliments and feedback."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from tests.reference.reading import Row
from tests.reference.records import Case, Records

GRADES = {"OUTSTANDING": 1, "GOOD": 2, "REQUIRES_IMPROVEMENT": 3, "INADEQUATE": 4}
STAGES = (
    "S1_LOCAL",
    "S2_INVESTIGATION",
    "S3_PANEL",
    "LGSCO",
    "CORPORATE_1",
    "CORPORATE_2",
)
FINDINGS = {"UPHELD", "PARTLY_UPHELD", "NOT_UPHELD"}


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from audits(records)
    for row in records.rows("complaint"):
        yield from complaint(records, row)
    for row in records.rows("compliment"):
        if row["date_received"]:
            team = records.teams.known(row["team_id"])
            day = row["date_received"]
            yield Case("compliments_received", row["compliment_id"], None, day, team, 1)
    yield from feedback(records)


def of_child(records: Records, row: Row, day: date, case_id: str) -> Any:
    """A case of an evidence row, still without a measure and a numerator."""
    person = row["child_id"]
    team = records.teams.by_column(row["team_id"], person, day)
    return partial(Case, case_id=case_id, person_id=person, on_date=day, team_id=team)


def audits(records: Records) -> Iterator[Case]:
    for row in records.rows("audit"):
        good = is_good(row)
        if row["audit_date"] and good is not None:
            case = of_child(records, row, row["audit_date"], row["audit_id"])
            yield case("audit_good_or_better", numerator=good)
            yield case(f"audit_good_or_better:{row['scale']}", numerator=good)


def is_good(row: Row) -> bool | None:
    """The judgement on the audit's own scale; null without one."""
    column = {"OFSTED4": "grade", "SCALE10": "scale"}.get(row["scale"])
    if column is None:
        return None
    judgement = row[f"overall_{column}"]
    if row["moderated"] is True and row[f"moderated_{column}"] is not None:
        judgement = row[f"moderated_{column}"]
    if judgement is None or column == "scale":
        return None if judgement is None else judgement >= 6
    grade = grade_of(judgement)
    return None if grade is None else grade <= 2


def grade_of(text: str) -> int | None:
    """A grade written as `1`, `1 OUTSTANDING` or the word."""
    if text in GRADES:
        return GRADES[text]
    number = text.split(maxsplit=1)[0]
    return int(number) if number in ("1", "2", "3", "4") else None


def complaint(records: Records, row: Row) -> Iterator[Case]:
    case_id, received = f"{row['complaint_id']}|{row['stage']}", row["date_received"]
    if received:
        case = of_child(records, row, received, case_id)
        yield case("complaints_received", numerator=1)
        if row["stage"] in STAGES:
            yield case(f"complaints_received:{row['stage']}", numerator=1)
    answered = row["date_responded"]
    if answered is None:
        return
    case = of_child(records, row, answered, case_id)
    if row["stage"] == "S1_LOCAL":
        limit = 20 if row["extension_agreed"] is True else 10
        yield case("complaints_s1_on_time", numerator=records.wd_at_most(received, answered, limit))
    if row["finding"] in FINDINGS:
        yield case("complaints_upheld", numerator=row["finding"] != "NOT_UPHELD")


def feedback(records: Records) -> Iterator[Case]:
    """One case for each piece of feedback whose rows hold a sentiment other than neutral."""
    for feedback_id in dict.fromkeys(row["feedback_id"] for row in records.rows("feedback")):
        rows = records.having("feedback", "feedback_id", feedback_id)
        first = rows[0]
        counts = Counter(row["sentiment"] for row in rows)
        positive = counts.pop("POSITIVE", 0)
        others = max((counts[s] for s in counts if s not in (None, "NEUTRAL")), default=0)
        if first["date_received"] and positive + others:
            case = of_child(records, first, first["date_received"], feedback_id)
            yield case("feedback_positive", numerator=positive > others)
