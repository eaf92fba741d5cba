"""The sources of evidence beside the figures: what each one counts, and the ways to count it.

`by`, `sql` and `where` are SQL over the columns of a fact, written here and nowhere else.
"""

from dataclasses import dataclass

YEAR = 12


@dataclass(frozen=True)
class Division:
    """How a value is divided: `sql` gives the part of a row, `parts` are in the order they are
    drawn. The share is `met` out of `of`, as `said`; without these there is none."""

    sql: str
    parts: tuple[str, ...]
    said: str = ""
    met: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Face:
    """One way to count a source: by the values of `by`, each divided by `division`.

    `fact` and `item` (counted once) are the source's own where they are empty, and so are
    `months`, which end with the month of the page. `dates` says that the values are
    days, shown newest first.
    """

    key: str
    title: str
    by: str
    division: Division | None = None
    fact: str = ""
    item: str = ""
    where: str = "true"
    months: int = 0
    dates: bool = False


@dataclass(frozen=True)
class Source:
    """One source of evidence. `amounts` gives, for a source that comes counted, the column that
    holds each part. `leading` is the face whose first values the answer names."""

    key: str
    title: str
    fact: str
    one: str
    many: str
    division: Division
    faces: tuple[Face, ...]
    item: str = "case_id"
    amounts: tuple[tuple[str, str], ...] = ()
    leading: str = ""
    months: int = YEAR
    note: str = ""

    def count(self, n: float) -> str:
        """ "1 audit", "1,204 audits"."""
        return f"{n:,.0f} {self.one if n == 1 else self.many}"


WHOLE = Division("'ALL'", ("ALL",))
_GRADED = (
    "OUTSTANDING",
    "GOOD",
    "SIX_OR_MORE",
    "UNDER_SIX",
    "REQUIRES_IMPROVEMENT",
    "INADEQUATE",
)
JUDGED = Division(
    "judged", (*_GRADED, "NOT_JUDGED"), "good or better, or 6 or more", _GRADED[:3], _GRADED
)
OBSERVED = Division(
    "judged",
    ("STRENGTH", "COMPETENT", "DEVELOPMENT_NEED", "NOT_JUDGED"),
    "a strength",
    ("STRENGTH",),
    ("STRENGTH", "COMPETENT", "DEVELOPMENT_NEED"),
)
HALF_YEAR = Division(
    "case when observations > 0 then 'OBSERVED' else 'NOT_OBSERVED' end",
    ("OBSERVED", "NOT_OBSERVED"),
    "observed",
    ("OBSERVED",),
    ("OBSERVED", "NOT_OBSERVED"),
)
STAGES = Division(
    "stage", ("S1_LOCAL", "S2_INVESTIGATION", "S3_PANEL", "LGSCO", "CORPORATE_1", "CORPORATE_2")
)
FINDINGS = Division(
    "finding",
    (
        "UPHELD",
        "PARTLY_UPHELD",
        "NOT_UPHELD",
        "NO_FINDING",
        "WITHDRAWN",
        "CLOSED_AFTER_ENQUIRIES",
        "NOT_RECORDED",
        "OPEN",
    ),
    "upheld in whole or part",
    ("UPHELD", "PARTLY_UPHELD"),
    ("UPHELD", "PARTLY_UPHELD", "NOT_UPHELD"),
)
ANSWERED = Division(
    "answered",
    ("IN_TIME", "LATE", "ANSWERED", "OPEN", "OVERDUE", "NOT_KNOWN"),
    "answered in time",
    ("IN_TIME",),
    ("IN_TIME", "LATE"),
)
DIRECTION = Division(
    "sentiment",
    ("POSITIVE", "MIXED", "NEUTRAL", "NEGATIVE"),
    "positive",
    ("POSITIVE",),
    ("POSITIVE", "MIXED", "NEGATIVE"),
)
AGREED = Division(
    "''",
    ("AGREE", "NEITHER", "DISAGREE", "WITHHELD"),
    "agree",
    ("AGREE",),
    ("AGREE", "NEITHER", "DISAGREE"),
)
AGE = Division(
    "age",
    ("SETTLED_IN_20", "SETTLED_LATER", "OPEN_UP_TO_20", "OPEN_LONGER"),
    "settled in 20 working days",
    ("SETTLED_IN_20",),
    ("SETTLED_IN_20", "SETTLED_LATER"),
)
FOUND = Division("found", ("STRENGTH", "AREA_FOR_IMPROVEMENT", "FROM_REVIEW", "NOT_RECORDED"))

SOURCES: tuple[Source, ...] = (
    Source(
        key="audits",
        title="Audits",
        fact="audits_made",
        one="audit",
        many="audits",
        division=JUDGED,
        faces=(
            Face("domain", "Domains", "domain", JUDGED, fact="audit_domains"),
            Face("moderation", "Moderation", "moderation"),
            Face(
                "escalated",
                "Raised an immediate concern",
                "case when immediate_concern then 'YES' else 'NO' end",
            ),
            Face("kind", "Kinds of audit", "audit_type", JUDGED),
            Face("auditor", "Who audited", "auditor_role", JUDGED),
            Face("cohort", "Whose files", "cohort", JUDGED),
        ),
        note=(
            "A moderated judgement stands in place of the first. Grades and the scale from 0 to 10"
            " are never turned into one another."
        ),
    ),
    Source(
        key="observations",
        title="Observations",
        fact="observation_domains",
        one="observation",
        many="observations",
        division=WHOLE,
        item="observation_id",
        faces=(
            Face("domain", "Domains", "domain", OBSERVED, item="case_id"),
            Face(
                "half_year",
                "Observed at least once in a half-year",
                "cast(on_date as varchar)",
                HALF_YEAR,
                fact="observations",
                item="case_id",
                months=24,
                dates=True,
            ),
            Face("activity", "What was observed", "activity"),
            Face("family", "What the child or family said", "child_family_feedback"),
            Face("learning", "Learning", "learning", where="learning is not null"),
        ),
        note=(
            "Every practitioner is observed twice a year, once in each half. Those in post at the"
            " half-year's end are counted; a half-year that has not ended is not."
        ),
    ),
    Source(
        key="complaints",
        title="Complaints",
        fact="complaint_stages",
        one="complaint",
        many="complaints",
        division=STAGES,
        leading="category",
        faces=(
            Face("category", "Categories", "category", FINDINGS),
            Face("timescale", "Timescale by stage", "stage", ANSWERED),
            Face("finding", "Findings", "finding"),
            Face("learning", "Learning", "learning_theme", where="learning_theme is not null"),
            Face("remedy", "Remedies", "remedy", where="remedy is not null"),
            Face("who", "Who complained", "complainant_type"),
        ),
        note=(
            "A complaint counts once at each stage it reaches. Working days allowed: stage 1 ten,"
            " or twenty where agreed; stage 2 twenty-five, or sixty-five; panel thirty."
        ),
    ),
    Source(
        key="compliments",
        title="Compliments",
        fact="compliments",
        one="compliment",
        many="compliments",
        division=WHOLE,
        leading="theme",
        faces=(
            Face("theme", "Themes", "theme"),
            Face("who", "Who said it", "from_group"),
        ),
    ),
    Source(
        key="families",
        title="Families",
        fact="feedback_themes",
        one="comment",
        many="comments",
        division=DIRECTION,
        leading="theme",
        faces=(
            Face("theme", "Themes", "theme", DIRECTION),
            Face("done", "You said, we did", "theme", where="action_taken is not null"),
            Face("who", "Who said it", "source_group", DIRECTION),
            Face("channel", "How it came", "channel", DIRECTION),
        ),
        note="Feedback that speaks of several themes gives one comment for each.",
    ),
    Source(
        key="practitioners",
        title="Practitioners",
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
        faces=(
            Face("standard", "Standards for employers", "standard", where="standard is not null"),
            Face(
                "theme", "Themes of forums and practice weeks", "theme", where="theme is not null"
            ),
            Face("survey", "Surveys", "survey_name"),
            Face("who", "Who answered", "role_group"),
        ),
        note="Where fewer than five answered, how they answered is withheld.",
    ),
    Source(
        key="partners",
        title="Partners",
        fact="partner_comments",
        one="comment",
        many="comments",
        division=DIRECTION,
        leading="theme",
        faces=(
            Face("theme", "Themes", "theme", DIRECTION),
            Face("agency", "Agencies", "agency", DIRECTION),
            Face("source", "How it came", "source", DIRECTION),
        ),
    ),
    Source(
        key="disputes",
        title="Disputes",
        fact="dispute_list",
        one="dispute",
        many="disputes",
        division=AGE,
        leading="reason",
        faces=(
            Face("stage", "Stage reached, by age", "stage", AGE),
            Face("reason", "Reasons", "reason", AGE),
            Face("who", "Who raised it", "raised_by", AGE),
        ),
        note="Age is counted in working days from the day a dispute was raised.",
    ),
    Source(
        key="reviews",
        title="Reviews and challenge",
        fact="reviews_and_challenge",
        one="finding",
        many="findings",
        division=FOUND,
        months=24,
        faces=(
            Face("held_by", "Kinds of review", "held_by", FOUND),
            Face("learning", "Learning from reviews", "about", where="kind = 'REVIEW'"),
            Face("area", "Areas challenged", "about", FOUND, where="kind = 'CHALLENGE'"),
        ),
        note="Practice reviews and peer challenge speak of the whole council.",
    ),
)
BY_KEY = {source.key: source for source in SOURCES}
