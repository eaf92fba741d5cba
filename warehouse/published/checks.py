"""Whether a figure of a published file can be: a count is whole, a share is made of its parts."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from warehouse.paths import BENCHMARKS
from warehouse.published.file import Found
from warehouse.published.places import ENGLAND, Placed, areas_in
from warehouse.published.tables import Mapped, PublishedTable

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


MOST_MISSING = 0.1
NAMED = 3

Labels = Mapping[str, str]


def check_whole(
    table: PublishedTable, placed: Sequence[Placed], found: Found, with_gaps: bool
) -> None:
    """Note what a file lacks that breaks off or was never whole.

    Each year has England and nine authorities of ten, always. For each figure that is read, every
    area that stood has a row in every year from the first to the last: a publisher that has no
    figure prints a symbol. `with_gaps` lets those through that a publisher did leave out.
    """
    _check_years(table, placed, found)
    _check_kinds(table, placed, found)
    if found.problems or with_gaps:
        return
    for labels in _needed(table):
        gaps = _gaps(table, placed, labels)
        if gaps:
            found.problems.append(
                f"{found.name} is not whole: it has no row of {_listed(gaps)}{_where(labels)}."
                " Fetch it again; if its publisher left them out, import it --with-gaps."
            )


def _check_years(table: PublishedTable, placed: Sequence[Placed], found: Found) -> None:
    years = {row.year for row in placed}
    for year in range(min(years, default=0), max(years, default=-1) + 1):
        codes = {area["area_code"] for row in placed if row.year == year for area in row.areas}
        stood = {code for code, area in areas_in(table, year).items() if area["geography"] == "LA"}
        missing = stood - codes
        if ENGLAND not in codes or len(missing) > MOST_MISSING * len(stood):
            found.problems.append(
                f"{found.name} is not whole: {year} has {len(stood - missing)} of"
                f" {len(stood)} authorities and {'' if ENGLAND in codes else 'not '}England;"
                " fetch it again."
            )


def _check_kinds(table: PublishedTable, placed: Sequence[Placed], found: Found) -> None:
    for labels in _needed(table):
        if not any(row.carries(labels) for row in placed):
            found.problems.append(
                f"{found.name} has no rows{_where(labels)}; if a release renamed them, change"
                f" [{table.id}] in data/benchmarks/tables.toml."
            )


def _needed(table: PublishedTable) -> list[Labels]:
    """The rows that the mapping reads, each kind once: of the figures and of their totals."""
    kinds: list[Labels] = []
    for mapped in table.indicators:
        kinds += [labels for labels in _kinds(mapped) if labels not in kinds]
    return kinds


def _kinds(mapped: Mapped) -> list[Labels]:
    own = mapped.where
    return [own, own | mapped.denominator_where] if mapped.denominator_where else [own]


def _gaps(table: PublishedTable, placed: Sequence[Placed], labels: Labels) -> list[str]:
    """The areas and years without a row of these labels, the latest first."""
    there = {
        (row.year, area["area_code"]) for row in placed if row.carries(labels) for area in row.areas
    }
    years = [row.year for row in placed]
    return [
        f"{area['area_name']} {year}"
        for year in range(max(years), min(years) - 1, -1)
        for code, area in areas_in(table, year).items()
        if (year, code) not in there
    ]


def _where(labels: Labels) -> str:
    said = " and ".join(f"{name} is {label}" for name, label in labels.items())
    return f" where {said}" if said else ""


def _listed(gaps: Sequence[str]) -> str:
    more = len(gaps) - NAMED
    named = ", ".join(gaps[:NAMED])
    return f"{named} and {more} more" if more > 0 else named
