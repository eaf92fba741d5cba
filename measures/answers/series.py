"""Measures over time, from the stored figures."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from measures.council.view import View
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import first_of, last_of, months_between, months_later
from measures.model.subject import Subject
from measures.statistics.intervals import poisson, wilson
from warehouse.gate.read import NOBODY, Row, query, snapshot_path
from warehouse.model.facts import facts


@dataclass(frozen=True)
class Supply:
    """A measure's as-at date, or the sentence that says what has not been supplied."""

    as_at: dt.date | None
    why: str


NOT_COUNTED = Supply(None, "Not counted in this snapshot.")


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


@dataclass(frozen=True)
class SeriesOf:
    """Reads measures month by month: of the last so many months, or (None) of all that can be
    chosen. A measure counted by category has a series for each; a mix has only those."""

    measures: tuple[Measure, ...]
    months: int | None = 24

    def read(self, view: View) -> dict[Subject, Series]:
        """The series by what they are of."""
        return series_between(view, self.measures, *view.since(self.months))


def series_between(
    view: View, measures: tuple[Measure, ...], first: dt.date, last: dt.date
) -> dict[Subject, Series]:
    """Measures of the unit for the months from one to another, by what they are of."""
    rows: dict[str, list[Row]] = {}
    for row in view.rows(
        "series",
        level=view.unit.level,
        measure_ids=[measure.id for measure in measures],
        first=first,
        last=last,
        **view.place,
    ):
        rows.setdefault(row["measure_id"], []).append(row)
    have = supply(view.warehouse)
    shown = _Shown(view, max(first, view.snapshot.months[0]), last)
    return {
        series.subject: series
        for measure in measures
        for series in shown.series(
            measure, rows.get(measure.id, []), have.get(measure.id, NOT_COUNTED)
        )
    }


def interval(measure: Measure, point: Point) -> tuple[float, float] | None:
    """The 95% interval of a value on its own scale: Wilson for shares of cases, Byar for counts."""
    if measure.kind == "count" and point.numerator is not None:
        return poisson(point.numerator)
    if measure.kind != "percent" or measure.weight or not point.denominator:
        return None
    lower, upper = wilson(point.numerator or 0, point.denominator)
    return 100 * lower, 100 * upper


A_YEAR = 12


def twelve_months(series: Series) -> Series:
    """A share of few cases as twelve months together, month by month.

    A month is left out where one of its twelve is hidden or not complete. The first eleven are too,
    unless there is no later one: then as many months together as there are.
    """
    if not series.points:
        return series
    by_month = {point.month: point for point in series.points}
    begun, last = series.points[0].month, series.points[-1].month
    every = [
        point
        for month in months_between(begun, last)
        if (point := _together(series, by_month, month))
    ]
    whole = [point for point in every if point.month >= months_later(begun, A_YEAR - 1)]
    return replace(series, points=tuple(whole or every))


def _together(series: Series, by_month: dict[dt.date, Point], month: dt.date) -> Point | None:
    inside = [*months_between(months_later(month, 1 - A_YEAR), month)]
    found = [by_month[one] for one in inside if one in by_month]
    met = sum(point.numerator or 0 for point in found)
    cases = sum(point.denominator or 0 for point in found)
    unsure = any(one in series.hidden for one in inside) or any(point.to_date for point in found)
    if unsure or not cases:
        return None
    return Point(month, 100 * met / cases, met, cases)


@dataclass(frozen=True)
class _Shown:
    """The unit and the months that are shown."""

    view: View
    first: dt.date
    last: dt.date

    def series(self, measure: Measure, rows: list[Row], have: Supply) -> Iterator[Series]:
        """One series a category of a measure, from its stored rows."""
        for category in _categories(measure, rows):
            own = [row for row in rows if row["category"] == category]
            points = tuple(point_of(row, have.as_at) for row in own if not is_hidden(row))
            hidden = frozenset(row["month"] for row in own if is_hidden(row))
            if _reads_zero(measure) and measure.counted_for(self.view.unit) and have.as_at:
                points = _with_zeros(points, hidden, self.first, self.last, have.as_at)
            yield Series(
                subject=Subject(measure, category),
                unit=self.view.unit,
                points=points,
                as_at=have.as_at,
                why_empty=have.why or self._why_empty(measure, points, hidden),
                hidden=hidden,
            )

    def _why_empty(
        self, measure: Measure, points: tuple[Point, ...], hidden: frozenset[dt.date]
    ) -> str:
        if points:
            return ""
        name = self.view.path[-1].name
        if hidden:
            return f"All numbers of {name} in these months are hidden: they are small."
        if self.view.unit.level != "council":
            if measure.kind == "rate":
                return "Counted for the whole council only: there is no population by team."
            if not measure.counted_for(self.view.unit):
                return "Counted for the whole council only: its cases carry no team."
            if measure.is_mix and not self.view.answers:
                return "Outside one's own units, parts are shown for the whole council only."
        return f"No {measure.out_of or measure.counts} for {name} in these months."


def _categories(measure: Measure, rows: list[Row]) -> list[str]:
    """The categories that have a series: the total (unless a mix), then each that ever occurs."""
    occurring = {
        row["category"] for row in rows if row["category"] and (row["numerator"] or is_hidden(row))
    }
    categories = [name for name in measure.categories if name in occurring]
    return categories or [""] if measure.is_mix else ["", *categories]


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
