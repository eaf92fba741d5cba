"""What readers with exact figures of their own work out of the grid: each hidden number of other
units, bounded once by the grid alone and once with the own figures.

The unknowns are the numbers of each team within a locality, a table of them for each number that
measures count. HiGHS finds the least and the greatest that a hidden number can be.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import connected_components

from measures.catalogue import MEASURES
from measures.disclosure.audit import Number
from measures.disclosure.grid import PLACE
from measures.disclosure.rows import CELL
from measures.disclosure.suppression import enough
from measures.model.measure import Measure
from measures.statistics.arrays import Flags, Floats, Whole
from warehouse.model.unit import COUNCIL, Unit

FIGURE = [name for name in CELL if name != "category"]
# The measures whose units add up.
SUMMED = [name for name, measure in MEASURES.items() if measure.kind != "rate"]
_GREATEST = 1e6
_EPSILON = 1e-6


Figure = tuple[str, Unit]
# Numerator and denominator of a figure; None where hidden.
Numbers = tuple[float, float] | None


@dataclass(frozen=True)
class Reader:
    """What one reader is shown, as rows of FIGURE, numerator, denominator and `mark`.

    `shown` has the own figures as counted; `unaided` has them as the grid gives them to others.
    `sees` says whether a placed unit is open to the reader: where an open unit has no row, it has
    no cases. With `classes` the reader is also taken to know, as the grid does (see bounds), of
    each hidden number of cases whether it was small; but not below a total whose parts are all
    hidden. Nothing else is known: of a unit that is not open, no number. `owns` says of a placed
    team whether the reader answers for it; a unit of such teams alone tells nothing of others.
    """

    shown: pd.DataFrame
    unaided: pd.DataFrame
    sees: Callable[[Unit], bool]
    owns: Callable[[Unit], bool]
    classes: bool = True


@dataclass(frozen=True)
class Council:
    """All that the grid is made from: figures as counted by month, which measures count the same,
    where teams stood, and the largest small number."""

    truth: Mapping[pd.Timestamp, Mapping[Figure, Numbers]]
    tables: "Tables"
    places: pd.DataFrame
    most: int

    @classmethod
    def of(cls, counted: pd.DataFrame, places: pd.DataFrame, most: int) -> "Council":
        """A council of every whole figure of all months as counted (FIGURE, numerator, denominator,
        mark), and the places of teams (service, locality, team_id, from_date, to_date)."""
        truth = _by_month(counted)
        return cls(truth, Tables.of(truth), places, most)

    def worked_out(self, reader: Reader) -> pd.DataFrame:
        """The hidden figures of a reader by FIGURE, and what the own figures make of each:
        `narrowed` where a number of it has fewer than five values left, `exact` where it has one,
        and had more by the grid alone.

        The numbers are the cases of a count, a mean or a median, and those met and not met of a
        percentage; rates, which stand for the council alone, are left out.
        """
        unaided, lines = _by_month(reader.unaided), []
        for month, shown in _by_month(reader.shown).items():
            known = _Month(self, month, reader, unaided.get(month, {}), shown)
            lines += [(name, unit.level, *unit, month, *told) for name, unit, *told in known.told()]
        return pd.DataFrame(lines, columns=[*FIGURE, "narrowed", "exact"])


def hidden_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows whose numbers of cases are hidden; a median of few cases shows how many."""
    rows = _readable(rows)
    return rows[(rows["mark"] == "c") & rows["denominator"].isna()]


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of measures that are summed over units."""
    return rows[rows["measure_id"].isin(SUMMED)].fillna({"numerator": 0.0})


def _by_month(rows: pd.DataFrame) -> dict[pd.Timestamp, dict[Figure, Numbers]]:
    """The figures of each month."""
    rows = _readable(rows)
    hidden = rows.index.isin(hidden_of(rows).index)
    units = map(Unit._make, zip(*(rows[name] for name in PLACE), strict=True))
    numbers = zip(rows["numerator"], rows["denominator"].fillna(0.0), strict=True)
    found: defaultdict[pd.Timestamp, dict[Figure, Numbers]] = defaultdict(dict)
    months = pd.to_datetime(rows["month"])
    for month, name, unit, both, gone in zip(
        months, rows["measure_id"], units, numbers, hidden, strict=True
    ):
        found[month][name, unit] = None if gone else both
    return dict(found)


def _split(measure: Measure, numerator: float, denominator: float) -> dict[Number, float]:
    """The numbers of cases that a figure tells."""
    if measure.kind == "percent":
        unmet = round(denominator - numerator, 9)
        return {"of": denominator, "met": numerator, "unmet": unmet}
    return {"of": numerator if measure.kind == "count" else denominator}


@dataclass(frozen=True)
class Tables:
    """The table of each number of each measure: the same for two that are equal in every unit and
    month, as one measure's cases may be what another is out of. `whole` are the tables of whole
    numbers; full-time equivalents are none."""

    ids: Mapping[tuple[str, Number], int]
    whole: frozenset[int]

    @classmethod
    def of(cls, truth: Mapping[pd.Timestamp, Mapping[Figure, Numbers]]) -> "Tables":
        """The tables of all figures as counted, by month."""
        numbers: defaultdict[tuple[str, Number], dict[object, float]] = defaultdict(dict)
        for month, figures in truth.items():
            for (name, unit), both in figures.items():
                for number, value in _split(MEASURES[name], *(both or (0.0, 0.0))).items():
                    if value:
                        numbers[name, number][month, unit] = round(value, 6)
        found: dict[object, int] = {}
        ids = {}
        for name in SUMMED:
            for number in _split(MEASURES[name], 0.0, 0.0):
                own = numbers[name, number]
                # That all (or none) were met in every month so far is no rule that anybody knows.
                alone = not own or (number != "of" and own == numbers[name, "of"])
                key = (name, number) if alone else frozenset(own.items())
                ids[name, number] = found.setdefault(key, len(found))
        whole = frozenset(at for (name, _), at in ids.items() if not MEASURES[name].weight)
        return cls(ids, whole)

    def known(self, figures: Mapping[Figure, Numbers]) -> dict[tuple[int, Unit], float]:
        """What figures tell, by table and unit."""
        return {
            (self.ids[name, number], unit): value
            for (name, unit), both in figures.items()
            if both is not None
            for number, value in _split(MEASURES[name], *both).items()
        }


@dataclass(frozen=True)
class Town:
    """The teams of a month, each within a locality, and of each unit of the month's end which of
    these it is the sum of."""

    leaves: tuple[Unit, ...]
    cells: Mapping[Unit, Whole]

    @classmethod
    def of(cls, places: pd.DataFrame, month: pd.Timestamp, counted: Sequence[Unit]) -> "Town":
        """Where teams stood in a month, and where figures were counted."""
        end = month + pd.offsets.MonthBegin(1)
        stood = places[(places["from_date"] < end) & (places["to_date"] > month)]
        last = stood[stood["to_date"] >= end]
        at_end = {*_units(last), *(unit for unit in counted if unit.team_id)}
        leaves = tuple(sorted({*_units(stood), *at_end}))
        units = {step for unit in leaves for step in unit.around[:-1]} | at_end
        cells = {unit: np.flatnonzero([_holds(unit, leaf) for leaf in leaves]) for unit in units}
        return cls(leaves, cells)

    @cached_property
    def parts(self) -> Mapping[Unit, Sequence[Unit]]:
        """The units next below each."""
        found: defaultdict[Unit, list[Unit]] = defaultdict(list)
        for unit in self.cells:
            if unit != COUNCIL:
                found[unit.around[-2]].append(unit)
        return found


def _units(places: pd.DataFrame) -> Iterator[Unit]:
    return map(Unit._make, zip(*(places[name] for name in PLACE), strict=True))


def _holds(unit: Unit, leaf: Unit) -> bool:
    """Whether a team within a locality is part of a unit; a team is the sum of all its places."""
    return leaf.team_id == unit.team_id if unit.team_id else unit in leaf.around


class _Month:
    """One month of one reader: what the grid alone tells, and what the own figures add."""

    def __init__(
        self,
        council: Council,
        month: pd.Timestamp,
        reader: Reader,
        unaided: Mapping[Figure, Numbers],
        shown: Mapping[Figure, Numbers],
    ) -> None:
        self.tables, self.most = council.tables, council.most
        self.truth = council.truth.get(month, {})
        self.town = Town.of(council.places, month, [unit for _, unit in self.truth])
        self.names = sorted({name for name, _ in (*self.truth, *shown)})
        self.hidden = [figure for figure, both in shown.items() if both is None]
        own = np.array([reader.owns(leaf) for leaf in self.town.leaves], dtype=bool)
        self.others = {unit for unit, leaves in self.town.cells.items() if not own[leaves].all()}
        opened = [unit for unit in self.town.cells if reader.sees(unit)]
        none = {(name, unit): (0.0, 0.0) for name in self.names for unit in opened}
        self.alone = self.tables.known({**none, **unaided})
        self.aided = self.alone | self.tables.known({**none, **shown})
        self.classes = dict(self._classes(unaided)) if reader.classes else {}

    def _classes(
        self, unaided: Mapping[Figure, Numbers]
    ) -> Iterator[tuple[tuple[int, Unit], tuple[float, float]]]:
        """The least and greatest number of cases by whether a hidden one was small."""
        for (name, unit), both in unaided.items():
            table, of = self.tables.ids[name, "of"], self._counted(name, unit)
            if both is not None or not of or (table, unit) in self.alone:
                continue
            beside = self._beside(unit)
            if not beside or any((table, part) in self.alone for part in beside):
                yield (table, unit), self._class(of, table in self.tables.whole)

    def _class(self, of: float, whole: bool) -> tuple[float, float]:
        """As in bounds: of full-time equivalents any part may be missing."""
        if of < self.most + 1:
            return 1.0 * whole, self.most + 1.0 - whole
        return self.most + 1.0, _GREATEST

    def _counted(self, name: str, unit: Unit) -> float:
        return _split(MEASURES[name], *(self.truth.get((name, unit)) or (0.0, 0.0)))["of"]

    def _beside(self, unit: Unit) -> Sequence[Unit]:
        """The parts of a unit's total, the unit among them; the council is part of nothing."""
        return () if unit == COUNCIL else self.town.parts[unit.around[-2]]

    def told(self) -> Iterator[tuple[str, Unit, bool, bool]]:
        """Each hidden figure, whether it becomes narrowed, and whether exact."""
        close: dict[tuple[int, Unit], tuple[bool, bool]] = {}
        for names in self._together():
            asked = sorted({ask for name in names for ask in self._asks(name)})
            own = {self.tables.ids[name, number] for name, number in self._numbers(names)}
            if asked and any(t in own for t, _ in self.aided.keys() - self.alone.keys()):
                close |= self._become(names, asked)
        for name, unit in self.hidden:
            told = [close.get(ask, (False, False)) for ask in self._asks_of(name, unit)]
            yield name, unit, any(one for one, _ in told), any(one for _, one in told)

    def _numbers(self, names: Sequence[str]) -> Iterator[tuple[str, Number]]:
        for name in names:
            for number in _split(MEASURES[name], 0.0, 0.0):
                yield name, number

    def _together(self) -> Iterator[list[str]]:
        """The measures that share tables, each group by itself."""
        numbers = [*self._numbers(self.names)]
        size = max(self.tables.ids.values()) + 1
        at = [self.tables.ids[one] for one in numbers]
        first = [self.tables.ids[name, "of"] for name, _ in numbers]
        links = csr_array((np.ones(len(at)), (at, first)), shape=(size, size))
        _, group = connected_components(links, directed=False)
        found: defaultdict[int, list[str]] = defaultdict(list)
        for name in self.names:
            found[int(group[self.tables.ids[name, "of"]])].append(name)
        yield from found.values()

    def _asks(self, name: str) -> Iterator[tuple[int, Unit]]:
        for hidden, unit in self.hidden:
            if hidden == name and unit in self.others:
                yield from self._asks_of(name, unit)

    def _asks_of(self, name: str, unit: Unit) -> Iterator[tuple[int, Unit]]:
        of_percent: tuple[Number, ...] = ("met", "unmet")
        numbers = of_percent if MEASURES[name].kind == "percent" else ("of",)
        for number in numbers:
            yield self.tables.ids[name, number], unit

    def _become(
        self, names: Sequence[str], asked: Sequence[tuple[int, Unit]]
    ) -> dict[tuple[int, Unit], tuple[bool, bool]]:
        """Which numbers the own figures narrow, and which they make exact."""
        whole = np.array([table in self.tables.whole for table, _ in asked])
        aided = self._programme(names, self.aided).ranges(asked)
        near = np.flatnonzero(~enough(*aided)).tolist()
        before = self._programme(names, self.alone).ranges([asked[i] for i in near])
        exact = _is_one(*aided, whole)[near] & ~_is_one(*before, whole[near])
        narrowed = enough(*before) | exact
        return {
            asked[i]: (bool(one), bool(other))
            for i, one, other in zip(near, narrowed, exact, strict=True)
        }

    def _programme(
        self, names: Sequence[str], known: Mapping[tuple[int, Unit], float]
    ) -> "_Programme":
        return _Programme(self.town, self.tables, names, known, self.classes)


def _is_one(low: Floats, high: Floats, whole: Flags) -> Flags:
    """Whether a range holds one value only."""
    return np.asarray(high - low < np.where(whole, 1 - _EPSILON, _EPSILON))


class _Programme:
    """The numbers of some measures in a month, and what binds them: an unknown a table and team."""

    def __init__(
        self,
        town: Town,
        tables: Tables,
        names: Sequence[str],
        known: Mapping[tuple[int, Unit], float],
        classes: Mapping[tuple[int, Unit], tuple[float, float]],
    ) -> None:
        self.town = town
        splits = [[tables.ids[name, n] for n in _split(MEASURES[name], 0.0, 0.0)] for name in names]
        self.at = {table: i for i, table in enumerate(sorted({t for one in splits for t in one}))}
        sums = {key: value for key, value in known.items() if key[0] in self.at}
        shares = sorted({tuple(one) for one in splits if len(one) > 1})
        self.equal = vstack([self._sums([*sums]), *map(self._share, shares)])
        self.comes = np.append([*sums.values()], np.zeros(len(shares) * len(town.leaves)))
        few = {key: value for key, value in classes.items() if key[0] in self.at}
        self.within = self._sums([*few])
        self.limits = np.array([*few.values()]).reshape(-1, 2)

    def _sums(self, keys: Sequence[tuple[int, Unit]]) -> csr_array:
        """A row for each table and unit: the sum over its teams."""
        leaves = [
            self.at[table] * len(self.town.leaves) + self.town.cells[unit] for table, unit in keys
        ]
        row = np.repeat(np.arange(len(keys)), [one.size for one in leaves])
        column = np.concatenate([np.zeros(0, np.int64), *leaves])
        size = len(self.at) * len(self.town.leaves)
        return csr_array((np.ones(row.size), (row, column)), shape=(len(keys), size))

    def _share(self, tables: tuple[int, ...]) -> csr_array:
        """A row for each team: those met and those not met are all there are."""
        leaves = np.arange(len(self.town.leaves))
        columns = np.concatenate([self.at[table] * leaves.size + leaves for table in tables])
        signs = np.repeat([1.0, -1.0, -1.0], leaves.size)
        shape = (leaves.size, len(self.at) * leaves.size)
        return csr_array((signs, (np.tile(leaves, 3), columns)), shape=shape)

    def ranges(self, asked: Sequence[tuple[int, Unit]]) -> tuple[Floats, Floats]:
        """The least and greatest of each number; of one that keeps five values, as wide a part of
        its range as shows that.

        Whatever solves the programme for one number shows what the others may be at the same time,
        so most need not be asked for.
        """
        rows = self._sums(asked)
        low, high = np.full(len(asked), np.inf), np.full(len(asked), -np.inf)
        for at in range(len(asked)):
            for sign in (1.0, -1.0):
                if not enough(low[at], high[at]):
                    values = rows @ self._solved(sign * rows[[at]].toarray()[0])
                    low, high = np.minimum(low, values), np.maximum(high, values)
        return low, high

    def _solved(self, aim: Floats) -> Floats:
        """The unknowns that make a sum least."""
        limits = np.append(self.limits[:, 1], -self.limits[:, 0])
        within = vstack([self.within, -self.within])
        solved = linprog(aim, within, limits, self.equal, self.comes, (0, _GREATEST))
        if not solved.success:
            raise ValueError(f"No numbers add up to those shown: {solved.message}")
        return np.asarray(solved.x)
