"""Do the sources say the same? The verdict over those that say strength, steady or concern."""

import numpy as np
from numpy.typing import NDArray

from measures.evidence.statements import CONCERN, STEADY, STRENGTH, Codes

Names = NDArray[np.object_]

LITTLE = "too little evidence"
DISAGREE = "sources disagree"
AGREE_CONCERN = "agree: concern"
AGREE_STRENGTH = "agree: strength"
ONE_CONCERN = "one voice of concern"
ONE_STRENGTH = "one voice of strength"
AGREE_STEADY = "agree: steady"
VERDICTS = (
    LITTLE,
    DISAGREE,
    AGREE_CONCERN,
    AGREE_STRENGTH,
    ONE_CONCERN,
    ONE_STRENGTH,
    AGREE_STEADY,
)


def verdicts(said: Codes) -> NDArray[np.int64]:
    """Indices into VERDICTS from statements whose last axis is the sources.

    None and too few count nowhere, so silence never makes agreement.
    """
    concerns, strengths = (said == CONCERN).sum(axis=-1), (said == STRENGTH).sum(axis=-1)
    speak = concerns + strengths + (said == STEADY).sum(axis=-1)
    return np.select(
        [
            speak < 2,
            (concerns > 0) & (strengths > 0),
            concerns > 1,
            strengths > 1,
            concerns == 1,
            strengths == 1,
        ],
        range(6),
        6,
    ).astype(np.int64)


def carriers(said: Codes, found: NDArray[np.int64], sources: tuple[str, ...]) -> Names:
    """The sources that carry each verdict, in their order, as `strength: a, b; concern: c`.

    Where sources disagree both sides are named; where they agree, those that say so; one voice is
    named alone; of too little evidence the one that speaks, if any.
    """
    bits = 1 << np.arange(len(sources))
    keys = np.stack(
        [found] + [((said == code) * bits).sum(axis=-1) for code in (STRENGTH, CONCERN, STEADY)],
        axis=-1,
    )
    flat, place = np.unique(keys.reshape(-1, 4), axis=0, return_inverse=True)
    words = [_words(VERDICTS[verdict], sides, sources) for verdict, *sides in flat.tolist()]
    return np.array(words, dtype=object)[place.reshape(-1)].reshape(found.shape)


def _words(verdict: str, sides: list[int], sources: tuple[str, ...]) -> str:
    strong, worried, steady = (
        [name for place, name in enumerate(sources) if side >> place & 1] for side in sides
    )
    if verdict == DISAGREE:
        return f"strength: {', '.join(strong)}; concern: {', '.join(worried)}"
    if verdict == LITTLE:
        return ", ".join(strong + worried + steady)
    return ", ".join(worried or strong or steady)
