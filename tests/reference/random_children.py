"""Children made up: who they are, their referrals, assessments, plans, visits and workers."""

import json
from datetime import date, timedelta

from tests.reference.calendar import months_later
from tests.reference.factors import DESCRIPTIONS
from tests.reference.town import Town

ROLES = ("CW", "cw", "16PLUS", "Case Worker", "ALLOCATED WORKER", "IRO", None)
WORKERS = ("P1", "P2", "P3", "P4", "9", "10", "P'7", "P8")
CATEGORIES = (
    "NEG",
    "neg",
    "Neglect",
    "PHY",
    "Physical abuse",
    "SAB",
    "Sexual Abuse",
    "EMO",
    "Emotional abuse",
    "MUL",
    "Multiple",
    "unclear",
    None,
)
AGES = (0, 1, 3, 4, 5, 10, 14, 15, 16, 17, 18)


def professionals(town: Town) -> None:
    for number, worker in enumerate(WORKERS):
        town.add(
            "ssd_professionals",
            prof_professional_id=worker,
            prof_staff_id=f"S{number}",
            prof_social_worker_registration_no=None if number == 3 else f"SW{number}",
            prof_full_time_equivalency=town.one_of((1, 0.8, 0.5, 0.04, 0.08, 0.12, 0, None)),
        )


def child(town: Town, person: str) -> None:
    """One child with everything that may happen to it."""
    identity(town, person)
    referred = sorted(town.day(1000) for _ in range(town.one_of((1, 1, 2, 3))))
    if town.chance(0.4):
        referred.append(town.after(referred[0], 365))
    end = town.month_end()
    referred += [town.one_of((town.before(end, 730), town.before(end, 365), town.day()))]
    if town.chance(0.25):
        referred.append(town.wd_before(town.as_at, 5))
    for day in referred:
        referral(town, person, min(day, town.as_at))
    for _ in range(town.one_of((0, 1, 3, 5))):
        involvement(town, person, town.day(800), None)
    for _ in range(town.one_of((0, 1, 1, 2))):
        protection_plan(town, person)
    if town.chance(0.5):
        in_need_plan(town, person)


def identity(town: Town, person: str) -> None:
    if town.chance(0.05):
        return
    born = town.about(months_later(town.month_end(), -12 * town.one_of(AGES)))
    if town.chance(0.1):
        born = date(town.one_of((2012, 2016, 2020)), 2, 29)
    unborn = town.chance(0.07)
    town.add(
        "ssd_person",
        pers_person_id=person,
        pers_sex=town.one_of(("M", "F", None)),
        pers_ethnicity=town.one_of(("WBRI", "AOTH", "NOBT", None)),
        pers_dob=None if unborn or town.chance(0.05) else min(born, town.as_at),
        pers_expected_dob=town.as_at + timedelta(days=50) if unborn else None,
        pers_death_date=town.day() if town.chance(0.03) else None,
    )
    if town.chance(0.2):
        town.add(
            "ssd_disability",
            disa_table_id=town.next_id("ssd_disability"),
            disa_person_id=person,
            disa_disability_code=town.one_of(("NONE", "MOB", "LD")),
        )


def referral(town: Town, person: str, day: date) -> None:
    number = town.next_id("ssd_cin_episodes")
    closed = town.one_of((None, None, town.after(day, 40), town.month_end(), town.as_at))
    town.add(
        "ssd_cin_episodes",
        cine_referral_id=number,
        cine_person_id=person,
        cine_referral_date=day,
        cine_referral_nfa=town.flag(0.25),
        cine_referral_team=town.team(),
        cine_close_date=closed if closed is None or closed >= day else day,
    )
    for _ in range(town.one_of((0, 1, 2))):
        earlier = town.one_of((town.wd_before(day, 1), town.before(day, 28), day))
        contact_id = town.next_id("ssd_contacts")
        who = None if town.chance(0.05) else person
        town.add(
            "ssd_contacts",
            cont_contact_id=contact_id,
            cont_person_id=who,
            cont_contact_date=min(earlier, town.as_at),
        )
    if town.chance(0.7):
        involvement(town, person, town.wd_after(day, town.one_of((0, 1, 5))), number)
    if town.chance(0.6):
        visit(town, town.one_of(("cin", "cp", "cla")), person, town.wd_after(day, 5))
    if town.chance(0.7):
        assessment(town, person, town.about(day))
    if town.chance(0.5):
        enquiry(town, person, town.after(day, 2))


def involvement(town: Town, person: str, day: date, referral_id: str | None) -> None:
    """A worker's spell; now and then a second that starts on the same day."""
    day = min(day, town.as_at)
    for _ in range(town.one_of((1, 1, 1, 2))):
        ended = town.one_of((None, None, town.after(day, 30), town.month_end()))
        town.add(
            "ssd_involvements",
            invo_involvements_id=town.next_id("ssd_involvements"),
            invo_professional_id=town.one_of((*WORKERS, *WORKERS, None)),
            invo_professional_role_id=town.one_of(ROLES),
            invo_professional_team=town.team(),
            invo_person_id=person,
            invo_involvement_start_date=day,
            invo_involvement_end_date=ended if ended is None or ended >= day else day,
            invo_referral_id=town.one_of((None, referral_id, town.next_id("ssd_cin_episodes"))),
        )


def assessment(town: Town, person: str, day: date) -> None:
    number = town.next_id("ssd_cin_assessments")
    start = min(day, town.wd_before(town.month_end(), 45)) if town.chance(0.3) else day
    start = min(start, town.as_at)
    ended = town.one_of((None, town.wd_after(start, 45), town.wd_after(start, 44)))
    town.add(
        "ssd_cin_assessments",
        cina_assessment_id=number,
        cina_person_id=person,
        cina_assessment_start_date=start,
        cina_assessment_child_seen=town.flag(0.8),
        cina_assessment_auth_date=ended,
        cina_assessment_outcome_nfa=town.flag(0.3),
        cina_assessment_team=town.team(),
    )
    for _ in range(town.one_of((0, 1, 1, 2))):
        row = town.next_id("ssd_assessment_factors")
        town.add(
            "ssd_assessment_factors",
            cinf_table_id=row,
            cinf_assessment_id=number,
            cinf_assessment_factors_json=factors(town),
        )


def factors(town: Town) -> str | None:
    """Factors as an array, an object or a description, or nothing."""
    likely = ("3A", "3B", "3C", "11A", "12A", "13A", "24A", *DESCRIPTIONS)
    codes = town.dice.sample(likely, town.one_of((1, 1, 2, 4)))
    words = [town.one_of((str.upper, str.lower, str))(DESCRIPTIONS[code]) for code in codes]
    answers = {code: town.one_of(("Yes", "y", "1", "true", "No", "", "N")) for code in codes}
    return town.one_of(
        (
            json.dumps(codes),
            json.dumps(codes),
            json.dumps(words),
            json.dumps(answers),
            words[0],
            "[]",
            '["Not a factor"]' if town.chance(0.3) else "[]",
            None,
        )
    )


def enquiry(town: Town, person: str, day: date) -> None:
    day = min(day, town.as_at)
    number = town.next_id("ssd_s47_enquiry")
    town.add(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id=number,
        s47e_person_id=person,
        s47e_s47_start_date=day,
        s47e_s47_end_date=town.one_of((None, town.after(day, 10))),
        s47e_s47_completed_by_team=town.team(),
    )
    if town.chance(0.8):
        held = town.one_of((town.wd_after(day, 15), town.wd_after(day, 15), town.before(day, 3)))
        town.add(
            "ssd_initial_cp_conference",
            icpc_icpc_id=town.next_id("ssd_initial_cp_conference"),
            icpc_person_id=person,
            icpc_s47_enquiry_id=town.one_of((number, number, number, "none such", None)),
            icpc_icpc_transfer_in=town.flag(0.15),
            icpc_icpc_date=town.known(held),
            icpc_icpc_outcome_cp_flag=town.flag(0.7),
        )


def protection_plan(town: Town, person: str) -> None:
    """A plan with its reviews and visits, set about a month end."""
    end = town.month_end()
    start = town.one_of(
        (town.before(end, 730), town.wd_before(end, 20), town.later(end, -3), town.day(), end)
    )
    ended = town.one_of((None, None, town.after(end, 1), town.month_end()))
    number = town.next_id("ssd_cp_plans")
    town.add(
        "ssd_cp_plans",
        cppl_cp_plan_id=number,
        cppl_person_id=person,
        cppl_cp_plan_start_date=min(start, town.as_at),
        cppl_cp_plan_ola=town.flag(0.1),
        cppl_cp_plan_end_date=ended if ended is None or ended >= start else None,
        cppl_cp_plan_initial_category=town.one_of(CATEGORIES),
        cppl_cp_plan_latest_category=town.one_of(CATEGORIES),
    )
    held, months = start, 3
    while town.chance(0.85) and held <= town.as_at:
        held, months = town.later(held, months), 6
        review_id = town.next_id("ssd_cp_reviews")
        town.add(
            "ssd_cp_reviews",
            cppr_cp_review_id=review_id,
            cppr_person_id=person,
            cppr_cp_plan_id=None if town.chance(0.03) else number,
            cppr_cp_review_date=town.known(held),
        )
    for _ in range(3):
        visit(town, "cp", person, town.wd_before(town.one_of((end, town.month_end())), 20))


def in_need_plan(town: Town, person: str) -> None:
    end = town.month_end()
    start = town.one_of((town.wd_before(end, 30), town.day()))
    ended = town.one_of((None, None, town.month_end()))
    town.add(
        "ssd_cin_plans",
        cinp_cin_plan_id=town.next_id("ssd_cin_plans"),
        cinp_person_id=person,
        cinp_cin_plan_start_date=start,
        cinp_cin_plan_team=town.team(),
        cinp_cin_plan_end_date=ended if ended is None or ended >= start else None,
    )
    for _ in range(3):
        visit(town, "cin", person, town.wd_before(town.one_of((end, town.month_end())), 30))


def visit(town: Town, kind: str, person: str, day: date) -> None:
    prefix = {"cin": "cinv", "cp": "cppv", "cla": "clav"}[kind]
    table, visit_of = f"ssd_{kind}_visits", f"{prefix}_{kind}_visit"
    cells = {
        f"{visit_of}_id": town.next_id(table),
        f"{prefix}_person_id": person,
        f"{visit_of}_date": min(day, town.as_at),
        f"{visit_of}_seen": town.flag(0.85),
        f"{visit_of}_seen_alone": town.flag(0.6),
    }
    town.add(table, **cells)
