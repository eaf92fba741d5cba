"""Are we better than places like us? A published figure judged against neighbours and England.

The rule: a headline measure with a good direction and a published counterpart, like for like or
nearly, is worse (or better) than others when it is worse (or better) than both the median of the
statistical neighbours and England by more than our own 95% interval. The interval is Wilson's for
a percentage and Byar's for a rate. Where what the figure was made from is not published, or it is
neither, its rounding stands in: half of its last published digit on either side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from measures.catalogue import headlines
from measures.model.measure import Measure
from measures.model.published import Published
from measures.statistics.intervals import poisson, wilson

Comparison = Literal["worse", "better", "same"]
Strength = Literal["concern", "strength", "steady", "none"]
Margin = Literal["wilson", "byar", "rounding"]


@dataclass(frozen=True)
class Against:
    """One measure against others in its latest published year.

    `lower` and `upper` are the edges of our figure, in its own unit; `margin` says what made them.
    """

    measure_id: str
    comparison: Comparison
    year: int
    council: float
    lower: float
    upper: float
    margin: Margin
    neighbours: float
    england: float


@dataclass(frozen=True)
class AgainstOthers:
    """What the published figures say of one question, and the measures it rests on.

    `concern`: any worse and none better; `strength`: any better and none worse; `steady`:
    otherwise; `none`: no measure could be compared.
    """

    strength: Strength
    measures: tuple[Against, ...]

    def of(self, comparison: Comparison) -> tuple[Against, ...]:
        """The measures of one comparison, in catalogue order."""
        return tuple(one for one in self.measures if one.comparison == comparison)


def question_against_others(kpq: str, published: Mapping[str, Published]) -> AgainstOthers:
    """The statement of the published figures on one question ("1" to "10").

    `published` are the council's figures by measure id, as measures.benchmarks.published.published
    gives them from a snapshot, or published_by at build from the table benchmark.beside.
    """
    return statement(
        against(measure, published[measure.id])
        for measure in headlines()
        if measure.kpq == kpq and measure.id in published
    )


def statement(found: Iterable[Against | None]) -> AgainstOthers:
    """What several measures say together; those that could not be compared are left out."""
    measures = tuple(one for one in found if one is not None)
    compared = {one.comparison for one in measures}
    if not measures:
        return AgainstOthers("none", ())
    if "worse" in compared and "better" not in compared:
        return AgainstOthers("concern", measures)
    if "better" in compared and "worse" not in compared:
        return AgainstOthers("strength", measures)
    return AgainstOthers("steady", measures)


def against(measure: Measure, published: Published) -> Against | None:
    """One measure against its neighbours and England; None without a good direction, or where one
    of the three figures is missing."""
    ours, median, england = published.council, published.neighbours, published.england
    if measure.better is None or ours is None or median is None or england is None:
        return None
    lower, upper, margin = edges(published)
    above, below = lower > max(median, england), upper < min(median, england)
    good, bad = (above, below) if measure.is_better(higher=True) else (below, above)
    comparison: Comparison = "better" if good else "worse" if bad else "same"
    return Against(
        measure.id, comparison, published.year, ours, lower, upper, margin, median, england
    )


def edges(published: Published) -> tuple[float, float, Margin]:
    """The 95% interval of the council's figure, in its own unit, or what its rounding leaves open.

    Raises ValueError when the council has no figure.
    """
    if published.council is None:
        raise ValueError(f"{published.indicator_id} has no figure in {published.year}.")
    x, n = published.numerator, published.denominator
    if x is not None and n is not None and n > 0:
        if published.unit == "percent" and 0 <= x <= n:
            lower, upper = wilson(x, n)
            return 100 * lower, 100 * upper, "wilson"
        if published.unit == "rate_per_10000" and x >= 0:
            lower, upper = poisson(x)
            return 10_000 * lower / n, 10_000 * upper / n, "byar"
    half = 0.5 * 10.0**-published.decimals
    return published.council - half, published.council + half, "rounding"
