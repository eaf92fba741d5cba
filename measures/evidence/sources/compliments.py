"""Compliments, from whomever they come."""

from measures.evidence.source import WHOLE, Dimension, Source
from measures.evidence.statements import (
    STRENGTH,
    Grids,
    SourceThresholds,
    Spoken,
    counted,
    unusual,
    unusual_detail,
    unusual_rule,
)


def _says(grids: Grids, thresholds: SourceThresholds) -> Spoken:
    found = unusual(grids, thresholds, STRENGTH)
    return found.said, grids.n, unusual_detail(grids, found, counted)


SOURCE = Source(
    key="compliments",
    order=60,
    group="What people tell us",
    title="Compliments",
    fact="compliments",
    one="compliment",
    many="compliments",
    division=WHOLE,
    leading="theme",
    dimensions=(
        Dimension("theme", "Themes", "theme"),
        Dimension("who", "Who said it", "from_group"),
    ),
    says=_says,
    rule=unusual_rule("Compliments", "More than usual is a strength."),
)
