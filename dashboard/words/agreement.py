"""Verdicts and statements in words: whether sources agree, and why in three words at most."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from dashboard.words import numbers, sentences
from measures.answers.statements import Statement, Triangulated
from measures.catalogue import MEASURES, TOPICS
from measures.evidence.agreement import (
    AGREE_CONCERN,
    AGREE_STEADY,
    AGREE_STRENGTH,
    DISAGREE,
    LITTLE,
    ONE_CONCERN,
    ONE_STRENGTH,
)
from measures.evidence.source import Numbers
from measures.evidence.sources import SPEAKERS

NAMES: Final = {speaker.key: speaker.name for speaker in SPEAKERS}
# Those that count measures, and not what came in.
OF_MEASURES: Final = frozenset(one.key for one in SPEAKERS if isinstance(one, Numbers))
STATEMENTS: Final = {
    "concern": "Concern",
    "strength": "Strength",
    "steady": "Steady",
    "too_few": "Too few",
    "none": "None",
}
# What stands for a verdict that this reader may not know.
NOT_TOLD: Final = ""
AGREEING: Final = (AGREE_CONCERN, AGREE_STRENGTH, AGREE_STEADY)
WORDS: Final = {
    LITTLE: "Too little",
    DISAGREE: "Disagree",
    AGREE_CONCERN: "Agree",
    AGREE_STRENGTH: "Agree",
    AGREE_STEADY: "Agree",
    ONE_CONCERN: "One source",
    ONE_STRENGTH: "One source",
    NOT_TOLD: "Not shown",
}
KINDS: Final = {
    "Not shown": "little",
    "Too little": "little",
    "Disagree": "apart",
    "Agree": "agree",
    "One source": "one",
}
# What people call a source in a sentence, where it is not by its own word.
CALLED: Final = {"performance": "numbers", "benchmark": "published figures"}
_REASONS: Final = {
    AGREE_CONCERN: "on concern",
    AGREE_STRENGTH: "on strength",
    AGREE_STEADY: "all steady",
}


def groups(heard: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The groups of some sources from left to right, and how many stand in each."""
    named = (speaker.group for speaker in SPEAKERS if speaker.key in heard)
    return tuple((group, len([*inside])) for group, inside in groupby(named))


def word(verdict: str) -> str:
    """A verdict in one or two words."""
    return WORDS[verdict]


def kind(verdict: str) -> str:
    """Which drawing stands for a verdict: agree, apart, one or little."""
    return KINDS[WORDS[verdict]]


def reason(found: Triangulated) -> str:
    """Why, in three words at most: "families differ", "on concern", "audits: concern"."""
    if found.verdict == DISAGREE:
        return _who_differs(found)
    if found.verdict in (ONE_CONCERN, ONE_STRENGTH):
        one = "concern" if found.verdict == ONE_CONCERN else "strength"
        return f"{called(found.sources)}: {one}"
    if found.verdict == NOT_TOLD:
        few = any(one.n is None for one in found.statements)
        return "rests on few staff" if few else "in this view"
    if found.verdict == LITTLE:
        return f"{called(found.sources)} only" if found.sources else "nobody speaks"
    return _REASONS[found.verdict]


def urgent(count: int) -> str:
    """Audits of three months that raised an immediate concern: "1 immediate concern"."""
    return f"{count} immediate concern{'' if count == 1 else 's'}"


def _who_differs(found: Triangulated) -> str:
    concerned, strong = found.saying("concern"), found.saying("strength")
    fewer = concerned if len(concerned) <= len(strong) else strong
    if len(fewer) == 1:
        return f"{called(fewer[0])} differ"
    return f"{len(concerned)} against {len(strong)}"


def called(source: str) -> str:
    """What a source is called within a sentence: "numbers" for performance."""
    return CALLED.get(source, source)


def sides(found: Triangulated) -> str:
    """Who says what: "the numbers raise a concern, the audits do not"."""
    return (
        f"{_all(found.saying('concern'))} raise a concern, {_all(found.saying('strength'))} do not"
    )


def _all(sources: tuple[str, ...]) -> str:
    """ "the numbers, the audits and the families"."""
    *first, last = [f"the {called(source)}" for source in sources]
    return f"{', '.join(first)} and {last}" if first else last


def rests_on(said: Statement) -> str:
    """What a statement rests on: "3 measures" where measures are counted, else "n 145"; of few
    people of a unit that is not the reader's it is not said."""
    if said.n is None:
        return "few people"
    if said.source in OF_MEASURES:
        return "1 measure" if said.n == 1 else f"{numbers.number(said.n)} measures"
    return f"n {numbers.number(said.n)}"


def detail(text: str) -> str:
    """The figures that led to a statement, with measures by name: "worse: Visits on time"."""
    return re.sub(r"[a-z0-9]+(?:_[a-z0-9]+)+", lambda found: _measure(found[0]), text)


def _measure(name: str) -> str:
    return MEASURES[name].label if name in MEASURES else name


def headline(found: tuple[Triangulated, ...], gaps: int, cells: int) -> tuple[str, str, str]:
    """The answer in three parts: how many agree, on which they disagree (bold), the gaps."""
    agree = sum(1 for one in found if one.verdict in AGREEING)
    apart = [TOPICS[one.kpq] for one in found if one.verdict == DISAGREE]
    of = f"of {sentences.small(len(found))} questions"
    first = (
        f"On {sentences.small(agree)} {of} they agree." if agree else f"On none {of} do they agree."
    )
    return first, _apart(apart), f"{gaps} of {cells} cells that were asked are gaps."


def _apart(topics: list[str]) -> str:
    if not topics:
        return "On none do they disagree."
    named = "; ".join(topic[:1].lower() + topic[1:] for topic in topics)
    return f"On {sentences.small(len(topics))} they disagree: {named}."
