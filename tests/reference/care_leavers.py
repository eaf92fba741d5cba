"""Care leavers at the as-at date, and pre-proceedings."""

import re
from collections.abc import Iterator
from functools import partial

from tests.reference.reading import Row, parse_flag
from tests.reference.records import Case, Records
from tests.reference.spells import within

ACTIVITY_CODE = re.compile(r"[fp][1-5]($|[-,.;:()/ ])")


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    leavers = {row["clea_person_id"]: row for row in records.rows("ssd_care_leavers")}
    for row in leavers.values():
        yield from of_leaver(records, row)
    yield from pre_proceedings(records)


def of_leaver(records: Records, row: Row) -> Iterator[Case]:
    person, day = row["clea_person_id"], records.as_at
    team = records.teams.by_column(row["clea_care_leaver_allocated_team"], person, day)
    case = partial(Case, case_id=person, person_id=person, on_date=day, team_id=team)
    reviewed = within(row["clea_pathway_plan_review_date"], day, 183)
    yield case("cl_pathway_6m", numerator=reviewed)
    touch = (row["clea_care_leaver_in_touch"] or "").upper()
    if records.age(person, day) not in (19, 20, 21) or touch in ("DIED", "RHOM"):
        return
    yield case("cl_in_touch", numerator=touch == "YES")
    suitable = row["clea_care_leaver_accom_suitable"]
    if suitable is not None:
        yield case("cl_accommodation", numerator=parse_flag(suitable) is True)
    if row["clea_care_leaver_activity"] is not None:
        yield case("cl_eet", numerator=is_eet(row["clea_care_leaver_activity"]))


def is_eet(activity: str) -> bool:
    """A code of education, employment or training, alone or before words, or words that name it
    without "not"."""
    words = activity.lower()
    if ACTIVITY_CODE.match(words):
        return True
    named = any(word in words for word in ("education", "employment", "training"))
    return named and not re.search(r"\bnot\b", words)


def pre_proceedings(records: Records) -> Iterator[Case]:
    for row in records.rows("ssd_pre_proceedings"):
        start = row["prep_pre_pro_decision_date"] or row["prep_pre_pro_letter_date"]
        end, person = row["prep_agree_stepdown_issue_date"], row["prep_person_id"]
        if start and end:
            team = records.teams.by_involvement(person, end)
            short = (end - start).days <= 112
            yield Case("pre_proceedings_16w", row["prep_table_id"], person, end, team, short)
