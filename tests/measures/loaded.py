"""Loaded councils for the tests of this folder, and their figures as the product prints them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random

from measures.catalogue.counting import rules
from measures.council.snapshot import snapshot
from warehouse.gate.read import EVERYTHING, query
from warehouse.load.build import load
from warehouse.model.unit import Unit


@dataclass(frozen=True)
class Figure:
    """One printed figure."""

    measure_id: str
    level: str
    unit: Unit
    month: date
    numerator: float | None
    denominator: float | None
    value: float


@dataclass(frozen=True)
class Loaded:
    """An extract and the warehouse it was loaded into."""

    folder: Path
    warehouse: Path

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every level."""
        found = query(self.warehouse, "figures", EVERYTHING, level="all", measure_ids=None)
        return tuple(
            Figure(
                row["measure_id"],
                row["level"],
                Unit(row["service"], row["locality"], row["team_id"]),
                row["month"],
                row["numerator"],
                row["denominator"],
                row["value"],
            )
            for row in found
        )

    @property
    def content_hash(self) -> str:
        return snapshot(self.warehouse).figures_hash


def loaded(folder: Path, warehouse: Path) -> Loaded:
    """Load an extract folder."""
    load(folder, warehouse, rules())
    return Loaded(folder, warehouse)


def some(dice: Random, figures: list[Figure], most: int) -> list[Figure]:
    """A few of many figures, in a fixed order for the same dice."""
    return dice.sample(figures, min(most, len(figures)))
