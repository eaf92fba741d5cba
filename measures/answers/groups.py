"""Who is served less well: the stored comparisons of groups of children, unit by unit."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from measures.answers.comparison import Unequal
from measures.catalogue import MEASURES
from measures.council.units import UnitNode, path, tree
from measures.model.unit import Unit
from warehouse.gate.read import Ask, Row, Scope, answer, ask

Told = tuple[bool | None, Row]


@dataclass(frozen=True)
class Differs:
    """A group of children that fares differently in one measure and unit.

    Over the twelve months that end with `month` for a flow, else in `month`. `better` is None for
    a measure without a good direction.
    """

    measure_id: str
    node: UnitNode
    month: dt.date
    group: Unequal
    better: bool | None


@dataclass(frozen=True)
class UnequalList:
    """The groups that differ in a unit and all below it, the least likely first, and how many of
    them are better, worse and neither (True, False, None); how many groups were tested, and how
    many of them chance alone would call different."""

    rows: tuple[Differs, ...]
    alike: Mapping[bool | None, int]
    by_chance: float
    tested: int

    @property
    def differ(self) -> int:
        """How many groups differ, listed or not."""
        return sum(self.alike.values())


def unequal_list(warehouse: Path, scope: Scope, unit: Unit, most: int | None = None) -> UnequalList:
    """The groups under 1% by the exact test in a unit and all below it, as of the last load; of the
    better, the worse and the rest at most so many each.

    Of groups equally likely those of more children come first: the ones above or below what the
    rate of the rest would give. Raises UnknownUnit.
    """
    *_, here = steps = path(warehouse, scope, unit)
    listed, tested = unequal_asks(here.unit)
    counted = answer(warehouse, scope, tested)[0]
    found = [(_better(row), row) for row in answer(warehouse, scope, listed)]
    shown = found if most is None else _first(found, most)
    names = {
        node.unit: node
        for month in {row["month"] for _, row in shown}
        for node in tree(warehouse, scope, month)
    }
    names |= {node.unit: node for node in steps}
    return UnequalList(
        rows=tuple(_differs(row, names, better) for better, row in shown),
        alike=Counter(better for better, _ in found),
        by_chance=counted["by_chance"],
        tested=counted["tested"],
    )


def _first(found: list[Told], most: int) -> list[Told]:
    """At most so many of each kind, in the order they come."""
    passed: Counter[bool | None] = Counter()
    shown = []
    for better, row in found:
        passed[better] += 1
        if passed[better] <= most:
            shown.append((better, row))
    return shown


def _better(row: Row) -> bool | None:
    return MEASURES[row["measure_id"]].is_better(row["rate"] > row["rest_rate"])


def unequal_asks(here: Unit) -> tuple[Ask, Ask]:
    """The groups that differ in a placed unit and all below it, and how many were compared."""
    place = {"service": here.service, "locality": here.locality, "team_id": here.team_id}
    return ask("unequal", **place), ask("unequal_tested", **place)


def _differs(row: Row, names: dict[Unit, UnitNode], better: bool | None) -> Differs:
    unit = Unit(row["service"], row["locality"], row["team_id"])
    named = unit.team_id or unit.locality or unit.service
    group = {name: row[name] for name in _OF_A_GROUP}
    return Differs(
        row["measure_id"],
        names.get(unit, UnitNode(unit, named)),
        row["month"],
        Unequal(dimension=row["dimension"], group=row["grp"], **group),
        better,
    )


_OF_A_GROUP = (
    "x",
    "n",
    "rate",
    "lower",
    "upper",
    "rest_x",
    "rest_n",
    "rest_rate",
    "rest_lower",
    "rest_upper",
    "p",
    "different",
    "chance",
)
