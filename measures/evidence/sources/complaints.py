"""Complaints, at each stage they reach."""

from typing import Any

from measures.evidence.source import Dimension, Division, Source
from measures.evidence.statements import (
    CONCERN,
    Grids,
    SourceThresholds,
    Spoken,
    counted,
    unusual,
    unusual_detail,
    unusual_rule,
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


def _detail(*figures: Any) -> str:
    """How many were upheld is shown and not judged."""
    *_, upheld, _ = figures
    return f"{counted(*figures)}, upheld {upheld}"


def _says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
    found = unusual(grids, thresholds, CONCERN)
    return found.said, grids.n, unusual_detail(grids, found, _detail)


SOURCE = Source(
    key="complaints",
    order=50,
    group="What people tell us",
    title="Complaints",
    of_quality=True,
    fact="complaint_stages",
    one="complaint",
    many="complaints",
    division=STAGES,
    leading="category",
    dimensions=(
        Dimension("category", "Categories", "category", FINDINGS),
        Dimension("timescale", "Timescale by stage", "stage", ANSWERED),
        Dimension("finding", "Findings", "finding"),
        Dimension("learning", "Learning", "learning_theme", where="learning_theme is not null"),
        Dimension("remedy", "Remedies", "remedy", where="remedy is not null"),
        Dimension("who", "Who complained", "complainant_type"),
    ),
    note=(
        "A complaint counts once at each stage it reaches. Working days allowed: stage 1 ten,"
        " or twenty where agreed; stage 2 twenty-five, or sixty-five; panel thirty."
    ),
    says=_says,
    measure="complaints_received",
    more_means="concern",
    rule=unusual_rule("Complaints", "More than usual is a concern; silence is never a strength."),
    codes={
        "S1_LOCAL": "Stage 1",
        "S2_INVESTIGATION": "Stage 2 investigation",
        "S3_PANEL": "Stage 3 panel",
        "LGSCO": "Ombudsman",
        "CORPORATE_1": "Corporate stage 1",
        "CORPORATE_2": "Corporate stage 2",
        "CONTACT_FAMILY_TIME": "Contact and family time",
        "RECORDS_DATA": "Records and data",
    },
)
