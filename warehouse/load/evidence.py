"""Evidence counted: what each source comes to in every unit, question and month.

A source is a file of queries/evidence; which rows it has in which table, and by which codes they
speak to questions, is known from that file and from the table's entry.
"""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from typing import Literal

import duckdb
import pandas as pd

from warehouse.model.facts import Fact, evidence
from warehouse.paths import sql
from warehouse.tables import TABLES
from warehouse.tables.table import Table

# Evidence is to be expected of each team that holds children, of each social worker in post, of
# each unit that has social workers, or of the whole council.
Per = Literal["holder", "worker", "unit with workers", "council"]


@dataclass(frozen=True)
class Rate:
    """How many items to expect in a month for each `per`: `times` over `over`."""

    per: Per
    times: float
    over: float


@dataclass(frozen=True)
class Parts:
    """What the items of a source are called by month: the good, those that are neither, the bad.

    An item that is `weighed` stands for as many as its size, of which the good are good.
    """

    good: str = "ALL"
    neither: str = "ALL"
    bad: str = "ALL"
    weighed: bool = False


@dataclass(frozen=True)
class Tally:
    """How one source is counted.

    `months` to each month are read, and `before` those held against them; `council_only` speaks for
    the whole council alone. An item says what all of its rows say or, with `by_most`, what most of
    them say. `rates` is how much is expected, counted by the column `received` of the source.
    """

    months: int
    before: int = 0
    council_only: bool = False
    by_most: bool = False
    parts: Parts = Parts()
    rates: tuple[Rate, ...] = ()
    received: str = "item_id"


@dataclass(frozen=True)
class Counted:
    """One source. `counts` has place (row of the units), kpq, n, good, bad and earlier; `first` is
    the month of the source's first row, None without one."""

    counts: pd.DataFrame
    first: pd.Timestamp | None


def prepare_evidence(con: duckdb.DuckDBPyConnection) -> None:
    """Make what is read of all sources alike, from the facts of evidence and their tables:
    work.evidence_row, work.own_question (table_name, kpq) and work.free_text (table_name, row_id,
    text of a row without a theme)."""
    con.execute(f"create table work.evidence_row as {_of_each(_row)}")
    con.execute(f"create table work.own_question as {_own_questions()}")
    con.execute(f"create table work.free_text as {_free_texts()}")


def show_evidence(con: duckdb.DuckDBPyConnection) -> None:
    """Make seen.evidence_row: the rows of all sources, as the views of each show them."""
    con.execute(f"create view seen.evidence_row as {_of_each(_shown)}")


def store_sources(con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally]) -> None:
    """Fill meta.evidence_source: how the items of each source make one, and what they are
    called."""
    for source, tally in tallies.items():
        con.execute(
            "insert into meta.evidence_source values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                source,
                tally.council_only,
                tally.by_most,
                *astuple(tally.parts),
                evidence()[source].about == "staff",
            ],
        )


def count_evidence(
    con: duckdb.DuckDBPyConnection, tallies: Mapping[str, Tally]
) -> dict[str, Counted]:
    """Count each source over its window. Needs work.evidence_row and work.unit_month."""
    return {source: _count(con, source, tally) for source, tally in tallies.items()}


def coded_table(fact: Fact) -> Table:
    """The table whose codes say which question a row of evidence speaks to."""
    return next(TABLES[name] for name in fact.tables if TABLES[name].codebook)


def _count(con: duckdb.DuckDBPyConnection, source: str, tally: Tally) -> Counted:
    counts = con.execute(
        sql("work", "evidence_counts"),
        {
            "source": source,
            "months": tally.months,
            "before": tally.before,
            "council_only": tally.council_only,
            "by_most": tally.by_most,
        },
    ).df()
    first = con.execute(
        "select min(month) from work.evidence_row where source = $source", {"source": source}
    ).fetchall()[0][0]
    return Counted(counts, None if first is None else pd.Timestamp(first))


def _of_each(said: Callable[[str, Fact], str]) -> str:
    return " union all ".join(said(source, fact) for source, fact in evidence().items())


def _row(source: str, fact: Fact) -> str:
    """One source as all are read; `code` is what speaks to a question where the row itself does
    not, in `column_name` of `table_name`."""
    table = coded_table(fact)
    column, *others = table.codebook
    code = f"coalesce({', '.join([column, *others])})" if others else column
    return (
        f"select '{source}' as source, '{table.name}' as table_name, '{column}' as column_name,"
        f" {code} as code, case_id, item_id, kpq, on_date, month, service, locality, team_id, size,"
        f" good, bad from fact.{fact.name}"
    )


def _shown(source: str, fact: Fact) -> str:
    theme = "coalesce(theme, '')" if "theme" in coded_table(fact).codebook else "''"
    return (
        f"select '{source}' as source, kpq, month, service, locality, team_id, item_id, size, good,"
        f" bad, {theme} as theme from seen.{fact.name}"
    )


def _own_questions() -> str:
    """The questions that rows name themselves, in evidence and in a council's own codebook."""
    read = dict.fromkeys(table for fact in evidence().values() for table in fact.tables)
    return " union all ".join(
        f"select '{name}' as table_name, kpq from extract.{name}"
        for name in (*read, "codebook")
        if "kpq" in TABLES[name].columns
    )


def _free_texts() -> str:
    return " union all ".join(
        f"select '{table.name}' as table_name, {_row_id(table)} as row_id,"
        f" {table.free_text} as text from extract.{table.name} where theme is null"
        for table in TABLES.values()
        if table.free_text
    )


def _row_id(table: Table) -> str:
    """The key of a row without a theme, as the Data page writes keys and facts their cases."""
    return " || ' / ' || ".join(name for name in table.key if name not in table.null_in_key)
