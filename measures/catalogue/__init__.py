"""Every measure of the product. A measure is added by one entry in a chapter below."""

from measures.catalogue import (
    abuse,
    assessment,
    care,
    caseloads,
    evidence,
    front_door,
    outcomes,
    proceedings,
    protection,
    seen,
    workforce,
)
from measures.catalogue.questions import QUESTIONS, SHORT, UNCOUNTED
from measures.measure import Measure

__all__ = ["MEASURES", "QUESTIONS", "SHORT", "UNCOUNTED", "headlines", "of_question"]

_CHAPTERS = (
    front_door,
    assessment,
    protection,
    caseloads,
    seen,
    abuse,
    proceedings,
    care,
    outcomes,
    workforce,
    evidence,
)

MEASURES: dict[str, Measure] = {
    measure.id: measure for chapter in _CHAPTERS for measure in chapter.MEASURES
}


def of_question(kpq: str) -> tuple[Measure, ...]:
    """The measures of one question ("1" to "10", or "QA"), in catalogue order."""
    return tuple(measure for measure in MEASURES.values() if measure.kpq == kpq)


def headlines() -> tuple[Measure, ...]:
    """The measures that stand on the Overview."""
    return tuple(measure for measure in MEASURES.values() if measure.headline)
