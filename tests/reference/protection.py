"""Enquiries, conferences, protection and children in need plans, and visits to children."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from tests.reference.calendar import months_later
from tests.reference.reading import Row
from tests.reference.records import Case, Records
from tests.reference.spells import Spell

CP_PLAN = Spell(
    "ssd_cp_plans",
    "cppl_person_id",
    "cppl_cp_plan_start_date",
    "cppl_cp_plan_end_date",
    "cppl_cp_plan_id",
)
CIN_PLAN = Spell(
    "ssd_cin_plans",
    "cinp_person_id",
    "cinp_cin_plan_start_date",
    "cinp_cin_plan_end_date",
    "cinp_cin_plan_id",
)
CATEGORIES = {
    "MUL": "multiple",
    "NEG": "neglect",
    "PHY": "physical",
    "SAB": "sexual",
    "EMO": "emotional",
}
SEEN_ALONE = (
    ("cp_seen_alone", "ssd_cp_visits", "cppv", "cp"),
    ("cin_seen_alone", "ssd_cin_visits", "cinv", "cin"),
    ("cla_seen_alone", "ssd_cla_visits", "clav", "cla"),
)


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from enquiries(records)
    yield from conferences(records)
    yield from plan_starts(records)
    yield from seen_alone(records)
    for day in records.month_ends("ssd_cp_plans", CP_PLAN.start):
        for plan in records.per_person(CP_PLAN, day, is_own):
            yield from open_plan(records, plan, day)
    for day in records.month_ends("ssd_cin_plans", CIN_PLAN.start):
        for plan in records.per_person(CIN_PLAN, day):
            yield from open_cin_plan(records, plan, day)


def enquiries(records: Records) -> Iterator[Case]:
    for row in records.rows("ssd_s47_enquiry"):
        person, day = row["s47e_person_id"], row["s47e_s47_start_date"]
        if day:
            team = records.teams.by_column(row["s47e_s47_completed_by_team"], person, day)
            yield Case("s47_started", row["s47e_s47_enquiry_id"], person, day, team, 1)


def conferences(records: Records) -> Iterator[Case]:
    for row in records.rows("ssd_initial_cp_conference"):
        person, day = row["icpc_person_id"], row["icpc_icpc_date"]
        if not day:
            continue
        linked = records.having(
            "ssd_s47_enquiry", "s47e_s47_enquiry_id", row["icpc_s47_enquiry_id"]
        )
        team = records.teams.by_column(
            linked[0]["s47e_s47_completed_by_team"] if linked else None, person, day
        )
        case = partial(
            Case, case_id=row["icpc_icpc_id"], person_id=person, on_date=day, team_id=team
        )
        yield case("icpc_to_plan", numerator=row["icpc_icpc_outcome_cp_flag"] is True)
        if row["icpc_icpc_transfer_in"] is not True:
            yield case("icpc_rate_10k", numerator=1)
            started = linked[0]["s47e_s47_start_date"] if linked else None
            if started:
                yield case("icpc_15wd", numerator=records.wd_at_most(started, day, 15))


def is_own(plan: Row) -> bool:
    """Not a plan held for another authority."""
    return plan["cppl_cp_plan_ola"] is not True


def plan_starts(records: Records) -> Iterator[Case]:
    for plan in filter(is_own, records.rows("ssd_cp_plans")):
        person, day = plan["cppl_person_id"], plan["cppl_cp_plan_start_date"]
        if not day:
            continue
        case = partial(
            Case,
            case_id=plan["cppl_cp_plan_id"],
            person_id=person,
            on_date=day,
            team_id=records.teams.by_involvement(person, day),
        )
        starts = [r[CP_PLAN.start] for r in records.having("ssd_cp_plans", CP_PLAN.person, person)]
        yield case("cpp_started", numerator=1)
        yield case("cpp_repeat", numerator=any(start and start < day for start in starts))
        category = (plan["cppl_cp_plan_initial_category"] or "").lower()
        yield case("cpp_start_neglect", numerator=category == "neg" or "neglect" in category)


def open_plan(records: Records, plan: Row, day: date) -> Iterator[Case]:
    person, started = plan["cppl_person_id"], plan["cppl_cp_plan_start_date"]
    case = partial(
        Case,
        case_id=plan["cppl_cp_plan_id"],
        person_id=person,
        on_date=day,
        team_id=records.teams.by_involvement(person, day),
    )
    yield case("cpp_open", numerator=1)
    yield case("cpp_over_2y", numerator=(day - started).days >= 730)
    category = category_of(plan["cppl_cp_plan_latest_category"])
    for each in (*CATEGORIES, "UNKNOWN"):
        yield case(f"cpp_category_mix:{each}", numerator=each == category)
    if months_later(started, 3) <= day:
        yield case("cpp_review_on_time", numerator=reviewed_on_time(records, plan, day))
    if records.wd_at_least(started, day, 20):
        visits = records.having("ssd_cp_visits", "cppv_person_id", person)
        visited = any(
            row["cppv_cp_visit_seen"] is True
            and records.wd_at_most(row["cppv_cp_visit_date"], day, 20)
            for row in visits
        )
        yield case("cpp_visit_on_time", numerator=visited)


def category_of(text: str | None) -> str:
    """The category of abuse from its code or its words."""
    words = (text or "").lower()
    for code, word in CATEGORIES.items():
        if words == code.lower() or word in words:
            return code
    return "UNKNOWN"


def reviewed_on_time(records: Records, plan: Row, day: date) -> bool:
    """First review in 3 months, each later one in 6, and the next not overdue."""
    rows = records.having("ssd_cp_reviews", "cppr_cp_plan_id", plan["cppl_cp_plan_id"])
    held = sorted(d for d in (row["cppr_cp_review_date"] for row in rows) if d and d <= day)
    if not held or held[0] > months_later(plan["cppl_cp_plan_start_date"], 3):
        return False
    return all(
        later <= months_later(before, 6)
        for before, later in zip(held, [*held[1:], day], strict=True)
    )


def open_cin_plan(records: Records, plan: Row, day: date) -> Iterator[Case]:
    person = plan["cinp_person_id"]
    if not records.wd_at_least(plan["cinp_cin_plan_start_date"], day, 30):
        return
    visited = any(
        row["cinv_cin_visit_seen"] is True
        and records.wd_at_most(row["cinv_cin_visit_date"], day, 30)
        for row in records.having("ssd_cin_visits", "cinv_person_id", person)
    )
    team = records.teams.by_column(plan["cinp_cin_plan_team"], person, day)
    yield Case("cin_visit_on_time", plan["cinp_cin_plan_id"], person, day, team, visited)


def seen_alone(records: Records) -> Iterator[Case]:
    """Visits that saw a child of 4 or more."""
    for measure, table, prefix, kind in SEEN_ALONE:
        for row in records.rows(table):
            visit = f"{prefix}_{kind}_visit"
            person, day = row[f"{prefix}_person_id"], row[f"{visit}_date"]
            if day and row[f"{visit}_seen"] is True and (records.age(person, day) or 0) >= 4:
                team = records.teams.by_involvement(person, day)
                alone = row[f"{visit}_seen_alone"] is True
                yield Case(measure, row[f"{visit}_id"], person, day, team, alone)
