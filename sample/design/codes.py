"""Columns of text: ids, codes and flags, made for many rows at once."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sample.design.window import Days, Draw

Ids = npt.NDArray[np.object_]
"""Text, a number or None in each row."""


def numbered(prefix: str, numbers: Days, width: int = 6) -> Ids:
    """Plainly made-up ids: a prefix and a number with leading noughts."""
    return np.array([f"{prefix}{number:0{width}}" for number in numbers.tolist()], dtype=object)


def either(flags: npt.ArrayLike, yes: Any, no: Any) -> Ids:
    """`yes` where true, else `no`; each one value or a column."""
    return np.asarray(np.where(np.asarray(flags), yes, no), dtype=object)


def first_of(conditions: Sequence[Any], values: Sequence[Any], otherwise: Any) -> Ids:
    """The value of the first condition that holds, row by row."""
    rows = len(conditions[0])
    columns = [np.broadcast_to(np.asarray(value, dtype=object), rows) for value in values]
    rest = np.broadcast_to(np.asarray(otherwise, dtype=object), rows)
    return np.asarray(np.select([np.asarray(each) for each in conditions], columns, rest))


def yes_no(flags: npt.ArrayLike) -> Ids:
    """Y where true, else N."""
    return either(flags, "Y", "N")


def pick(draw: Draw, shares: Mapping[str, float], count: int) -> Ids:
    """Codes drawn in proportion to their shares."""
    weights = np.array(list(shares.values()), dtype=np.float64)
    return np.asarray(draw.choice(list(shares), count, p=weights / weights.sum()), dtype=object)


def deal(draw: Draw, shares: Mapping[str, float], count: int) -> Ids:
    """Codes in their shares as nearly as whole rows allow, in random order."""
    edges = np.cumsum(list(shares.values())) / sum(shares.values())
    spots = (draw.permutation(count) + 0.5) / max(count, 1)
    return np.array(list(shares), dtype=object)[np.searchsorted(edges, spots)]
