"""Whether a published file is whole. A table is a grid: every area in every year, for each figure."""

from collections.abc import Mapping, Sequence

from warehouse.published_file import Found
from warehouse.published_places import ENGLAND, Placed, standing
from warehouse.published_tables import Mapped, PublishedTable

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
        stood = {
            code for code, area in standing(table, year).items() if area["geography"] == "LA"
        }  # fmt: skip
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
        (row.year, area["area_code"]) for row in placed if row.carries(labels)
        for area in row.areas
    }  # fmt: skip
    years = [row.year for row in placed]
    return [
        f"{area['area_name']} {year}"
        for year in range(max(years), min(years) - 1, -1)
        for code, area in standing(table, year).items()
        if (year, code) not in there
    ]


def _where(labels: Labels) -> str:
    said = " and ".join(f"{name} is {label}" for name, label in labels.items())
    return f" where {said}" if said else ""


def _listed(gaps: Sequence[str]) -> str:
    more = len(gaps) - NAMED
    named = ", ".join(gaps[:NAMED])
    return f"{named} and {more} more" if more > 0 else named
