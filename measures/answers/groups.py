"""Who is served less well: groups of children against the rest, as stored and of one figure."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from measures.answers.cases import BreakdownOf
from measures.answers.comparison import pooled_months
from measures.catalogue import MEASURES
from measures.council.units import UnitNode, tree
from measures.council.view import View
from measures.model.subject import Subject
from measures.statistics.groups import expected_unequal, unequal
from warehouse.gate.read import Row, snapshot_path
from warehouse.model.unit import Unit

Told = tuple[bool | None, Row]
LEVELS = ("council", "service", "locality", "team")


@dataclass(frozen=True)
class Unequal:
    """One group of children against the rest: counts, rates in percent and their 95% intervals.

    `p` is the exact two-sided probability; `different` when it lies under 1%.
    """

    dimension: str
    group: str
    x: float
    n: float
    rate: float
    lower: float
    upper: float
    rest_x: float
    rest_n: float
    rest_rate: float
    rest_lower: float
    rest_upper: float
    p: float
    different: bool
    chance: float


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

    @property
    def gap(self) -> float:
        """How far apart the two rates lie, in percentage points."""
        return abs(self.group.rate - self.group.rest_rate)


@dataclass(frozen=True)
class Finding:
    """One group of children that fares differently in one measure, and the units in which it does:
    the widest first, then by how surely."""

    units: tuple[Differs, ...]

    @property
    def widest(self) -> Differs:
        """The widest unit in which it was found."""
        return self.units[0]

    @property
    def better(self) -> bool | None:
        """Whether the group is served better; None for a measure without a good direction."""
        return self.widest.better


@dataclass(frozen=True)
class UnequalList:
    """The groups that differ in a unit and all below it, the least likely first, and how many of
    them are better, worse and neither (True, False, None); how many groups were tested, and how
    many of them chance alone would call different. What is fixed by a measure's definition is in
    none of these."""

    rows: tuple[Differs, ...]
    alike: Mapping[bool | None, int]
    by_chance: float
    tested: int

    @property
    def differ(self) -> int:
        """How many groups differ, listed or not."""
        return sum(self.alike.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The listed rows by measure, group and direction, the least likely first."""
        found: dict[tuple[str, str, str, bool | None], list[Differs]] = {}
        for row in self.rows:
            key = (row.measure_id, row.group.dimension, row.group.group, row.better)
            found.setdefault(key, []).append(row)
        return tuple(Finding(tuple(sorted(rows, key=_width))) for rows in found.values())

    @property
    def largest(self) -> tuple[Differs, ...]:
        """Of each measure and unit the worse served group with the largest gap, the largest first;
        of equal ones the less likely. Of the listed rows: ask for all of them."""
        found: dict[tuple[str, Unit], Differs] = {}
        for row in sorted(self.rows, key=lambda row: -row.gap):
            if row.better is False:
                found.setdefault((row.measure_id, row.node.unit), row)
        return tuple(found.values())


def _width(row: Differs) -> int:
    return LEVELS.index(row.node.unit.level)


@dataclass(frozen=True)
class UnequalOf:
    """Reads the groups under 1% by the exact test in the unit and all below it, as of the last
    load; of the better, the worse and the rest at most so many each.

    Of groups equally likely those of more children come first: the ones above or below what the
    rate of the rest would give.
    """

    most: int | None = None

    def read(self, view: View) -> UnequalList:
        """The list is of the latest load, whatever the month of the view."""
        view = View.of(view.warehouse, view.scope, view.unit)
        counted = _open(view.rows("unequal_tested", **view.place))
        found = [(_better(row), row) for row in _open(view.rows("unequal", **view.place))]
        shown = found if self.most is None else _first(found, self.most)
        names = {
            node.unit: node
            for month in {row["month"] for _, row in shown}
            for node in tree(view.warehouse, view.scope, month)
        }
        names |= {node.unit: node for node in view.path}
        return UnequalList(
            rows=tuple(_differs(row, names, better) for better, row in shown),
            alike=Counter(better for better, _ in found),
            by_chance=sum(row["by_chance"] for row in counted),
            tested=sum(row["tested"] for row in counted),
        )


def _open(rows: list[Row]) -> list[Row]:
    """The rows of a measure and dimension whose difference its definition leaves open."""
    return [row for row in rows if row["dimension"] not in MEASURES[row["measure_id"]].fixed_by]


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


@dataclass(frozen=True)
class GroupsOf:
    """Reads each group by age, sex, ethnicity and disability against the rest of the children:
    twelve months together of a flow, the month of a snapshot. Left out: what is fixed by the
    measure's definition."""

    subject: Subject

    def read(self, view: View) -> tuple[Unequal, ...]:
        """Empty for what is no share of children."""
        return _groups(snapshot_path(view.warehouse), view, self.subject)


@lru_cache(maxsize=256)
def _groups(_: Path, view: View, subject: Subject) -> tuple[Unequal, ...]:
    """Remembered for as long as the snapshot serves, whose path is the first argument."""
    measure = subject.measure
    if measure.kind != "percent" or measure.weight or not measure.of_children:
        return ()
    slices = [
        part
        for part in view.answer(BreakdownOf(subject, pooled_months(measure)))
        if part.dimension not in measure.fixed_by
    ]
    groups = pd.DataFrame(
        [(s.dimension, s.group, s.point.numerator, s.point.denominator) for s in slices],
        columns=["dimension", "grp", "numerator", "denominator"],
    )
    if not slices:
        return ()
    found = unequal(groups)
    return tuple(_unequal(dict(zip(found.columns, row, strict=True))) for row in found.to_numpy())


def unequal_by_chance(found: tuple[Unequal, ...]) -> float:
    """How many of the groups chance alone would call different."""
    return expected_unequal(pd.DataFrame({"chance": [group.chance for group in found]}))


def _unequal(row: Row) -> Unequal:
    return Unequal(
        dimension=str(row["dimension"]),
        group=str(row["grp"]),
        x=float(row["numerator"]),
        n=float(row["denominator"]),
        rate=float(row["rate"]),
        lower=float(row["lower"]),
        upper=float(row["upper"]),
        rest_x=float(row["rest_numerator"]),
        rest_n=float(row["rest_denominator"]),
        rest_rate=float(row["rest_rate"]),
        rest_lower=float(row["rest_lower"]),
        rest_upper=float(row["rest_upper"]),
        p=float(row["probability"]),
        different=bool(row["different"]),
        chance=float(row["chance"]),
    )
