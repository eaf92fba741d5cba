"""Contacts, referrals and the open cases that follow them."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from tests.reference.reading import Row
from tests.reference.records import Case, Records
from tests.reference.spells import CIN, INVOLVEMENT, overlaps, within

VISITS = (
    ("ssd_cin_visits", "cinv_person_id", "cinv_cin_visit_date", "cinv_cin_visit_seen"),
    ("ssd_cp_visits", "cppv_person_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"),
    ("ssd_cla_visits", "clav_person_id", "clav_cla_visit_date", "clav_cla_visit_seen"),
)


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from contacts(records)
    for referral in records.rows("ssd_cin_episodes"):
        if referral["cine_referral_date"]:
            yield from referral_cases(records, referral)
    for day in records.month_ends("ssd_cin_episodes", "cine_referral_date"):
        for episode in records.per_person(CIN, day):
            yield from open_cases(records, episode, day)


def contacts(records: Records) -> Iterator[Case]:
    for row in records.rows("ssd_contacts"):
        if row["cont_contact_date"]:
            yield Case(
                "contacts_received",
                row["cont_contact_id"],
                row["cont_person_id"],
                row["cont_contact_date"],
                "UNASSIGNED",
                1,
            )


def referral_cases(records: Records, referral: Row) -> Iterator[Case]:
    person, on_date = referral["cine_person_id"], referral["cine_referral_date"]
    team = records.teams.by_column(referral["cine_referral_team"], person, on_date)
    case = partial(
        Case, case_id=referral["cine_referral_id"], person_id=person, on_date=on_date, team_id=team
    )
    yield case("referrals_received", numerator=1)
    yield case("rereferral_12m", numerator=is_repeat(records, referral))
    yield case("referral_nfa", numerator=referral["cine_referral_nfa"] is True)
    contact = contact_before(records, referral)
    if contact:
        prompt = records.wd_at_most(contact, on_date, 1)
        yield case("referral_decision_1wd", numerator=prompt)
    allocated = allocation(records, referral)
    if allocated:
        yield case("referral_allocation_days", numerator=records.wd(on_date, allocated) or 0)
    old_enough = records.wd_at_least(on_date, records.as_at, 5)
    if referral["cine_referral_nfa"] is not True and old_enough:
        yield case("child_seen_5wd_referral", numerator=seen_soon(records, person, on_date))


def referral_dates(records: Records, referral: Row) -> list[date]:
    """The dates of every referral of the same person."""
    rows = records.having("ssd_cin_episodes", "cine_person_id", referral["cine_person_id"])
    return [row["cine_referral_date"] for row in rows if row["cine_referral_date"]]


def is_repeat(records: Records, referral: Row) -> bool:
    on_date = referral["cine_referral_date"]
    return any(1 <= (on_date - other).days <= 365 for other in referral_dates(records, referral))


def contact_before(records: Records, referral: Row) -> date | None:
    """The latest contact of the person 0 to 28 days before."""
    rows = records.having("ssd_contacts", "cont_person_id", referral["cine_person_id"])
    dates = [row["cont_contact_date"] for row in rows]
    return max((d for d in dates if within(d, referral["cine_referral_date"], 28)), default=None)


def allocation(records: Records, referral: Row) -> date | None:
    """The first case worker's start from the referral until the person's next referral."""
    on_date = referral["cine_referral_date"]
    starts = [
        row["invo_involvement_start_date"]
        for row in records.teams.case_workers.get(referral["cine_person_id"], [])
        if row["invo_professional_id"]
        and row["invo_referral_id"] in (None, referral["cine_referral_id"])
        and row["invo_involvement_start_date"]
        and row["invo_involvement_start_date"] >= on_date
    ]
    following = [other for other in referral_dates(records, referral) if other > on_date]
    earliest = min(starts, default=None)
    return earliest if earliest and all(earliest < other for other in following) else None


def seen_soon(records: Records, person: str, referred: date) -> bool:
    """Whether any visit saw the child within five working days of the referral."""
    return any(
        visit[seen] is True and records.wd_at_most(referred, visit[on_date], 5)
        for table, who, on_date, seen in VISITS
        for visit in records.having(table, who, person)
    )


def open_cases(records: Records, episode: Row, day: date) -> Iterator[Case]:
    person, started = episode["cine_person_id"], episode["cine_referral_date"]
    involved = records.teams.by_involvement(person, day)
    case = partial(Case, case_id=episode["cine_referral_id"], person_id=person, on_date=day)
    workers = [r for r in records.teams.open_case_workers(person, day) if r["invo_professional_id"]]
    named = records.teams.known(episode["cine_referral_team"])
    yield case("unallocated_cases", team_id=named, numerator=not workers)
    case = partial(case, team_id=involved)
    yield case("cin_open", numerator=1)
    yield case("cin_open_over_2y", numerator=(day - started).days >= 730)
    supervised = any(
        within(row["supervision_date"], day, 42)
        for row in records.having("case_supervision", "child_id", person)
    )
    yield case("case_supervision_on_time", numerator=supervised)
    if (day - started).days >= 365:
        yield case("worker_changes_12m", numerator=workers_in_year(records, person, day) >= 3)


def workers_in_year(records: Records, person: str, day: date) -> int:
    """Distinct professionals among the case-worker involvements of the last 365 days."""
    involvements = records.teams.case_workers.get(person, [])
    return len(
        {
            row["invo_professional_id"]
            for row in involvements
            if overlaps(INVOLVEMENT, row, day, 365)
        }
        - {None}
    )
