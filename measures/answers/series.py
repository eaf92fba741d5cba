"""Measures over time and beside one another, from the stored figures: one query a page."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from measures.catalogue import MEASURES, headlines, of_question
from measures.council.snapshot import snapshot
from measures.council.units import UnitNode, path
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import first_of, last_of, months_between, months_later
from measures.model.unit import Unit
from measures.statistics.intervals import poisson, wilson
from warehouse.gate.read import NOBODY, Ask, Row, Scope, answer, ask, query, snapshot_path
from warehouse.model.facts import facts


@dataclass(frozen=True)
class Supply:
    """A measure's as-at date, or the sentence that says what has not been supplied."""

    as_at: dt.date | None
    why: str


def split_id(measure_id: str) -> tuple[Measure, str]:
    """A measure and its category from `id` or `id:CATEGORY`; raises KeyError for an unknown id."""
    name, _, category = measure_id.partition(":")
    return MEASURES[name], category


def supply(warehouse: Path) -> dict[str, Supply]:
    """What each measure's snapshot has, by measure id."""
    return _supply(snapshot_path(warehouse), warehouse)


@lru_cache(maxsize=8)
def _supply(_: Path, warehouse: Path) -> dict[str, Supply]:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    return {
        row["measure_id"]: Supply(row["as_at"], row["why"])
        for row in query(warehouse, "measures", NOBODY)
    }


def headline_series(
    warehouse: Path, scope: Scope, unit: Unit, month: dt.date, months: int = 24
) -> dict[str, Series]:
    """The headline measures of a unit for the months up to one, by measure id."""
    return _many(warehouse, scope, headlines(), unit, months_later(month, 1 - months), month)


def question_series(
    warehouse: Path, scope: Scope, kpq: str, unit: Unit, month: dt.date, months: int = 24
) -> dict[str, Series]:
    """The measures of one question, a mix by `id:CATEGORY`, for the months up to one."""
    return _many(warehouse, scope, of_question(kpq), unit, months_later(month, 1 - months), month)


def measure_series(
    warehouse: Path, scope: Scope, measure_id: str, unit: Unit, months: int | None = None
) -> tuple[Series, ...]:
    """One measure for all months that can be chosen (or the last so many); one series a category."""
    measure, category = split_id(measure_id)
    now = snapshot(warehouse)
    last = now.months[-1]
    first = months_later(last, 1 - months) if months else now.months[0]
    found = _many(warehouse, scope, (measure,), unit, first, last)
    return tuple(series for series in found.values() if not category or series.category == category)


def chosen_series(
    warehouse: Path,
    scope: Scope,
    measures: Iterable[Measure],
    unit: Unit,
    first: dt.date,
    last: dt.date,
) -> dict[str, Series]:
    """Any measures of a unit for the months from one to another, by `id` or `id:CATEGORY`.

    The unit must stand in the last month: raises UnknownUnit otherwise.
    """
    return _many(warehouse, scope, measures, unit, first, last)


def interval(measure: Measure, point: Point) -> tuple[float, float] | None:
    """The 95% interval of a value on its own scale: Wilson for shares of cases, Byar for counts."""
    if measure.kind == "count" and point.numerator is not None:
        return poisson(point.numerator)
    if measure.kind != "percent" or measure.weight or not point.denominator:
        return None
    lower, upper = wilson(point.numerator or 0, point.denominator)
    return 100 * lower, 100 * upper


def series_ask(measures: Iterable[Measure], here: Unit, first: dt.date, last: dt.date) -> Ask:
    """Months of measures for one unit, which is placed: a team with its service and locality."""
    return ask(
        "series",
        level=here.level,
        service=here.service,
        locality=here.locality,
        team_id=here.team_id,
        measure_ids=[measure.id for measure in measures],
        first=first,
        last=last,
    )


def _many(
    warehouse: Path,
    scope: Scope,
    measures: Iterable[Measure],
    unit: Unit,
    first: dt.date,
    last: dt.date,
) -> dict[str, Series]:
    here = path(warehouse, scope, unit, last)[-1]
    chosen = tuple(measures)
    rows = answer(warehouse, scope, series_ask(chosen, here.unit, first, last))
    by_measure: dict[str, list[Row]] = {}
    for row in rows:
        by_measure.setdefault(row["measure_id"], []).append(row)
    have = supply(warehouse)
    place = here.unit
    own = scope.answers_for(place.service, place.locality, place.team_id)
    shown = _Shown(here, max(first, snapshot(warehouse).months[0]), last, own)
    found = [
        series
        for measure in chosen
        for series in shown.series(
            measure,
            by_measure.get(measure.id, []),
            have.get(measure.id, Supply(None, "Not counted in this snapshot.")),
        )
    ]
    return {
        f"{one.measure.id}:{one.category}" if one.category else one.measure.id: one for one in found
    }


@dataclass(frozen=True)
class _Shown:
    """The unit and the months that are shown; `own` where the reader answers for the unit."""

    here: UnitNode
    first: dt.date
    last: dt.date
    own: bool

    def series(self, measure: Measure, rows: list[Row], have: Supply) -> Iterator[Series]:
        """One series a category of a measure, from its stored rows."""
        for category in _categories(measure, rows):
            own = [row for row in rows if row["category"] == category]
            points = tuple(point_of(row, have.as_at) for row in own if not is_hidden(row))
            hidden = frozenset(row["month"] for row in own if is_hidden(row))
            if _reads_zero(measure) and have.as_at:
                points = _with_zeros(points, hidden, self.first, self.last, have.as_at)
            yield Series(
                measure=measure,
                unit=self.here.unit,
                unit_name=self.here.name,
                points=points,
                category=category,
                as_at=have.as_at,
                why_empty=have.why or self._why_empty(measure, points, hidden),
                hidden=hidden,
            )

    def _why_empty(
        self, measure: Measure, points: tuple[Point, ...], hidden: frozenset[dt.date]
    ) -> str:
        if points:
            return ""
        if hidden:
            return f"All numbers of {self.here.name} in these months are hidden: they are small."
        if self.here.unit.level != "council":
            if measure.kind == "rate":
                return "Counted for the whole council only: there is no population by team."
            if _is_mix(measure) and not self.own:
                return "Outside one's own units, parts are shown for the whole council only."
        return f"No {measure.out_of or measure.counts} for {self.here.name} in these months."


def _categories(measure: Measure, rows: list[Row]) -> list[str]:
    """The categories that have a series: the total (unless a mix), then each that ever occurs."""
    occurring = {
        row["category"] for row in rows if row["category"] and (row["numerator"] or is_hidden(row))
    }
    categories = [name for name in measure.categories if name in occurring]
    return categories or [""] if _is_mix(measure) else ["", *categories]


def _is_mix(measure: Measure) -> bool:
    """Whether a measure is only its categories."""
    return bool(measure.by) and not measure.numerator and measure.kind != "count"


def _reads_zero(measure: Measure) -> bool:
    return measure.kind == "count" and facts()[measure.fact].kind == "flow"


def _with_zeros(
    points: tuple[Point, ...],
    hidden: frozenset[dt.date],
    first: dt.date,
    last: dt.date,
    as_at: dt.date,
) -> tuple[Point, ...]:
    known = {point.month: point for point in points}
    months = [*months_between(first, min(last, first_of(as_at)))]
    known |= {
        month: Point(month, 0.0, 0.0, None, _to_date(month, as_at))
        for month in months
        if month not in known and month not in hidden
    }
    return tuple(known[month] for month in sorted(known))


def is_hidden(row: Row) -> bool:
    """Whether a stored figure shows `c` to this reader."""
    return bool(row["mark"] == "c")


def point_of(row: Row, as_at: dt.date | None = None) -> Point:
    """A stored figure as a point; to date when the as-at date lies within its month."""
    return Point(
        month=row["month"],
        value=row["value"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        to_date=_to_date(row["month"], as_at),
    )


def _to_date(month: dt.date, as_at: dt.date | None) -> bool:
    """Whether a month is only part-way through at the as-at date."""
    return as_at is not None and first_of(as_at) == month and as_at != last_of(as_at)
