"""Where and when the lines of a published file belong."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from warehouse.paths import BENCHMARKS
from warehouse.published.file import Found
from warehouse.published.tables import PublishedTable

LEVELS = {"National": "National", "Regional": "Region", "Local authority": "LA"}
ENGLAND = "E92000001"
_LONG = re.compile(r"E[0-9]{8}")
_YEARS = {"Reporting year", "Calendar year", "Academic year", "Financial year"}

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Placed:
    """One line with its year and its areas: two for a joint return."""

    line: int
    year: int
    level: str
    areas: tuple[dict[str, str], ...]
    joint: str
    cells: Cells

    def carries(self, labels: Mapping[str, str]) -> bool:
        """Whether the line holds each of these labels in its column."""
        return all(self.cells[name].strip() == label for name, label in labels.items())


def placed_lines(table: PublishedTable, cells: Sequence[Cells], found: Found) -> Iterator[Placed]:
    """Each line with its year and areas; lines of an authority that did not stand are left out."""
    for line, row in enumerate(cells, 2):
        try:
            year = _year(row) + table.years_later
            level = LEVELS.get(row["geographic_level"].strip())
            if level is None:
                raise ValueError(f"{row['geographic_level']} is no geographic level known here")
            areas = _areas(row, level)
        except ValueError as error:
            found.wrong(line, f"{error}.")
            continue
        stood = tuple(a for a in areas if _in_force(a, year + table.authorities_later))
        joint = row["old_la_code"].strip() if len(areas) > 1 else ""
        if stood:
            yield Placed(line, year, level, stood, joint, row)


def _year(row: Cells) -> int:
    text, kind = row["time_period"].strip(), row["time_identifier"].strip()
    if kind not in _YEARS:
        raise ValueError(f"{kind or 'nothing'} is no kind of year known here")
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    if re.fullmatch(r"\d{6}", text) and (int(text[:4]) + 1) % 100 == int(text[4:]):
        return int(text[:4]) + 1
    raise ValueError(f"{text or 'nothing'} is no year")


def _areas(row: Cells, level: str) -> list[dict[str, str]]:
    if level == "LA":
        codes = [code.strip() for code in row["old_la_code"].split("/")]
        unknown = [code for code in codes if code not in _by_la_code()]
        if unknown:
            raise ValueError(
                f"the authority {row['la_name']} ({' '.join(unknown) or 'no code'}) is not in"
                " data/benchmarks/areas.csv; add it there with its first year"
            )
        found = [_by_la_code()[code] for code in codes]
        _check_code(row, found)
        return found
    code = ENGLAND if level == "National" else row["region_code"].strip()
    if code not in _by_code():
        raise ValueError(f"{code or 'nothing'} is no region of England")
    return [_by_code()[code]]


def _check_code(row: Cells, areas: Sequence[Mapping[str, str]]) -> None:
    """The two codes of a line are of one authority: a sorted column would move figures between
    councils without a word."""
    long = [code.strip() for code in row["new_la_code"].split("/")]
    for area, code in zip(areas, long, strict=False):
        if _LONG.fullmatch(code) and code not in {
            area["area_code"],
            *area["former_area_codes"].split(";"),
        }:
            raise ValueError(
                f"{row['old_la_code']} is {area['area_name']}, and {code} is another authority;"
                " where its code changed, add the new one to data/benchmarks/areas.csv"
            )


def areas_in(table: PublishedTable, year: int) -> dict[str, dict[str, str]]:
    """By code, every area that a table has in a year: England, its regions, its authorities."""
    return {
        area["area_code"]: area
        for area in _english_areas()
        if _in_force(area, year + table.authorities_later)
    }


def _in_force(area: Mapping[str, str], year: int) -> bool:
    first, last = area["first_year"], area["last_year"]
    return (not first or int(first) <= year) and (not last or year <= int(last))


@cache
def _english_areas() -> tuple[dict[str, str], ...]:
    with (BENCHMARKS / "areas.csv").open(encoding="utf-8", newline="") as text:
        return tuple(csv.DictReader(text))


@cache
def _by_la_code() -> dict[str, dict[str, str]]:
    return {area["la_code"]: area for area in _english_areas() if area["la_code"]}


@cache
def _by_code() -> dict[str, dict[str, str]]:
    return {area["area_code"]: area for area in _english_areas()}


def check_keys(table: PublishedTable, placed: Sequence[Placed], found: Found) -> None:
    """One row an area, year and filters: more mean a filter that the mapping does not know."""
    seen: dict[tuple[object, ...], int] = {}
    for row in placed:
        for area in row.areas:
            key = (row.year, area["area_code"], *_labels(table, row))
            if key in seen:
                found.wrong(
                    row.line,
                    f"{area['area_name']} stands again in {row.year}, as on line {seen[key]}; the"
                    f" file has rows that [{table.id}] in data/benchmarks/tables.toml cannot tell"
                    " apart.",
                )
            seen.setdefault(key, row.line)


def _labels(table: PublishedTable, row: Placed) -> tuple[str, ...]:
    return tuple(row.cells[name].strip() for name in table.filters)
