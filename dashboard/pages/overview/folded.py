"""The ten questions for a narrow screen: each folded, open by itself where something is worse."""

from collections import Counter
from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links, notes
from dashboard.pages.overview import lines, others
from dashboard.pages.overview.lines import Line, Question
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, sentences
from measures.catalogue import SHORT
from measures.evidence.agreement import LITTLE

MOVED = (
    ("worse", "", ("concern",)),
    ("better", "up", ("improvement",)),
    ("changed", "", ("neutral_high", "neutral_low")),
)
BY_COUNCIL = "No target set by the council"


def listed(view: PageView, questions: Sequence[Question], *, with_sources: bool) -> tags.Section:
    """The ten questions one below another."""
    usual = lines.usual_year([one for question in questions for one in question.lines])
    folded = [_question(view, question, usual, with_sources) for question in questions]
    england = f"Figures of England are of {usual}, unless said." if usual else ""
    inside = [tags.H2("Ten questions"), *folded, tags.P(england, className="note")]
    return tags.Section(inside, className="folded narrow-list")


def _question(view: PageView, question: Question, usual: str, with_sources: bool) -> tags.Details:
    verdict = question.together.verdict if question.together else LITTLE
    kind = f"verdict {agreement.kind(verdict)}"
    agreed = [tags.Span(agreement.word(verdict), className=kind)] if with_sources else []
    states = tags.Span([*agreed, *_states(question.lines)], className="states")
    title = tags.Span(SHORT[question.key], className="of")
    summary = tags.Summary([tags.Span(question.key, className="key"), title, states])
    inside = [
        summary,
        tags.Ul([_line(one, usual) for one in question.lines]),
        _more(view, question, with_sources),
    ]
    opened = {"open": True} if question.worse else {}
    return tags.Details(inside, key=f"{view.unit}{view.month}{question.key}", **opened)


def _more(view: PageView, question: Question, with_sources: bool) -> tags.P:
    own = links.to("All its measures", links.question(question.key), view.filters)
    address = url.link(links.TRIANGULATION, view.filters.kept(), "beside", kpq=question.key)
    said = [links.anchor("What the sources say", address)] if with_sources else []
    return tags.P([own, *said], className="ways")


def _states(own: Sequence[Line]) -> list[Component]:
    """What moved among the measures, or that all is as usual, or why nothing can be said."""
    if own and not any(one.told for one in own):
        return []
    counts = Counter(one.signal.variation for one in own if one.signal)
    moved: list[Component] = [
        _state(kinds[0], way, f"{count} {word}")
        for word, way, kinds in MOVED
        if (count := sum(counts[kind] for kind in kinds))
    ]
    if moved:
        return moved
    if usual := counts["common"]:
        words = "All as usual" if usual == len(own) else f"{usual} of {len(own)} as usual"
        return [_state("common", "", words)]
    if counts["too_few"]:
        return [_state("too_few", "", "Too few to say")]
    return [_state("not_judged", "", "Not judged")]


def _state(variation: str, way: str, words: str) -> tags.Span:
    drawn = icons.picture(icons.shape(variation, way))
    moved = variation in sentences.BEYOND_CHANCE
    return tags.Span([drawn, tags.Span(words)], className="signal" if moved else "signal quiet")


def _line(one: Line, usual: str) -> tags.Li:
    chosen = url.link(
        links.question(one.measure.kpq), one.view.filters.kept(), measure=one.measure.id
    )
    figure = links.figure(one.value, one.named, links.measure(one.measure.id), one.view.filters)
    return tags.Li(
        [
            links.anchor(one.measure.label, chosen, "name"),
            tags.Span(figure, className="none" if one.missing else "value"),
            *([icons.against_itself(one.signal)] if one.point and one.told else []),
            tags.Span(one.made_of, className="made-of"),
            *(notes.in_part(one.left_out) if one.point else []),
            tags.P(_held_against(one, usual), className="note"),
        ]
    )


def _held_against(one: Line, usual: str) -> str:
    """The target and whether it was met, and England, with its year where that is another."""
    met = f": {one.met[:1].lower()}{one.met[1:]}" if one.met else ""
    parts = [f"Target {one.aim}{met}" if one.aim else BY_COUNCIL]
    if council := others.council(one):
        parts.append(council)
    elif one.published and one.published.england is not None:
        amount = lines.england(one.measure, one.published)
        year = one.year
        parts.append(amount if year == usual else f"{amount} in {year}")
    return "; ".join(parts)
