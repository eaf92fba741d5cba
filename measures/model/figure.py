"""What an answer looks like: points of months, and series of them."""

import datetime as dt
from dataclasses import dataclass, replace

from measures.model.measure import Measure
from measures.model.subject import Subject
from warehouse.model.unit import Unit


@dataclass(frozen=True)
class Point:
    """One month of a measure for one unit. Numerator and denominator are None where the kind has
    none (counts: denominator; medians: numerator). `month` is the first day of the month."""

    month: dt.date
    value: float
    numerator: float | None
    denominator: float | None
    to_date: bool = False


@dataclass(frozen=True)
class Series:
    """A subject for one unit, months in order. A month without cases has no point, except that a
    flow count reads 0; a month of `hidden` has none because its numbers are small (`c`).
    `why_empty` is a sentence when nothing can be shown (not supplied ...)."""

    subject: Subject
    unit: Unit
    points: tuple[Point, ...]
    as_at: dt.date | None = None
    why_empty: str = ""
    hidden: frozenset[dt.date] = frozenset()

    @property
    def measure(self) -> Measure:
        """The measure that it is of."""
        return self.subject.measure

    def at(self, month: dt.date) -> Point | None:
        """The point of one month, or None."""
        return next((point for point in self.points if point.month == month), None)

    def between(self, first: dt.date, last: dt.date) -> "Series":
        """The same from one month to another."""
        points = tuple(point for point in self.points if first <= point.month <= last)
        hidden = frozenset(month for month in self.hidden if first <= month <= last)
        return replace(self, points=points, hidden=hidden)
