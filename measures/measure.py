"""What a measure is, which unit is asked about, and what an answer looks like."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["percent", "count", "mean", "median", "rate"]
Better = Literal["higher", "lower"]
Asks = Literal["how much", "how well", "better off"]
Level = Literal["council", "service", "locality", "team"]


@dataclass(frozen=True)
class Measure:
    """One entry of the catalogue: what is counted, and how it reads to a manager.

    `denominator` is the SQL condition that makes a row of `fact` a case. `numerator` is a condition
    (percent) or is left out (count). `amount` and `weight` are numbers a case adds to numerator
    and denominator where these are not 0 and 1 (means, medians, FTE shares). `needs` names what
    must have been supplied beside the fact's own source: "table" or "table.column", with
    alternatives divided by "|". A rate has `per` (the measure id that feeds it) and is counted for
    the council only, `rolling` over 12 months or at month end. `by` is the column whose values are
    its categories (`many`: a list of codes between commas); a percentage without a numerator is
    the mix of its categories.
    """

    id: str
    kpq: str
    title: str
    asks: Asks
    definition: str
    counts: str
    out_of: str = ""
    fact: str = ""
    numerator: str = ""
    denominator: str = "true"
    amount: str = ""
    weight: str = ""
    kind: Kind = "percent"
    better: Better | None = None
    standard: str = "None set"
    standard_source: str = ""
    headline: bool = False
    core: bool = False
    chart: str = ""
    needs: tuple[str, ...] = ()
    source: str = ""
    settings: tuple[str, ...] = ()
    by: str = ""
    many: bool = False
    categories: tuple[str, ...] = ()
    per: str = ""
    rolling: bool = False
    benchmark: str = ""
    short: str = ""

    @property
    def label(self) -> str:
        """The short title for tables and narrow places."""
        return self.short or self.title

    def is_better(self, higher: bool) -> bool | None:
        """Whether the higher (or the lower) of two figures is the better; None: neither is."""
        return None if self.better is None else higher == (self.better == "higher")

    @property
    def of_children(self) -> bool:
        """Whether its cases are children, so that age, sex, ethnicity and disability apply."""
        return not self.per and self.fact not in ("caseloads", "staff_supervisions", "posts",
            "workforce_month", "turnover", "observations", "compliments")  # fmt: skip


@dataclass(frozen=True)
class Uncounted:
    """A measure the framework names that has no counting rule, so the product does not count it."""

    id: str
    kpq: str
    title: str


@dataclass(frozen=True)
class Unit:
    """The council, or a service, a locality within a service, or a team."""

    service: str = ""
    locality: str = ""
    team_id: str = ""

    @property
    def level(self) -> Level:
        """Which of the four levels the unit stands on."""
        if self.team_id:
            return "team"
        if self.locality:
            return "locality"
        return "service" if self.service else "council"


COUNCIL = Unit()


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
    """A measure for one unit, months in order. A month without cases has no point, except that a
    flow count reads 0; a month of `hidden` has none because its numbers are small (`c`).
    `why_empty` is a sentence when nothing can be shown (not supplied ...)."""

    measure: Measure
    unit: Unit
    unit_name: str
    points: tuple[Point, ...]
    category: str = ""
    as_at: dt.date | None = None
    why_empty: str = ""
    hidden: frozenset[dt.date] = frozenset()

    def at(self, month: dt.date) -> Point | None:
        """The point of one month, or None."""
        return next((point for point in self.points if point.month == month), None)


@dataclass(frozen=True)
class Spread:
    """All authorities with a figure: how many, and where they lie (linear quantiles)."""

    authorities: int
    lowest: float
    lower_quarter: float
    middle: float
    upper_quarter: float
    highest: float


@dataclass(frozen=True)
class Place:
    """Where one authority stands among all of its year; ties share the lowest place.

    `low_to_high` is 1 for the lowest value. `by_polarity` is 1 for the best, None where neither
    end is good. `quarter` is 1 to 4 from the lowest value (LAIT's A to D).
    """

    low_to_high: int
    tied: int
    by_polarity: int | None
    quarter: int


@dataclass(frozen=True)
class Published:
    """A council's published figure of one year, beside England, its region and its neighbours.

    `neighbours` is the median of the `neighbours_n` (of `neighbours_of`) with a figure, in the set
    of the year `neighbours_set`. A figure that is None has a symbol, or was never published.
    `numerator` and `denominator` are what it was made from, where known. `months_old` counts from
    the end of its period, and `release` is the year of the release that said so. `match` is how
    alike it is to the measure beside it (like for like, nearly, no), and `like_for_like` how it
    differs.
    """

    indicator_id: str
    title: str
    year: int
    council: float | None
    council_symbol: str
    england: float | None
    england_symbol: str
    neighbours: float | None
    neighbours_n: int
    decimals: int
    source: str
    like_for_like: str
    months_old: int
    period_end: dt.date | None = None
    unit: str = "percent"
    polarity: str = "neutral"
    numerator: float | None = None
    denominator: float | None = None
    region_name: str = ""
    region: float | None = None
    region_symbol: str = ""
    neighbours_mean: float | None = None
    neighbours_of: int = 0
    neighbours_set: str = ""
    spread: Spread | None = None
    place: Place | None = None
    source_file: str = ""
    match: str = "no"
    release: int | None = None
