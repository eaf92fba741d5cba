"""The tables that the counting rules use: their columns, keys, people and dates."""

from dataclasses import dataclass

KINDS = {"d": "date", "n": "number", "f": "flag", "c": "code", "g": "grade"}


@dataclass(frozen=True)
class Table:
    """How one table is read.

    `starts` are the dates tested against the as-at date, each the first known of its columns;
    `spans` are the (start, end) pairs that must not run backwards; `ends` read as null after it.
    """

    columns: dict[str, str]
    key: tuple[str, ...]
    person: str | None = None
    starts: tuple[tuple[str, ...], ...] = ()
    spans: bool = False
    ends: tuple[str, ...] = ()

    @property
    def dated_by(self) -> tuple[str, ...]:
        """The column that dates a row; pre-proceedings are dated by their end."""
        first = self.starts[0] if self.starts else ()
        return first if len(first) < 2 else self.ends


def table(
    columns: str,
    keys: int = 1,
    *,
    person: str = "",
    starts: str = "",
    ends: str = "",
    spans: bool = True,
) -> Table:
    """A table from its columns, `name:kind`; the first `keys` columns are the key.

    Alternatives of one start date are joined by a bar.
    """
    kinds = dict((f"{column}:t").split(":")[:2] for column in columns.split())
    return Table(
        {name: KINDS.get(kind, "text") for name, kind in kinds.items()},
        tuple(kinds)[:keys],
        person or None,
        tuple(tuple(start.split("|")) for start in starts.split()),
        spans and bool(ends),
        tuple(ends.split()),
    )


def ssd(prefix: str, columns: str, keys: int = 1, starts: str = "", ends: str = "") -> Table:
    """A Safeguarding Dataset table: prefixed columns, with a person column and an end tested."""

    def prefixed(text: str) -> str:
        return " ".join("|".join(f"{prefix}_{c}" for c in w.split("|")) for w in text.split())

    person = f"{prefix}_person_id" if "person_id" in columns.split() else ""
    return table(
        prefixed(columns), keys, person=person, starts=prefixed(starts), ends=prefixed(ends)
    )


def without_person(found: Table) -> Table:
    """The same table, whose rows stand without a person."""
    return Table(found.columns, found.key, None, found.starts, found.spans, found.ends)


SSD = {
    "ssd_person": ssd("pers", "person_id sex ethnicity dob:d expected_dob:d death_date:d"),
    "ssd_disability": ssd("disa", "table_id person_id disability_code"),
    "ssd_contacts": without_person(
        ssd("cont", "contact_id person_id contact_date:d", starts="contact_date")
    ),
    "ssd_cin_episodes": ssd(
        "cine",
        "referral_id person_id referral_date:d referral_nfa:f close_date:d referral_team",
        starts="referral_date",
        ends="close_date",
    ),
    "ssd_cin_assessments": ssd(
        "cina",
        "assessment_id person_id assessment_start_date:d assessment_child_seen:f"
        " assessment_auth_date:d assessment_outcome_nfa:f assessment_team",
        starts="assessment_start_date",
        ends="assessment_auth_date",
    ),
    "ssd_assessment_factors": ssd("cinf", "table_id assessment_id assessment_factors_json", 2),
    "ssd_cin_plans": ssd(
        "cinp",
        "cin_plan_id person_id cin_plan_start_date:d cin_plan_end_date:d cin_plan_team",
        starts="cin_plan_start_date",
        ends="cin_plan_end_date",
    ),
    "ssd_cin_visits": ssd(
        "cinv",
        "cin_visit_id person_id cin_visit_date:d cin_visit_seen:f cin_visit_seen_alone:f",
        starts="cin_visit_date",
    ),
    "ssd_s47_enquiry": ssd(
        "s47e",
        "s47_enquiry_id person_id s47_start_date:d s47_end_date:d s47_completed_by_team",
        starts="s47_start_date",
        ends="s47_end_date",
    ),
    "ssd_initial_cp_conference": ssd(
        "icpc",
        "icpc_id person_id s47_enquiry_id icpc_transfer_in:f icpc_date:d icpc_outcome_cp_flag:f",
        starts="icpc_date",
    ),
    "ssd_cp_plans": ssd(
        "cppl",
        "cp_plan_id person_id cp_plan_start_date:d cp_plan_end_date:d cp_plan_ola:f"
        " cp_plan_initial_category cp_plan_latest_category",
        starts="cp_plan_start_date",
        ends="cp_plan_end_date",
    ),
    "ssd_cp_visits": ssd(
        "cppv",
        "cp_visit_id person_id cp_visit_date:d cp_visit_seen:f cp_visit_seen_alone:f",
        starts="cp_visit_date",
    ),
    "ssd_cp_reviews": ssd(
        "cppr", "cp_review_id person_id cp_plan_id cp_review_date:d", starts="cp_review_date"
    ),
    "ssd_cla_episodes": ssd(
        "clae",
        "cla_episode_id person_id cla_episode_start_date:d cla_episode_ceased_date:d"
        " cla_episode_ceased_reason cla_id entered_care_date:d",
        starts="cla_episode_start_date entered_care_date",
        ends="cla_episode_ceased_date",
    ),
    "ssd_cla_placement": ssd(
        "clap",
        "cla_placement_id person_id cla_placement_start_date:d cla_placement_type"
        " cla_placement_distance:n cla_placement_end_date:d",
        starts="cla_placement_start_date",
        ends="cla_placement_end_date",
    ),
    "ssd_cla_reviews": ssd(
        "clar",
        "cla_review_id cla_id cla_person_id cla_review_date:d cla_review_cancelled:f",
        starts="cla_review_date",
    ),
    "ssd_cla_visits": ssd(
        "clav",
        "cla_visit_id person_id cla_visit_date:d cla_visit_seen:f cla_visit_seen_alone:f",
        starts="cla_visit_date",
    ),
    "ssd_cla_health": ssd(
        "clah",
        "health_check_id person_id health_check_type health_check_date:d health_check_status",
        starts="health_check_date",
    ),
    "ssd_sdq_scores": ssd(
        "csdq", "table_id person_id sdq_completed_date:d sdq_score:n", starts="sdq_completed_date"
    ),
    "ssd_legal_status": ssd(
        "lega",
        "legal_status_id person_id legal_status legal_status_start_date:d legal_status_end_date:d",
        starts="legal_status_start_date",
        ends="legal_status_end_date",
    ),
    "ssd_missing": ssd(
        "miss",
        "table_id person_id missing_episode_start_date:d missing_episode_type"
        " missing_episode_end_date:d missing_rhi_offered:f",
        starts="missing_episode_start_date",
        ends="missing_episode_end_date",
    ),
    "ssd_care_leavers": ssd(
        "clea",
        "table_id person_id care_leaver_in_touch care_leaver_accom_suitable"
        " care_leaver_activity pathway_plan_review_date:d care_leaver_allocated_team",
    ),
    "ssd_pre_proceedings": ssd(
        "prep",
        "table_id plo_family_id person_id pre_pro_decision_date:d pre_pro_letter_date:d"
        " agree_stepdown_issue_date:d",
        starts="pre_pro_decision_date|pre_pro_letter_date",
        ends="agree_stepdown_issue_date",
    ),
    "ssd_involvements": ssd(
        "invo",
        "involvements_id professional_id professional_role_id professional_team person_id"
        " involvement_start_date:d involvement_end_date:d referral_id",
        starts="involvement_start_date",
        ends="involvement_end_date",
    ),
    "ssd_professionals": ssd(
        "prof",
        "professional_id staff_id social_worker_registration_no full_time_equivalency:n",
    ),
}

EVIDENCE = {
    "feedback": table(
        "feedback_id theme:c date_received:d child_id team_id kpq:n sentiment:c",
        2,
        starts="date_received",
    ),
    "staff_survey": table(
        "response_batch_id question_code survey_date:d team_id standard:c theme:c n_responses:n"
        " n_agree:n",
        2,
        starts="survey_date",
    ),
    "partner_feedback": table(
        "partner_feedback_id date:d audit_id team_id kpq:n theme:c sentiment:c", starts="date"
    ),
    "complaint": table(
        "complaint_id stage:c date_received:d extension_agreed:f date_responded:d child_id team_id"
        " category:c kpq:n finding:c",
        2,
        starts="date_received",
        ends="date_responded",
        spans=False,
    ),
    "compliment": table(
        "compliment_id date_received:d team_id theme:c kpq:n", starts="date_received"
    ),
    "practice_observation": table(
        "observation_id domain:c observation_date:d staff_id team_id grade:g",
        2,
        starts="observation_date",
    ),
    "audit": table(
        "audit_id audit_date:d child_id team_id scale:c overall_grade:g overall_scale:n"
        " moderated:f moderated_grade:g moderated_scale:n immediate_concern:f",
        starts="audit_date",
    ),
    "audit_domain": table("audit_id domain:c kpq:n grade:g scale:n", 2),
    "dispute": table(
        "dispute_id stage:c date_raised:d child_id team_id reason:c date_resolved:d",
        2,
        starts="date_raised",
        ends="date_resolved",
        spans=False,
    ),
    "practice_review": table(
        "review_id learning_theme:c incident_date:d rapid_review_date:d published_date:d kpq:n"
        " abuse_type:c",
        2,
        starts="incident_date",
        ends="rapid_review_date published_date",
        spans=False,
    ),
    "peer_challenge": table("peer_id date:d kpq:n strength_or_area:c", starts="date"),
    "staff_supervision": table(
        "supervision_id staff_id team_id due_date:d held_date:d",
        starts="due_date",
        ends="held_date",
        spans=False,
    ),
    "case_supervision": table(
        "child_id supervision_date:d supervisor_staff_id team_id", 2, starts="supervision_date"
    ),
    "workforce": table(
        "staff_id period_month:d team_id role:c fte:n employment:c end_date:d",
        2,
        starts="period_month",
        ends="end_date",
        spans=False,
    ),
    "establishment": table(
        "team_id period_month:d role:c established_fte:n vacant_fte:n", 3, starts="period_month"
    ),
    "court_proceedings": table(
        "case_ref child_id application_type:c issue_date:d final_order_date:d team_id",
        2,
        starts="issue_date",
        ends="final_order_date",
    ),
    "org_team": table(
        "team_id valid_from:d team_name locality service valid_to:d",
        2,
        starts="valid_from",
        ends="valid_to",
        spans=False,
    ),
    "ref_population": table("la_code:n year:n pop_0_17:n", 2),
    "ref_bank_holidays": table("date:d"),
    "codebook": table("list:c code:c kpq:n", 3),
    "accepted_theme": table(
        "source:c row_id theme:c accepted_by accepted_on:d", 2, starts="accepted_on"
    ),
}

TABLES = SSD | EVIDENCE
# A code of the codebook may map nowhere.
NULL_IS_A_KEY = {"theme", "learning_theme", "kpq"}
