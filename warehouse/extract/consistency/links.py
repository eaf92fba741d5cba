"""What of an extract names rows that are not there, relation by relation, and how to mend it."""

from collections.abc import Container
from dataclasses import dataclass

import duckdb

from warehouse.extract.findings import LINK, Finding, Weight
from warehouse.paths import sql
from warehouse.tables.relations import RELATIONS, Relation

_OF_LINKS = {"kind": LINK}
SAID_OVER, MOST_OVER = 2, 50
# How both sides may be spelt alike, and what then is to be done, in the order of link_by_spelling.
_SPELLINGS = (
    ("without leading zeros", "export both with the same zeros"),
    ("without a trailing .0", "export both as whole numbers"),
    ("without regard to case", "export both in the same case"),
    ("without leading zeros, a trailing .0 and case", "export both spelt the same way"),
)


@dataclass(frozen=True)
class _Spelt:
    """How many unmet cells each of _SPELLINGS would join, and up to three identifiers a side."""

    joined: tuple[int, ...]
    unmet: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def best(self) -> int:
        """The first spelling that joins as many cells as any does: the simplest."""
        return self.joined.index(max(self.joined))

    @property
    def examples(self) -> tuple[str, ...]:
        """As many identifiers of one side as of the other: those unmet, then those known."""
        each = min(len(self.unmet), len(self.known))
        return self.unmet[:each] + self.known[:each]


def link_findings(con: duckdb.DuckDBPyConnection, brought: Container[str]) -> list[Finding]:
    """A finding for each relation of which over 2% of the filled cells meet nothing.

    Only between tables that both have rows. Over 50% stands beside the figures too, and is refused
    where another spelling of both sides would join most of those cells and one of the two tables
    is `brought` by this load: what was loaded before can be counted anew. What the council accepted
    of a table that is kept from the last load stands as it did; all else is found afresh.
    """
    con.execute("delete from meta.finding where kind = $kind and accepted_by is null", _OF_LINKS)
    accepted = con.execute(
        "select table_name, column_name from meta.finding where kind = $kind", _OF_LINKS
    ).fetchall()
    asked = (one for one in RELATIONS if (one.table, one.column) not in accepted)
    found = (_finding(con, relation, brought) for relation in asked)
    return [finding for finding in found if finding]


def _finding(
    con: duckdb.DuckDBPyConnection, relation: Relation, brought: Container[str]
) -> Finding | None:
    counts = con.execute(_text("link", relation)).fetchall()
    if not counts:
        return None
    cells, unmet = counts[0]
    if unmet * 100 <= cells * SAID_OVER:
        return None
    spelt = _spelt(con, relation)
    weight, advice = _judged(cells, unmet, spelt)
    if weight == "refused" and relation.table not in brought and relation.to_table not in brought:
        weight = "loud"
    return Finding(
        LINK,
        relation.table,
        relation.column,
        unmet,
        cells,
        weight,
        f"{_said(relation, cells, unmet)}{advice}.",
        spelt.examples,
    )


def _judged(cells: int, unmet: int, spelt: _Spelt) -> tuple[Weight, str]:
    """How grave it is that cells meet nothing, and what to do where their spelling is why."""
    if unmet * 100 <= cells * MOST_OVER:
        return "said", ""
    joined = spelt.joined[spelt.best]
    if joined * 100 <= unmet * MOST_OVER:
        return "loud", ""
    without, advice = _SPELLINGS[spelt.best]
    return "refused", f"; {without} {joined:,} would be: {advice}, and load again"


def _said(relation: Relation, cells: int, unmet: int) -> str:
    verb = "is" if unmet == 1 else "are"
    return (
        f"{unmet:,} of {cells:,} {relation.noun} of {relation.table} ({relation.column}) {verb} not"
        f" in {relation.to_table} ({relation.to_column})"
    )


def _spelt(con: duckdb.DuckDBPyConnection, relation: Relation) -> _Spelt:
    *joined, unmet, known = con.execute(_text("link_by_spelling", relation)).fetchall()[0]
    return _Spelt(tuple(map(int, joined)), tuple(unmet or ()), tuple(known or ()))


def _text(name: str, relation: Relation) -> str:
    text = sql("work", name)
    for part in ("table", "column", "to_table", "to_column", "only"):
        text = text.replace(f"{{{part}}}", getattr(relation, part))
    return text
