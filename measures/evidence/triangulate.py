"""Triangulation: what every source says of each question, unit and month, and do they agree.

The build calls `triangulate` once and stores the answer, so that every page, export and command
shows the same statements. No score is made of them: the disagreement is what matters.
"""

from functools import partial

import numpy as np
import pandas as pd

from measures.evidence.agreement import VERDICTS, carriers, verdicts
from measures.evidence.performance import directed
from measures.evidence.source import Numbers, Source, Speaker
from measures.evidence.sources import BY_KEY, SPEAKERS
from measures.evidence.statements import (
    QUESTIONS,
    STATEMENTS,
    Codes,
    Grids,
    Names,
    SourceThresholds,
    Spoken,
    Whole,
)
from measures.evidence.thresholds import Thresholds, thresholds
from warehouse.load.evidence import Counted
from warehouse.load.triangulation import Evidence, Said, Triangulation
from warehouse.model.facts import evidence as evidence_facts

SOURCES = tuple(speaker.key for speaker in SPEAKERS)


def triangulation() -> Triangulation:
    """How the build makes statements, by the thresholds of now; Refused when their file is wrong.

    Raises ValueError where a source has no file in queries/evidence, or a file no source.
    """
    if wrong := sorted(BY_KEY.keys() ^ evidence_facts().keys()):
        raise ValueError(
            f"Each source has an entry in measures/evidence/sources and a file in queries/evidence,"
            f" both of its name; write the one that lacks: {', '.join(wrong)}."
        )
    chosen = thresholds()
    tallies = {key: source.tally(chosen[key], chosen["rhythms"]) for key, source in BY_KEY.items()}
    return Triangulation(directed(), tallies, chosen, partial(triangulate, rules=chosen))


def triangulate(evidence: Evidence, rules: Thresholds) -> Said:
    """Every source's statement and the verdict, for each unit-month and question."""
    spoken = [_spoken(speaker, evidence, rules.get(speaker.key, {})) for speaker in SPEAKERS]
    codes = np.stack([one[0] for one in spoken], axis=-1)
    n = np.stack([one[1] for one in spoken], axis=-1)
    details = np.stack([one[2] for one in spoken], axis=-1)
    urgent = np.stack([_urgent(speaker, evidence, rules) for speaker in SPEAKERS], axis=-1)
    return Said(_statements(codes, n, details, urgent), _verdicts(codes))


def _spoken(speaker: Speaker, evidence: Evidence, rules: SourceThresholds) -> Spoken:
    match speaker:
        case Source():
            counted = evidence.counted[speaker.key]
            return speaker.says(_laid(evidence.units["month"], counted, rules), rules)
        case Numbers():
            return speaker.says(evidence)
    raise TypeError(f"{speaker.key} is neither a Source nor Numbers; make it one of these.")


def _urgent(speaker: Speaker, evidence: Evidence, rules: Thresholds) -> Whole:
    """How many items of the last three months are each to be spoken of by itself."""
    if not isinstance(speaker, Source) or not speaker.urgent:
        return np.zeros((len(evidence.units), QUESTIONS), dtype=np.int64)
    counted = evidence.counted[speaker.key]
    return _laid(evidence.units["month"], counted, rules.get(speaker.key, {})).lately


def _laid(months: "pd.Series[pd.Timestamp]", counted: Counted, rules: SourceThresholds) -> Grids:
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
        rows=grid("every_row"),
        good_rows=grid("good_rows"),
        lately=grid("lately"),
        history=history.astype(np.int64)[:, None],
    )


def _statements(codes: Codes, n: Whole, details: Names, urgent: Whole) -> pd.DataFrame:
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
            "urgent": urgent.reshape(-1),
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
