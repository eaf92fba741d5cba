"""The table of the Overview: each question with its headline measures, now and beside others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons, strip
from dashboard.charts.spark import spark
from dashboard.components import links, notes
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, numbers, sentences
from measures.answers.signals import Signal
from measures.answers.statements import Triangulated
from measures.catalogue import SHORT, headlines
from measures.evidence.agreement import LITTLE
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.published import Published
from measures.model.subject import Subject


@dataclass(frozen=True)
class Beside:
    """What stands beside our own figures, by measure id; `together` is what the sources say of each
    question, None where that is not the reader's to see."""

    published: dict[str, Published]
    targets: dict[str, float]
    signals: dict[str, tuple[Signal, ...]]
    together: dict[str, Triangulated] | None = None

    @property
    def usual_age(self) -> int:
        """The age in months that most of the published figures have; 0 without any."""
        ages = Counter(one.months_old for one in self.published.values())
        return ages.most_common(1)[0][0] if ages else 0

    def now(self, measure: Measure, view: PageView) -> Signal | None:
        """What is said of a measure in the month of the page."""
        found = self.signals.get(measure.id, ())
        return next((signal for signal in found if signal.month == view.month), None)


def table(view: PageView, series: dict[Subject, Series], beside: Beside) -> tags.Table:
    """One body a question, one row a headline measure."""
    caption = f"The ten questions for {view.area}, {notes.as_at(view)}"
    bodies = [
        _question(key, list(measures), view, series, beside)
        for key, measures in groupby(headlines(), key=lambda measure: measure.kpq)
    ]
    head = _head(view, bool(beside.targets))
    return tags.Table(
        [tags.Caption(caption, className="out-of-sight"), head, *bodies], className="headlines"
    )


def key(beside: Beside, view: PageView) -> tags.Div:
    """What the marks of "Against others" stand for, and the year that most of them are of."""
    of_year = next(
        (one for one in beside.published.values() if one.months_old == beside.usual_age), None
    )
    when = f"Others: {strip.when(of_year, view.month)}, unless said." if of_year else ""
    if any(one.match == "nearly" for one in beside.published.values()):
        when += " Nearly alike: their rule differs from ours."
    return tags.Div([strip.key(of_year), tags.P(when, className="note")], className="strip-key")


def _head(view: PageView, with_targets: bool) -> tags.Thead:
    ours = [
        ("Question", "question"),
        ("Measure", ""),
        ("24 months, with usual range", "drawing"),
        (notes.as_at(view), "number"),
        ("How many", "made-of"),
        ("Against itself", "against"),
        *([("Against target", "against")] if with_targets else []),
    ]
    theirs = [("Against others", "others"), ("Published", "year"), ("Sources", "sources")]
    heads = [tags.Th(said, scope="col", className=kind) for said, kind in [*ours, *theirs]]
    return tags.Thead(tags.Tr(heads))


def _question(
    key: str, measures: list[Measure], view: PageView, series: dict[Subject, Series], beside: Beside
) -> tags.Tbody:
    title = links.to(SHORT[key], links.question(key), view.filters)
    named = tags.Th(
        [tags.Span(key, className="key"), title],
        scope="rowgroup",
        rowSpan=len(measures),
        className="question",
    )
    rows = [
        [
            *_now(measure, view, series.get(Subject(measure)), beside.signals.get(measure.id, ())),
            _itself(beside.now(measure, view)),
            *_target(measure, beside, view),
            *_others(measure, beside, _point(series.get(Subject(measure)), view), view),
        ]
        for measure in measures
    ]
    rows[0].insert(0, named)
    rows[0].append(_sources(key, len(measures), beside, view))
    return tags.Tbody([tags.Tr(row) for row in rows])


def _sources(key: str, span: int, beside: Beside, view: PageView) -> tags.Td:
    """Whether the sources agree on the question, and why; it opens them side by side."""
    if beside.together is None:
        said: str | Component = tags.Span("–", className="none")
        return tags.Td(said, rowSpan=span, className="sources")
    found = beside.together.get(key)
    address = url.link(links.TRIANGULATION, view.filters.kept(), "beside", kpq=key)
    word = agreement.word(found.verdict if found else LITTLE)
    why = agreement.reason(found) if found else "nobody speaks"
    kind = agreement.kind(found.verdict if found else LITTLE)
    inside = [links.anchor(word, address), tags.Span(f" {why}", className="note")]
    return tags.Td(
        tags.Span(inside, className=f"verdict {kind}"), rowSpan=span, className="sources"
    )


def _point(series: Series | None, view: PageView) -> Point | None:
    return series.at(view.month) if series else None


def _now(
    measure: Measure, view: PageView, series: Series | None, signals: Sequence[Signal]
) -> list[Component]:
    point = _point(series, view)
    path = links.question(measure.kpq)
    chosen = url.link(path, view.filters.kept(), measure=measure.id)
    name = tags.Th(links.anchor(measure.label, chosen), scope="row", className="name")
    said = notes.value_words(measure, point, series, view.month)
    named = f"{numbers.HIDDEN}. {measure.title}" if said == numbers.MARK else measure.title
    figure = links.figure(said, named, links.measure(measure.id), view.filters)
    shape = _shape(series, view, signals)
    if point is None:
        return [name, shape, tags.Td(figure, colSpan=2, className="none")]
    made_of = tags.Td(numbers.how_many(measure, point), className="made-of")
    return [name, shape, tags.Td(figure, className="number value"), made_of]


def _shape(series: Series | None, view: PageView, signals: Sequence[Signal]) -> tags.Td:
    if series is None or not series.points:
        return tags.Td("", className="drawing")
    return tags.Td(
        [
            spark(series, view.month, signals, width=98),
            tags.Span(numbers.range_of(series), className="said"),
        ],
        className="drawing",
    )


def _itself(signal: Signal | None) -> tags.Td:
    return tags.Td(icons.against_itself(signal), className="against itself")


def _target(measure: Measure, beside: Beside, view: PageView) -> list[Component]:
    if not beside.targets:
        return []
    target = beside.targets.get(measure.id)
    if target is None:
        return [tags.Td("–", className="against target none")]
    signal = beside.now(measure, view)
    aim = numbers.value(measure.kind, target)
    if signal is None or signal.assurance not in sentences.ASSURANCES:
        return [tags.Td(f"Target {aim}", className="against target")]
    said = [icons.target_word(signal), tags.Span(f" {aim}", className="said")]
    return [tags.Td(said, className="against target")]


def _others(
    measure: Measure, beside: Beside, point: Point | None, view: PageView
) -> list[Component]:
    published = beside.published.get(measure.id)
    if published is None:
        return [tags.Td("Not published", colSpan=2, className="not-published")]
    drawn = strip.strip(published, strip.ours_now(measure.kind, point, published))
    named = (
        f"{strip.in_words(published, measure.kind)}, {strip.middle_half(published, measure.kind)}"
    )
    said = tags.Span(named.removesuffix(", "), className="in-words")
    year = tags.Span(numbers.short_year(published, view.month))
    usual = published.months_old == beside.usual_age
    age = tags.Span(
        f", {numbers.age_in_months(published.months_old)}",
        className="out-of-sight" if usual else "",
    )
    return [
        tags.Td(["–" if drawn is None else drawn, said], className="others"),
        tags.Td([year, age, *_nearly(published)], className="year"),
    ]


def _nearly(published: Published) -> list[Component]:
    """Beside a figure whose rule is not quite ours."""
    return [tags.Span("nearly alike", className="nearly")] if published.match == "nearly" else []
