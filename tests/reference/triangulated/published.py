"""What the published figures say of the council beside its neighbours and England."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isnan, sqrt
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd

from tests.reference.triangulated.headlines import Headline
from tests.reference.triangulated.performance import Z, wilson
from tests.reference.triangulated.said import NONE, Statement

FOLDER = Path(__file__).resolve().parents[3] / "data" / "benchmarks"


@dataclass(frozen=True)
class Indicator:
    id: str
    unit: str
    decimals: int


@cache
def values() -> pd.DataFrame:
    with duckdb.connect() as con:
        return con.read_parquet(str(FOLDER / "benchmarks.parquet")).df()


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def indicator(lait: str) -> Indicator | None:
    """The indicator with a code of the Local Authority Interactive Tool."""
    for row in rows("indicators.csv"):
        if lait and row["lait_short_code"] == lait:
            return Indicator(row["indicator_id"], row["unit"], int(row["decimals"]))
    return None


def interval(value: float, x: float, n: float, of: Indicator) -> tuple[float, float]:
    """The published value's 95% interval, or half of its last digit on either side where it is
    not known what number it rests on."""
    if of.unit == "percent" and n > 0 and 0 <= x <= n:
        return wilson(x, n)
    if of.unit == "rate_per_10000" and n > 0 and x > 0:
        low = x * (1 - 1 / (9 * x) - Z / (3 * sqrt(x))) ** 3
        high = (x + 1) * (1 - 1 / (9 * (x + 1)) + Z / (3 * sqrt(x + 1))) ** 3
        return 10_000 * low / n, 10_000 * high / n
    half = 0.5 * 10.0**-of.decimals
    return value - half, value + half


def compare(measure: Headline, la_code: str, as_at: date) -> str | None:
    """worse, better or like; null where the council, England or all neighbours have no figure."""
    of = indicator(measure.lait)
    if of is None:
        return None
    frame = values()
    frame = frame[(frame["indicator_id"] == of.id) & (frame["period_end"] <= pd.Timestamp(as_at))]
    ours = frame[(frame["la_code"] == la_code) | (frame["geography"] == "National")]
    frame = frame[frame["time_period"] == ours["time_period"].max()]
    own = frame[frame["la_code"] == la_code]
    england = frame[frame["geography"] == "National"]["value"].dropna()
    near = {r["neighbour_la_code"] for r in rows("neighbours.csv") if r["la_code"] == la_code}
    beside = frame[frame["la_code"].isin(near)]["value"].dropna()
    if own["value"].dropna().empty or england.empty or beside.empty:
        return None
    first = own.iloc[0]
    value, x, n = (float(first[name]) for name in ("value", "numerator", "denominator"))
    x = value * n / 100 if isnan(x) and of.unit == "percent" else x
    low, high = interval(value, x, n, of)
    above = low > max(median(beside), england.iloc[0])
    below = high < min(median(beside), england.iloc[0])
    if not above and not below:
        return "like"
    return "better" if above == (measure.better > 0) else "worse"


def of_published(measures: list[Headline], la_code: str, as_at: date) -> Statement:
    """The same in every month: the latest year published by the as-at date."""
    said = [found for m in measures if (found := compare(m, la_code, as_at)) is not None]
    if not said:
        return NONE
    if "worse" in said and "better" not in said:
        return Statement("concern", len(said))
    if "better" in said and "worse" not in said:
        return Statement("strength", len(said))
    return Statement("steady", len(said))
