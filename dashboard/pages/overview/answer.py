"""The answer of the Overview: the question, what moved in a sentence or two, and the counts."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import notes
from dashboard.pages.overview.lines import Line
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences

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
    first, *more = [*_found(view, lines), *_moved(lines, judged)]
    said = f"{view.area}, {notes.as_at(view)}: {first}{''.join(map(numbers.capital, more))}"
    worse = _of(judged, WORSE)
    return [f"{said}, but ", tags.Strong(f"{_worse(worse)}.")] if worse else [said]


def _found(view: PageView, lines: Sequence[Line]) -> list[str]:
    """Where not every measure has a figure, how many have one."""
    found = sum(1 for one in lines if one.point)
    if not found:
        return [f"none of the {len(lines)} headline measures has a figure for this month."]
    if view.month > view.snapshot.latest_month:
        return ["the month is not complete, so nothing in it is judged yet."]
    if found == len(lines):
        return []
    return [f"{found} of {len(lines)} headline measures have a figure. "]


def _moved(lines: Sequence[Line], judged: Sequence[Line]) -> list[str]:
    """How many are as usual, better and changed; without a full stop where any is worse."""
    if judged:
        end = "" if _of(judged, WORSE) else "; none is worse."
        return [f"{_usual(judged)}{_better(judged)}{end}"]
    if any(one.signal for one in lines if one.point):
        return ["too little to say whether any measure moved beyond chance."]
    return []


def _judged(lines: Sequence[Line]) -> list[Line]:
    return _of(lines, JUDGED)


def _of(lines: Sequence[Line], kinds: tuple[str, ...]) -> list[Line]:
    return [one for one in lines if one.signal and one.signal.variation in kinds]


def _usual(judged: Sequence[Line]) -> str:
    usual, of = len(_of(judged, USUAL)), len(judged)
    if of == 1:
        return "the one measure judged is as usual" if usual else "one measure is judged"
    if usual == of:
        return f"all {sentences.small(of)} measures judged are as usual"
    verb = "is" if usual == 1 else "are"
    count = sentences.small(usual) if usual else "none"
    return f"{count} of {sentences.small(of)} measures judged {verb} as usual"


def _better(judged: Sequence[Line]) -> str:
    found = [(len(_of(judged, BETTER)), "better"), (len(_of(judged, CHANGED)), "changed")]
    said = (
        f", {sentences.small(count)} {'is' if count == 1 else 'are'} {word}"
        if word == "better"
        else f", {sentences.small(count)} changed"
        for count, word in found
        if count
    )
    return "".join(said)


def _worse(worse: Sequence[Line]) -> str:
    """ "conference in 15 working days is worse: 48% (11 of 23), target 85%"."""
    if len(worse) == 1:
        (one,) = worse
        aim = f", target {one.aim}" if one.aim else ""
        return f"{one.measure.label} is worse: {_figure(one)}{aim}"
    named = [f"{one.measure.label} ({_figure(one)})" for one in worse[:NAMED]]
    more = len(worse) - NAMED
    if more > 0:
        named.append(f"{sentences.small(more)} more")
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{sentences.small(len(worse))} are worse: {listed}"


def _figure(one: Line) -> str:
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
