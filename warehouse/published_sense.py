"""Whether a figure of a published file can be: a count is whole, a share is made of its parts."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from warehouse.paths import BENCHMARKS

SCALE = {"percent": 100, "rate_per_10000": 10_000, "cases_per_fte": 1}
# Counts are published whole or to a tenth: each part may be out by as much as a half.
HALF = 0.5

Made = Mapping[str, Any]


@dataclass(frozen=True)
class Described:
    """The unit of an indicator and the decimals it is published with."""

    unit: str
    decimals: int


@cache
def described() -> dict[str, Described]:
    """Every indicator of data/benchmarks/indicators.csv, by id."""
    with (BENCHMARKS / "indicators.csv").open(encoding="utf-8", newline="") as text:
        return {
            row["indicator_id"]: Described(row["unit"], int(row["decimals"] or 0))
            for row in csv.DictReader(text)
        }


def senseless(indicator: Described, made: Made, of_authority: bool = True) -> str:
    """What is wrong with a figure, or nothing. Columns that changed places show in the share that
    an authority's parts make; totals of regions, which leave hidden figures out, would not tell."""
    value, above, below = made["value"], made["numerator"], made["denominator"]
    if value is None:
        return ""
    if indicator.unit == "count" and not float(value).is_integer():
        return f"{value:g} is a count, and not whole"
    if indicator.unit in SCALE and above is not None and below:
        if not of_authority or _made_of(indicator, value, above, below):
            return ""
        return (
            f"{value:g} is not what {above:g} of {below:g} makes;"
            " two columns may have changed places"
        )
    if indicator.unit == "percent" and value > SCALE["percent"]:
        return f"{value:g} is more than all of a hundred"
    return ""


def _made_of(indicator: Described, value: float, above: float, below: float) -> bool:
    if indicator.unit == "rate_per_10000" and above > below:
        return False
    scale = SCALE[indicator.unit]
    rounded = HALF * 10.0**-indicator.decimals
    parts = scale * HALF * (1 + above / below) / below
    return abs(value - scale * above / below) <= rounded + parts + 1e-9
