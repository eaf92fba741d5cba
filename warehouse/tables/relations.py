"""Which column of an extract must meet which other: what counting rules join by, and no more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Relation:
    """A column whose cells are identifiers of rows of another table.

    `noun` is what the cells name, in the plural. `only` is SQL over the table's columns: the rows
    that a rule joins by this column. Cells that are empty name nothing, and do not count.
    """

    table: str
    column: str
    to_table: str
    to_column: str
    noun: str
    only: str = "true"


# Age, sex, ethnicity and disability of a case's child are those of ssd_person, and who holds the
# child is found by the same identifier: a table whose children are not there is counted under
# another child's name, or under none. Teams are known by their names too, and are told elsewhere.
_CHILDREN = {
    "ssd_disability": "disa_person_id",
    "ssd_contacts": "cont_person_id",
    "ssd_cin_episodes": "cine_person_id",
    "ssd_cin_assessments": "cina_person_id",
    "ssd_cin_plans": "cinp_person_id",
    "ssd_cin_visits": "cinv_person_id",
    "ssd_s47_enquiry": "s47e_person_id",
    "ssd_initial_cp_conference": "icpc_person_id",
    "ssd_cp_plans": "cppl_person_id",
    "ssd_cp_visits": "cppv_person_id",
    "ssd_cla_episodes": "clae_person_id",
    "ssd_cla_placement": "clap_person_id",
    "ssd_cla_reviews": "clar_cla_person_id",
    "ssd_cla_visits": "clav_person_id",
    "ssd_cla_health": "clah_person_id",
    "ssd_sdq_scores": "csdq_person_id",
    "ssd_legal_status": "lega_person_id",
    "ssd_missing": "miss_person_id",
    "ssd_care_leavers": "clea_person_id",
    "ssd_pre_proceedings": "prep_person_id",
    "ssd_involvements": "invo_person_id",
    "court_proceedings": "child_id",
    "case_supervision": "child_id",
    "audit": "child_id",
    "complaint": "child_id",
    "dispute": "child_id",
    "feedback": "child_id",
}

RELATIONS = (
    *(
        Relation(table, column, "ssd_person", "pers_person_id", "children")
        for table, column in _CHILDREN.items()
    ),
    Relation(
        "ssd_assessment_factors",
        "cinf_assessment_id",
        "ssd_cin_assessments",
        "cina_assessment_id",
        "assessments",
    ),
    Relation(
        "ssd_initial_cp_conference",
        "icpc_s47_enquiry_id",
        "ssd_s47_enquiry",
        "s47e_s47_enquiry_id",
        "enquiries",
    ),
    Relation(
        "ssd_cp_reviews", "cppr_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id", "protection plans"
    ),
    Relation(
        "ssd_cla_reviews",
        "clar_cla_id",
        "ssd_cla_episodes",
        "clae_cla_id",
        "periods of care",
        only="clar_cla_person_id is null",
    ),
    Relation(
        "ssd_involvements",
        "invo_professional_id",
        "ssd_professionals",
        "prof_professional_id",
        "workers",
    ),
    Relation(
        "ssd_involvements", "invo_referral_id", "ssd_cin_episodes", "cine_referral_id", "referrals"
    ),
    Relation("practice_observation", "staff_id", "workforce", "staff_id", "people observed"),
    Relation("audit_domain", "audit_id", "audit", "audit_id", "audits"),
    Relation("partner_feedback", "audit_id", "audit", "audit_id", "audits"),
)
