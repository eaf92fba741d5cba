"""The figures that led to a statement, in a few words: "good 7 of 9", "seen 7, expected 2.1"."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from measures.benchmarks.standing import AgainstOthers, Verdict

Whole = NDArray[np.int64]
Names = NDArray[np.object_]
Words = Callable[..., str]


def _told(words: Words) -> Callable[..., Names]:
    """Words for every cell whose first or second figure is more than nothing; "" elsewhere."""

    def say(*figures: NDArray[Any]) -> Names:
        said = np.full(figures[0].shape, "", dtype=object)
        some = np.logical_or.reduce([figure > 0 for figure in figures[:2]] + [figures[-1] > 0])
        said[some] = [
            words(*cell)
            for cell in zip(*(figure[some].tolist() for figure in figures), strict=True)
        ]
        return said

    return say


def _audits(n: int, good: int, alarms: int) -> str:
    alarm = f"; immediate concern {alarms}" if alarms else ""
    return f"good {good} of {n}{alarm}"


def _observations(n: int, strengths: int, needs: int) -> str:
    return f"strength {strengths} of {n}, development need {needs}"


def _families(n: int, good: int, _: int) -> str:
    return f"positive {good} of {n}"


def _practitioners(n: int, good: int, _: int) -> str:
    return f"agree {good} of {n}"


def _reviews(_: int, good: int, bad: int) -> str:
    return f"reviews and areas for improvement {bad}, strengths {good}"


def _counts(seen: int, _: int, history: int, expected: float, chance: float, *__: int) -> str:
    if history < 1:
        return f"seen {seen}, no months before"
    likely = f"p {chance:.3f}" if chance >= 0.0005 else "p below 0.001"
    return f"seen {seen}, expected {expected:.1f}, {likely}, months before {history}"


def _complaints(seen: int, *figures: Any) -> str:
    *_, upheld, _ = figures
    return f"{_counts(seen, *figures)}, upheld {upheld}"


def _disputes(seen: int, *figures: Any) -> str:
    praise = figures[-1]
    return _counts(seen, *figures) + (f"; good practice {praise}" if praise else "")


def against_others(told: AgainstOthers) -> str:
    """Which measures are worse, better or the same, with the year: "worse: icpc_15wd 2025"."""
    named = {
        word: [f"{one.measure_id} {one.year}" for one in told.of(verdict)]
        for word, verdict in _SIDES.items()
    }
    return "; ".join(f"{word}: {', '.join(names)}" for word, names in named.items() if names)


_SIDES: dict[str, Verdict] = {"worse": "worse", "better": "better", "as others": "same"}


DETAILS: dict[str, Callable[..., Names]] = {
    "audits": _told(_audits),
    "observations": _told(_observations),
    "complaints": _told(_complaints),
    "compliments": _told(_counts),
    "families": _told(_families),
    "practitioners": _told(_practitioners),
    "partners": _told(_families),
    "disputes": _told(_disputes),
    "reviews": _told(_reviews),
}
