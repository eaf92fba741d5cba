"""The published tables that can be imported, as data/benchmarks/tables.toml declares them."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator

from warehouse.paths import BENCHMARKS
from warehouse.toml import Entry, Listed, Text, Texts, Whole, read_toml

DECLARED = BENCHMARKS / "tables.toml"
Named = Annotated[dict[str, str], Field(description="columns and their values in quotes")]
YEAR_ENDS = {"31 March": (3, 31), "30 September": (9, 30), "31 August": (8, 31)}


class Mapped(Entry):
    """How one indicator is read: its rows (`where`) and the columns it is made from.

    `value` is a column as published; or `per_10000` a count to be divided by the population and
    rounded to `decimals`.
    `denominator` columns are added; they stand in the row itself, or in the sibling row that
    `denominator_where` names.
    """

    id: Text
    value: Text = ""
    per_10000: Text = ""
    numerator: Text = ""
    denominator: Texts = ()
    decimals: Whole = 1
    where: Named = Field(default_factory=dict)
    denominator_where: Named = Field(default_factory=dict)

    @property
    def columns(self) -> set[str]:
        """Every column it reads, by the mapping's own names."""
        return {self.value, self.per_10000, self.numerator, *self.denominator} - {""}


class TableEntry(Entry):
    """What the file says of one table: its columns under every name that a release gave them, and
    its indicators.

    A year of the table ends on `year_ends`, `years_later` years after the year that its rows name;
    an authority counts in it `authorities_later` years before its first reporting year."""

    title: Text
    publication: Text
    year_ends: Literal["31 March", "30 September", "31 August"]
    filters: Texts
    columns: Annotated[dict[str, Texts], Field(description="each a list of names for one column")]
    indicators: Annotated[Listed[Mapped], Field(description="a list of blocks, one an indicator")]
    years_later: Whole = 0
    authorities_later: Whole = 0

    @model_validator(mode="after")
    def _declares_what_it_reads(self) -> Self:
        read = {column for one in self.indicators for column in one.columns}
        unknown = ", ".join(sorted(read - {*self.columns}))
        if unknown:
            raise ValueError(
                f"reads columns that it does not declare: {unknown}; declare them under columns, as"
                " docs/benchmarks.md describes"
            )
        return self


class PublishedTable(TableEntry):
    """One table by its name."""

    id: str

    @property
    def ends(self) -> tuple[int, int]:
        """The month and day on which its years end."""
        return YEAR_ENDS[self.year_ends]

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
    declared = read_toml(path, RootModel[dict[str, TableEntry]]).root
    return tuple(PublishedTable(id=name, **dict(entry)) for name, entry in declared.items())
