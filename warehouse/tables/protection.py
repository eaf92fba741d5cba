"""Child in need plans, section 47 enquiries, conferences, child protection plans and visits."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Table, words

TABLES = (
    Table(
        name="ssd_cin_plans",
        title="Child in need plans",
        system=CASE_SYSTEM,
        key=("cinp_cin_plan_id",),
        text=words(
            "cinp_cin_plan_id cinp_referral_id cinp_person_id cinp_cin_plan_team"
            " cinp_cin_plan_worker_id"
        ),
        dates=words("cinp_cin_plan_start_date cinp_cin_plan_end_date"),
        person="cinp_person_id",
        starts=("cinp_cin_plan_start_date",),
        spans=(("cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),),
        late=("cinp_cin_plan_end_date",),
    ),
    Table(
        name="ssd_cin_visits",
        title="Child in need visits",
        system=CASE_SYSTEM,
        key=("cinv_cin_visit_id",),
        text=words("cinv_cin_visit_id cinv_person_id"),
        dates=("cinv_cin_visit_date",),
        flags=words("cinv_cin_visit_seen cinv_cin_visit_seen_alone cinv_cin_visit_bedroom"),
        person="cinv_person_id",
        starts=("cinv_cin_visit_date",),
    ),
    Table(
        name="ssd_s47_enquiry",
        title="Section 47 enquiries",
        system=CASE_SYSTEM,
        key=("s47e_s47_enquiry_id",),
        text=words(
            "s47e_s47_enquiry_id s47e_referral_id s47e_person_id s47e_s47_outcome_json"
            " s47e_s47_completed_by_team s47e_s47_completed_by_worker_id"
        ),
        dates=words("s47e_s47_start_date s47e_s47_end_date"),
        flags=("s47e_s47_nfa",),
        person="s47e_person_id",
        starts=("s47e_s47_start_date",),
        spans=(("s47e_s47_start_date", "s47e_s47_end_date"),),
        late=("s47e_s47_end_date",),
    ),
    Table(
        name="ssd_initial_cp_conference",
        title="Initial child protection conferences",
        system=CASE_SYSTEM,
        key=("icpc_icpc_id",),
        text=words(
            "icpc_icpc_id icpc_icpc_meeting_id icpc_s47_enquiry_id icpc_person_id icpc_cp_plan_id"
            " icpc_referral_id icpc_icpc_outcome_json icpc_icpc_team icpc_icpc_worker_id"
        ),
        dates=words("icpc_icpc_target_date icpc_icpc_date"),
        flags=words("icpc_icpc_transfer_in icpc_icpc_outcome_cp_flag"),
        person="icpc_person_id",
        starts=("icpc_icpc_date",),
    ),
    Table(
        name="ssd_cp_plans",
        title="Child protection plans",
        system=CASE_SYSTEM,
        key=("cppl_cp_plan_id",),
        text=words(
            "cppl_cp_plan_id cppl_referral_id cppl_icpc_id cppl_person_id"
            " cppl_cp_plan_initial_category cppl_cp_plan_latest_category"
        ),
        dates=words("cppl_cp_plan_start_date cppl_cp_plan_end_date"),
        flags=("cppl_cp_plan_ola",),
        person="cppl_person_id",
        starts=("cppl_cp_plan_start_date",),
        spans=(("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),),
        late=("cppl_cp_plan_end_date",),
    ),
    Table(
        name="ssd_cp_visits",
        title="Child protection visits",
        system=CASE_SYSTEM,
        key=("cppv_cp_visit_id",),
        text=words("cppv_cp_visit_id cppv_person_id cppv_cp_plan_id"),
        dates=("cppv_cp_visit_date",),
        flags=words("cppv_cp_visit_seen cppv_cp_visit_seen_alone cppv_cp_visit_bedroom"),
        person="cppv_person_id",
        starts=("cppv_cp_visit_date",),
    ),
    Table(
        name="ssd_cp_reviews",
        title="Child protection reviews",
        system=CASE_SYSTEM,
        key=("cppr_cp_review_id",),
        text=words(
            "cppr_cp_review_id cppr_person_id cppr_cp_plan_id cppr_cp_review_meeting_id"
            " cppr_cp_review_participation"
        ),
        dates=words("cppr_cp_review_due cppr_cp_review_date"),
        flags=words("cppr_cp_review_outcome_continue_cp cppr_cp_review_quorate"),
        person="cppr_person_id",
        starts=("cppr_cp_review_date",),
    ),
)
