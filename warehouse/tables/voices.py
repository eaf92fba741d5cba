"""What people say, and the themes a person accepted for what they wrote."""

from warehouse.tables.table import Table, codes, words

THEMES = codes(
    "LISTENED_TO WORKER_CHANGE COMMUNICATION TIMELINESS HELP_MADE_DIFFERENCE UNDERSTOOD_PLAN"
    " RESPECT FAMILY_TIME PLACEMENT EDUCATION HEALTH SAFETY OTHER"
)

VOICES = (
    Table(
        name="feedback",
        title="Feedback from children and families",
        without="families say nothing in the triangulation",
        system="Family feedback",
        key=("feedback_id", "theme"),
        null_in_key=("theme",),
        text=words("feedback_id child_id team_id summary_text action_taken"),
        codes=words("source_group channel theme sentiment"),
        dates=("date_received",),
        numbers=words("kpq rating rating_scale_max"),
        starts=("date_received",),
        lists={"theme": THEMES, "sentiment": codes("POSITIVE MIXED NEGATIVE NEUTRAL")},
        codebook={"theme": "FEEDBACK_THEME"},
        free_text="summary_text",
    ),
    Table(
        name="staff_survey",
        title="Feedback from practitioners",
        without="practitioners say nothing in the triangulation",
        system="Staff surveys",
        key=("response_batch_id", "question_code"),
        text=words("response_batch_id team_id question_code question_text comment_summary"),
        codes=words("survey_name role_group standard theme"),
        dates=("survey_date",),
        numbers=words("n_responses n_agree n_neutral n_disagree mean_score"),
        starts=("survey_date",),
        lists={
            "standard": codes(
                "EMP1_FRAMEWORK EMP2_WORKFORCE_PLANNING EMP3_WORKLOAD EMP4_WELLBEING"
                " EMP5_SUPERVISION EMP6_CPD EMP7_REGISTRATION EMP8_PARTNERSHIP"
            ),
            "theme": codes(
                "CASELOAD SUPERVISION WELLBEING TRAINING SYSTEMS LEADERSHIP RECRUITMENT"
                " PRACTICE_MODEL OTHER"
            ),
        },
        codebook={"standard": "SURVEY_STANDARD", "theme": "SURVEY_THEME"},
        free_text="comment_summary",
    ),
    Table(
        name="partner_feedback",
        title="Feedback from partner agencies",
        without="partners say nothing in the triangulation",
        system="Partner feedback",
        key=("partner_feedback_id",),
        text=words("partner_feedback_id audit_id team_id summary_text action_id"),
        codes=words("agency source theme sentiment"),
        dates=("date",),
        numbers=("kpq",),
        starts=("date",),
        lists={
            "theme": codes(
                "INFORMATION_SHARING THRESHOLD STRATEGY_MEETING CONFERENCE CORE_GROUP TIMELINESS"
                " QUALITY_OF_PLAN VOICE_OF_CHILD OTHER"
            ),
            "sentiment": codes("POSITIVE MIXED NEGATIVE"),
        },
        codebook={"theme": "PARTNER_THEME"},
        free_text="summary_text",
    ),
    Table(
        name="complaint",
        title="Complaints",
        without="complaints say nothing in the triangulation",
        system="Complaints",
        key=("complaint_id", "stage"),
        text=words("complaint_id child_id team_id learning_action_id"),
        codes=words("stage complainant_type category finding remedy learning_theme"),
        dates=words("date_received date_acknowledged target_date date_responded"),
        flags=words("extension_agreed advocate_used"),
        numbers=("kpq",),
        starts=("date_received",),
        late=("date_responded",),
        lists={
            "stage": codes("S1_LOCAL S2_INVESTIGATION S3_PANEL LGSCO CORPORATE_1 CORPORATE_2"),
            "category": codes(
                "COMMUNICATION STAFF_CONDUCT DELAY DECISION QUALITY_OF_SERVICE NON_DELIVERY"
                " ASSESSMENT_CONTENT PLACEMENT CONTACT_FAMILY_TIME POLICY RECORDS_DATA OTHER"
            ),
            "finding": codes(
                "UPHELD PARTLY_UPHELD NOT_UPHELD WITHDRAWN NO_FINDING CLOSED_AFTER_ENQUIRIES"
            ),
        },
        codebook={"category": "COMPLAINT_CATEGORY"},
    ),
    Table(
        name="compliment",
        title="Compliments",
        without="compliments say nothing in the triangulation",
        system="Compliments",
        key=("compliment_id",),
        text=words("compliment_id team_id worker_id summary_text"),
        codes=words("from_group theme"),
        dates=("date_received",),
        numbers=("kpq",),
        starts=("date_received",),
        lists={"theme": THEMES},
        codebook={"theme": "COMPLIMENT_THEME"},
        free_text="summary_text",
    ),
)
TABLES = (
    *VOICES,
    Table(
        name="accepted_theme",
        title="Themes accepted for free text",
        without="words without a theme of their own speak to no question",
        system="Accepted themes",
        key=("source", "row_id"),
        text=words("row_id accepted_by"),
        codes=words("source theme"),
        dates=("accepted_on",),
        starts=("accepted_on",),
        lists={"source": frozenset(table.name.upper() for table in VOICES if table.free_text)},
    ),
)
