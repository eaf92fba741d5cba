"""What practitioners answer in surveys, forums and practice weeks."""

from measures.evidence.source import Dimension, Division, Rhythm, Source
from measures.evidence.statements import says_share, share_rule
from warehouse.load.evidence import Parts

AGREED = Division(
    "''",
    ("AGREE", "NEITHER", "DISAGREE", "WITHHELD"),
    "agree",
    ("AGREE",),
    ("AGREE", "NEITHER", "DISAGREE"),
)

SOURCE = Source(
    key="practitioners",
    order=80,
    group="What people tell us",
    title="Practitioners",
    of_quality=True,
    fact="survey_answers",
    one="answer",
    many="answers",
    division=AGREED,
    amounts=(
        ("AGREE", "n_agree"),
        ("NEITHER", "n_neutral"),
        ("DISAGREE", "n_disagree"),
        ("WITHHELD", "n_withheld"),
    ),
    dimensions=(
        Dimension("standard", "Standards for employers", "standard", where="standard is not null"),
        Dimension(
            "theme", "Themes of forums and practice weeks", "theme", where="theme is not null"
        ),
        Dimension("survey", "Surveys", "survey_name"),
        Dimension("who", "Who answered", "role_group"),
    ),
    note="Where fewer than five answered, how they answered is withheld.",
    says=says_share("agree"),
    rule=share_rule("Answers", "agree"),
    parts=Parts("AGREE", "OTHER", weighed=True),
    rhythms=(
        Rhythm("surveys_a_year", "unit with workers", months=12),
        Rhythm("forum_weeks", "council"),
    ),
    # A survey is expected, however many questions it asks.
    received="batch_id",
    codes={
        "NEITHER": "Neither agree nor disagree",
        "WITHHELD": "Withheld (fewer than five)",
        "ORG_HEALTH_CHECK": "Organisational health check",
        "DCC_STAFF_SURVEY": "Staff survey",
        "PSW_FORUM": "Principal social worker forum",
        "HOS_TM_BRIEFING": "Team manager briefing",
        "HOS_PRACTITIONER_BRIEFING": "Practitioner briefing",
        "EMP1_FRAMEWORK": "1. Practice framework",
        "EMP2_WORKFORCE_PLANNING": "2. Workforce planning",
        "EMP3_WORKLOAD": "3. Workload",
        "EMP4_WELLBEING": "4. Wellbeing",
        "EMP5_SUPERVISION": "5. Supervision",
        "EMP6_CPD": "6. Professional development",
        "EMP7_REGISTRATION": "7. Registration",
        "EMP8_PARTNERSHIP": "8. Partnership",
    },
)
