"""Observations of practice: what was seen of a practitioner's work with a family."""

import numpy as np

from measures.evidence.source import WHOLE, Dimension, Division, Rhythm, Source
from measures.evidence.statements import (
    CONCERN,
    STEADY,
    STRENGTH,
    Codes,
    Grids,
    SourceThresholds,
    Spoken,
    Whole,
    enough,
    told,
)
from warehouse.load.evidence import Parts

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


def statement(n: Whole, strengths: Whole, needs: Whole, thresholds: SourceThresholds) -> Codes:
    """`strengths` and `needs` among `n` observations; the others were competent."""
    strong = (100 * strengths >= thresholds["strength_from"] * n) & (
        100 * needs < thresholds["need_below"] * n
    )
    said = np.select(
        [strong, 100 * needs >= thresholds["concern_from"] * n], [STRENGTH, CONCERN], STEADY
    )
    return enough(n, said, thresholds)


@told
def _detail(n: int, strengths: int, needs: int) -> str:
    return f"strength {strengths} of {n}, development need {needs}"


def _says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
    counts = grids.n, grids.good, grids.bad
    return statement(*counts, thresholds), grids.n, _detail(*counts)


SOURCE = Source(
    key="observations",
    order=40,
    group="Practice looked at",
    title="Observations",
    fact="observation_domains",
    one="observation",
    many="observations",
    division=WHOLE,
    item="observation_id",
    dimensions=(
        Dimension("domain", "Domains", "domain", OBSERVED, item="case_id"),
        Dimension(
            "half_year",
            "Observed at least once in a half-year",
            "cast(on_date as varchar)",
            HALF_YEAR,
            fact="observations",
            item="case_id",
            months=24,
            dates=True,
        ),
        Dimension("activity", "What was observed", "activity"),
        Dimension("family", "What the child or family said", "child_family_feedback"),
        Dimension("learning", "Learning", "learning", where="learning is not null"),
    ),
    note=(
        "Every practitioner is observed twice a year, once in each half. Those in post at the"
        " half-year's end are counted; a half-year that has not ended is not."
    ),
    says=_says,
    rule=(
        "Observations of {months} months. Fewer than {fewest}: too few. {strength_from}% or more"
        " strengths and under {need_below}% development needs: strength. {concern_from}% or more"
        " development needs: concern."
    ),
    parts=Parts("STRENGTH", "COMPETENT", "DEVELOPMENT_NEED"),
    rhythms=(Rhythm("observations_a_year", "worker", months=12),),
    codes={
        "PREPARATION_PURPOSE": "Preparation and purpose",
        "KNOWLEDGE_THEORY": "Knowledge and theory",
        "STRENGTHS_BASED": "Strengths based practice",
    },
)
