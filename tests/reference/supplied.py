"""What each measure needs: tables, and the columns without which it says "not supplied"."""

from tests.reference.reading import Extract

CLA_HEALTH = "ssd_cla_episodes ssd_cla_health.clah_health_check_type"
WORKFORCE = "workforce.role workforce.fte"
FACTORS = "ssd_cin_assessments ssd_assessment_factors.cinf_assessment_factors_json"
NEEDS = {
    "contacts_received": "ssd_contacts",
    "referrals_received": "ssd_cin_episodes",
    "rereferral_12m": "ssd_cin_episodes",
    "referral_nfa": "ssd_cin_episodes.cine_referral_nfa",
    "referral_decision_1wd": "ssd_cin_episodes ssd_contacts",
    "referral_allocation_days": "ssd_cin_episodes ssd_involvements",
    "child_seen_5wd_referral": "ssd_cin_episodes.cine_referral_nfa",
    "unallocated_cases": "ssd_cin_episodes ssd_involvements",
    "assessments_completed": "ssd_cin_assessments",
    "assessment_45wd": "ssd_cin_assessments",
    "assessment_open_over_45wd": "ssd_cin_assessments",
    "assessment_median_days": "ssd_cin_assessments",
    "assessment_child_seen": "ssd_cin_assessments.cina_assessment_child_seen",
    "assessment_nfa": "ssd_cin_assessments.cina_assessment_outcome_nfa",
    "cin_open": "ssd_cin_episodes",
    "cin_open_over_2y": "ssd_cin_episodes",
    "s47_started": "ssd_s47_enquiry",
    "icpc_15wd": "ssd_initial_cp_conference ssd_s47_enquiry",
    "icpc_to_plan": "ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag",
    "icpc_rate_10k": "ssd_initial_cp_conference",
    "cpp_open": "ssd_cp_plans",
    "cpp_started": "ssd_cp_plans",
    "cpp_repeat": "ssd_cp_plans",
    "cpp_over_2y": "ssd_cp_plans",
    "cpp_start_neglect": "ssd_cp_plans.cppl_cp_plan_initial_category",
    "cpp_category_mix": "ssd_cp_plans.cppl_cp_plan_latest_category",
    "cpp_review_on_time": "ssd_cp_plans ssd_cp_reviews",
    "cpp_visit_on_time": "ssd_cp_plans ssd_cp_visits.cppv_cp_visit_seen",
    "caseload_avg_fte": "ssd_involvements ssd_professionals",
    "caseload_over_limit": "ssd_involvements ssd_professionals",
    "worker_changes_12m": "ssd_cin_episodes ssd_involvements",
    "cp_seen_alone": "ssd_cp_visits.cppv_cp_visit_seen ssd_cp_visits.cppv_cp_visit_seen_alone",
    "cin_visit_on_time": "ssd_cin_plans ssd_cin_visits.cinv_cin_visit_seen",
    "cin_seen_alone": "ssd_cin_visits.cinv_cin_visit_seen ssd_cin_visits.cinv_cin_visit_seen_alone",
    "cla_visit_on_time": "ssd_cla_episodes ssd_cla_placement ssd_cla_visits.clav_cla_visit_seen",
    "cla_seen_alone": "ssd_cla_visits.clav_cla_visit_seen ssd_cla_visits.clav_cla_visit_seen_alone",
    "factor_mix": FACTORS,
    "factor_domestic_abuse": FACTORS,
    "factor_exploitation": FACTORS,
    "cla_open": "ssd_cla_episodes",
    "cla_started": "ssd_cla_episodes",
    "cla_ceased": "ssd_cla_episodes",
    "cla_ceased_home": "ssd_cla_episodes",
    "cla_ceased_adopted": "ssd_cla_episodes",
    "cla_ceased_sgo": "ssd_cla_episodes",
    "cla_reentry_12m": "ssd_cla_episodes",
    "cla_3plus_placements": "ssd_cla_episodes ssd_cla_placement",
    "cla_long_term_stability": "ssd_cla_episodes ssd_cla_placement",
    "cla_over_20_miles": "ssd_cla_episodes ssd_cla_placement.clap_cla_placement_distance",
    "cla_review_on_time": "ssd_cla_episodes ssd_cla_reviews",
    "cla_iha_20wd": CLA_HEALTH,
    "cla_rha_up_to_date": CLA_HEALTH,
    "cla_dental_up_to_date": CLA_HEALTH,
    "cla_sdq_mean": "ssd_cla_episodes ssd_sdq_scores.csdq_sdq_score",
    "cla_missing": "ssd_cla_episodes ssd_missing.miss_missing_episode_type",
    "rhi_offered": "ssd_missing.miss_missing_episode_type ssd_missing.miss_missing_rhi_offered",
    "cl_in_touch": "ssd_care_leavers.clea_care_leaver_in_touch",
    "cl_accommodation": "ssd_care_leavers.clea_care_leaver_accom_suitable",
    "cl_eet": "ssd_care_leavers.clea_care_leaver_activity",
    "cl_pathway_6m": "ssd_care_leavers.clea_pathway_plan_review_date",
    "pre_proceedings_16w": "ssd_pre_proceedings",
    "proceedings_26w": "court_proceedings.application_type",
    "proceedings_open_over_26w": "court_proceedings.application_type",
    "care_applications_10k": "court_proceedings.application_type",
    "supervision_on_time": "staff_supervision.held_date",
    "case_supervision_on_time": "ssd_cin_episodes case_supervision",
    "agency_rate": f"{WORKFORCE} workforce.employment",
    "turnover_rate": f"{WORKFORCE} workforce.end_date",
    "vacancy_rate": "establishment.established_fte establishment.vacant_fte",
    "audit_good_or_better": "audit.scale",
    "complaints_received": "complaint",
    "complaints_s1_on_time": "complaint.date_responded",
    "complaints_upheld": "complaint.date_responded complaint.finding",
    "compliments_received": "compliment",
    "feedback_positive": "feedback.sentiment",
    "disputes_raised": "dispute",
    "disputes_20wd": "dispute.date_resolved",
    "observations_done": "workforce.role practice_observation",
}
VISITS = ("ssd_cin_visits", "ssd_cp_visits", "ssd_cla_visits")


def is_supplied(extract: Extract, measure_id: str) -> bool:
    """Whether a load has brought every table and column that the measure needs."""
    measure = measure_id.partition(":")[0]
    if measure == "child_seen_5wd_referral" and not any(t in extract.columns for t in VISITS):
        return False
    for need in NEEDS[measure].split():
        table, _, column = need.partition(".")
        if table not in extract.columns or (column and column not in extract.columns[table]):
            return False
    return True
