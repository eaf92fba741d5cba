"""Evidence counted: what each source comes to in every unit, question and month."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd

from warehouse.model.facts import evidence
from warehouse.paths import sql

_EVERY = "max(s.size) as size, min(s.good) as good, max(s.bad) as bad"
_MOST = """cast(greatest(sum(s.good), sum(s.bad)) > count(*) - sum(s.good) - sum(s.bad)
            and sum(s.good) <> sum(s.bad) as integer) as size,
        cast(sum(s.good) > sum(s.bad) and sum(s.good) > count(*) - sum(s.good) - sum(s.bad)
            as integer) as good,
        cast(sum(s.bad) > sum(s.good) and sum(s.bad) > count(*) - sum(s.good) - sum(s.bad)
            as integer) as bad"""
# How the rows of one item make one: what all of them say, or what most of them say.
_ITEM = {"families": _MOST}


@dataclass(frozen=True)
class Window:
    """How far a source is read: the months to each month, and those before to hold them against;
    and whether it speaks for the whole council alone."""

    months: int
    before: int = 0
    council_only: bool = False


@dataclass(frozen=True)
class Counted:
    """One source. `counts` has place (row of the units), kpq, n, good, bad and earlier; `first` is
    the month of the source's first row, None without one."""

    counts: pd.DataFrame
    first: pd.Timestamp | None


def count_evidence(
    con: duckdb.DuckDBPyConnection, windows: Mapping[str, Window]
) -> dict[str, Counted]:
    """Count each source over its window. Needs the tables of `evidence` and work.unit_month."""
    return {source: _count(con, source, window) for source, window in windows.items()}


def _count(con: duckdb.DuckDBPyConnection, source: str, window: Window) -> Counted:
    fact = evidence()[source].name
    text = sql("work", "evidence_counts").replace("{fact}", fact)
    counts = con.execute(
        text.replace("{item}", _ITEM.get(source, _EVERY)),
        {
            "months": window.months,
            "before": window.before,
            "council_only": window.council_only,
        },
    ).df()
    first = con.execute(f"select min(month) from fact.{fact}").fetchall()[0][0]
    return Counted(counts, None if first is None else pd.Timestamp(first))
