"""What a load noticed of what it read: how much, how grave it is, and in what words it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import duckdb

from warehouse.tables.table import Table

Weight = Literal["said", "loud", "refused"]
CELLS, LINK, FACTORS, SPELLING = "cells", "link", "factors", "spelling"
LACKING = "lacking in a file"
# Of these the sentence says what is so in a column, and not in which.
OF_A_COLUMN = frozenset({CELLS, FACTORS, SPELLING, LACKING})
# Kinds of meta.noted: a cell, and a code outside a list that a council may add to.
NOT_UNDERSTOOD, UNKNOWN = "not understood", "code not known"
# Above a part of 100, and above so many whatever the part, cells are said beside the figures too.
LOUD_ABOVE, FEW = 1, 5
REFUSED_ABOVE, KEYS_REFUSED_ABOVE = 20, 5
EXAMPLES = 3
# What a measure counts by these is said of a group of children alone: it is not known.
GROUPS = {"pers_sex", "pers_gender", "pers_ethnicity", "disa_disability_code"}


@dataclass(frozen=True)
class Finding:
    """One thing noticed of a column, a relation or a whole table.

    `kind` names what is wrong, `cells` how many of `of_cells` it holds for (rows, where it is of a
    table). `said` is published with it; `loud` stands beside the figures it touches too; `refused`
    stops the load, unless the council accepts that column. `sentence` is whole, but for the column
    that it is of, and holds no value of a cell; `examples` do, and are shown as identifiers are.
    `advice` is what to do where the load is stopped.
    """

    kind: str
    table: str
    column: str
    cells: int
    of_cells: int
    weight: Weight
    sentence: str
    examples: tuple[str, ...] = ()
    advice: str = ""

    @property
    def name(self) -> str:
        """The name by which a council accepts it: table.column, or the table alone."""
        return f"{self.table}.{self.column}" if self.column else self.table

    @property
    def told(self) -> str:
        """The sentence with its advice and examples, for whoever made the extract.

        Of a link these are as many identifiers that meet nothing as of those that are known.
        """
        where = f"{self.name}: " if self.kind in OF_A_COLUMN else ""
        said = f"{where}{self.sentence} {self.advice}".strip()
        if not self.examples:
            return said
        half = len(self.examples) // 2 if self.kind == LINK else len(self.examples)
        known = f"; known are {', '.join(self.examples[half:])}" if self.kind == LINK else ""
        return f"{said} Such as: {', '.join(self.examples[:half])}{known}."


@dataclass(frozen=True)
class Acceptance:
    """What a council lets through that would stop a load: columns, and who says so."""

    names: frozenset[str] = frozenset()
    by: str = ""


def cells_finding(
    table: Table,
    column: str,
    *,
    cells: int,
    filled: int,
    cause: str,
    needed: bool,
    examples: tuple[str, ...],
) -> Finding:
    """What is said of the cells of a column that were not understood, by how many they are.

    Up to 1%, or five whatever the part, they are said; more, beside the figures too; over 20%, or
    over 5% of a key or of the date of a row, they stop the load. Of a column that no measure needs
    they are said.
    """
    weight: Weight = weight_of(table, column, cells, filled) if needed else "said"
    why = f" ({cause})" if cause else ""
    said = (
        f"{cells:,} of {filled:,} cells were not understood{why}:"
        f" {_consequence(table, column, cells)}."
    )
    words = (
        ", or tell what the words mean in words.toml (words-to-add.toml beside the snapshots has"
        " the lines)"
        if column in table.lists
        else ""
    )
    advice = (
        f"Mend them{words}; or load with --accept {table.name}.{column} and go without the measures"
        " that need it."
    )
    return Finding(
        CELLS,
        table.name,
        column,
        cells,
        filled,
        weight,
        said,
        examples[:EXAMPLES],
        advice if weight == "refused" else "",
    )


def weight_of(table: Table, column: str, cells: int, filled: int) -> Weight:
    """How grave it is that so many of the filled cells of a column were not understood."""
    if column in (*table.named_by, table.event_date):
        if cells * 100 > filled * KEYS_REFUSED_ABOVE:
            return "refused"
    elif cells > FEW and cells * 100 > filled * REFUSED_ABOVE:
        return "refused"
    return "loud" if cells > FEW and cells * 100 > filled * LOUD_ABOVE else "said"


def _consequence(table: Table, column: str, cells: int) -> str:
    one = cells == 1
    if table.why_set_aside(column):
        return "its row is set aside" if one else "their rows are set aside"
    if column in GROUPS:
        return "it reads as not known" if one else "they read as not known"
    if column in table.as_none:
        return "it counts as none given" if one else "they count as none given"
    return f"the cases that hang on {'it' if one else 'them'} are left out"


def keep(
    con: duckdb.DuckDBPyConnection, findings: Iterable[Finding], acceptance: Acceptance
) -> list[str]:
    """Write findings to meta.finding; returns the sentences of those that stop the load.

    One that is accepted stands as loud, with who accepted it and when.
    """
    problems = []
    for one in findings:
        accepted = one.weight == "refused" and one.name in acceptance.names
        if one.weight == "refused" and not accepted:
            problems.append(one.told)
        con.execute(
            "insert into meta.finding values ($kind, $table, $column, $cells, $of_cells, $weight,"
            " $sentence, $examples, $by, case when $by is not null then now() end)",
            {
                "kind": one.kind,
                "table": one.table,
                "column": one.column,
                "cells": one.cells,
                "of_cells": one.of_cells,
                "weight": "loud" if accepted else one.weight,
                "sentence": one.sentence,
                "examples": list(one.examples),
                "by": acceptance.by if accepted else None,
            },
        )
    return problems
