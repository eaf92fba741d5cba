"""Safeguarding practice reviews and peer challenge, which speak of the whole council."""

import numpy as np

from measures.evidence.source import Dimension, Division, Source
from measures.evidence.statements import (
    CONCERN,
    NONE,
    STRENGTH,
    Codes,
    Grids,
    SourceThresholds,
    Spoken,
    Whole,
    told,
)
from warehouse.load.evidence import Parts

FOUND = Division("found", ("STRENGTH", "AREA_FOR_IMPROVEMENT", "FROM_REVIEW", "NOT_RECORDED"))


def statement(n: Whole, bad: Whole) -> Codes:
    """Practice reviews and areas for improvement are `bad`; the others of `n` are strengths."""
    return np.select([n == 0, bad > 0], [NONE, CONCERN], STRENGTH).astype(np.int8)


@told
def _detail(_: int, good: int, bad: int) -> str:
    return f"reviews and areas for improvement {bad}, strengths {good}"


def _says(grids: Grids, _: SourceThresholds) -> Spoken:
    return statement(grids.n, grids.bad), grids.n, _detail(grids.n, grids.good, grids.bad)


SOURCE = Source(
    key="reviews",
    order=110,
    group="Challenge",
    title="Reviews and challenge",
    short="Reviews",
    council_only=True,
    fact="reviews_and_challenge",
    one="finding",
    many="findings",
    division=FOUND,
    months=24,
    dimensions=(
        Dimension("held_by", "Kinds of review", "held_by", FOUND),
        Dimension("learning", "Learning from reviews", "about", where="kind = 'REVIEW'"),
        Dimension("area", "Areas challenged", "about", FOUND, where="kind = 'CHALLENGE'"),
    ),
    note="Practice reviews and peer challenge speak of the whole council.",
    says=_says,
    rule=(
        "Reviews and peer challenge of {months} months, whole council. Any review or area for"
        " improvement: concern. Strengths only: strength."
    ),
    parts=Parts("STRENGTH", "STRENGTH", "AREA_FOR_IMPROVEMENT"),
    codes={
        "FROM_REVIEW": "Learning from a practice review",
        "LCSPR": "Local child safeguarding practice review",
        "OFSTED_ILACS": "Ofsted inspection",
        "OFSTED_FOCUSED": "Ofsted focused visit",
        "JTAI": "Joint targeted area inspection",
        "LGA": "Local Government Association",
    },
)
