"""How each source of evidence makes its statement from what was counted of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from measures.evidence import statements
from measures.evidence.details import DETAILS
from measures.evidence.performance import QUESTIONS
from measures.evidence.statements import CONCERN, STRENGTH, Codes, Rules, Unusual, Whole
from warehouse.load.evidence import Counted

Names = NDArray[np.object_]
# Statements, the numbers they rest on and the figures in words, by unit-month and question.
Spoken = tuple[Codes, Whole, Names]


@dataclass(frozen=True)
class Grids:
    """The counts of one source, unit-month x question; `history` is the months known before the
    window, at most as many as are held against it."""

    n: Whole
    good: Whole
    bad: Whole
    earlier: Whole
    history: Whole


def laid(months: "pd.Series[pd.Timestamp]", counted: Counted, rules: Rules) -> Grids:
    """The counts of a source laid out by the months of the units that speak."""
    rows = counted.counts
    cell = (rows["place"].to_numpy(), rows["kpq"].to_numpy() - 1)

    def grid(name: str) -> Whole:
        empty = np.zeros((len(months), QUESTIONS), dtype=np.int64)
        empty[cell] = rows[name].to_numpy()
        return empty

    since = counted.first if counted.first is not None else pd.Timestamp.max
    known = (months.dt.year - since.year) * 12 + months.dt.month - since.month
    history = np.clip(known.to_numpy() - rules["months"] + 1, 0, rules.get("before", 0))
    return Grids(
        n=grid("n"),
        good=grid("good"),
        bad=grid("bad"),
        earlier=grid("earlier"),
        history=history.astype(np.int64)[:, None],
    )


def _shares(source: str, grids: Grids, rules: Rules) -> Spoken:
    said = statements.by_share(grids.n, grids.good, rules)
    return said, grids.n, DETAILS[source](grids.n, grids.good, grids.bad)


def _audits(grids: Grids, rules: Rules) -> Spoken:
    said = statements.audits(grids.n, grids.good, grids.bad, rules)
    return said, grids.n, DETAILS["audits"](grids.n, grids.good, grids.bad)


def _observations(grids: Grids, rules: Rules) -> Spoken:
    said = statements.observations(grids.n, grids.good, grids.bad, rules)
    return said, grids.n, DETAILS["observations"](grids.n, grids.good, grids.bad)


def _counts(source: str, many: np.int8, grids: Grids, rules: Rules) -> Spoken:
    found = _unusual(grids, rules, many)
    return found.said, grids.n, _of_counts(source, grids, found)


def _disputes(grids: Grids, rules: Rules) -> Spoken:
    found = _unusual(grids, rules, CONCERN)
    said = statements.disputes(found.said, grids.good, rules)
    n = np.where(said == STRENGTH, grids.good, grids.n)
    return said, n, _of_counts("disputes", grids, found)


def _reviews(grids: Grids, _: Rules) -> Spoken:
    said = statements.reviews(grids.n, grids.bad)
    return said, grids.n, DETAILS["reviews"](grids.n, grids.good, grids.bad)


def _unusual(grids: Grids, rules: Rules, many: np.int8) -> Unusual:
    return statements.more_than_usual(grids.n, grids.earlier, grids.history, rules, many)


def _of_counts(source: str, grids: Grids, found: Unusual) -> Names:
    history = np.broadcast_to(grids.history, grids.n.shape)
    return DETAILS[source](
        grids.n, grids.earlier, history, found.expected, found.chance, grids.bad, grids.good
    )


SPEAKERS: dict[str, Callable[[Grids, Rules], Spoken]] = {
    "audits": _audits,
    "observations": _observations,
    "complaints": partial(_counts, "complaints", CONCERN),
    "compliments": partial(_counts, "compliments", STRENGTH),
    "families": partial(_shares, "families"),
    "practitioners": partial(_shares, "practitioners"),
    "partners": partial(_shares, "partners"),
    "disputes": _disputes,
    "reviews": _reviews,
}
