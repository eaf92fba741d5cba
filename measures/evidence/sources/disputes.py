"""Disputes that reviewing officers and conference chairs raise."""

from typing import Any

import numpy as np

from measures.evidence.source import Dimension, Division, Source
from measures.evidence.statements import (
    CONCERN,
    STRENGTH,
    Codes,
    Grids,
    SourceThresholds,
    Spoken,
    Whole,
    counted,
    unusual,
    unusual_detail,
    unusual_rule,
)
from warehouse.load.evidence import Parts

AGE = Division(
    "age",
    ("SETTLED_IN_20", "SETTLED_LATER", "OPEN_UP_TO_20", "OPEN_LONGER"),
    "settled in 20 working days",
    ("SETTLED_IN_20",),
    ("SETTLED_IN_20", "SETTLED_LATER"),
)


def statement(ordinary: Codes, good_practice: Whole, thresholds: SourceThresholds) -> Codes:
    """Notes of good practice make a strength where the ordinary disputes are no concern."""
    praised = (ordinary != CONCERN) & (good_practice >= thresholds["good_practice"])
    return np.where(praised, STRENGTH, ordinary).astype(np.int8)


def _detail(*figures: Any) -> str:
    praise = figures[-1]
    return counted(*figures) + (f"; good practice {praise}" if praise else "")


def _says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
    found = unusual(grids, thresholds, CONCERN)
    said = statement(found.said, grids.good, thresholds)
    n = np.where(said == STRENGTH, grids.good, grids.n)
    return said, n, unusual_detail(grids, found, _detail)


SOURCE = Source(
    key="disputes",
    order=100,
    group="Challenge",
    title="Disputes",
    of_quality=True,
    fact="dispute_list",
    one="dispute",
    many="disputes",
    division=AGE,
    leading="reason",
    dimensions=(
        Dimension("stage", "Stage reached, by age", "stage", AGE),
        Dimension("reason", "Reasons", "reason", AGE),
        Dimension("who", "Who raised it", "raised_by", AGE),
    ),
    note="Age is counted in working days from the day a dispute was raised.",
    says=_says,
    measure="disputes_raised",
    more_means="concern",
    rule=unusual_rule(
        "Disputes",
        "More than usual is a concern; {good_practice} notes of good practice, without one, a"
        " strength.",
    ),
    parts=Parts(good="GOOD_PRACTICE"),
    codes={
        "INFORMAL": "Informal",
        "STAGE1_TEAM_MANAGER": "Stage 1, team manager",
        "STAGE2_OPERATIONS_MANAGER": "Stage 2, operations manager",
        "STAGE3_STRATEGIC_MANAGER": "Stage 3, strategic manager",
        "STAGE4_HEAD_OF_SERVICE": "Stage 4, head of service",
        "STAGE5_DIRECTOR": "Stage 5, director",
        "SETTLED_IN_20": "Settled in 20 working days",
        "SETTLED_LATER": "Settled later",
        "OPEN_UP_TO_20": "Open up to 20 working days",
        "OPEN_LONGER": "Open longer",
        "IRO": "Reviewing officer",
        "CP_CHAIR": "Conference chair",
    },
)
