"""What the published figures say: the council against its neighbours and England."""

import numpy as np

from measures.benchmarks.against_others import AgainstOthers, Comparison, question_against_others
from measures.benchmarks.published import published_by
from measures.evidence.source import Numbers
from measures.evidence.statements import NONE, QUESTIONS, STATEMENTS, Spoken
from warehouse.load.triangulation import Evidence

_SIDES: dict[str, Comparison] = {"worse": "worse", "better": "better", "as others": "same"}


def _says(evidence: Evidence) -> Spoken:
    """The published figures speak of the council alone, and alike in every month."""
    found = published_by(evidence.beside, evidence.as_at)
    council = (evidence.units["level"] == "council").to_numpy()
    shape = (len(evidence.units), QUESTIONS)
    said, n = np.full(shape, NONE), np.zeros(shape, dtype=np.int64)
    detail = np.full(shape, "", dtype=object)
    for column in range(QUESTIONS):
        told = question_against_others(str(column + 1), found)
        said[council, column] = STATEMENTS.index(told.strength)
        n[council, column] = len(told.measures)
        detail[council, column] = _detail(told)
    return said, n, detail


def _detail(told: AgainstOthers) -> str:
    """Which measures are worse, better or the same, with the year: "worse: icpc_15wd 2025"."""
    named = {
        word: [f"{one.measure_id} {one.year}" for one in told.of(verdict)]
        for word, verdict in _SIDES.items()
    }
    return "; ".join(f"{word}: {', '.join(names)}" for word, names in named.items() if names)


SOURCE = Numbers(
    key="benchmark",
    order=20,
    group="Numbers",
    title="Benchmark",
    council_only=True,
    says=_says,
    rule=(
        "Published figures of the council, the latest year. Worse than the neighbours' median and"
        " than England by more than chance: concern. Better likewise: strength. Otherwise steady."
    ),
)
