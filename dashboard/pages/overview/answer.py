"""The answer of the Overview: the question, what moved in a sentence or two, and the counts."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import notes, suppression
from dashboard.pages.overview.lines import Line
from dashboard.view.view import PageView
from dashboard.words import codes, numbers, sentences
from measures.answers.attention import AttentionOf
from measures.catalogue import MEASURES

NAMED = 2
WORSE, BETTER, USUAL = ("concern",), ("improvement",), ("common",)
CHANGED = ("neutral_high", "neutral_low")
JUDGED = (*WORSE, *BETTER, *CHANGED, *USUAL)
COUNTS = (("worse", "concern", ""), ("better", "improvement", "up"), ("as usual", "common", ""))


def title(view: PageView, lines: Sequence[Line]) -> tags.Div:
    """The question with its answer beside it, and for a narrow screen the counts below."""
    judged = _judged(lines)
    answered = tags.P(_answer(view, lines, judged), className="lead")
    heading = tags.H1("How are we doing?", tabIndex=-1)
    return tags.Div([heading, answered, *_counts(judged)], className="title")


def _answer(view: PageView, lines: Sequence[Line], judged: Sequence[Line]) -> list[str | Component]:
    said, worse = in_words(judged)
    found = _found(view, lines)
    if not judged and any(one.signal for one in lines if one.point):
        said = "too little to say whether any measure moved beyond chance."
    elif not judged and not view.reads_whole:
        said = f"{suppression.NO_VERDICTS[:1].lower()}{suppression.NO_VERDICTS[1:]}"
    told = numbers.capital(said) if found else said
    text = f"{view.area}, {notes.as_at(view)}: {found}{told}".removesuffix(": ")
    joined = apart(view, judged)
    return [f"{text}, but ", tags.Strong(f"{worse}."), joined] if worse else [f"{text}{joined}"]


def apart(view: PageView, judged: Sequence[Line]) -> str:
    """What the units below say against each other, beside what all say against themselves: the
    team furthest behind the others, and the children of the unit who are served less well."""
    if not judged or not view.reads_whole:
        return ""
    found = view.answer(AttentionOf())
    behind = [one for one in found.apart if one.better is False and one.node.unit != view.unit]
    behind.sort(key=lambda one: one.node.unit.level != "team")
    named = [(one.node.name, one.measure_id) for one in behind[:1]]
    named += [
        (codes.children(one.group.dimension, one.group.group), one.measure_id)
        for one in found.unequal
        if one.node.unit == view.unit
    ][:1]
    said = [f"{who} ({MEASURES[measure_id].label})" for who, measure_id in named]
    stand = "stands" if len(said) == 1 and behind else "stand"
    return f" Not the same for all: {' and '.join(said)} {stand} apart." if said else ""


def in_words(judged: Sequence[Line]) -> tuple[str, str]:
    """How many of the measures judged are as usual, better or changed; and, without a full stop,
    which are worse. Both are empty where nothing is judged."""
    if not judged:
        return "", ""
    worse = _of(judged, WORSE)
    first = f"{_usual(judged)}{_better(judged)}"
    if worse:
        return first, _worse(worse)
    moved = len(_of(judged, USUAL)) < len(judged)
    return f"{first}; none is worse." if moved else f"{first}.", ""


def _found(view: PageView, lines: Sequence[Line]) -> str:
    """Where not every measure has a figure, how many have one."""
    found = sum(1 for one in lines if one.point)
    if not found:
        return f"none of the {len(lines)} headline measures has a figure for this month."
    if view.month > view.snapshot.latest_month:
        return "the month is not complete, so nothing in it is judged yet."
    return (
        "" if found == len(lines) else f"{found} of {len(lines)} headline measures have a figure. "
    )


def _judged(lines: Sequence[Line]) -> list[Line]:
    return _of(lines, JUDGED)


def _of(lines: Sequence[Line], kinds: tuple[str, ...]) -> list[Line]:
    return [one for one in lines if one.signal and one.signal.variation in kinds]


def _usual(judged: Sequence[Line]) -> str:
    usual, of = len(_of(judged, USUAL)), len(judged)
    if usual == of:
        every = {1: "the one measure judged is", 2: "both measures judged are"}
        return f"{every.get(of, f'all {sentences.small(of)} measures judged are')} as usual"
    verb = "is" if usual == 1 else "are"
    count = sentences.small(usual) if usual else "none"
    of_all = "the one measure judged" if of == 1 else f"{sentences.small(of)} measures judged"
    return f"{count} of {of_all} {verb} as usual"


def _better(judged: Sequence[Line]) -> str:
    better, changed = len(_of(judged, BETTER)), len(_of(judged, CHANGED))
    said = f", {sentences.small(better)} {'is' if better == 1 else 'are'} better" if better else ""
    return f"{said}, {sentences.small(changed)} changed" if changed else said


def _worse(worse: Sequence[Line]) -> str:
    """ "Conference in 15 working days is worse since June: 48% (11 of 23), target 85%"."""
    if len(worse) == 1:
        (one,) = worse
        aim = f", target {one.aim}" if one.aim else ""
        return f"{one.measure.label} is worse{_since(one)}: {_figure(one)}{aim}"
    named = [f"{one.measure.label} {_figure(one)}" for one in worse[:NAMED]]
    more = len(worse) - NAMED
    if more > 0:
        named.append(f"{sentences.small(more)} more")
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{sentences.small(len(worse))} are worse: {listed}"


def _since(one: Line) -> str:
    """ " since June", with the year where it is another; nothing in the first month."""
    signal = one.signal
    if signal is None or signal.since is None or signal.since == signal.month:
        return ""
    year = "" if signal.since.year == signal.month.year else f" {signal.since.year}"
    return f" since {signal.since:%B}{year}"


def _figure(one: Line) -> str:
    """The figure that the signal is of: of its month, or of the months that it pooled."""
    if one.signal is not None and one.signal.pooled_n is not None:
        return sentences.briefly(one.signal, one.point).partition(";")[0]
    return f"{one.value} ({one.made_of})" if one.made_of else one.value


def _counts(judged: Sequence[Line]) -> list[tags.Ul]:
    if not judged:
        return []
    counts = [
        tags.Li(
            [
                tags.Span([icons.picture(icons.shape(kind, way)), tags.Strong(str(count))]),
                tags.Span(word),
            ]
        )
        for word, kind, way in COUNTS
        for count in [len(_of(judged, (kind,)))]
    ]
    return [tags.Ul(counts, className="counts narrow-list")]
