"""A published figure beside the others of its year."""

import datetime as dt
from dataclasses import dataclass


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
class Rank:
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
    rank: Rank | None = None
    source_file: str = ""
    match: str = "no"
    release: int | None = None
