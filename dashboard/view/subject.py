"""One subject on a page: in whose view, on which page, and everything that was read of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.view.view import PageView
from measures.answers.signals import Signal
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.published import Published
from measures.model.subject import Subject
from measures.signals.method import TWELVE_MONTHS
from warehouse.model.unit import COUNCIL


@dataclass(frozen=True)
class SubjectView:
    """A measure, or one category of it, as a page shows it.

    `path` is the page that shows it: links to other units and months keep to it. `series` are those
    of its measure, by subject. What it is held against: its `signals`, `target` and what others
    `published`; a category has none of these.
    """

    page: PageView
    subject: Subject
    path: str
    series: Mapping[Subject, Series]
    signals: tuple[Signal, ...] = ()
    target: float | None = None
    published: Published | None = None

    @classmethod
    def of(
        cls,
        page: PageView,
        subject: Subject,
        path: str,
        series: Mapping[Subject, Series],
        signals: Mapping[str, tuple[Signal, ...]],
        targets: Mapping[str, float],
        published: Mapping[str, Published],
    ) -> "SubjectView":
        """The subject with what the page's readings answered by measure id."""
        name = subject.measure.id
        if subject.category:
            return cls(page, subject, path, series)
        held = signals.get(name, ()), targets.get(name), published.get(name)
        return cls(page, subject, path, series, *held)

    @property
    def measure(self) -> Measure:
        """The measure, as a whole."""
        return self.subject.measure

    @property
    def others(self) -> Published | None:
        """What is published of others, to stand beside the council's own figure; a unit below it is
        never held against councils."""
        return self.published if self.page.unit == COUNCIL else None

    @property
    def own(self) -> Series | None:
        """The subject's own series; a mix has none."""
        return self.series.get(self.subject)

    @property
    def categories(self) -> list[Series]:
        """The series of the measure's categories."""
        found = self.series.values()
        return [one for one in found if one.measure is self.measure and one.subject.category]

    @property
    def point(self) -> Point | None:
        """The figure of the month, or None."""
        return self.own.at(self.page.month) if self.own else None

    @property
    def is_rolling(self) -> bool:
        """Whether its cases are so few that only twelve months together are said of it."""
        method = next(
            (one.method for one in reversed(self.signals) if one.month <= self.page.month), ""
        )
        return method == TWELVE_MONTHS and self.measure.kind == "percent"

    @property
    def signal(self) -> Signal | None:
        """What is said of the month, or None."""
        return next((one for one in self.signals if one.month == self.page.month), None)
