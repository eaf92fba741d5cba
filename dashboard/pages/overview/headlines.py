"""The table of the Overview: each question with its headline measures, now and beside others."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.charts.spark import spark
from dashboard.components import links, notes
from dashboard.pages.overview import lines, others
from dashboard.pages.overview.lines import Line, Question
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, numbers
from measures.catalogue import SHORT
from measures.evidence.agreement import LITTLE

SPARK = 80
BY_COUNCIL = "not set by council"
ELSEWHERE = "Counted for the council only"


@dataclass(frozen=True)
class Shape:
    """What holds for the whole table: which columns it has, and the reasons said in their heads."""

    view: PageView
    lines: tuple[Line, ...]
    with_targets: bool
    with_sources: bool
    year: str
    missing: str
    no_target: str
    no_others: str

    @classmethod
    def of(cls, view: PageView, found: Sequence[Line], *, with_sources: bool) -> "Shape":
        """The shape that the lines of a page ask for."""
        return cls(
            view,
            tuple(found),
            any(one.aim for one in found),
            with_sources,
            lines.usual_year(found),
            lines.said_once(one.missing for one in found),
            lines.said_once("" if one.aim else lines.NO_TARGET for one in found),
            lines.said_once(map(others.missing, found)),
        )


def table(shape: Shape, questions: Sequence[Question]) -> tags.Table:
    """One body a question, one row a headline measure."""
    view = shape.view
    caption = f"The ten questions for {view.area}, {notes.as_at(view)}"
    bodies = [_question(shape, question) for question in questions]
    return tags.Table(
        [tags.Caption(caption, className="out-of-sight"), _head(shape), *bodies],
        className="headlines",
    )


def _head(shape: Shape) -> tags.Thead:
    missing = sum(1 for one in shape.lines if one.missing == shape.missing)
    untargeted = sum(1 for one in shape.lines if not one.aim)
    alone = sum(1 for one in shape.lines if others.missing(one))
    month = f"{shape.view.month:%B}" + (" to date" if _to_date(shape.view) else "")
    heads = [
        _th(shape, "Question", "question"),
        _th(shape, "Measure", "name"),
        _th(shape, "24 months", "drawing"),
        _th(shape, month, "number", missing if shape.missing else 0, shape.missing.lower()),
        _th(shape, "How many", "made-of"),
        _th(shape, "Against itself", "against", _untold(shape), "not shown"),
    ]
    if shape.with_targets:
        unset = untargeted if shape.no_target else 0
        heads.append(_th(shape, "Target, and met?", "target", unset, BY_COUNCIL))
    beside = others.title(shape.view, shape.lines)
    uncompared = alone if shape.no_others else 0
    heads.append(_th(shape, beside, "others", uncompared, shape.no_others.lower()))
    if shape.with_sources:
        heads.append(_th(shape, "Sources", "sources"))
    return tags.Thead(tags.Tr(heads))


def _untold(shape: Shape) -> int:
    return 0 if any(one.told for one in shape.lines) else len(shape.lines)


def _to_date(view: PageView) -> bool:
    return view.month > view.snapshot.latest_month


def _th(shape: Shape, title: str, kind: str, empty: int = 0, why: str = "") -> tags.Th:
    """A head; where most of its column is empty for one reason, how much of it and why."""
    once = f"{empty} of {len(shape.lines)} {why}"
    inside: list[str | Component] = [title]
    if empty:
        inside.append(tags.Span(once, className="once"))
    return tags.Th(inside, scope="col", className=kind)


def _question(shape: Shape, question: Question) -> tags.Tbody:
    title = links.to(SHORT[question.key], links.question(question.key), shape.view.filters)
    span = max(1, len(question.lines))
    named = tags.Th(
        [tags.Span(question.key, className="key"), title],
        scope="rowgroup",
        rowSpan=span,
        className="question",
    )
    rows = [_row(shape, one) for one in question.lines] or [[_elsewhere(shape)]]
    rows[0].insert(0, named)
    if shape.with_sources:
        rows[0].append(_sources(question, span, shape.view))
    return tags.Tbody([tags.Tr(row) for row in rows])


def _elsewhere(shape: Shape) -> tags.Td:
    """In place of the measures of a question of which the unit can have none."""
    return tags.Td(ELSEWHERE, colSpan=7 if shape.with_targets else 6, className="none")


def _row(shape: Shape, one: Line) -> list[Component]:
    """A measure now, and what it is held against."""
    target = [_target(shape, one)] if shape.with_targets else []
    beside = others.cell(one, shape.year, once=bool(shape.no_others))
    return [_name(one), _drawing(one), *_now(shape, one), *target, beside]


def _name(one: Line) -> tags.Th:
    path = links.question(one.measure.kpq)
    chosen = url.link(path, one.view.filters.kept(), measure=one.measure.id)
    return tags.Th(links.anchor(one.measure.label, chosen), scope="row", className="name")


def _drawing(one: Line) -> tags.Td:
    if one.series is None or not one.series.points:
        return tags.Td("", className="drawing")
    drawn = spark(one.series, one.view.month, one.signals, width=SPARK)
    said = tags.Span(numbers.range_of(one.series), className="out-of-sight")
    return tags.Td([drawn, said], className="drawing")


def _now(shape: Shape, one: Line) -> list[Component]:
    """The figure, what it is made from and how it compares with its own past; or why not."""
    if one.missing and one.missing == shape.missing:
        return [tags.Td("", colSpan=3, className="none")]
    figure = links.figure(one.value, one.named, links.measure(one.measure.id), one.view.filters)
    if one.missing:
        return [tags.Td(figure, colSpan=3, className="none why")]
    return [
        tags.Td(figure, className="number value"),
        _made_of(one),
        tags.Td(icons.against_itself(one.signal) if one.told else "", className="against itself"),
    ]


def _made_of(one: Line) -> tags.Td:
    """What the figure is made from, in short where it is of two kinds, with its words on hover; and
    that something is left out of it."""
    point = one.point
    marks = notes.in_part(one.left_out, drawn_only=True)
    if point is None or not one.measure.made_of or point.denominator is None:
        return tags.Td([one.made_of, *marks], className="made-of")
    short = f"{numbers.trimmed(point.numerator or 0)} for {numbers.trimmed(point.denominator)}"
    spoken = tags.Span(one.made_of, className="out-of-sight")
    seen = tags.Span(short, title=one.made_of, **{"aria-hidden": "true"})
    return tags.Td([seen, spoken, *marks], className="made-of")


def _target(shape: Shape, one: Line) -> tags.Td:
    if not one.aim:
        return tags.Td("" if shape.no_target else lines.NO_TARGET, className="target none")
    met = [icons.target_word(one.signal)] if one.signal and one.met else []
    return tags.Td([tags.Strong(one.aim), *met], className="target")


def _sources(question: Question, span: int, view: PageView) -> tags.Td:
    """Whether the sources agree on the question, and why; it opens them side by side."""
    found = question.together
    address = url.link(links.TRIANGULATION, view.filters.kept(), "beside", kpq=question.key)
    verdict = found.verdict if found else LITTLE
    why = agreement.reason(found) if found else "nobody speaks"
    inside = [
        links.anchor(agreement.word(verdict), address),
        tags.Span(f" {why}", className="out-of-sight"),
    ]
    return tags.Td(
        tags.Span(inside, className=f"verdict {agreement.kind(verdict)}"),
        rowSpan=span,
        className="sources",
    )
