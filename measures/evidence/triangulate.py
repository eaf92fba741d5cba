"""Triangulation: what every source says of each question, unit and month, and do they agree.

The build calls `triangulate` once and stores the answer, so that every page, export and command
shows the same statements. No score is made of them: the disagreement is what matters.
"""

from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from measures.benchmarks.published import published_by
from measures.benchmarks.standing import standing_against_others
from measures.council.targets import targets
from measures.evidence import statements
from measures.evidence.agreement import VERDICTS, carriers, verdicts
from measures.evidence.details import against_others
from measures.evidence.performance import QUESTIONS, directed, performance
from measures.evidence.speakers import SPEAKERS, Spoken, laid
from measures.evidence.statements import STATEMENTS, Codes, Whole
from measures.evidence.thresholds import Thresholds, thresholds
from warehouse.load.evidence import Window
from warehouse.load.triangulation import Evidence, Said, Triangulation

Names = NDArray[np.object_]

SOURCES = (
    "performance",
    "benchmark",
    "audits",
    "observations",
    "complaints",
    "compliments",
    "families",
    "practitioners",
    "partners",
    "disputes",
    "reviews",
)


def triangulation() -> Triangulation:
    """How the build makes statements, by the thresholds of now; Refused when their file is wrong."""
    chosen = thresholds()
    windows = {
        source: Window(
            int(rules["months"]), int(rules.get("before", 0)), council_only=source == "reviews"
        )
        for source, rules in chosen.items()
        if source in SPEAKERS
    }
    return Triangulation(directed(), windows, chosen, partial(triangulate, rules=chosen))


def triangulate(evidence: Evidence, rules: Thresholds) -> Said:
    """Every source's statement and the verdict, for each unit-month and question."""
    numbers = performance(evidence, partial(targets, synthetic=evidence.synthetic))
    said: dict[str, Spoken] = {
        "performance": (numbers.said, numbers.n, numbers.detail),
        "benchmark": _benchmark(evidence),
    }
    for source, say in SPEAKERS.items():
        grids = laid(evidence.units["month"], evidence.counted[source], rules[source])
        said[source] = say(grids, rules[source])
    spoken = [said[source] for source in SOURCES]
    codes = np.stack([one[0] for one in spoken], axis=-1)
    n = np.stack([one[1] for one in spoken], axis=-1)
    details = np.stack([one[2] for one in spoken], axis=-1)
    return Said(_statements(codes, n, details), _verdicts(codes))


def _benchmark(evidence: Evidence) -> Spoken:
    """The published figures speak of the council alone, and alike in every month."""
    found = published_by(evidence.beside, evidence.as_at)
    council = (evidence.units["level"] == "council").to_numpy()
    shape = (len(evidence.units), QUESTIONS)
    said, n = np.full(shape, statements.NONE), np.zeros(shape, dtype=np.int64)
    detail = np.full(shape, "", dtype=object)
    for column in range(QUESTIONS):
        told = standing_against_others(str(column + 1), found)
        said[council, column] = STATEMENTS.index(told.strength)
        n[council, column] = len(told.measures)
        detail[council, column] = against_others(told)
    return said, n, detail


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
