"""What the Overview says of each headline measure, once for its table and for its list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.charts import strip
from dashboard.components import notes
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.comparison import Sisters
from measures.answers.data_quality import Notice, Notices
from measures.answers.signals import Signal
from measures.answers.statements import Triangulated
from measures.catalogue import headlines
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.published import Published
from measures.model.subject import Subject

NO_TARGET, HIDDEN = "No target set", "Hidden"
CONCERN = ("concern",)


@dataclass(frozen=True)
class Line:
    """One headline measure of the unit of a page, with all that it is held against."""

    view: PageView
    measure: Measure
    series: Series | None
    signals: tuple[Signal, ...] = ()
    target: float | None = None
    published: Published | None = None
    sisters: Sisters | None = None
    left_out: tuple[Notice, ...] = ()

    @property
    def point(self) -> Point | None:
        """The figure of the month, or None."""
        return self.series.at(self.view.month) if self.series else None

    @property
    def signal(self) -> Signal | None:
        """What is said of the month, or None."""
        return next((one for one in self.signals if one.month == self.view.month), None)

    @property
    def told(self) -> bool:
        """Whether the reader is told what is said of the month; through the grid all or nothing."""
        return self.view.reads_whole or self.signal is not None

    @property
    def value(self) -> str:
        """The figure as people write it; in its place why there is none."""
        said = notes.value_words(self.measure, self.point, self.series, self.view.month)
        return HIDDEN if said == numbers.MARK else said

    @property
    def missing(self) -> str:
        """Why there is no figure; nothing where there is one."""
        return "" if self.point else self.value

    @property
    def named(self) -> str:
        """The spoken name of the figure: which one it is, and for a hidden one why."""
        hidden = self.value == HIDDEN
        return f"{numbers.HIDDEN}. {self.measure.title}" if hidden else self.measure.title

    @property
    def made_of(self) -> str:
        """What the figure is made from, or nothing."""
        if self.point is None:
            return ""
        counted = numbers.how_many(self.measure, self.point)
        return f"{counted} in a year" if self.measure.rolling else counted

    @property
    def aim(self) -> str:
        """The council's target as people write it, or nothing."""
        return "" if self.target is None else numbers.value(self.measure.kind, self.target)

    @property
    def year(self) -> str:
        """The year of what others published, or nothing."""
        found = self.published
        return numbers.short_year(found, self.view.month) if found else ""

    @property
    def met(self) -> str:
        """Whether the target was met and on which months, in words, or nothing."""
        return sentences.target_in_words(self.signal) if self.aim else ""


@dataclass(frozen=True)
class Question:
    """One question with the lines of its headline measures that the unit can have; `together` is
    what its sources say of it, None where that is not the reader's to see or nobody spoke."""

    key: str
    lines: tuple[Line, ...]
    together: Triangulated | None = None

    @property
    def worse(self) -> bool:
        """Whether any of its measures is worse than it used to be."""
        return any(one.signal and one.signal.variation in CONCERN for one in self.lines)


def questions(lines: Sequence[Line], together: dict[str, Triangulated]) -> tuple[Question, ...]:
    """The ten questions in their order, whether or not the unit can have their measures."""
    keys = [key for key, _ in groupby(headlines(), key=lambda measure: measure.kpq)]
    return tuple(
        Question(key, tuple(one for one in lines if one.measure.kpq == key), together.get(key))
        for key in keys
    )


def measures_of(view: PageView) -> tuple[Measure, ...]:
    """The headline measures that the unit can have."""
    return tuple(one for one in headlines() if one.counted_for(view.unit))


def line(
    view: PageView,
    measure: Measure,
    series: dict[Subject, Series],
    signals: dict[str, tuple[Signal, ...]],
    targets: dict[str, float],
    published: dict[str, Published],
    sisters: dict[str, Sisters],
    notices: Notices,
) -> Line:
    """What the readings of a page answered of one measure."""
    name = measure.id
    held = signals.get(name, ()), targets.get(name), published.get(name)
    beside = sisters.get(name), notices.loud(measure)
    return Line(view, measure, series.get(Subject(measure)), *held, *beside)


def usual_age(lines: Iterable[Line]) -> Published | None:
    """A published figure of the age in months that most have, or None without any."""
    found = [one.published for one in lines if one.published]
    ages = Counter(one.months_old for one in found)
    most = ages.most_common(1)[0][0] if ages else None
    return next((one for one in found if one.months_old == most), None)


def usual_year(lines: Iterable[Line]) -> str:
    """The year that most published figures are of, or nothing without any."""
    years = Counter(one.year for one in lines if one.published)
    return years.most_common(1)[0][0] if years else ""


def england(measure: Measure, published: Published) -> str:
    """ "England 81.4%"; or in place of the figure why there is none."""
    amount = strip.amount(published.england, published.england_symbol, measure.kind, published)
    return f"England {amount}"


def said_once(reasons: Iterable[str]) -> str:
    """The reason for which more than half of a column is empty, which its head says once; ""."""
    counts = Counter(reasons)
    of = counts.total()
    counts.pop("", None)
    most = counts.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > of else ""
