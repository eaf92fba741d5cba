"""Quality of practice: observations, audits, disputes, reviews, peer challenge and actions."""

from warehouse.tables.table import Table, codes, words

AUDITS = "Audits"

TABLES = (
    Table(
        name="practice_observation",
        title="Practice observations",
        without="observations say nothing in the triangulation",
        system="Practice observations",
        key=("observation_id", "domain"),
        text=words("observation_id staff_id observer_staff_id team_id learning_theme"),
        codes=words("activity domain grade child_family_feedback"),
        dates=words("observation_date feedback_given_date"),
        starts=("observation_date",),
        lists={
            "domain": codes(
                "PREPARATION_PURPOSE RELATIONSHIP VOICE_OF_CHILD STRENGTHS_BASED KNOWLEDGE_THEORY"
                " RISK_ANALYSIS PARTNERSHIP DIVERSITY REFLECTION PROFESSIONALISM"
            )
        },
        codebook={"domain": "OBSERVATION_DOMAIN"},
    ),
    Table(
        name="audit",
        title="Audits",
        without="audits say nothing in the triangulation",
        system=AUDITS,
        key=("audit_id",),
        text=words(
            "audit_id theme child_id team_id worker_id whats_working_well what_are_we_worried_about"
        ),
        codes=words("audit_type auditor_role cohort scale overall_grade moderated_grade"),
        dates=words("audit_date period_month"),
        flags=words("moderated practitioner_present family_feedback_sought immediate_concern"),
        numbers=words("overall_scale moderated_scale"),
        starts=("audit_date",),
        lists={"scale": codes("OFSTED4 SCALE10")},
    ),
    Table(
        name="audit_domain",
        title="Audit judgements by domain",
        without="an audit has its overall grade alone, and speaks to no question by its domains",
        system=AUDITS,
        key=("audit_id", "domain"),
        text=words("audit_id evidence_summary"),
        codes=words("domain grade"),
        numbers=words("kpq scale"),
        lists={
            "domain": codes(
                "ASSESSMENT PLAN RISK_AND_PROTECTION VOICE_OF_CHILD VISITS_DIRECT_WORK"
                " MANAGEMENT_OVERSIGHT_SUPERVISION MULTI_AGENCY IDENTITY_DIVERSITY"
                " RECORDING_CHRONOLOGY TIMELINESS_DRIFT PERMANENCE IMPACT_OUTCOMES"
            )
        },
        codebook={"domain": "AUDIT_DOMAIN"},
    ),
    Table(
        name="action",
        title="Actions",
        without="no action of an improvement plan stands beside the evidence",
        system=AUDITS,
        key=("action_id",),
        text=words("action_id source_id team_id description owner_role impact_evidence"),
        codes=words("source_type status"),
        dates=words("raised_date due_date closed_date"),
        numbers=("kpq",),
        starts=("raised_date",),
        late=("closed_date",),
    ),
    Table(
        name="themed_audit",
        title="Themed audits",
        without="no figure is made of it yet",
        system=AUDITS,
        key=("themed_audit_id",),
        text=words("themed_audit_id title finding_summary reaudit_of"),
        codes=("trigger",),
        dates=words("start_date report_date"),
        numbers=words("kpq n_cases"),
        starts=("start_date",),
    ),
    Table(
        name="dispute",
        title="Disputes raised by reviewing officers",
        without="disputes say nothing in the triangulation",
        system="Disputes",
        key=("dispute_id", "stage"),
        text=words("dispute_id child_id team_id impact_for_child"),
        codes=words("raised_by stage reason outcome"),
        dates=words("date_raised stage_date date_resolved"),
        starts=("date_raised",),
        late=("date_resolved",),
        lists={
            "stage": codes(
                "INFORMAL STAGE1_TEAM_MANAGER STAGE2_OPERATIONS_MANAGER"
                " STAGE3_STRATEGIC_MANAGER STAGE4_HEAD_OF_SERVICE STAGE5_DIRECTOR CAFCASS"
            ),
            "reason": codes(
                "DRIFT_DELAY CARE_PLAN_NOT_PROGRESSED NO_PLAN PERMANENCE VISITS REVIEW_REPORT_LATE"
                " NO_ALLOCATED_WORKER HEALTH EDUCATION PATHWAY_PLAN CHILD_PARTICIPATION PLACEMENT"
                " LEGAL GOOD_PRACTICE"
            ),
        },
        codebook={"reason": "DISPUTE_REASON"},
    ),
    Table(
        name="practice_review",
        title="Safeguarding practice reviews",
        without="no practice review speaks in the triangulation",
        system="Practice reviews",
        key=("review_id", "learning_theme"),
        null_in_key=("learning_theme",),
        text=words("review_id action_id"),
        codes=words("review_type abuse_type learning_theme"),
        dates=words("incident_date notified_date rapid_review_date published_date"),
        numbers=("kpq",),
        starts=("incident_date",),
        late=words("rapid_review_date published_date"),
        lists={"abuse_type": codes("NEGLECT PHYSICAL SEXUAL EMOTIONAL EXPLOITATION SUICIDE OTHER")},
        codebook={"abuse_type": "ABUSE_TYPE"},
    ),
    Table(
        name="peer_challenge",
        title="Self-evaluation and peer challenge",
        without="no peer challenge speaks in the triangulation",
        system="Peer challenge",
        key=("peer_id",),
        text=words("peer_id area finding action_id"),
        codes=words("type strength_or_area judgement"),
        dates=("date",),
        numbers=("kpq",),
        starts=("date",),
        lists={"strength_or_area": codes("STRENGTH AREA_FOR_IMPROVEMENT")},
    ),
)
