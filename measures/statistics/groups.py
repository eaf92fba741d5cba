"""Unequal outcomes: each group of children against the rest, by an exact test at 99%."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln

from measures.statistics.arrays import Flags, Floats
from measures.statistics.intervals import wilson_many
from measures.statistics.tails import attained, tails

TAIL = 0.005
NOT_KNOWN = "not known"
_COUNTS = ["numerator", "denominator"]


@dataclass(frozen=True)
class Hypergeometric:
    """How many of `drawn` children are met when `met` of all are, and `missed` are not."""

    drawn: Floats
    met: Floats
    missed: Floats

    @property
    def total(self) -> Floats:
        """Met and missed of the group add up to the group."""
        return self.drawn

    def of(self, index: NDArray[np.int64] | Flags) -> Self:
        """Some of them."""
        return type(self)(*(getattr(self, field.name)[index] for field in fields(self)))

    def facing(self, up: Flags) -> Self:
        """The missed children's distribution where not `up`."""
        return type(self)(
            self.drawn, np.where(up, self.met, self.missed), np.where(up, self.missed, self.met)
        )

    def ends(self) -> tuple[Floats, Floats]:
        """The least and most that the margins allow."""
        return np.maximum(0.0, self.drawn - self.missed), np.minimum(self.drawn, self.met)

    def centre(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation."""
        every = self.met + self.missed
        share = self.met / every
        spare = (every - self.drawn) / np.maximum(every - 1, 1)
        return self.drawn * share, np.sqrt(self.drawn * share * (1 - share) * spare)

    def chance(self, k: Floats) -> Floats:
        """P(X = k) = C(met, k) C(missed, drawn - k) / C(all, drawn)."""
        ways = _ways(self.met, k) + _ways(self.missed, self.drawn - k)
        return np.asarray(np.exp(ways - _ways(self.met + self.missed, self.drawn)))

    def climb(self, k: Floats) -> Floats:
        """The next term over this one."""
        return (self.met - k) * (self.drawn - k) / ((k + 1) * (self.missed - self.drawn + k + 1))


def unequal(groups: pd.DataFrame, keys: Sequence[str] = ()) -> pd.DataFrame:
    """Test each group of children against the rest of them.

    `groups` has one row a group: `keys` (say measure and unit), dimension, grp, numerator (met)
    and denominator (cases) over the twelve months of a flow or the latest month of a snapshot.
    The rest are all other children of the dimension, those not known included; "not known" is no
    group of its own, and of two groups that are each other's rest the smaller stands. Adds
    rest_numerator, rest_denominator, both rates with Wilson 95% intervals in percent,
    `probability` (two-sided, conditional on both totals: Fisher's exact test, twice the smaller
    tail), `different` (under 1%) and `chance`: how likely chance alone is to say so.
    """
    whole = groups.groupby([*keys, "dimension"])[_COUNTS].transform("sum")
    rest = whole - groups[_COUNTS]
    tested = (groups["denominator"] > 0) & (rest["denominator"] > 0)
    tested &= (groups["grp"].str.lower() != NOT_KNOWN) & ~_mirrored(groups, keys)
    found, others = groups[tested].copy(), rest[tested]
    found[["rest_numerator", "rest_denominator"]] = others.to_numpy()
    x, n = (found[name].to_numpy(dtype=np.float64) for name in _COUNTS)
    met = x + others["numerator"].to_numpy(dtype=np.float64)
    every = n + others["denominator"].to_numpy(dtype=np.float64)
    drawn = Hypergeometric(n, met, every - met)
    _add_rate(found, "", x, n)
    _add_rate(found, "rest_", met - x, every - n)
    found["probability"] = np.minimum(1.0, 2 * np.minimum(*tails(drawn, x)))
    found["different"] = found["probability"] < 2 * TAIL
    found["chance"] = attained(drawn, TAIL)
    return found.reset_index(drop=True)


def expected_unequal(found: pd.DataFrame) -> float:
    """How many groups of `unequal` chance alone would call different."""
    return float(found["chance"].sum())


def _mirrored(groups: pd.DataFrame, keys: Sequence[str]) -> "pd.Series[bool]":
    """The larger of two groups that are each other's rest: its test is the other's."""
    order = groups.sort_values(["denominator", "grp"]).groupby([*keys, "dimension"])["grp"]
    return (order.transform("size") == 2) & (order.cumcount() == 1).reindex(groups.index)


def _add_rate(found: pd.DataFrame, name: str, x: Floats, n: Floats) -> None:
    lower, upper = wilson_many(x, n)
    found[f"{name}rate"], found[f"{name}lower"] = 100 * x / n, 100 * lower
    found[f"{name}upper"] = 100 * upper


def _ways(n: Floats, k: Floats) -> Floats:
    """The logarithm of n choose k."""
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))


KEYS = ["measure_id", "level", "service", "locality", "team_id", "month"]
_STORED = {
    "numerator": "x",
    "denominator": "n",
    "rest_numerator": "rest_x",
    "rest_denominator": "rest_n",
    "probability": "p",
}


def compare_groups(counts: pd.DataFrame) -> pd.DataFrame:
    """Test the groups of every measure and unit, for the build to store; see inequality.unequal.

    `counts` has measure_id, level, service, locality, team_id, month, dimension, grp, numerator
    and denominator; the answer has the columns of the table `unequal`.
    """
    return unequal(counts, KEYS).rename(columns=_STORED)
