"""What a reader with exact figures of their own works out of the grid, by hand and by an attacker
that is written apart and solves for whole numbers."""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from measures.disclosure.insiders import FIGURE, Council, Reader
from tests.council import council, run
from tests.disclosure.grids import COUNT, SHARES, Attacker, Town, towns
from tests.disclosure.test_reading import TEAMS, extract_of
from warehouse.gate.read import close_all
from warehouse.model.unit import Unit

SINCE, UNTIL = pd.Timestamp("2000-01-01"), pd.Timestamp("2999-01-01")
PLACES = ["service", "locality", "team_id", "from_date", "to_date"]


def town_of(counts: dict[tuple[str, str, str], int]) -> Town:
    """A town of teams that stay, where nothing was met."""
    places = pd.DataFrame([(*leaf, SINCE, UNTIL) for leaf in counts], columns=PLACES)
    return Town(places, counts, {name: dict.fromkeys(counts, 0) for name in SHARES})


def is_own(row: Unit, own: Unit) -> bool:
    return row.team_id == own.team_id if own.team_id else own in row.around


def readers(town: Town, own: Unit) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What everyone is shown, and what one is shown who answers for a unit."""
    grid, series = town.protected(), town.series().assign(mark="")

    def owned(rows: pd.DataFrame) -> np.ndarray:
        units = map(Unit._make, rows[["service", "locality", "team_id"]].to_numpy())
        return np.array([is_own(unit, own) for unit in units], dtype=bool)

    return grid, pd.concat([grid[~owned(grid)], series[owned(series)]], ignore_index=True)


def worked_out(town: Town, own: Unit) -> dict[tuple[str, ...], tuple[bool, bool]]:
    """What the product finds of each hidden figure: narrowed, exact."""
    grid, shown = readers(town, own)
    found = Council.of(town.series().assign(mark=""), town.places, 5).worked_out(
        Reader(shown, grid, sees=lambda _: True, owns=lambda unit: is_own(unit, own))
    )
    keys = found[FIGURE[:-1]].itertuples(index=False, name=None)
    return dict(zip(keys, zip(found["narrowed"], found["exact"], strict=True), strict=True))


def of_referrals(town: Town, own: Unit) -> dict[str, tuple[bool, bool]]:
    return {key[-1]: told for key, told in worked_out(town, own).items() if key[0] == COUNT}


class Insider(Attacker):
    """Knows also, of the hidden numbers of cases, which were small (but not below a total whose
    parts are all hidden), and which shares count the same."""

    def __init__(self, town: Town, grid: pd.DataFrame, shown: pd.DataFrame) -> None:
        super().__init__(town, shown)
        others = Attacker(town, grid)
        for cell in town.units():
            if all(others.of(name, cell) == "c" for name in (COUNT, *SHARES)):
                self._class(others, cell)
        for one, other in combinations(product(SHARES, ("met", "unmet")), 2):
            if one[0] != other[0] and self._same(one, other):
                for leaf in self.leaves:
                    row = self._number(one, [leaf]) - self._number(other, [leaf])
                    self._know(row, 0, 0)

    def _class(self, others: Attacker, cell: tuple[str, ...]) -> None:
        n = sum(self.town.counts[leaf] for leaf in self.town.units()[cell])
        beside = [one for one in self.town.units() if self._above(one) == self._above(cell)]
        told = any(others.of(name, one) != "c" for one in beside for name in (COUNT, *SHARES))
        if n and (told or cell == ("council",)):
            row = self._row(COUNT, self.town.units()[cell])
            self._know(row, *((1, 5) if n < 6 else (6, np.inf)))

    def _above(self, cell: tuple[str, ...]) -> tuple[str, ...] | None:
        service, locality, _ = self.town.names(cell)
        above = {"team": ("locality", service, locality), "locality": ("service", service)}
        return None if cell == ("council",) else above.get(cell[0], ("council",))

    def _number(self, one: tuple[str, str], leaves: list[tuple[str, str, str]]) -> np.ndarray:
        met = self._row(one[0], leaves)
        return met if one[1] == "met" else self._row(COUNT, leaves) - met

    def _sums(self, one: tuple[str, str]) -> list[int]:
        found = []
        for leaves in self.town.units().values():
            n, x = (
                sum(numbers[leaf] for leaf in leaves)
                for numbers in (self.town.counts, self.town.met[one[0]])
            )
            found.append(x if one[1] == "met" else n - x)
        return found

    def _same(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        of = [sum(map(self.town.counts.get, leaves)) for leaves in self.town.units().values()]
        return (
            self._sums(one) == self._sums(other) and self._sums(one) != of and any(self._sums(one))
        )


def width(attacker: Attacker, measure: str, cell: tuple[str, ...], number: str) -> float:
    low, high = attacker.narrow(measure, cell, number)
    return high - low


def attacked(town: Town, own: Unit) -> dict[tuple[str, ...], tuple[bool, bool]]:
    """What the attacker finds of each hidden figure that it does not find without the own ones."""
    grid, shown = readers(town, own)
    with_own, without = Insider(town, grid, shown), Insider(town, grid, grid)
    found = {}
    for measure, cell in with_own.hidden():
        numbers = ("of",) if measure == COUNT else ("met", "unmet")
        widths = [
            (width(with_own, measure, cell, number), width(without, measure, cell, number))
            for number in numbers
        ]
        if all(is_own(Unit(*leaf), own) for leaf in town.units()[cell]):
            widths = []
        exact = any(after == 0 < before for after, before in widths)
        narrowed = exact or any(after < 4 <= before for after, before in widths)
        found[(measure, cell[0], *town.names(cell))] = (narrowed, exact)
    return found


def test_the_manager_of_the_team_hidden_beside_a_small_one_knows_it() -> None:
    # East has 3 + 9 + 20 = 32. 3 is small, 9 is hidden beside it, 20 and 32 are shown.
    east = ("Care", "East")
    town = town_of({(*east, "A"): 3, (*east, "B"): 9, (*east, "C"): 20})
    assert of_referrals(town, Unit(*east, "B")) == {"A": (True, True)}  # 32 - 20 - 9 = 3
    assert of_referrals(town, Unit(*east, "A")) == {"B": (True, True)}  # 32 - 20 - 3 = 9
    # C's own 20 is shown to everyone, and tells nothing new.
    assert of_referrals(town, Unit(*east, "C")) == {"A": (False, False), "B": (False, False)}


def test_a_number_with_two_values_left_is_narrowed_and_not_exact() -> None:
    # Two small teams and one beside them: 1 + 2 + 20 = 23 with 30 shown, 53 in all. Who knows the 20
    # has 1 + 2 = 3 of two numbers from 1 to 5 left: each is 1 or 2.
    east = ("Care", "East")
    town = town_of({(*east, "A"): 1, (*east, "B"): 2, (*east, "C"): 20, (*east, "D"): 30})
    assert of_referrals(town, Unit(*east, "C")) == {"A": (True, False), "B": (True, False)}


def test_a_locality_of_the_own_team_alone_tells_nothing_of_others() -> None:
    # West is W alone: its 3 are the own ones. What the council and the service hold beside is East's.
    east, west = ("Care", "East", "E"), ("Care", "West", "W")
    found = worked_out(town_of({east: 30, west: 3}), Unit(*west))
    assert found[COUNT, "locality", *west[:2], ""] == (False, False)
    assert found[COUNT, "locality", *east[:2], ""] == (True, True)  # 33 - 3 = 30


def test_units_that_are_not_open_tell_nothing() -> None:
    # As in the first test, for a reader who sees the own team and nothing else.
    east = ("Care", "East")
    town = town_of({(*east, "A"): 3, (*east, "B"): 9, (*east, "C"): 20})
    grid, shown = readers(town, Unit(*east, "B"))
    only = [rows[rows["team_id"].isin(["A", "B"])] for rows in (shown, grid)]
    reader = Reader(
        *only, sees=lambda unit: bool(unit.team_id), owns=lambda unit: unit.team_id == "B"
    )
    found = Council.of(town.series().assign(mark=""), town.places, 5).worked_out(reader)
    assert set(found["team_id"]) == {"A"}
    assert not found["exact"].any()


@settings(max_examples=10, deadline=None)
@given(towns(most_teams=5), st.data())
def test_the_count_is_the_attackers(town: Town, data: st.DataObject) -> None:
    assert_the_same(town, data)


@pytest.mark.prove
@settings(max_examples=200, deadline=None)
@given(towns(most_teams=9), st.data())
def test_prove_the_count_is_the_attackers(town: Town, data: st.DataObject) -> None:
    assert_the_same(town, data)


def assert_the_same(town: Town, data: st.DataObject) -> None:
    units = {step for leaf in town.counts for step in Unit(*leaf).around[1:-1]}
    units |= {Unit(*town.names(cell)) for cell in town.units() if cell[0] == "team"}
    own = data.draw(st.sampled_from(sorted(units)))
    assume(any(town.counts.values()))
    assert worked_out(town, own) == attacked(town, own)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield council(extract_of(TEAMS), tmp_path_factory.mktemp("insiders")).warehouse
    close_all()


@pytest.mark.parametrize(("team", "known"), [("E1", 4), ("E2", 4), ("E3", 0), ("W1", 0)])
def test_the_command_counts_what_the_own_figures_tell(
    warehouse: Path, team: str, known: int
) -> None:
    """E1 and E2 are hidden beside one another in four measures: referrals, the episodes they opened,
    and a share of each. None was met, which the council's figure says; how many were not, is not."""
    printed = run(
        "access",
        *("--role", "team_manager", "--team", team, "--worked-out", "--months", "1"),
        *("--format", "csv", "--warehouse", str(warehouse)),
    )
    lines = [line.split(",") for line in printed.splitlines()[1:]]
    found = {(word, level): [*map(int, numbers)] for _, word, level, *numbers in lines}
    hidden = 4 if team in ("E1", "E2") else 8
    seen = 0 if team == "W1" else hidden
    assert found["all", "team"] == [hidden, 0, hidden, known, known]
    assert found["near", "team"] == [hidden, 0, seen, known, known]
    assert found["near_exact", "team"] == [hidden, seen, 0, 0, 0]
    assert found["exact", "team"] == [hidden, hidden, 0, 0, 0]
    assert found["own", "team"] == [hidden, 0, 0, 0, 0]
    assert not any(sum(numbers) for (_, level), numbers in found.items() if level != "team")
