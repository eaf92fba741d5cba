"""Care, placements, leaving care, and the court."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Number, Table, words

CARE = (
    Table(
        name="ssd_cla_episodes",
        title="Episodes of care",
        system=CASE_SYSTEM,
        key=("clae_cla_episode_id",),
        ids=words(
            "clae_cla_episode_id clae_person_id clae_cla_placement_id clae_cla_id clae_referral_id"
        ),
        codes=words("clae_cla_episode_start_reason clae_cla_primary_need_code"),
        lists={"clae_cla_episode_ceased_reason": "end reason"},
        dates=words(
            "clae_cla_episode_start_date clae_cla_episode_ceased_date"
            " clae_cla_last_iro_contact_date clae_entered_care_date"
        ),
        person="clae_person_id",
        starts=("clae_cla_episode_start_date", "clae_entered_care_date"),
        spans=(("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),),
        late=("clae_cla_episode_ceased_date",),
        aliases={"clae_cla_episode_ceased": "clae_cla_episode_ceased_date"},
    ),
    Table(
        name="ssd_cla_placement",
        title="Placements",
        system=CASE_SYSTEM,
        key=("clap_cla_placement_id",),
        ids=words("clap_cla_placement_id clap_cla_id clap_person_id clap_cla_placement_urn"),
        texts=words("clap_cla_placement_provider clap_cla_placement_change_reason"),
        lists={"clap_cla_placement_type": "placement type"},
        dates=words("clap_cla_placement_start_date clap_cla_placement_end_date"),
        numbers={"clap_cla_placement_distance": Number(0, 12_500)},
        person="clap_person_id",
        starts=("clap_cla_placement_start_date",),
        spans=(("clap_cla_placement_start_date", "clap_cla_placement_end_date"),),
        late=("clap_cla_placement_end_date",),
    ),
    Table(
        name="ssd_cla_reviews",
        title="Reviews of children in care",
        system=CASE_SYSTEM,
        key=("clar_cla_review_id",),
        ids=words("clar_cla_review_id clar_cla_id clar_cla_person_id"),
        texts=("clar_cla_review_participation",),
        dates=words("clar_cla_review_due_date clar_cla_review_date"),
        flags=("clar_cla_review_cancelled",),
        starts=("clar_cla_review_date",),
    ),
    Table(
        name="ssd_cla_visits",
        title="Visits to children in care",
        system=CASE_SYSTEM,
        key=("clav_cla_visit_id",),
        ids=words("clav_cla_visit_id clav_cla_id clav_person_id"),
        dates=("clav_cla_visit_date",),
        flags=words("clav_cla_visit_seen clav_cla_visit_seen_alone"),
        person="clav_person_id",
        starts=("clav_cla_visit_date",),
    ),
    Table(
        name="ssd_cla_health",
        title="Health and dental checks",
        system=CASE_SYSTEM,
        key=("clah_health_check_id",),
        ids=words("clah_health_check_id clah_person_id"),
        texts=("clah_health_check_type",),
        lists={"clah_health_check_status": "health check status"},
        dates=("clah_health_check_date",),
        person="clah_person_id",
        starts=("clah_health_check_date",),
    ),
    Table(
        name="ssd_sdq_scores",
        title="Strengths and difficulties questionnaires",
        system=CASE_SYSTEM,
        key=("csdq_table_id",),
        ids=words("csdq_table_id csdq_person_id"),
        texts=("csdq_sdq_reason",),
        dates=("csdq_sdq_completed_date",),
        numbers={"csdq_sdq_score": Number(0, 40)},
        person="csdq_person_id",
        starts=("csdq_sdq_completed_date",),
    ),
    Table(
        name="ssd_legal_status",
        title="Legal statuses",
        without="short breaks are not told from other care, so they count as care",
        system=CASE_SYSTEM,
        key=("lega_legal_status_id",),
        ids=words("lega_legal_status_id lega_person_id"),
        lists={"lega_legal_status": "legal status"},
        dates=words("lega_legal_status_start_date lega_legal_status_end_date"),
        person="lega_person_id",
        starts=("lega_legal_status_start_date",),
        spans=(("lega_legal_status_start_date", "lega_legal_status_end_date"),),
        late=("lega_legal_status_end_date",),
    ),
    Table(
        name="ssd_missing",
        title="Missing episodes",
        system=CASE_SYSTEM,
        key=("miss_table_id",),
        ids=words("miss_table_id miss_person_id"),
        texts=("miss_missing_episode_type",),
        dates=words("miss_missing_episode_start_date miss_missing_episode_end_date"),
        flags=words("miss_missing_rhi_offered miss_missing_rhi_accepted"),
        person="miss_person_id",
        starts=("miss_missing_episode_start_date",),
        spans=(("miss_missing_episode_start_date", "miss_missing_episode_end_date"),),
        late=("miss_missing_episode_end_date",),
    ),
    Table(
        name="ssd_care_leavers",
        title="Care leavers",
        system=CASE_SYSTEM,
        key=("clea_table_id",),
        ids=words(
            "clea_table_id clea_person_id clea_care_leaver_personal_advisor"
            " clea_care_leaver_worker_id"
        ),
        teams=("clea_care_leaver_allocated_team",),
        texts=words(
            "clea_care_leaver_eligibility clea_care_leaver_accommodation clea_care_leaver_activity"
        ),
        lists={
            "clea_care_leaver_accom_suitable": "accommodation suitable",
            "clea_care_leaver_in_touch": "in touch",
        },
        dates=words("clea_care_leaver_latest_contact clea_pathway_plan_review_date"),
        person="clea_person_id",
    ),
)


DECISION_ELSE_LETTER = "coalesce(prep_pre_pro_decision_date, prep_pre_pro_letter_date)"

COURT = (
    Table(
        name="ssd_pre_proceedings",
        title="Pre-proceedings",
        system=CASE_SYSTEM,
        key=("prep_table_id",),
        ids=words("prep_table_id prep_person_id prep_plo_family_id prep_court_reference"),
        texts=words(
            "prep_pre_pro_outcome prep_legal_gateway_outcome prep_care_proc_short_notice"
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
        system="Court proceedings",
        key=("case_ref", "child_id"),
        ids=words("case_ref child_id"),
        teams=("team_id",),
        codes=words("final_order extension_reason"),
        lists={"application_type": "application type"},
        dates=words(
            "pre_proceedings_start pre_proceedings_end issue_date irh_date final_order_date"
        ),
        flags=words("short_notice la_plan_agreed"),
        starts=("issue_date",),
        spans=(("issue_date", "final_order_date"),),
        late=("final_order_date",),
    ),
)

TABLES = (*CARE, *COURT)
