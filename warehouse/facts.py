"""The facts: one SQL file each, with its source, kind and the tables it reads."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from warehouse.paths import QUERIES

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
    """One file of queries/facts. `sources` are the tables whose rows make cases."""

    name: str
    kind: FactKind
    sources: tuple[str, ...]
    sql: str

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
    """All facts by name."""
    return {path.stem: _read(path.stem, path.read_text("utf-8")) for path in _files()}


def _files() -> list[Path]:
    return sorted((QUERIES / "facts").glob("*.sql"))


def _read(name: str, sql: str) -> Fact:
    return Fact(
        name=name,
        kind=cast(FactKind, _header(name, sql, "Kind")),
        sources=tuple(_header(name, sql, "Source").split("|")),
        sql=sql,
    )


def _header(name: str, sql: str, entry: str) -> str:
    found = re.search(rf"^--.*\b{entry}: ([\w|]+)", sql, re.MULTILINE)
    if not found:
        raise ValueError(
            f"queries/facts/{name}.sql does not state its {entry}; add it to the head."
        )
    return found.group(1)
