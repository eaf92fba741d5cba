"""Facts and evidence: one SQL file each, with its source, kind and the tables it reads."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from warehouse.paths import QUERIES, queries, sql

# The extract's table behind each prepared one.
_BEHIND = {
    "attribution": "ssd_involvements",
    "involvement": "ssd_involvements",
    "assessment_factor": "ssd_assessment_factors",
    "dispute": "dispute",
}
FactKind = Literal["flow", "snapshot", "as_at"]


@dataclass(frozen=True)
class Fact:
    """One file of queries/facts or queries/evidence. `sources` are the tables whose rows make
    cases; `query` is the file's text, and `work` the texts of the tables that are made for it alone
    before it, in order."""

    name: str
    kind: FactKind
    sources: tuple[str, ...]
    query: str
    work: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """All that makes the fact: its work tables, and the fact itself last."""
        return "\n\n".join([f"{text.strip()};" for text in self.work] + [self.query])

    @property
    def source(self) -> str:
        """The table that says from which month a snapshot begins, and dates it."""
        return self.sources[0]

    @property
    def tables(self) -> tuple[str, ...]:
        """The extract's tables that decide a case, its numerator or its team, in order.

        Who a child is (ssd_person) and reference tables change slowly and come on their own days,
        so they do not hold a measure's as-at date back.
        """
        read = re.findall(r"extract\.(\w+)", self.sql)
        read += [
            table for work, table in _BEHIND.items() if re.search(rf"work\.{work}\b", self.sql)
        ]
        return tuple(dict.fromkeys(name for name in read if name != "ssd_person"))


@cache
def facts() -> dict[str, Fact]:
    """All facts that measures count, by name."""
    return {path.stem: _read(path, path.stem) for path in queries("facts").values()}


@cache
def evidence() -> dict[str, Fact]:
    """The facts of evidence by source: rows with the question that each speaks to."""
    return {
        path.stem: _read(path, f"evidence_{path.stem}") for path in queries("evidence").values()
    }


@cache
def views() -> dict[str, Fact]:
    """Facts and evidence together, by the name of the view that holds their cases."""
    return {fact.name: fact for fact in (*facts().values(), *evidence().values())}


def _read(path: Path, name: str) -> Fact:
    query = path.read_text("utf-8")
    work = re.search(r"^-- Work: (.+)\.$", query, re.MULTILINE)
    return Fact(
        name=name,
        kind=cast(FactKind, _header(path, query, "Kind")),
        sources=tuple(_header(path, query, "Source").split("|")),
        query=query,
        work=tuple(sql("work", table) for table in work.group(1).split(", ")) if work else (),
    )


def _header(path: Path, query: str, entry: str) -> str:
    found = re.search(rf"^--.*\b{entry}: ([\w|]+)", query, re.MULTILINE)
    if not found:
        raise ValueError(
            f"{path.relative_to(QUERIES.parent)} does not state its {entry}; add it to the head."
        )
    return found.group(1)
