"""One published CSV to tidy rows; or refused, and then nothing of it is used.

A cell is a number or a symbol of its publisher; symbols keep a column of their own and are never a
number.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.published.benchmark import rate
from warehouse.published.checks import check_whole, described, senseless
from warehouse.published.file import NUMBER, ODD_SYMBOLS, SYMBOLS, Found, check_columns, companion
from warehouse.published.places import ENGLAND, Placed, check_keys, placed_lines
from warehouse.published.tables import Mapped, PublishedTable

Amount = tuple[float | None, str]
Population = Mapping[tuple[int, str], Amount]


@dataclass(frozen=True)
class Read:
    """A published file that was understood: its table, the year it was released for, its rows by
    the columns of benchmarks.parquet, and what deserves a word."""

    path: Path
    table: PublishedTable
    release: int
    rows: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


def read_published(
    path: Path,
    table: PublishedTable,
    lines: list[list[str]],
    population: Population,
    with_gaps: bool = False,
) -> Read:
    """The tidy rows of a recognised file; rates are made with the population of their year.

    Raises Refused with the lines that cannot be understood, or with what the file lacks, unless it
    is read `with_gaps`; then nothing of the file is used.
    """
    found = Found(path.name)
    header = lines[0]
    companion(path, table, header, found)
    check_columns(table, header, lines[1:], found)
    cells = [dict(zip(header, line, strict=True)) for line in lines[1:]]
    placed = list(placed_lines(table, cells, found))
    check_keys(table, placed, found)
    found.refuse()
    check_whole(table, placed, found, with_gaps)
    found.refuse()
    release = max(row.year for row in placed)
    file = _File(path, table, table.called(header), placed, population, release, found)
    rows = [row for mapped in table.indicators for row in _rows(file, mapped)]
    _check_population(file)
    found.refuse()
    return Read(path, table, release, tuple(rows), _notes(found))


def _check_population(file: "_File") -> None:
    """Rates need the children of their year: without them an `x` would stand that nobody
    printed."""
    if any(mapped.per_10000 for mapped in file.table.indicators):
        years = {row.year for row in file.placed}
        unknown = sorted(year for year in years if (year, ENGLAND) not in file.population)
        if unknown:
            file.found.problems.append(
                f"{file.path.name} holds counts of {', '.join(map(str, unknown))}, and how many"
                " children there were is not known; give the population table of the same release"
                " with it."
            )


def _rows(file: "_File", mapped: Mapped) -> Iterator[dict[str, Any]]:
    """The tidy rows of one indicator, as `value` and `symbol` with what they are made from."""
    chosen = [row for row in file.placed if row.carries(mapped.where)]
    siblings = _siblings(mapped, file.placed)
    for row in chosen:
        for area in row.areas:
            made = (
                _rate(file, mapped, row, area["area_code"])
                if mapped.per_10000
                else _as_published(file, mapped, row, siblings(row))
            )
            file.check(mapped, row, area, made)
            yield file.tidy(mapped, row, area) | made


def _siblings(mapped: Mapped, placed: Sequence[Placed]) -> Callable[[Placed], Placed | None]:
    """What gives a row's denominator: itself, or the row that differs in `denominator_where`."""
    if not mapped.denominator_where:
        return lambda row: row
    wanted = mapped.where | mapped.denominator_where
    known = {(row.year, row.areas[0]["area_code"]): row for row in placed if row.carries(wanted)}
    return lambda row: known.get((row.year, row.areas[0]["area_code"]))


def _rate(file: "_File", mapped: Mapped, row: Placed, area_code: str) -> dict[str, Any]:
    """A count for every 10,000 children of the year; without either, the symbol that says why."""
    count, symbol = file.amount(mapped.per_10000, row)
    children, no_children = file.population.get((row.year, area_code), (None, "x"))
    made = rate(count, children, mapped.decimals)
    return {
        "value": made,
        "symbol": None if made is not None else symbol or no_children or "x",
        "numerator": count,
        "denominator": children,
        "derived": True,
    }


def _as_published(
    file: "_File", mapped: Mapped, row: Placed, beside: Placed | None
) -> dict[str, Any]:
    value, symbol = file.amount(mapped.value, row)
    parts = [file.amount(name, beside)[0] for name in mapped.denominator] if beside else []
    known = [part for part in parts if part is not None]
    return {
        "value": value,
        "symbol": symbol or None,
        "numerator": file.amount(mapped.numerator, row)[0] if mapped.numerator else None,
        "denominator": sum(known) if known and len(known) == len(parts) else None,
        "derived": False,
    }


@dataclass(frozen=True)
class _File:
    """A file whose lines are in their places, with the file's own names of the columns."""

    path: Path
    table: PublishedTable
    called: Mapping[str, str]
    placed: Sequence[Placed]
    population: Population
    release: int
    found: Found

    def amount(self, name: str, row: Placed) -> Amount:
        """A cell as a number or as a symbol; anything else is a problem."""
        column = self.called[name]
        cell = row.cells[column].strip()
        if NUMBER.fullmatch(cell):
            return float(cell), ""
        symbol = cell.lower()
        if symbol in SYMBOLS:
            return None, symbol
        if symbol in ODD_SYMBOLS:
            self.found.odd[symbol or "nothing"] += 1
            return None, symbol or "-"
        self.found.wrong(
            row.line, f"{cell} in {column} is neither a number nor a symbol of its publisher."
        )
        return None, ""

    def check(
        self, mapped: Mapped, row: Placed, area: Mapping[str, str], made: Mapping[str, Any]
    ) -> None:
        """Note a figure that cannot be."""
        known = described().get(mapped.id)
        wrong = known and senseless(known, made, of_authority=area["geography"] == "LA")
        if wrong:
            self.found.wrong(row.line, f"{mapped.id} of {area['area_name']}: {wrong}.")

    def tidy(self, mapped: Mapped, row: Placed, area: Mapping[str, str]) -> dict[str, Any]:
        """The columns of benchmarks.parquet, but for the figure."""
        name = self.path.name.removesuffix(".gz")
        return {
            "indicator_id": mapped.id,
            "time_period": row.year,
            "period_end": dt.date(row.year, *self.table.ends),
            "area_code": area["area_code"],
            "la_code": area["la_code"] or None,
            "area_name": area["area_name"],
            "geography": area["geography"],
            "source_file": f"{name} (joint return {row.joint})" if row.joint else name,
            "source_publication": self.table.publication,
            "release_year": self.release,
        }


def _notes(found: Found) -> tuple[str, ...]:
    return tuple(
        f"{count} cells hold {symbol}, which is no standard symbol; no figure is made of them."
        for symbol, count in found.odd.items()
    )
