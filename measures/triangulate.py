"""Triangulation: what every source says of each question, unit and month, and do they agree.

The build calls `triangulate` once and stores the answer, so that every page, export and command
shows the same statements. No score is made of them: the disagreement is what matters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from measures import statements
from measures.agreement import VERDICTS, carriers, verdicts
from measures.details import DETAILS
from measures.performance import QUESTIONS, directed, performance
from measures.statements import CONCERN, STATEMENTS, STRENGTH, Codes, Unusual, Whole
from measures.targets import targets
from measures.thresholds import Thresholds, thresholds
from warehouse.evidence import Counted, Window
from warehouse.triangulation import Evidence, Said, Triangulation

Names = NDArray[np.object_]

SOURCES = (
    "performance", "audits", "observations", "complaints", "compliments", "families",
    "practitioners", "partners", "disputes", "reviews",
)  # fmt: skip


def triangulation() -> Triangulation:
    """How the build makes statements, by the thresholds of now; Refused when their file is wrong."""
    chosen = thresholds()
    windows = {
        source: Window(int(rules["months"]), int(rules.get("before", 0)))
        for source, rules in chosen.items()
        if source in _SAY
    }
    return Triangulation(directed(), windows, partial(triangulate, rules=chosen))


def triangulate(evidence: Evidence, rules: Thresholds) -> Said:
    """Every source's statement and the verdict, for each unit-month and question."""
    numbers = performance(evidence, partial(targets, synthetic=evidence.synthetic))
    said: dict[str, Spoken] = {"performance": (numbers.said, numbers.n, numbers.detail)}
    for source, say in _SAY.items():
        grids = _laid(evidence, evidence.counted[source], rules[source])
        said[source] = say(grids, rules[source])
    spoken = [said[source] for source in SOURCES]
    codes = np.stack([one[0] for one in spoken], axis=-1)
    n = np.stack([one[1] for one in spoken], axis=-1)
    details = np.stack([one[2] for one in spoken], axis=-1)
    return Said(_statements(codes, n, details), _verdicts(codes))


@dataclass(frozen=True)
class Grids:
    """The counts of one source, unit-month x question; `history` is the months known before the
    window, at most as many as are held against it."""

    n: Whole
    good: Whole
    bad: Whole
    earlier: Whole
    history: Whole


Spoken = tuple[Codes, Whole, Names]


def _laid(evidence: Evidence, counted: Counted, rules: Mapping[str, float]) -> Grids:
    months = evidence.units["month"]
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


def _shares(source: str, grids: Grids, rules: Mapping[str, float]) -> Spoken:
    said = statements.by_share(grids.n, grids.good, rules)
    return said, grids.n, DETAILS[source](grids.n, grids.good, grids.bad)


def _audits(grids: Grids, rules: Mapping[str, float]) -> Spoken:
    said = statements.audits(grids.n, grids.good, grids.bad, rules)
    return said, grids.n, DETAILS["audits"](grids.n, grids.good, grids.bad)


def _observations(grids: Grids, rules: Mapping[str, float]) -> Spoken:
    said = statements.observations(grids.n, grids.good, grids.bad, rules)
    return said, grids.n, DETAILS["observations"](grids.n, grids.good, grids.bad)


def _counts(source: str, many: np.int8, grids: Grids, rules: Mapping[str, float]) -> Spoken:
    found = _unusual(grids, rules, many)
    return found.said, grids.n, _of_counts(source, grids, found)


def _disputes(grids: Grids, rules: Mapping[str, float]) -> Spoken:
    found = _unusual(grids, rules, CONCERN)
    said = statements.disputes(found.said, grids.good, rules)
    n = np.where(said == STRENGTH, grids.good, grids.n)
    return said, n, _of_counts("disputes", grids, found)


def _reviews(grids: Grids, _: Mapping[str, float]) -> Spoken:
    said = statements.reviews(grids.n, grids.bad)
    return said, grids.n, DETAILS["reviews"](grids.n, grids.good, grids.bad)


def _unusual(grids: Grids, rules: Mapping[str, float], many: np.int8) -> Unusual:
    return statements.more_than_usual(grids.n, grids.earlier, grids.history, rules, many)


def _of_counts(source: str, grids: Grids, found: Unusual) -> Names:
    history = np.broadcast_to(grids.history, grids.n.shape)
    return DETAILS[source](
        grids.n, grids.earlier, history, found.expected, found.chance, grids.bad, grids.good
    )


_SAY: dict[str, Callable[[Grids, Mapping[str, float]], Spoken]] = {
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


def _statements(codes: Codes, n: Whole, details: Names) -> pd.DataFrame:
    places, questions, sources = codes.shape
    return pd.DataFrame(
        {
            "place": np.repeat(np.arange(places), questions * sources),
            "kpq": np.tile(np.repeat(np.arange(1, questions + 1), sources), places),
            "source": pd.Categorical.from_codes(
                np.tile(np.arange(sources), places * questions), pd.Index(SOURCES)
            ),
            "statement": pd.Categorical.from_codes(codes.reshape(-1), pd.Index(STATEMENTS)),
            "n": n.reshape(-1),
            "detail": details.reshape(-1),
        }
    )


def _verdicts(codes: Codes) -> pd.DataFrame:
    found = verdicts(codes)
    places, questions = found.shape
    return pd.DataFrame(
        {
            "place": np.repeat(np.arange(places), questions),
            "kpq": np.tile(np.arange(1, questions + 1), places),
            "verdict": pd.Categorical.from_codes(found.reshape(-1), pd.Index(VERDICTS)),
            "sources": carriers(codes, found, SOURCES).reshape(-1),
        }
    )
