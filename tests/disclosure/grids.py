"""Random councils as frames for `protect`, and what an attacker makes of the grid's rows."""

from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from measures.disclosure.protect import protect
from measures.disclosure.rows import CELL

COUNT, SHARES = "referrals_received", ("rereferral_12m", "referral_nfa")
MONTH = pd.Timestamp("2026-02-01")
Leaf = tuple[str, str, str]
NOTHING = pd.DataFrame(
    {name: pd.Series(dtype=str) for name in CELL[:-1]}
    | {"month": pd.Series(dtype="datetime64[us]"), "denominator": pd.Series(dtype=float)}
)


@dataclass
class Town:
    """Where teams stood in the month (a team that moved has two places), and what was counted."""

    places: pd.DataFrame
    counts: dict[Leaf, int]
    met: dict[str, dict[Leaf, int]]
    grid: pd.DataFrame = field(default_factory=pd.DataFrame)

    def units(self) -> dict[tuple[str, ...], list[Leaf]]:
        """Every cell of the grid: level and names, with the leaves it is the sum of."""
        found: dict[tuple[str, ...], list[Leaf]] = {}
        for leaf in self.counts:
            service, locality, team = leaf
            for cell in (
                ("council",),
                ("service", service),
                ("locality", service, locality),
                ("team", team),
            ):
                found.setdefault(cell, []).append(leaf)
        return found

    def protected(self, hidden_before: pd.DataFrame = NOTHING) -> pd.DataFrame:
        """The grid as the product makes it."""
        return protect(self.series(), self.parts(), self.places, hidden_before, 5, 10)

    def parts(self) -> pd.DataFrame:
        rows = []
        for leaf, n in self.counts.items():
            if n:
                rows.append((COUNT, *leaf, MONTH, n, n, n))
                rows += [(name, *leaf, MONTH, self.met[name][leaf], n, n) for name in SHARES]
        return pd.DataFrame(
            rows,
            columns=[
                "measure_id",
                "service",
                "locality",
                "team_id",
                "month",
                "numerator",
                "denominator",
                "cases",
            ],
        ).assign(people=0.0)

    def series(self) -> pd.DataFrame:
        rows = []
        for cell, leaves in self.units().items():
            n = sum(self.counts[leaf] for leaf in leaves)
            if not n:
                continue
            names = self.names(cell)
            rows.append((COUNT, "", cell[0], *names, MONTH, float(n), np.nan, float(n), n))
            for name in SHARES:
                x = sum(self.met[name][leaf] for leaf in leaves)
                rows.append((name, "", cell[0], *names, MONTH, float(x), float(n), 100 * x / n, n))
        columns = [*CELL, "numerator", "denominator", "value", "cases"]
        return pd.DataFrame(rows, columns=columns)

    def names(self, cell: tuple[str, ...]) -> Leaf:
        """Service, locality and team of a cell; a team bears the place of the month's end."""
        if cell[0] == "team":
            last = self.places[self.places["team_id"] == cell[1]].iloc[-1]
            return last["service"], last["locality"], cell[1]
        return (*cell[1:], "", "", "")[:3]


@st.composite
def towns(draw: st.DrawFn, most_teams: int = 7) -> Town:
    """One to three services of up to three localities, teams without cases, teams that move."""
    localities = [
        (f"s{s}", f"l{number}")
        for s in range(draw(st.integers(1, 3)))
        for number in range(draw(st.integers(1, 3)))
    ]
    rows, leaves = [], []
    for number in range(draw(st.integers(1, most_teams))):
        stands = draw(st.lists(st.sampled_from(localities), min_size=1, max_size=2, unique=True))
        since = pd.Timestamp("2000-01-01")
        for at, place in enumerate(stands):
            until = (
                pd.Timestamp("2026-02-14") if at + 1 < len(stands) else pd.Timestamp("2999-01-01")
            )
            rows.append((*place, f"t{number}", since, until))
            leaves.append((*place, f"t{number}"))
            since = until
    places = pd.DataFrame(rows, columns=["service", "locality", "team_id", "from_date", "to_date"])
    number = st.one_of(st.just(0), st.integers(1, 8), st.integers(0, 40))
    counts = {leaf: draw(number) for leaf in leaves}
    met = {
        name: {
            leaf: draw(st.sampled_from([0, n, min(2, n)]) | st.integers(0, n))
            for leaf, n in counts.items()
        }
        for name in SHARES
    }
    return Town(places, counts, met)


class Attacker:
    """Knows every number of the grid's rows, that no row is no case, and that none is negative."""

    def __init__(self, town: Town, grid: pd.DataFrame) -> None:
        self.town, self.leaves = town, list(town.counts)
        self.shown = {
            (row.measure_id, row.level, row.service, row.locality, row.team_id): row
            for row in grid.itertuples()
        }
        self.rows: list[np.ndarray] = []
        self.low: list[float] = []
        self.high: list[float] = []
        for cell in town.units():
            self._learn(cell)
        for leaf, share in product(self.leaves, SHARES):
            self._know(self._row(COUNT, [leaf]) - self._row(share, [leaf]), 0, np.inf)

    def hidden(self) -> list[tuple[str, tuple[str, ...]]]:
        """The cells with `c`, by measure."""
        return [
            (measure, cell)
            for measure in (COUNT, *SHARES)
            for cell in self.town.units()
            if self.of(measure, cell) == "c"
        ]

    def of(self, measure: str, cell: tuple[str, ...]) -> object:
        """What the grid says of a cell: its row, "c", or None for no case."""
        row = self.shown.get((measure, cell[0], *self.town.names(cell)))
        return "c" if row is not None and row.mark == "c" else row

    def narrow(self, measure: str, cell: tuple[str, ...], number: str) -> tuple[float, float]:
        """The least and greatest a number can be."""
        leaves = self.town.units()[cell]
        aim = self._row(COUNT, leaves) * (number != "met")
        if number != "of":
            aim = aim + self._row(measure, leaves) * (1 if number == "met" else -1)
        system = LinearConstraint(np.array(self.rows), self.low, self.high)
        found = []
        for sign in (1, -1):
            solved = milp(
                sign * aim,
                constraints=system,
                integrality=np.ones(aim.size),
                bounds=Bounds(0),
                options={"presolve": False},
            )
            found.append(sign * solved.fun if solved.success else sign * -np.inf)
        return round(found[0], 6), round(found[1], 6)

    def said(self, measure: str, cell: tuple[str, ...], number: str) -> bool:
        """Whether totals that are shown to have none of a number say so of all of the cell."""
        return all(
            any(
                self._none(measure, above, number)
                for above, below in self.town.units().items()
                if leaf in below and above[0] != "team"
            )
            for leaf in self.town.units()[cell]
        )

    def is_a_total(self, measure: str, cell: tuple[str, ...]) -> bool:
        """Whether a total that is shown has cases of this cell only, so its number is shown there
        (and is not small): a team that moved, alone in its service."""
        units, counts = self.town.units(), self.town.counts
        own = {leaf for leaf in units[cell] if counts[leaf]}
        return any(
            own == {leaf for leaf in below if counts[leaf]}
            for above, below in units.items()
            if above[0] != "team" and self.of(measure, above) != "c"
        )

    def _none(self, measure: str, cell: tuple[str, ...], number: str) -> bool:
        leaves = self.town.units()[cell]
        n = sum(self.town.counts[leaf] for leaf in leaves)
        x = sum(self.town.met[measure][leaf] for leaf in leaves)
        if self.of(COUNT, cell) != "c" and n == 0:
            return True
        return self.of(measure, cell) != "c" and (x if number == "met" else n - x) == 0

    def _learn(self, cell: tuple[str, ...]) -> None:
        leaves = self.town.units()[cell]
        for measure in (COUNT, *SHARES):
            row = self.of(measure, cell)
            if row == "c":
                continue
            met = 0 if row is None else row.numerator
            self._know(self._row(measure, leaves), met, met)
            if measure != COUNT:
                of = 0 if row is None else row.denominator
                self._know(self._row(COUNT, leaves), of, of)

    def _row(self, measure: str, leaves: list[Leaf]) -> np.ndarray:
        row = np.zeros(len(self.leaves) * (1 + len(SHARES)))
        block = (COUNT, *SHARES).index(measure) * len(self.leaves)
        row[[block + self.leaves.index(leaf) for leaf in leaves]] = 1
        return row

    def _know(self, row: np.ndarray, low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)
