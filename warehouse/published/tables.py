"""The published tables that can be imported, as data/benchmarks/tables.toml declares them."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.paths import BENCHMARKS
from warehouse.problems import Refused

DECLARED = BENCHMARKS / "tables.toml"
YEAR_ENDS = {"31 March": (3, 31), "30 September": (9, 30), "31 August": (8, 31)}


@dataclass(frozen=True)
class Mapped:
    """How one indicator is read: its rows (`where`) and the columns it is made from.

    `value` is a column as published; or `per_10000` a count to be divided by the population and
    rounded to `decimals`.
    `denominator` columns are added; they stand in the row itself, or in the sibling row that
    `denominator_where` names.
    """

    id: str
    value: str = ""
    per_10000: str = ""
    numerator: str = ""
    denominator: tuple[str, ...] = ()
    decimals: int = 1
    where: dict[str, str] = field(default_factory=dict)
    denominator_where: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> set[str]:
        """Every column it reads, by the mapping's own names."""
        return {self.value, self.per_10000, self.numerator, *self.denominator} - {""}


@dataclass(frozen=True)
class PublishedTable:
    """One table: its columns under every name that a release gave them, and its indicators.

    A year of the table ends on `ends` (month, day), `years_later` years after the year that its
    rows name; an authority counts in it `authorities_later` years before its first reporting year.
    """

    id: str
    title: str
    publication: str
    ends: tuple[int, int]
    filters: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    indicators: tuple[Mapped, ...]
    years_later: int = 0
    authorities_later: int = 0

    def called(self, header: list[str]) -> dict[str, str]:
        """The file's own names of the columns, by the mapping's; those it lacks are left out."""
        found = {
            name: next((other for other in names if other in header), "")
            for name, names in self.columns.items()
        }
        return {name: other for name, other in found.items() if other}


@cache
def published_tables(path: Path = DECLARED) -> tuple[PublishedTable, ...]:
    """Every table of the mapping; Refused with what is wrong in it."""
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
        return tuple(_table(name, entry) for name, entry in declared.items())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            [f"{path.name} cannot be read ({error}); mend it as docs/benchmarks.md describes."]
        ) from error


def _table(name: str, entry: dict[str, Any]) -> PublishedTable:
    table = PublishedTable(
        id=name,
        title=entry["title"],
        publication=entry["publication"],
        ends=YEAR_ENDS[entry["year_ends"]],
        filters=tuple(entry["filters"]),
        columns={key: tuple(names) for key, names in entry["columns"].items()},
        indicators=tuple(map(_mapped, entry["indicators"])),
        years_later=entry.get("years_later", 0),
        authorities_later=entry.get("authorities_later", 0),
    )
    unknown = {column for one in table.indicators for column in one.columns} - {*table.columns}
    if unknown:
        raise KeyError(f"{name} reads columns it does not declare: {', '.join(sorted(unknown))}")
    return table


def _mapped(entry: dict[str, Any]) -> Mapped:
    return Mapped(**(entry | {"denominator": tuple(entry.get("denominator", ()))}))
