"""Contacts, referrals and assessments: the first tables that a child's journey meets."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Table, words

TABLES = (
    Table(
        name="ssd_contacts",
        title="Contacts",
        system=CASE_SYSTEM,
        key=("cont_contact_id",),
        ids=words("cont_contact_id cont_person_id"),
        texts=words("cont_contact_source_code cont_contact_source_desc cont_contact_outcome_json"),
        dates=("cont_contact_date",),
        person="cont_person_id",
        person_optional=True,
        starts=("cont_contact_date",),
    ),
    Table(
        name="ssd_cin_episodes",
        title="Referrals and episodes of need",
        system=CASE_SYSTEM,
        key=("cine_referral_id",),
        ids=words("cine_referral_id cine_person_id cine_referral_worker_id"),
        teams=("cine_referral_team",),
        texts=words(
            "cine_cin_primary_need_code cine_referral_source_code cine_referral_source_desc"
            " cine_referral_outcome_json cine_close_reason"
        ),
        dates=words("cine_referral_date cine_close_date"),
        flags=("cine_referral_nfa",),
        person="cine_person_id",
        starts=("cine_referral_date",),
        spans=(("cine_referral_date", "cine_close_date"),),
        late=("cine_close_date",),
    ),
    Table(
        name="ssd_cin_assessments",
        title="Assessments",
        system=CASE_SYSTEM,
        key=("cina_assessment_id",),
        ids=words("cina_assessment_id cina_person_id cina_referral_id cina_assessment_worker_id"),
        teams=("cina_assessment_team",),
        texts=("cina_assessment_outcome_json",),
        dates=words("cina_assessment_start_date cina_assessment_auth_date"),
        flags=words("cina_assessment_child_seen cina_assessment_outcome_nfa"),
        person="cina_person_id",
        starts=("cina_assessment_start_date",),
        spans=(("cina_assessment_start_date", "cina_assessment_auth_date"),),
        late=("cina_assessment_auth_date",),
    ),
    Table(
        name="ssd_assessment_factors",
        title="Factors found by assessments",
        system=CASE_SYSTEM,
        key=("cinf_table_id", "cinf_assessment_id"),
        ids=words("cinf_table_id cinf_assessment_id"),
        texts=("cinf_assessment_factors_json",),
    ),
)
