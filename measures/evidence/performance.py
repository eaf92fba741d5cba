"""What the numbers say of each question: signals of its headline measures, and targets."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from measures.catalogue import MEASURES, headlines
from measures.evidence.statements import (
    CONCERN,
    NONE,
    QUESTIONS,
    STEADY,
    STRENGTH,
    TOO_FEW,
    Codes,
    Names,
    Whole,
)
from measures.signals.assurance import Targets, is_share
from warehouse.load.triangulation import Evidence

BETTER, WORSE, MET, MISSED = "better", "worse", "target met", "target missed"
_SIGNALS = {"improvement": BETTER, "concern": WORSE, "common": ""}
_TESTS = {"pass": MET, "fail": MISSED, "hit_or_miss": ""}


def directed() -> tuple[str, ...]:
    """The headline measures that have a good direction."""
    return tuple(one.id for one in headlines() if one.better and one.kpq.isdigit())


def directed_questions() -> frozenset[int]:
    """The questions that have a headline measure with a good direction."""
    return frozenset(_column(name) + 1 for name in directed())


@dataclass(frozen=True)
class Performance:
    """Unit-month x question: the statement, the measures it rests on, and which say what."""

    said: Codes
    n: Whole
    detail: Names


def performance(evidence: Evidence, aims: Targets) -> Performance:
    """Concern: a signal in the bad direction, or a target surely missed. Strength: one in the good
    direction, or the target surely met on every measure that has one, and no concern. Too few: no
    measure has cases enough for its chart. None: the question has no measure with a direction."""
    told = _told(evidence)
    shape = (len(evidence.units), QUESTIONS)
    said = np.full(shape, NONE)
    said[:, [question - 1 for question in directed_questions()]] = TOO_FEW
    n, detail = np.zeros(shape, dtype=np.int64), np.full(shape, "", dtype=object)
    aimed = _Aimed(aims)
    months = [day.date() for day in evidence.units["month"]]
    for (place, column), (charts, tests) in told.items():
        cell = (place, column)
        said[cell] = _statement(charts, tests, aimed.at(months[place], column))
        n[cell] = len(charts.keys() | tests.keys())
        detail[cell] = _detail(charts, tests)
    return Performance(said, n, detail)


Named = dict[str, str]


class _Aimed:
    """The measures of each question that have a target and can be tested against it."""

    def __init__(self, aims: Targets) -> None:
        self._aims = aims
        self._known: dict[dt.date, dict[int, set[str]]] = {}

    def at(self, month: dt.date, column: int) -> set[str]:
        """The measures of a question (column) that have a target in a month."""
        if month not in self._known:
            held = self._aims(month) if callable(self._aims) else self._aims
            tested = [name for name in directed() if name in held and is_share(MEASURES[name])]
            self._known[month] = {
                number: {name for name in tested if _column(name) == number}
                for number in range(QUESTIONS)
            }
        return self._known[month][column]


def _told(evidence: Evidence) -> dict[tuple[int, int], tuple[Named, Named]]:
    """What each chart and each target test tells, by unit-month and question."""
    told: dict[tuple[int, int], tuple[Named, Named]] = defaultdict(lambda: ({}, {}))
    signals = evidence.signals
    for place, name, what in zip(
        signals["place"].tolist(), signals["measure_id"], signals["variation"], strict=True
    ):
        if what in _SIGNALS:
            told[place, _column(name)][0][name] = _SIGNALS[what]
    for place, name, what in zip(
        signals["place"].tolist(), signals["measure_id"], signals["assurance"], strict=True
    ):
        if what in _TESTS and is_share(MEASURES[name]):
            told[place, _column(name)][1][name] = _TESTS[what]
    return told


def _column(measure_id: str) -> int:
    return int(MEASURES[measure_id].kpq) - 1


def _statement(charts: Named, tests: Named, aimed: set[str]) -> np.int8:
    if WORSE in charts.values() or MISSED in tests.values():
        return CONCERN
    met = {name for name, what in tests.items() if what == MET}
    if BETTER in charts.values() or (met and met == aimed):
        return STRENGTH
    return STEADY if charts else TOO_FEW


def _detail(charts: Named, tests: Named) -> str:
    """Which measures say what: "worse: a; target missed: b; better: c"."""
    said = {
        what: [name for name, word in told.items() if word == what]
        for what, told in ((WORSE, charts), (MISSED, tests), (BETTER, charts), (MET, tests))
    }
    return "; ".join(f"{what}: {', '.join(sorted(names))}" for what, names in said.items() if names)
