"""Pre-proceedings of the Standard Safeguarding Dataset and the court proceedings extract."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Table, codes, words

DECISION_ELSE_LETTER = "coalesce(prep_pre_pro_decision_date, prep_pre_pro_letter_date)"

TABLES = (
    Table(
        name="ssd_pre_proceedings",
        title="Pre-proceedings",
        source=CASE_SYSTEM,
        key=("prep_table_id",),
        text=words(
            "prep_table_id prep_person_id prep_plo_family_id prep_pre_pro_outcome"
            " prep_legal_gateway_outcome prep_court_reference prep_care_proc_short_notice"
            " prep_la_initial_care_plan prep_la_final_plan_approved prep_la_final_care_plan"
        ),
        dates=words(
            "prep_pre_pro_decision_date prep_initial_pre_pro_meeting_date"
            " prep_agree_stepdown_issue_date prep_pre_pro_letter_date prep_care_pro_letter_date"
        ),
        person="prep_person_id",
        starts=(DECISION_ELSE_LETTER,),
        dated_by="prep_agree_stepdown_issue_date",
        spans=((DECISION_ELSE_LETTER, "prep_agree_stepdown_issue_date"),),
        late=("prep_agree_stepdown_issue_date",),
    ),
    Table(
        name="court_proceedings",
        title="Care proceedings",
        source="Court proceedings",
        key=("case_ref", "child_id"),
        text=words("case_ref child_id team_id"),
        codes=words("application_type final_order extension_reason"),
        dates=words(
            "pre_proceedings_start pre_proceedings_end issue_date irh_date final_order_date"
        ),
        flags=words("short_notice la_plan_agreed"),
        starts=("issue_date",),
        spans=(("issue_date", "final_order_date"),),
        late=("final_order_date",),
        lists={
            "application_type": codes("CARE_S31 SUPERVISION PLACEMENT_ORDER SGO DISCHARGE OTHER")
        },
    ),
)
