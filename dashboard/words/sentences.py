"""Signals in sentences: what moved, by how much, against what is usual, and how sure that is."""

from collections.abc import Iterable
from typing import Final

from dashboard.words import numbers
from measures.answers.signals import Signal, months_standing
from measures.catalogue import MEASURES
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.signals.assurance import is_flow

BEYOND_CHANCE: Final = ("improvement", "concern", "neutral_high", "neutral_low")
VARIATIONS: Final = {
    "improvement": "Better",
    "concern": "Worse",
    "neutral_high": "Changed",
    "neutral_low": "Changed",
    "common": "As usual",
    "too_few": "Too few",
    "not_judged": "Not judged",
    "no_data": "No cases",
}
ASSURANCES: Final = {"pass": "Met", "fail": "Missed", "hit_or_miss": "May hit or miss"}
# Where limits of a chart decide and not cases: what is to come.
BY_LIMITS: Final = {"pass": "Will meet", "fail": "Will miss", "hit_or_miss": "May hit or miss"}
ANSWERS: Final = (
    ("Worse than usual", ("concern",)),
    ("Better than usual", ("improvement",)),
    ("Changed, with no good direction", ("neutral_high", "neutral_low")),
)
CHARTED: Final = ("xmr", "tails", "tails_month")
LASTING = 12
A_YEAR = 12
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
# What the engine's label begins with, what happened, and what it is held against: the usual range,
# that of months together, the usual level, or nothing.
LIMIT, POOLED, LEVEL, TREND = "limit", "pooled", "level", "trend"
HAPPENED: Final = (
    ("below the ", "fell below the usual range", LIMIT),
    ("above the ", "rose above the usual range", LIMIT),
    ("3 months together below", "fell below the usual range", POOLED),
    ("3 months together above", "rose above the usual range", POOLED),
    ("7 points falling", "fell for seven months or more", TREND),
    ("7 points rising", "rose for seven months or more", TREND),
    ("7 points below", "stood below its usual level for seven months or more", LEVEL),
    ("7 points above", "stood above its usual level for seven months or more", LEVEL),
    ("2 of 3 near the lower", "came near the lower limit twice in three months", LEVEL),
    ("2 of 3 near the upper", "came near the upper limit twice in three months", LEVEL),
)
LEVELS: Final = {
    "service": "services",
    "locality": "localities",
    "team": "teams",
    "council": "councils",
}
# From how many months on it is said that what is usual is still the earlier.
LONG = 3


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


def _seen(signal: Signal) -> tuple[str, str]:
    known = ((what, kind) for begins, what, kind in HAPPENED if signal.label.startswith(begins))
    return next(known, ("changed", TREND))


def news(signal: Signal, where: str, point: Point | None) -> str:
    """One signal in a sentence, without a full stop.

    "Visits on time in Seaham fell below the usual range in August: 61% (22 of 36); usual 74 to
    96%"; `point` is the month's figure.
    """
    return f"{MEASURES[signal.measure_id].label} in {where} {seen(signal, point)}"


def seen(signal: Signal, point: Point | None = None) -> str:
    """What a signal saw, with the figures that show it and what they are held against; what is
    quoted never lies inside what is quoted as usual."""
    what, kind = _seen(signal)
    measure, month = MEASURES[signal.measure_id], f"{signal.month:%B}"
    if kind == POOLED and signal.pooled_n is not None:
        return f"{what} over {_together(signal)}"
    if kind == LIMIT:
        return f"{what} in {month}{_against_range(measure, signal, point)}"
    if point is None:
        return f"{what}, {month} among them"
    if kind == LEVEL and signal.centre is not None:
        said, level = _told_apart(measure, point, signal.centre, signal.centre)
        return f"{what}: {said}{_made_of(measure, point)} in {month}; usually about {level[0]}"
    return f"{what}: {numbers.figure(measure, point)}{_made_of(measure, point)} in {month}"


BRIEFLY: Final = {
    "7 points falling": "fell seven months or more",
    "7 points rising": "rose seven months or more",
    "7 points below": "seven months or more below usual",
    "7 points above": "seven months or more above usual",
    "2 of 3 near the lower": "near the lower limit twice in three months",
    "2 of 3 near the upper": "near the upper limit twice in three months",
}


def briefly(signal: Signal, point: Point | None) -> str:
    """What a signal saw beside its shape and its measure: "61% (22 of 36); usual 74 to 96%"."""
    _, kind = _seen(signal)
    measure = MEASURES[signal.measure_id]
    if kind == POOLED and signal.pooled_n is not None:
        months, _, figures = _together(signal).partition(": ")
        made_of, _, usual = figures.partition("; ")
        return f"{made_of} over {months}; {usual}"
    if point is None:
        return seen(signal)
    if kind == LIMIT:
        return _against_range(measure, signal, point).removeprefix(": ")
    what = next((said for begins, said in BRIEFLY.items() if signal.label.startswith(begins)), "")
    if kind == LEVEL and signal.centre is not None:
        said, level = _told_apart(measure, point, signal.centre, signal.centre)
        return f"{said}{_made_of(measure, point)}; {what}, about {level[0]}"
    return f"{numbers.figure(measure, point)}{_made_of(measure, point)}; {what}".rstrip("; ")


def _together(signal: Signal) -> str:
    """ "August to October together: 14 of 22 (64%); usual 70 to 100%"."""
    measure = MEASURES[signal.measure_id]
    months = f"{months_later(signal.month, -2):%B} to {signal.month:%B} together"
    x, n = signal.pooled_x or 0.0, signal.pooled_n or 0.0
    is_count = measure.kind == "count"
    value = x if is_count else 100 * x / n
    point = Point(signal.month, value, x, None if is_count else n, False)
    low, high = signal.pooled_lower or 0.0, signal.pooled_upper or 0.0
    said, ends = _told_apart(measure, point, low, high)
    made_of = said if is_count else f"{numbers.how_many(measure, point)} ({said})"
    return f"{months}: {made_of}; usual {ends[0].removesuffix('%')} to {ends[1]}"


def _against_range(measure: Measure, signal: Signal, point: Point | None) -> str:
    if point is None or signal.lower is None or signal.upper is None:
        usual = usual_range(measure, signal)
        return f"; usual {usual}" if usual else ""
    low, high = possible(measure, signal.lower), possible(measure, signal.upper)
    said, ends = _told_apart(measure, point, low, high)
    usual = f"{ends[0].removesuffix('%')} to {ends[1]}"
    return f": {said}{_made_of(measure, point)}; usual {usual}"


def _made_of(measure: Measure, point: Point) -> str:
    made_of = numbers.how_many(measure, point)
    return f" ({made_of})" if made_of else ""


def _told_apart(
    measure: Measure, point: Point, low: float, high: float
) -> tuple[str, tuple[str, str]]:
    """A value and the two ends of a range that it lies outside of, with as many decimals as it
    takes to see that it does."""
    said = numbers.figure(measure, point)
    ends = numbers.value(measure.kind, low), numbers.value(measure.kind, high)
    if _beyond(said, *ends) or low <= point.value <= high:
        return said, ends
    edge = low if point.value < low else high
    said, _ = numbers.told_apart(measure.kind, point.value, edge)
    decimals = numbers.decimals_of(said)
    return said, (
        numbers.exactly(measure.kind, low, decimals),
        numbers.exactly(measure.kind, high, decimals),
    )


def _beyond(said: str, low: str, high: str) -> bool:
    value = numbers.read(said)
    return value < numbers.read(low) or value > numbers.read(high)


def standing(signal: Signal) -> str:
    """How long a signal has stood: "new" in the month that first shows it, else "5th month"."""
    if signal.since is None or signal.first_seen == signal.month:
        return "new"
    return f"{ordinal(signal.months)} month"


def how_long(months: int) -> str:
    """ "new" in the first month, else "5th month"."""
    return "new" if months <= 1 else f"{ordinal(months)} month"


def ordinal(number: int) -> str:
    """ "1st", "2nd", "3rd", "11th", "22nd"."""
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def over(signal: Signal) -> str:
    """Since when a signal of a month has been over: "over since September"."""
    return f"over since {months_later(signal.month, 1):%B}"


def target_in_words(signal: Signal | None) -> str:
    """Whether a target is met, and on which months that is judged: "Met, year", "Missed, 5 mo.",
    "Missed, Oct."; "" where there is no target or nothing to judge it by."""
    if signal is None or signal.assurance not in ASSURANCES:
        return ""
    if signal.target_from is None:
        return BY_LIMITS[signal.assurance]
    word = ASSURANCES[signal.assurance]
    return word if signal.assurance == "hit_or_miss" else f"{word}, {_span(signal)}"


def target_briefly(signal: Signal | None) -> str:
    """The target with its word, beside a figure: "Target 85%: missed, year"; "" for none."""
    if signal is None or signal.target is None:
        return ""
    aim = numbers.value(MEASURES[signal.measure_id].kind, signal.target)
    word = target_in_words(signal)
    return f"Target {aim}: {word[:1].lower()}{word[1:]}"


def _span(signal: Signal) -> str:
    months = months_standing(signal.target_from, signal.month)
    if not is_flow(MEASURES[signal.measure_id]):
        return f"{signal.month:%b}."
    return "year" if months == A_YEAR else f"{months} mo."


def target_judged(signal: Signal) -> str:
    """How a target was judged, in a sentence without a full stop: "missed since June: 54% of 380,
    target 85%"; "" where there is none."""
    if signal.assurance not in ASSURANCES or signal.target is None:
        return ""
    measure = MEASURES[signal.measure_id]
    aim = numbers.value(measure.kind, signal.target)
    if signal.target_x is None or not signal.target_n:
        usual = usual_range(measure, signal)
        return f"{BY_LIMITS[signal.assurance].lower()}: usual {usual}, target {aim}"
    share = 100 * signal.target_x / signal.target_n
    point = Point(signal.month, share, signal.target_x, None, False)
    said, aims = _told_apart(measure, point, signal.target, signal.target)
    word = ASSURANCES[signal.assurance].lower()
    n = numbers.number(signal.target_n)
    return f"{word}{_judged_over(signal)}: {said} of {n}, target {aims[0]}"


def _judged_over(signal: Signal) -> str:
    months = months_standing(signal.target_from, signal.month)
    if not is_flow(MEASURES[signal.measure_id]):
        return f" in {signal.month:%B}"
    if signal.since is not None:
        return f" since {signal.since:%B}"
    return " over the year" if months == A_YEAR else f" over {small(months)} months"


def signal_in_words(signal: Signal | None, point: Point | None = None) -> str:
    """What is said of one measure, unit and month beside its figure, in whole sentences."""
    if signal is None:
        return "Not judged: the month is not complete, or has no figure."
    measure = MEASURES[signal.measure_id]
    if beyond_chance(signal):
        said = numbers.capital(seen(signal, point))
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


def rebase_suggested(signal: Signal) -> str:
    """That a change which has lasted a year may be the new usual; only a person says so."""
    lasted = signal.months > LASTING
    if not lasted or not beyond_chance(signal) or signal.method != "xmr":
        return ""
    return (
        f"The change of {numbers.month(signal.since or signal.month)} has lasted a year or more."
        " If its cause is known and meant to stay, a named person can confirm a new start from that"
        " month, with the reason, in data/reference/rebases.toml. Until then nothing is rebased."
    )


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


def _since(signal: Signal) -> str:
    """How long it has stood, and that what is usual was not moved after it."""
    if signal.since is None or signal.months < LONG:
        return ""
    return (
        f"Since {numbers.month(signal.since)}, {ordinal(signal.months)} month; the usual range is"
        " still the earlier one. "
    )


def _provisional(signal: Signal) -> str:
    if not signal.provisional:
        return ""
    return "Provisional: fewer than 24 months stand behind what is usual."


def _too_few(signal: Signal) -> str:
    why, *figures = signal.label.split("; ")
    said = f"Too few to say: {why}."
    return f"{said} {numbers.capital('; '.join(figures))}." if figures else said
