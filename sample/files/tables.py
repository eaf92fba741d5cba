"""The files of an extract: their columns, and what is known of a row on the as-at date."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class File:
    """One table: columns, the day a row comes to exist, and the days things about it end.

    `ends` names each closing date and, with it, the columns that are known only then.
    """

    columns: tuple[str, ...]
    event: str = ""
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _file(columns: str, event: str = "", **ends: str) -> File:
    return File(
        tuple(columns.split()), event, {date: tuple(known.split()) for date, known in ends.items()}
    )


FILES: dict[str, File] = {
    "ssd_person": _file(
        "pers_person_id pers_sex pers_gender pers_ethnicity pers_dob pers_upn_unknown "
        "pers_send_flag pers_expected_dob pers_death_date pers_is_mother pers_nationality",
    ),
    "ssd_disability": _file("disa_table_id disa_person_id disa_disability_code"),
    "ssd_contacts": _file(
        "cont_contact_id cont_person_id cont_contact_date cont_contact_source_code "
        "cont_contact_source_desc cont_contact_outcome_json",
        "cont_contact_date",
    ),
    "ssd_cin_episodes": _file(
        "cine_referral_id cine_person_id cine_referral_date cine_cin_primary_need_code "
        "cine_referral_source_code cine_referral_source_desc cine_referral_outcome_json "
        "cine_referral_nfa cine_close_reason cine_close_date cine_referral_team "
        "cine_referral_worker_id",
        "cine_referral_date",
        cine_close_date="cine_close_reason",
    ),
    "ssd_cin_assessments": _file(
        "cina_assessment_id cina_person_id cina_referral_id cina_assessment_start_date "
        "cina_assessment_child_seen cina_assessment_auth_date cina_assessment_outcome_json "
        "cina_assessment_outcome_nfa cina_assessment_team cina_assessment_worker_id",
        "cina_assessment_start_date",
        cina_assessment_auth_date=(
            "cina_assessment_child_seen cina_assessment_outcome_json "
            "cina_assessment_outcome_nfa cina_assessment_team cina_assessment_worker_id"
        ),
    ),
    "ssd_assessment_factors": _file(
        "cinf_table_id cinf_assessment_id cinf_assessment_factors_json",
        "known_from",
    ),
    "ssd_cin_plans": _file(
        "cinp_cin_plan_id cinp_referral_id cinp_person_id cinp_cin_plan_start_date "
        "cinp_cin_plan_end_date cinp_cin_plan_team cinp_cin_plan_worker_id",
        "cinp_cin_plan_start_date",
        cinp_cin_plan_end_date="",
    ),
    "ssd_cin_visits": _file(
        "cinv_cin_visit_id cinv_person_id cinv_cin_visit_date cinv_cin_visit_seen "
        "cinv_cin_visit_seen_alone cinv_cin_visit_bedroom",
        "cinv_cin_visit_date",
    ),
    "ssd_s47_enquiry": _file(
        "s47e_s47_enquiry_id s47e_referral_id s47e_person_id s47e_s47_start_date "
        "s47e_s47_end_date s47e_s47_nfa s47e_s47_outcome_json s47e_s47_completed_by_team "
        "s47e_s47_completed_by_worker_id",
        "s47e_s47_start_date",
        s47e_s47_end_date="s47e_s47_nfa s47e_s47_outcome_json",
    ),
    "ssd_initial_cp_conference": _file(
        "icpc_icpc_id icpc_icpc_meeting_id icpc_s47_enquiry_id icpc_person_id icpc_cp_plan_id "
        "icpc_referral_id icpc_icpc_transfer_in icpc_icpc_target_date icpc_icpc_date "
        "icpc_icpc_outcome_cp_flag icpc_icpc_outcome_json icpc_icpc_team icpc_icpc_worker_id",
        "known_from",
        icpc_icpc_date=("icpc_icpc_outcome_cp_flag icpc_icpc_outcome_json icpc_cp_plan_id"),
    ),
    "ssd_cp_plans": _file(
        "cppl_cp_plan_id cppl_referral_id cppl_icpc_id cppl_person_id cppl_cp_plan_start_date "
        "cppl_cp_plan_end_date cppl_cp_plan_ola cppl_cp_plan_initial_category "
        "cppl_cp_plan_latest_category",
        "cppl_cp_plan_start_date",
        cppl_cp_plan_end_date="",
    ),
    "ssd_cp_visits": _file(
        "cppv_cp_visit_id cppv_person_id cppv_cp_plan_id cppv_cp_visit_date "
        "cppv_cp_visit_seen cppv_cp_visit_seen_alone cppv_cp_visit_bedroom",
        "cppv_cp_visit_date",
    ),
    "ssd_cp_reviews": _file(
        "cppr_cp_review_id cppr_person_id cppr_cp_plan_id cppr_cp_review_due "
        "cppr_cp_review_date cppr_cp_review_meeting_id cppr_cp_review_outcome_continue_cp "
        "cppr_cp_review_quorate cppr_cp_review_participation",
        "cppr_cp_review_date",
    ),
    "ssd_cla_episodes": _file(
        "clae_cla_episode_id clae_person_id clae_cla_placement_id clae_cla_episode_start_date "
        "clae_cla_episode_start_reason clae_cla_primary_need_code "
        "clae_cla_episode_ceased_date clae_cla_episode_ceased_reason clae_cla_id "
        "clae_referral_id clae_cla_last_iro_contact_date clae_entered_care_date",
        "clae_cla_episode_start_date",
        clae_cla_episode_ceased_date="clae_cla_episode_ceased_reason",
    ),
    "ssd_cla_placement": _file(
        "clap_cla_placement_id clap_cla_id clap_person_id clap_cla_placement_start_date "
        "clap_cla_placement_type clap_cla_placement_urn clap_cla_placement_distance "
        "clap_cla_placement_provider clap_cla_placement_end_date "
        "clap_cla_placement_change_reason",
        "clap_cla_placement_start_date",
        clap_cla_placement_end_date="clap_cla_placement_change_reason",
    ),
    "ssd_cla_reviews": _file(
        "clar_cla_review_id clar_cla_id clar_cla_person_id clar_cla_review_due_date "
        "clar_cla_review_date clar_cla_review_cancelled clar_cla_review_participation",
        "clar_cla_review_date",
    ),
    "ssd_cla_visits": _file(
        "clav_cla_visit_id clav_cla_id clav_person_id clav_cla_visit_date clav_cla_visit_seen "
        "clav_cla_visit_seen_alone",
        "clav_cla_visit_date",
    ),
    "ssd_cla_health": _file(
        "clah_health_check_id clah_person_id clah_health_check_type clah_health_check_date "
        "clah_health_check_status",
        "clah_health_check_date",
    ),
    "ssd_sdq_scores": _file(
        "csdq_table_id csdq_person_id csdq_sdq_completed_date csdq_sdq_score csdq_sdq_reason",
        "csdq_sdq_completed_date",
    ),
    "ssd_legal_status": _file(
        "lega_legal_status_id lega_person_id lega_legal_status lega_legal_status_start_date "
        "lega_legal_status_end_date",
        "lega_legal_status_start_date",
        lega_legal_status_end_date="",
    ),
    "ssd_missing": _file(
        "miss_table_id miss_person_id miss_missing_episode_start_date "
        "miss_missing_episode_type miss_missing_episode_end_date miss_missing_rhi_offered "
        "miss_missing_rhi_accepted",
        "miss_missing_episode_start_date",
        miss_missing_episode_end_date="miss_missing_rhi_offered miss_missing_rhi_accepted",
    ),
    "ssd_care_leavers": _file(
        "clea_table_id clea_person_id clea_care_leaver_eligibility clea_care_leaver_in_touch "
        "clea_care_leaver_latest_contact clea_care_leaver_accommodation "
        "clea_care_leaver_accom_suitable clea_care_leaver_activity "
        "clea_pathway_plan_review_date clea_care_leaver_personal_advisor "
        "clea_care_leaver_allocated_team clea_care_leaver_worker_id",
    ),
    "ssd_pre_proceedings": _file(
        "prep_table_id prep_person_id prep_plo_family_id prep_pre_pro_decision_date "
        "prep_initial_pre_pro_meeting_date prep_pre_pro_outcome "
        "prep_agree_stepdown_issue_date prep_cp_plans_referral_period "
        "prep_legal_gateway_outcome prep_prev_pre_proc_child prep_prev_care_proc_child "
        "prep_pre_pro_letter_date prep_care_pro_letter_date prep_pre_pro_meetings_num "
        "prep_pre_pro_parents_legal_rep prep_parents_legal_rep_point_of_issue "
        "prep_court_reference prep_care_proc_court_hearings prep_care_proc_short_notice "
        "prep_proc_short_notice_reason prep_la_inital_plan_approved prep_la_initial_care_plan "
        "prep_la_final_plan_approved prep_la_final_care_plan",
        "prep_pre_pro_decision_date",
        prep_initial_pre_pro_meeting_date="",
        prep_pre_pro_letter_date="",
        prep_agree_stepdown_issue_date=(
            "prep_pre_pro_outcome prep_care_pro_letter_date prep_court_reference "
            "prep_care_proc_short_notice"
        ),
    ),
    "ssd_involvements": _file(
        "invo_involvements_id invo_professional_id invo_professional_role_id "
        "invo_professional_team invo_person_id invo_involvement_start_date "
        "invo_involvement_end_date invo_worker_change_reason invo_referral_id",
        "invo_involvement_start_date",
        invo_involvement_end_date="",
    ),
    "ssd_professionals": _file(
        "prof_professional_id prof_staff_id prof_social_worker_registration_no "
        "prof_agency_worker_flag prof_professional_job_title prof_professional_caseload "
        "prof_professional_department prof_full_time_equivalency",
    ),
    "ssd_department": _file(
        "dept_team_id dept_team_name dept_team_parent_id dept_team_parent_name",
    ),
    "feedback": _file(
        "feedback_id date_received source_group channel child_id team_id kpq theme sentiment "
        "rating rating_scale_max summary_text action_taken",
        "date_received",
    ),
    "accepted_theme": _file("source row_id theme accepted_by accepted_on", "accepted_on"),
    "staff_survey": _file(
        "response_batch_id survey_name survey_date team_id role_group question_code standard "
        "question_text n_responses n_agree n_neutral n_disagree mean_score theme "
        "comment_summary",
        "survey_date",
    ),
    "partner_feedback": _file(
        "partner_feedback_id date agency source audit_id team_id kpq theme sentiment "
        "summary_text action_id",
        "date",
    ),
    "complaint": _file(
        "complaint_id stage date_received date_acknowledged extension_agreed target_date "
        "date_responded complainant_type advocate_used child_id team_id category kpq finding "
        "remedy learning_theme learning_action_id",
        "date_received",
        date_acknowledged="",
        date_responded="finding remedy learning_theme learning_action_id",
    ),
    "compliment": _file(
        "compliment_id date_received from_group team_id worker_id theme kpq summary_text",
        "date_received",
    ),
    "practice_observation": _file(
        "observation_id observation_date staff_id observer_staff_id team_id activity domain "
        "grade child_family_feedback feedback_given_date learning_theme",
        "observation_date",
        feedback_given_date="",
    ),
    "audit": _file(
        "audit_id audit_type theme audit_date period_month child_id team_id worker_id "
        "auditor_role cohort scale overall_grade overall_scale moderated moderated_grade "
        "moderated_scale practitioner_present family_feedback_sought immediate_concern "
        "whats_working_well what_are_we_worried_about",
        "audit_date",
    ),
    "audit_domain": _file(
        "audit_id domain kpq grade scale evidence_summary",
        "known_from",
    ),
    "action": _file(
        "action_id source_type source_id raised_date team_id kpq description owner_role "
        "due_date closed_date status impact_evidence",
        "raised_date",
        closed_date="impact_evidence",
    ),
    "themed_audit": _file(
        "themed_audit_id title trigger kpq start_date report_date n_cases finding_summary "
        "reaudit_of",
        "start_date",
        report_date="finding_summary",
    ),
    "dispute": _file(
        "dispute_id date_raised raised_by child_id team_id stage stage_date reason "
        "date_resolved outcome impact_for_child",
        "stage_date",
        date_resolved="outcome",
    ),
    "practice_review": _file(
        "review_id review_type incident_date notified_date rapid_review_date published_date "
        "kpq abuse_type learning_theme action_id",
        "incident_date",
        notified_date="",
        rapid_review_date="",
        published_date="",
    ),
    "peer_challenge": _file(
        "peer_id date type area kpq strength_or_area finding judgement action_id",
        "date",
    ),
    "staff_supervision": _file(
        "supervision_id staff_id supervisor_staff_id team_id due_date held_date type "
        "cancelled_reason recorded_date",
        "due_date",
        held_date="",
        recorded_date="",
    ),
    "case_supervision": _file(
        "child_id supervision_date supervisor_staff_id staff_id team_id",
        "supervision_date",
    ),
    "workforce": _file(
        "staff_id period_month team_id role fte employment start_date end_date leaving_reason "
        "working_days_lost is_long_leave",
    ),
    "establishment": _file(
        "team_id period_month role established_fte vacant_fte",
    ),
    "court_proceedings": _file(
        "case_ref child_id application_type pre_proceedings_start pre_proceedings_end "
        "issue_date short_notice irh_date final_order_date final_order extension_reason "
        "la_plan_agreed team_id",
        "issue_date",
        irh_date="",
        final_order_date="final_order extension_reason la_plan_agreed",
    ),
    "org_team": _file(
        "team_id team_name team_name_aliases locality service team_type operations_manager "
        "valid_from valid_to",
    ),
    "ref_population": _file("la_code year pop_0_17"),
    "ref_bank_holidays": _file("date"),
}
