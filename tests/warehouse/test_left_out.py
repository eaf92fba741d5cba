"""One cell that is not understood in each column that a figure hangs on: the case is left out where
it would be counted otherwise, and stays where it would not.

Of each column there is a child (a worker, a team) with a cell that says nothing anyone knows, and
another alike but for a good one. All are of one council, so that no cell does more than it should.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pytest

from measures.catalogue.counting import rules
from tests.council import Council, Extract, Row
from tests.facts import records
from tests.facts.rows import cases_add_up, in_care, in_post, legal_status, placed
from tests.warehouse.loads import read
from warehouse.gate.read import close_all
from warehouse.load.build import load
from warehouse.load.doubt import told_apart
from warehouse.model.facts import made_from
from warehouse.snapshots import current_snapshot
from warehouse.tables import TABLES

MONTH = "2026-03"
LOST = "1.2E+11"
Add = Callable[[Extract, str, str], object]


@dataclass(frozen=True)
class Case:
    """Of one column: what adds the rows of someone with a cell, the bad cell and the good one.

    `hangs` are the measures that leave the case out for it, `stays` those that count it still,
    `noted` others that name the column without telling a case. With `good` None there is nobody
    else to compare.
    """

    column: str
    add: Add
    bad: str
    good: str | None = ""
    hangs: str = ""
    stays: str = ""
    noted: str = ""
    month: str = MONTH

    @property
    def who(self) -> str:
        return f"{self.column}/{self.add.__name__}"


CASES: list[Case] = []


def case(column: str, bad: str, good: str | None = "", **told: str) -> Callable[[Add], Add]:
    def listed(add: Add) -> Add:
        CASES.append(Case(column, add, bad, good, **told))
        return add

    return listed


def person(extract: Extract, who: str, born: str = "2015-06-01") -> None:
    records.person(extract, who, born)


# Who a child is


@case(
    "ssd_person.pers_dob",
    "soon",
    "2015-06-01",
    hangs="assessment_child_seen cp_seen_alone cla_sdq_mean cla_long_term_stability"
    " cla_rha_up_to_date",
    stays="assessments_completed assessment_nfa cla_open cla_3plus_placements cla_dental_up_to_date",
)
def a_birth(extract: Extract, who: str, cell: str) -> None:
    person(extract, who, cell)
    records.assessment(extract, who, "2026-03-02", "2026-03-16", seen="Y", nfa="N")
    records.visit(extract, "cp", who, "2026-03-03", alone="Y")
    in_care(extract, who, "2022-01-10")
    placed(extract, who, "2022-01-10")
    score(extract, who, "2025-10-01", "12")
    # 273 days before the end of March: in time from five years of age, late before.
    check(extract, who, "Review", "2025-07-01")
    check(extract, who, "Dental", "2025-12-01")


@case(
    "ssd_person.pers_dob",
    "soon",
    "2006-01-01",
    hangs="cl_in_touch cl_eet cl_accommodation",
    stays="cl_pathway_6m",
)
def a_birth_of_a_leaver(extract: Extract, who: str, cell: str) -> None:
    leaver(extract, who, born=cell)


@case(
    "ssd_person.pers_expected_dob",
    "soon",
    "",
    hangs="assessment_child_seen",
    stays="assessments_completed assessment_nfa",
)
def an_expected_birth(extract: Extract, who: str, cell: str) -> None:
    records.person(extract, who, None, cell)
    records.assessment(extract, who, "2026-03-02", "2026-03-16", seen="Y", nfa="N")


# The front door


@case("ssd_contacts.cont_person_id", LOST, None, noted="referral_decision_1wd")
def a_contact(extract: Extract, who: str, cell: str) -> None:
    records.contact(extract, cell, "2026-03-02")


@case(
    "ssd_cin_episodes.cine_referral_nfa",
    "XX",
    "N",
    hangs="referral_nfa child_seen_5wd_referral",
    stays="referrals_received rereferral_12m cin_open",
)
def an_end_at_once(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa=cell)
    records.visit(extract, "cin", who, "2026-03-04")


@case(
    "ssd_cin_assessments.cina_assessment_child_seen",
    "XX",
    "Y",
    hangs="assessment_child_seen",
    stays="assessments_completed assessment_45wd assessment_nfa",
)
def seen_for_an_assessment(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.assessment(extract, who, "2026-03-02", "2026-03-16", seen=cell, nfa="N")


@case(
    "ssd_cin_assessments.cina_assessment_outcome_nfa",
    "XX",
    "N",
    hangs="assessment_nfa",
    stays="assessments_completed assessment_child_seen",
)
def an_assessment_that_leads_nowhere(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.assessment(extract, who, "2026-03-02", "2026-03-16", seen="Y", nfa=cell)


# Visits


@case(
    "ssd_cin_visits.cinv_cin_visit_seen",
    "XX",
    "Y",
    hangs="child_seen_5wd_referral cin_visit_on_time cin_seen_alone",
    stays="referral_nfa referrals_received",
)
def seen_in_need(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.cin_plan(extract, who, "2026-01-05")
    records.visit(extract, "cin", who, "2026-03-04", cell, alone="Y")


@case(
    "ssd_cin_visits.cinv_cin_visit_seen",
    "XX",
    "Y",
    stays="child_seen_5wd_referral cin_visit_on_time cin_seen_alone",
)
def seen_in_need_the_day_before_too(extract: Extract, who: str, cell: str) -> None:
    seen_in_need(extract, who, cell)
    records.visit(extract, "cin", who, "2026-03-03", alone="Y")


@case(
    "ssd_cin_visits.cinv_cin_visit_seen_alone",
    "XX",
    "Y",
    hangs="cin_seen_alone",
    stays="child_seen_5wd_referral cin_visit_on_time",
)
def alone_in_need(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.cin_plan(extract, who, "2026-01-05")
    records.visit(extract, "cin", who, "2026-03-04", alone=cell)


@case(
    "ssd_cp_visits.cppv_cp_visit_seen",
    "XX",
    "Y",
    hangs="child_seen_5wd_referral cpp_visit_on_time cp_seen_alone",
    stays="cpp_open cpp_over_2y",
)
def seen_in_protection(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.plan(extract, who, "2026-01-05")
    records.visit(extract, "cp", who, "2026-03-04", cell, alone="Y")


@case(
    "ssd_cp_visits.cppv_cp_visit_seen_alone",
    "XX",
    "Y",
    hangs="cp_seen_alone",
    stays="child_seen_5wd_referral cpp_visit_on_time",
)
def alone_in_protection(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.plan(extract, who, "2026-01-05")
    records.visit(extract, "cp", who, "2026-03-04", alone=cell)


@case(
    "ssd_cla_visits.clav_cla_visit_seen",
    "XX",
    "Y",
    hangs="child_seen_5wd_referral cla_visit_on_time cla_seen_alone",
    stays="cla_open cla_3plus_placements",
)
def seen_in_care(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    records.referral(extract, who, "2026-03-02", nfa="N")
    in_care(extract, who, "2025-01-06")
    placed(extract, who, "2025-01-06")
    records.visit(extract, "cla", who, "2026-03-04", cell, alone="Y")


@case(
    "ssd_cla_visits.clav_cla_visit_seen_alone",
    "XX",
    "Y",
    hangs="cla_seen_alone",
    stays="cla_visit_on_time",
)
def alone_in_care(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2025-01-06")
    placed(extract, who, "2025-01-06")
    records.visit(extract, "cla", who, "2026-03-04", alone=cell)


# Conferences and plans


@case(
    "ssd_initial_cp_conference.icpc_s47_enquiry_id",
    LOST,
    "own",
    hangs="icpc_15wd",
    stays="icpc_to_plan",
)
def an_enquiry(extract: Extract, who: str, cell: str) -> None:
    key = records.enquiry(extract, who, "2026-03-02")
    own = key if cell == "own" else cell
    records.conference(extract, who, "2026-03-16", own, to_plan="Y", transfer_in="N")


@case(
    "ssd_initial_cp_conference.icpc_icpc_transfer_in",
    "XX",
    "N",
    hangs="icpc_15wd",
    stays="icpc_to_plan",
)
def a_transfer(extract: Extract, who: str, cell: str) -> None:
    key = records.enquiry(extract, who, "2026-03-02")
    records.conference(extract, who, "2026-03-16", key, to_plan="Y", transfer_in=cell)


@case(
    "ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag",
    "XX",
    "N",
    hangs="icpc_to_plan",
    stays="icpc_15wd",
)
def a_conference_that_leads_to_a_plan(extract: Extract, who: str, cell: str) -> None:
    key = records.enquiry(extract, who, "2026-03-02")
    records.conference(extract, who, "2026-03-16", key, to_plan=cell, transfer_in="N")


@case(
    "ssd_cp_plans.cppl_cp_plan_ola",
    "XX",
    "N",
    hangs="cpp_open cpp_started cpp_repeat",
    stays="referrals_received",
)
def a_plan_of_another_authority(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.plan(extract, who, "2026-03-02", other_la=cell, initial="NEG", latest="NEG")


@case(
    "ssd_cp_reviews.cppr_cp_plan_id",
    LOST,
    "own",
    hangs="cpp_review_on_time",
    stays="cpp_open cpp_over_2y",
)
def a_review_of_a_plan(extract: Extract, who: str, cell: str) -> None:
    key = records.plan(extract, who, "2025-10-01")
    records.review(extract, who, key if cell == "own" else cell, "2025-12-15")


# Care


def score(extract: Extract, who: str, on: str, said: str) -> None:
    extract.add(
        "ssd_sdq_scores",
        csdq_table_id=f"Q{len(extract.tables['ssd_sdq_scores'])}",
        csdq_person_id=who,
        csdq_sdq_completed_date=on,
        csdq_sdq_score=said,
    )


def check(extract: Extract, who: str, kind: str, on: str, status: str = "COMPLETED") -> None:
    extract.add(
        "ssd_cla_health",
        clah_health_check_id=f"H{len(extract.tables['ssd_cla_health'])}",
        clah_person_id=who,
        clah_health_check_type=kind,
        clah_health_check_date=on,
        clah_health_check_status=status,
    )


def held(
    extract: Extract,
    who: str,
    on: str,
    *,
    cancelled: str = "N",
    period: str = "",
    child: str | None = None,
) -> None:
    extract.add(
        "ssd_cla_reviews",
        clar_cla_review_id=f"W{len(extract.tables['ssd_cla_reviews'])}",
        clar_cla_id=period or f"{who}-care",
        clar_cla_person_id=who if child is None else child,
        clar_cla_review_date=on,
        clar_cla_review_cancelled=cancelled,
    )


def recently_in_care(extract: Extract, who: str) -> Row:
    person(extract, who)
    in_care(extract, who, "2026-01-05")
    placed(extract, who, "2026-01-05")
    return extract.tables["ssd_cla_episodes"][-1]


@case("ssd_cla_episodes.clae_cla_id", LOST, None, stays="cla_open", noted="cla_review_on_time")
def a_period_of_care(extract: Extract, who: str, cell: str) -> None:
    recently_in_care(extract, who)["clae_cla_id"] = cell
    held(extract, who, "2026-01-20", child="")


@case(
    "ssd_cla_episodes.clae_cla_episode_ceased_reason",
    "E99",
    "E4A",
    hangs="cla_ceased cla_ceased_home cla_ceased_adopted cla_ceased_sgo",
    stays="referrals_received",
)
def an_end_of_care(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa="N")
    in_care(extract, who, "2024-03-04", "2026-03-10", cell)


@case(
    "ssd_cla_episodes.clae_entered_care_date",
    "soon",
    "2022-01-10",
    hangs="cla_review_on_time cla_long_term_stability cla_rha_up_to_date cla_sdq_mean",
    stays="cla_open cla_3plus_placements cla_over_20_miles",
)
def an_entry_to_care(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, cell, start="2022-01-10")
    extract.tables["ssd_legal_status"][-1]["lega_legal_status_start_date"] = "2022-01-10"
    placed(extract, who, "2022-01-10", miles=5)
    score(extract, who, "2025-10-01", "12")


@case(
    "ssd_cla_placement.clap_cla_placement_type",
    "Q9",
    "U2",
    hangs="cla_visit_on_time",
    stays="cla_open cla_3plus_placements cla_over_20_miles cla_long_term_stability",
)
def one_placement(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2022-01-10")
    placed(extract, who, "2022-01-10", kind=cell, miles=5)
    records.visit(extract, "cla", who, "2026-03-04")


@case(
    "ssd_cla_placement.clap_cla_placement_type",
    "Q9",
    "T1",
    hangs="cla_3plus_placements",
    stays="cla_open cla_visit_on_time cla_over_20_miles",
)
def the_first_of_three_placements(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2025-06-02")
    placed(extract, who, "2025-06-02", "2025-09-01", kind=cell)
    placed(extract, who, "2025-09-01", "2025-12-01")
    placed(extract, who, "2025-12-01", miles=5)
    records.visit(extract, "cla", who, "2026-03-04")


@case(
    "ssd_cla_placement.clap_cla_placement_distance",
    "-3",
    "3",
    hangs="cla_over_20_miles",
    stays="cla_open cla_3plus_placements cla_long_term_stability",
)
def a_distance(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2022-01-10")
    placed(extract, who, "2022-01-10")
    extract.tables["ssd_cla_placement"][-1]["clap_cla_placement_distance"] = cell


@case("ssd_cla_reviews.clar_cla_id", LOST, stays="cla_open cla_review_on_time")
def the_period_of_a_review(extract: Extract, who: str, cell: str) -> None:
    recently_in_care(extract, who)
    held(extract, who, "2026-01-20", period=cell)


@case(
    "ssd_cla_reviews.clar_cla_person_id",
    LOST,
    hangs="cla_review_on_time",
    stays="cla_open",
)
def the_child_of_a_review(extract: Extract, who: str, cell: str) -> None:
    recently_in_care(extract, who)
    held(extract, who, "2026-01-20", child=cell)


@case(
    "ssd_cla_reviews.clar_cla_review_cancelled",
    "XX",
    "N",
    hangs="cla_review_on_time",
    stays="cla_open",
)
def a_review_that_was_cancelled(extract: Extract, who: str, cell: str) -> None:
    recently_in_care(extract, who)
    held(extract, who, "2026-01-20", cancelled=cell)


@case(
    "ssd_cla_health.clah_health_check_status",
    "perhaps",
    "COMPLETED",
    hangs="cla_rha_up_to_date",
    stays="cla_dental_up_to_date cla_open",
)
def a_health_check(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2022-01-10")
    check(extract, who, "Review", "2025-12-01", cell)
    check(extract, who, "Dental", "2025-12-01")


@case(
    "ssd_sdq_scores.csdq_sdq_score",
    "99",
    "20",
    hangs="cla_sdq_mean",
    stays="cla_rha_up_to_date cla_open",
)
def the_newest_of_two_scores(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2022-01-10")
    score(extract, who, "2025-06-02", "12")
    score(extract, who, "2025-12-01", cell)


@case("ssd_sdq_scores.csdq_sdq_score", "99", "20", stays="cla_sdq_mean cla_open")
def the_older_of_two_scores(extract: Extract, who: str, cell: str) -> None:
    person(extract, who)
    in_care(extract, who, "2022-01-10")
    score(extract, who, "2025-06-02", cell)
    score(extract, who, "2025-12-01", "12")


@case(
    "ssd_legal_status.lega_legal_status",
    "ZZ",
    "C2",
    hangs="cla_open cla_3plus_placements cla_review_on_time cla_started",
    stays="referrals_received",
)
def a_legal_status(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa="N")
    person(extract, who)
    in_care(extract, who, "2026-03-02")
    placed(extract, who, "2026-03-02")
    extract.tables["ssd_legal_status"].pop()
    legal_status(extract, who, cell, "2026-03-02")
    # From 20 working days in care on reviews are asked about: the child was there before too.
    in_care(extract, who, "2026-01-05", start="2026-01-06")
    extract.tables["ssd_legal_status"].pop()


@case(
    "ssd_missing.miss_missing_rhi_offered",
    "XX",
    "Y",
    hangs="rhi_offered",
    stays="cla_missing cla_open",
)
def an_interview(extract: Extract, who: str, cell: str) -> None:
    in_care(extract, who, "2022-01-10")
    extract.add(
        "ssd_missing",
        miss_table_id=f"M-{who}",
        miss_person_id=who,
        miss_missing_episode_type="M",
        miss_missing_episode_start_date="2026-03-02",
        miss_missing_episode_end_date="2026-03-03",
        miss_missing_rhi_offered=cell,
    )


def leaver(extract: Extract, who: str, born: str = "2006-01-01", **columns: str) -> None:
    person(extract, who, born)
    row = {
        "clea_table_id": f"L-{who}",
        "clea_person_id": who,
        "clea_care_leaver_in_touch": "YES",
        "clea_care_leaver_accom_suitable": "1",
        "clea_care_leaver_activity": "F1",
        "clea_pathway_plan_review_date": "2026-02-02",
    }
    extract.add("ssd_care_leavers", **(row | columns))


@case(
    "ssd_care_leavers.clea_care_leaver_accom_suitable",
    "fair",
    "1",
    hangs="cl_accommodation",
    stays="cl_in_touch cl_eet cl_pathway_6m",
)
def a_home(extract: Extract, who: str, cell: str) -> None:
    leaver(extract, who, clea_care_leaver_accom_suitable=cell)


@case(
    "ssd_care_leavers.clea_care_leaver_in_touch",
    "maybe",
    "NO",
    hangs="cl_in_touch cl_accommodation cl_eet",
    stays="cl_pathway_6m",
)
def in_touch(extract: Extract, who: str, cell: str) -> None:
    leaver(extract, who, clea_care_leaver_in_touch=cell)


@case(
    "ssd_care_leavers.clea_pathway_plan_review_date",
    "soon",
    "2026-02-02",
    hangs="cl_pathway_6m",
    stays="cl_in_touch cl_accommodation cl_eet",
)
def a_pathway_plan(extract: Extract, who: str, cell: str) -> None:
    leaver(extract, who, clea_pathway_plan_review_date=cell)


# The court


def before_court(extract: Extract, who: str, decided: str, written: str) -> None:
    extract.add(
        "ssd_pre_proceedings",
        prep_table_id=f"P-{who}",
        prep_person_id=who,
        prep_pre_pro_decision_date=decided,
        prep_pre_pro_letter_date=written,
        prep_agree_stepdown_issue_date="2026-03-02",
    )


@case(
    "ssd_pre_proceedings.prep_pre_pro_decision_date",
    "soon",
    "2026-01-05",
    hangs="pre_proceedings_16w",
)
def a_decision(extract: Extract, who: str, cell: str) -> None:
    before_court(extract, who, cell, "2026-01-12")


@case(
    "ssd_pre_proceedings.prep_pre_pro_letter_date",
    "soon",
    "2026-01-12",
    hangs="pre_proceedings_16w",
)
def a_letter_alone(extract: Extract, who: str, cell: str) -> None:
    before_court(extract, who, "", cell)


@case(
    "ssd_pre_proceedings.prep_pre_pro_letter_date",
    "soon",
    "2026-01-12",
    stays="pre_proceedings_16w",
)
def a_letter_after_a_decision(extract: Extract, who: str, cell: str) -> None:
    before_court(extract, who, "2026-01-05", cell)


def proceedings(extract: Extract, who: str, of: str = "CARE_S31", notice: str = "N") -> None:
    extract.add(
        "court_proceedings",
        case_ref=f"C-{who}",
        child_id=who,
        application_type=of,
        issue_date="2025-10-01",
        final_order_date="2026-03-02",
        short_notice=notice,
    )


@case("court_proceedings.application_type", "ZZ", "CARE_S31", hangs="proceedings_26w")
def an_application(extract: Extract, who: str, cell: str) -> None:
    proceedings(extract, who, cell)


@case("court_proceedings.short_notice", "XX", "N", stays="proceedings_26w")
def short_notice(extract: Extract, who: str, cell: str) -> None:
    proceedings(extract, who, notice=cell)


# Workers


@case(
    "ssd_involvements.invo_professional_id",
    LOST,
    "W1",
    hangs="referral_allocation_days unallocated_cases",
    stays="referrals_received referral_nfa cin_open",
    noted="caseload_avg_fte caseload_over_limit",
)
def a_worker(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.involvement(extract, who, "T1", "2026-03-03", worker=cell)


@case(
    "ssd_involvements.invo_professional_id",
    LOST,
    "W1",
    hangs="worker_changes_12m",
    stays="unallocated_cases cin_open",
)
def one_of_three_workers(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2024-03-04", nfa="N")
    records.involvement(extract, who, "T1", "2025-06-02", "2025-09-01", worker=cell)
    records.involvement(extract, who, "T1", "2025-09-01", "2025-12-01", worker="W2")
    records.involvement(extract, who, "T1", "2025-12-01", worker="W3")


@case(
    "ssd_involvements.invo_referral_id",
    LOST,
    "",
    hangs="referral_allocation_days",
    stays="unallocated_cases cin_open referrals_received",
)
def the_referral_of_a_worker(extract: Extract, who: str, cell: str) -> None:
    records.referral(extract, who, "2026-03-02", nfa="N")
    records.involvement(extract, who, "T1", "2026-03-03", worker="W1", referral=cell)


@case(
    "ssd_professionals.prof_social_worker_registration_no",
    LOST,
    "SW1",
    hangs="caseload_avg_fte caseload_over_limit",
)
def a_registration(extract: Extract, who: str, cell: str) -> None:
    records.worker(extract, who, cell)
    records.involvement(extract, f"child of {who}", "T1", worker=who)


@case(
    "ssd_professionals.prof_full_time_equivalency",
    "37",
    "1.0",
    stays="caseload_avg_fte caseload_over_limit",
    noted="caseload_avg_fte caseload_over_limit",
)
def hours(extract: Extract, who: str, cell: str) -> None:
    records.worker(extract, who, fte=cell)
    records.involvement(extract, f"child of {who}", "T1", worker=who)


def employed(extract: Extract, who: str, **columns: str) -> None:
    in_post(extract, who, "2025-12-01", "T1")
    extract.tables["workforce"][-1] |= columns


@case(
    "workforce.employment",
    "Lent",
    "AGENCY",
    hangs="agency_rate",
    stays="observations_done",
    month="2025-12",
)
def an_employment(extract: Extract, who: str, cell: str) -> None:
    employed(extract, who, employment=cell)


@case(
    "workforce.fte",
    "37",
    "0.5",
    hangs="agency_rate",
    stays="observations_done",
    month="2025-12",
)
def a_share_of_full_time(extract: Extract, who: str, cell: str) -> None:
    employed(extract, who, fte=cell)


def posts(extract: Extract, who: str, there: str = "5", vacant: str = "1") -> None:
    extract.team(who)
    extract.add(
        "establishment",
        team_id=who,
        period_month="2026-03-01",
        role="SOCIAL_WORKER",
        established_fte=there,
        vacant_fte=vacant,
    )


@case("establishment.established_fte", "five", "5", hangs="vacancy_rate")
def posts_there_are(extract: Extract, who: str, cell: str) -> None:
    posts(extract, who, there=cell)


@case("establishment.vacant_fte", "none yet", "1", hangs="vacancy_rate")
def posts_that_are_vacant(extract: Extract, who: str, cell: str) -> None:
    posts(extract, who, vacant=cell)


def supervised(extract: Extract, who: str, staff: str = "S1", of: str = "PERSONAL") -> None:
    extract.add(
        "staff_supervision",
        supervision_id=who,
        staff_id=staff,
        team_id="T1",
        due_date="2026-03-10",
        held_date="2026-03-09",
        type=of,
    )


@case("staff_supervision.staff_id", LOST, "S1", stays="supervision_on_time")
def whose_supervision(extract: Extract, who: str, cell: str) -> None:
    supervised(extract, who, staff=cell)


@case("staff_supervision.type", "Walk", "GROUP", stays="supervision_on_time")
def a_kind_of_supervision(extract: Extract, who: str, cell: str) -> None:
    supervised(extract, who, of=cell)


@case("practice_observation.staff_id", LOST, None, noted="observations_done")
def an_observation(extract: Extract, who: str, cell: str) -> None:
    extract.add(
        "practice_observation",
        observation_id=who,
        staff_id=cell,
        observation_date="2025-12-02",
        domain="REFLECTION",
        grade="STRENGTH",
    )


# What people say


def feedback(extract: Extract, who: str, said: str = "POSITIVE", child: str = "") -> None:
    extract.add(
        "feedback",
        feedback_id=who,
        theme="RESPECT",
        date_received="2026-03-02",
        child_id=child,
        sentiment=said,
    )


@case("feedback.child_id", LOST, "F1", stays="feedback_positive")
def whose_feedback(extract: Extract, who: str, cell: str) -> None:
    feedback(extract, who, child=cell)


@case("feedback.sentiment", "Soso", "NEGATIVE", hangs="feedback_positive")
def a_sentiment(extract: Extract, who: str, cell: str) -> None:
    feedback(extract, who, cell)


def complaint(extract: Extract, who: str, answered: str = "2026-03-13", **columns: str) -> None:
    row = {
        "complaint_id": who,
        "stage": "S1_LOCAL",
        "date_received": "2026-03-02",
        "date_responded": answered,
        "extension_agreed": "N",
        "finding": "UPHELD",
    }
    extract.add("complaint", **(row | columns))


@case(
    "complaint.child_id",
    LOST,
    "K1",
    stays="complaints_received complaints_upheld complaints_s1_on_time",
)
def whose_complaint(extract: Extract, who: str, cell: str) -> None:
    complaint(extract, who, child_id=cell)


@case(
    "complaint.finding",
    "Perhaps",
    "UPHELD",
    hangs="complaints_upheld",
    stays="complaints_received complaints_s1_on_time",
)
def a_finding(extract: Extract, who: str, cell: str) -> None:
    complaint(extract, who, finding=cell)


@case(
    "complaint.extension_agreed",
    "XX",
    "Y",
    hangs="complaints_s1_on_time",
    stays="complaints_received complaints_upheld",
)
def more_time_for_a_late_answer(extract: Extract, who: str, cell: str) -> None:
    # Fifteen working days after 2 March: late, or in time where more was agreed.
    complaint(extract, who, "2026-03-23", extension_agreed=cell)


@case("complaint.extension_agreed", "XX", "Y", stays="complaints_s1_on_time complaints_upheld")
def more_time_for_an_answer_in_time(extract: Extract, who: str, cell: str) -> None:
    complaint(extract, who, "2026-03-13", extension_agreed=cell)


# Audits


def audit(extract: Extract, who: str, **columns: str) -> None:
    row = {
        "audit_id": who,
        "child_id": "",
        "audit_date": "2026-03-02",
        "scale": "OFSTED4",
        "overall_grade": "2",
        "moderated": "N",
        "moderated_grade": "",
        "overall_scale": "",
        "moderated_scale": "",
    }
    extract.add("audit", **(row | columns))


@case("audit.child_id", LOST, "U1", stays="audit_good_or_better")
def whose_audit(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, child_id=cell)


@case("audit.scale", "STARS", "OFSTED4", hangs="audit_good_or_better")
def a_scale(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, scale=cell)


@case("audit.overall_grade", "Fine", "2", hangs="audit_good_or_better")
def a_grade(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, overall_grade=cell)


@case("audit.moderated_grade", "Fine", "3", hangs="audit_good_or_better")
def a_moderated_grade(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, moderated="Y", moderated_grade=cell)


@case("audit.moderated", "XX", "Y", hangs="audit_good_or_better")
def moderated(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, moderated=cell, moderated_grade="3")


@case("audit.overall_scale", "99", "7", hangs="audit_good_or_better")
def a_score_of_ten(extract: Extract, who: str, cell: str) -> None:
    audit(extract, who, scale="SCALE10", overall_grade="", overall_scale=cell)


@case("audit.moderated_scale", "99", "7", hangs="audit_good_or_better")
def a_moderated_score_of_ten(extract: Extract, who: str, cell: str) -> None:
    audit(
        extract,
        who,
        scale="SCALE10",
        overall_grade="",
        overall_scale="3",
        moderated="Y",
        moderated_scale=cell,
    )


@case("dispute.child_id", LOST, "D1", stays="disputes_20wd")
def whose_dispute(extract: Extract, who: str, cell: str) -> None:
    extract.add(
        "dispute",
        dispute_id=who,
        stage="CAFCASS",
        child_id=cell,
        date_raised="2026-03-02",
        date_resolved="2026-03-10",
        reason="DRIFT_DELAY",
    )


# The council of all of them

BESIDE = 40


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    extract.team("T1")
    for one in CASES:
        one.add(extract, f"{one.who}/bad", one.bad)
        if one.good is not None:
            one.add(extract, f"{one.who}/good", one.good)
    for worker in ("W1", "W2", "W3"):
        records.worker(extract, worker)
    for number in range(BESIDE):
        plain(extract, f"beside-{number}")
    folder = tmp_path_factory.mktemp("left-out")
    load(extract.write(folder / "extract"), folder / "warehouse", rules())
    return read(folder / "warehouse")


def plain(extract: Extract, who: str) -> None:
    """Good cells enough that those of the cases are few of their columns."""
    person(extract, who)
    key = records.enquiry(extract, who, "2026-03-02")
    records.conference(extract, who, "2026-03-16", key, to_plan="Y", transfer_in="N")
    in_care(extract, who, "2022-01-10")


@cache
def rows_behind(warehouse: Path, measure: str, month: str) -> tuple[Row, ...]:
    return tuple(Council(warehouse, []).cases(measure, month))


def counts(council: Council, measure: str, month: str, who: str) -> bool:
    """Whether the cases of a measure hold someone, by their own key or a child's."""
    names = ("case_id", "person_id")
    return any(
        row[name] == who or row[name].startswith(f"{who} / ") or row[name] == f"C-{who} / {who}"
        for row in rows_behind(council.warehouse, measure, month)
        for name in names
    )


def left_out(council: Council) -> set[tuple[str, str]]:
    """(measure, table.column) of what the product names beside its measures."""
    close_all()
    with duckdb.connect(str(current_snapshot(council.warehouse)), read_only=True) as con:
        return set(
            con.execute(
                "select measure_id, table_name || '.' || column_name from meta.left_out"
            ).fetchall()
        )


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.who)
def test_a_case_is_left_out_where_it_hangs_on_the_cell_and_nowhere_else(
    shire: Council, one: Case
) -> None:
    named = left_out(shire)
    for measure in one.hangs.split():
        assert not counts(shire, measure, one.month, f"{one.who}/bad"), measure
        assert counts(shire, measure, one.month, f"{one.who}/good"), measure
        assert (measure, one.column) in named
    for measure in one.stays.split():
        assert counts(shire, measure, one.month, f"{one.who}/bad"), measure
        assert one.good is None or counts(shire, measure, one.month, f"{one.who}/good"), measure
    assert [name for name in one.noted.split() if (name, one.column) not in named] == []


@pytest.mark.parametrize(
    ("measure", "month"),
    sorted({(m, one.month) for one in CASES for m in f"{one.hangs} {one.stays}".split()}),
)
def test_the_rows_listed_add_up_to_the_figure(shire: Council, measure: str, month: str) -> None:
    assert cases_add_up(shire, measure, month)


def test_an_fte_that_is_not_understood_counts_as_one(shire: Council) -> None:
    (own,) = (
        row
        for row in rows_behind(shire.warehouse, "caseload_avg_fte", MONTH)
        if row["case_id"] == "ssd_professionals.prof_full_time_equivalency/hours/bad"
    )
    assert (float(own["numerator"]), float(own["denominator"])) == (1, 1)


def test_each_kind_of_code_that_a_fact_tells_apart_is_tried() -> None:
    """Of placements: U1 with U4, A3 to A6, T0 to T4, and those that nothing names. The remarks of
    the fact have an apostrophe ("a month's end"), which begins no code."""
    said = told_apart(TABLES["ssd_cla_placement"], "clap_cla_placement_type", rules())
    assert set(said) == {"U1", "A3", "T0", "U2"}
    assert "--" not in made_from("children_in_care")


def hangs_on() -> set[str]:
    """Every flag, number, identifier, date and code of a closed list that a counted fact reads, and
    whose row is not set aside."""
    texts = {made_from(rule.fact) for rule in rules()}
    return {
        f"{table.name}.{column}"
        for table in TABLES.values()
        for column, kind in table.contract.items()
        if kind not in ("name", "text", "code", "team")
        and not table.why_set_aside(column)
        and not (kind == "list" and table.is_open(column))
        and any(
            re.search(rf"extract\.{table.name}\b", text) and re.search(rf"\b{column}\b", text)
            for text in texts
        )
    }


def test_every_column_that_a_figure_hangs_on_is_tried() -> None:
    assert {one.column for one in CASES} == hangs_on()
