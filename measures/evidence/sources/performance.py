"""What our own figures say: signals of the headline measures, and targets surely met or missed."""

from functools import partial

from measures.council.targets import targets
from measures.evidence.performance import performance
from measures.evidence.source import Numbers
from measures.evidence.statements import Spoken
from warehouse.load.triangulation import Evidence


def _says(evidence: Evidence) -> Spoken:
    found = performance(evidence, partial(targets, synthetic=evidence.synthetic))
    return found.said, found.n, found.detail


SOURCE = Numbers(
    key="performance",
    order=10,
    group="Numbers",
    title="Performance",
    says=_says,
    rule=(
        "Headline measures with a good direction. A signal in the bad direction, or a target surely"
        " missed (95% interval, {months} months of a flow): concern. A signal in the good"
        " direction, or the target surely met on every measure that has one, and no concern:"
        " strength. Otherwise steady."
    ),
)
