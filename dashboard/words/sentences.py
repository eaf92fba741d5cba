"""Signals in sentences: what moved, by how much, against what is usual, and how sure that is."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

from dashboard.words import numbers
from measures.answers.signals import Signal
from measures.catalogue import MEASURES
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later

BEYOND_CHANCE: Final = ("improvement", "concern", "neutral_high", "neutral_low")
VARIATIONS: Final = {
    "improvement": "Improving",
    "concern": "Concern",
    "neutral_high": "Changed",
    "neutral_low": "Changed",
    "common": "Ordinary",
    "too_few": "Too few",
    "not_judged": "Not judged",
    "no_data": "No cases",
}
ASSURANCES: Final = {"pass": "Will meet", "fail": "Will miss", "hit_or_miss": "Hit or miss"}
OUTCOMES: Final = (
    ("better", ("improvement",)),
    ("worse", ("concern",)),
    ("changed with no good direction", ("neutral_high", "neutral_low")),
)
ANSWERS: Final = (
    ("Worse than usual", ("concern",)),
    ("Better than usual", ("improvement",)),
    ("Changed, with no good direction", ("neutral_high", "neutral_low")),
)
CHARTED: Final = ("xmr", "tails", "tails_month")
RECENT = 3
LASTING = 12
SMALL_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)
# What the engine's label begins with; what happened; and when, {month} being the month.
HAPPENED: Final = (
    ("below the ", "fell below the usual range", " in {month}"),
    ("above the ", "rose above the usual range", " in {month}"),
    ("3 months together below", "fell below the usual range", " over three months to {month}"),
    ("3 months together above", "rose above the usual range", " over three months to {month}"),
    ("7 points falling", "fell for seven months or more", ", {month} among them"),
    ("7 points rising", "rose for seven months or more", ", {month} among them"),
    ("7 points below", "ran below the usual middle for seven months or more",
     ", {month} among them"),
    ("7 points above", "ran above the usual middle for seven months or more",
     ", {month} among them"),
    ("2 of 3 near the lower", "came near the lower limit twice in three months",
     ", {month} among them"),
    ("2 of 3 near the upper", "came near the upper limit twice in three months",
     ", {month} among them"),
)  # fmt: skip


def beyond_chance(signal: Signal | None) -> bool:
    """Whether it says that something moved."""
    return signal is not None and signal.variation in BEYOND_CHANCE


def moved(signal: Signal) -> str:
    """Which way a signal's figure moved, "up" or "down"; empty when it did not."""
    up_is_better = MEASURES[signal.measure_id].is_better(higher=True)
    if signal.variation in ("neutral_high", "neutral_low"):
        return "up" if signal.variation == "neutral_high" else "down"
    if signal.variation in ("improvement", "concern") and up_is_better is not None:
        return "up" if (signal.variation == "improvement") == up_is_better else "down"
    return ""


def happened(signal: Signal) -> str:
    """What a signal saw: "fell below the usual range"."""
    return _seen(signal)[0]


def when(signal: Signal) -> str:
    """The month of a signal, to follow what happened: " in August"."""
    return _seen(signal)[1].format(month=f"{signal.month:%B}")


def _seen(signal: Signal) -> tuple[str, str]:
    known = ((what, at) for begins, what, at in HAPPENED if signal.label.startswith(begins))
    return next(known, ("changed", " in {month}"))


def news(signal: Signal, where: str, point: Point | None) -> str:
    """One signal in a sentence, without a full stop.

    "Visits on time in Seaham fell below the usual range in August: 61% (22 of 36); usual 74 to
    96%"; `point` is the month's figure.
    """
    measure = MEASURES[signal.measure_id]
    said = f"{measure.label} in {where} {happened(signal)}{when(signal)}"
    return said + _figures(measure, signal, point)


def signal_in_words(signal: Signal | None, point: Point | None = None) -> str:
    """What is said of one measure, unit and month beside its figure, in whole sentences."""
    if signal is None:
        return "Not judged: the month is not complete, or has no figure."
    measure = MEASURES[signal.measure_id]
    if beyond_chance(signal):
        said = numbers.capital(happened(signal) + when(signal)) + _figures(measure, signal, point)
        return f"{said}. {_since(signal)}{_provisional(signal)}".strip()
    if signal.variation == "common":
        usual = usual_range(measure, signal)
        said = f"Within the usual range of {usual}." if usual else "Within the usual range."
        return f"{said} {_provisional(signal)}".strip()
    if signal.variation == "too_few":
        return _too_few(signal)
    if signal.variation == "not_judged":
        return f"Not judged by a signal. {numbers.capital(signal.label)}."
    return f"Nothing to judge: {signal.label}."


def usual_range(measure: Measure, signal: Signal) -> str:
    """The range that is usual, within what is possible: "74 to 96%"; empty when there is none."""
    if signal.method not in CHARTED or signal.lower is None or signal.upper is None:
        return ""
    low, high = possible(measure, signal.lower), possible(measure, signal.upper)
    return numbers.interval(measure, low, high)


def possible(measure: Measure, amount: float) -> float:
    """A limit held within the possible: nothing under 0, no share over 100."""
    return min(100.0, max(0.0, amount)) if measure.kind == "percent" else max(0.0, amount)


def old(signal: Signal, month: dt.date) -> bool:
    """Whether a change was first to be seen more than three months before."""
    return signal.first_seen is not None and signal.first_seen <= months_later(month, -RECENT)


def rebase_suggested(signal: Signal) -> str:
    """That a change which has lasted a year may be the new usual; only a person says so."""
    lasted = signal.first_seen and signal.first_seen <= months_later(signal.month, -LASTING)
    if not lasted or not beyond_chance(signal) or signal.method != "xmr":
        return ""
    return (
        f"The change of {numbers.month(signal.first_seen)} has lasted a year or more. If its"
        " cause is"
        " known and meant to stay, a named person can confirm a new start from that month, with the"
        " reason, in data/reference/rebases.toml. Until then nothing is rebased."
    )


def tally(signals: Iterable[Signal]) -> str:
    """What of the headline measures moved, in one sentence.

    "Eight of 24 measures moved beyond chance: four better, three worse, one changed with no good
    direction." The 24 are those that can be judged.
    """
    judged = [signal for signal in signals if signal.variation in (*BEYOND_CHANCE, "common")]
    changed = Counter(signal.variation for signal in judged if beyond_chance(signal))
    if not judged:
        return "Too little to say whether any measure moved beyond chance."
    out_of = f"{len(judged)} measure{'' if len(judged) == 1 else 's'}"
    if not changed:
        return f"None of {out_of} moved beyond chance."
    found = [(said, sum(changed[kind] for kind in kinds)) for said, kinds in OUTCOMES]
    parts = ", ".join(f"{small(count)} {said}" for said, count in found if count)
    return f"{numbers.capital(small(changed.total()))} of {out_of} moved beyond chance: {parts}."


def answer(signals: Iterable[Signal]) -> str:
    """Which of a question's measures moved, in a sentence or three.

    "Worse than usual: Child in need visits up to date. Better than usual: Seen alone, on a plan.
    The other three are as usual."
    """
    judged = [signal for signal in signals if signal.variation in (*BEYOND_CHANCE, "common")]
    if not judged:
        return "Too little to say whether any measure moved beyond chance."
    said = [
        f"{begun}: {', '.join(MEASURES[signal.measure_id].label for signal in found)}."
        for begun, kinds in ANSWERS
        if (found := [signal for signal in judged if signal.variation in kinds])
    ]
    usual = sum(1 for signal in judged if signal.variation == "common")
    return " ".join([*said, _as_usual(usual, alone=not said)]).strip()


def _as_usual(count: int, *, alone: bool) -> str:
    if not count:
        return ""
    if alone:
        return (
            "As usual."
            if count == 1
            else f"All {small(count)} measures that can be judged are as usual."
        )
    return "The other one is as usual." if count == 1 else f"The other {small(count)} are as usual."


def small(count: int) -> str:
    """A number as a word up to ten: "eight", "11"."""
    return SMALL_NUMBERS[count] if count < len(SMALL_NUMBERS) else str(count)


def about(expected: float) -> str:
    """An expected number in words: "fewer than one", "about 19"."""
    return "fewer than one" if expected < 1 else f"about {expected:.0f}"


def _figures(measure: Measure, signal: Signal, point: Point | None) -> str:
    usual = usual_range(measure, signal)
    ending = f"; usual {usual}" if usual else ""
    if point is None:
        return ending
    made_of = numbers.how_many(measure, point)
    return f": {numbers.figure(measure, point)}" + (f" ({made_of})" if made_of else "") + ending


def _since(signal: Signal) -> str:
    if signal.first_seen is None or not old(signal, signal.month):
        return ""
    return f"Changed in {numbers.month(signal.first_seen)}, not rebased. "


def _provisional(signal: Signal) -> str:
    if not signal.provisional:
        return ""
    return "Provisional: fewer than 24 months stand behind what is usual."


def _too_few(signal: Signal) -> str:
    why, *figures = signal.label.split("; ")
    said = f"Too few to say: {why}."
    return f"{said} {numbers.capital('; '.join(figures))}." if figures else said
