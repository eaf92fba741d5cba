"""Do our sources say the same? Ten questions for one unit, or one question for the units below."""

from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes, suppression
from dashboard.components.units import PLURAL
from dashboard.pages.triangulation import matrix
from dashboard.pages.triangulation.matrix import Line, rules
from dashboard.pages.triangulation.side_by_side import beside
from dashboard.pages.triangulation.silences import silences
from dashboard.pages.triangulation.source_rows import Asked
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import agreement, numbers
from measures.answers.silence import GapsOf, Silence, SilenceOf, SourcesAsked
from measures.answers.statements import Triangulated, TriangulatedOf
from measures.catalogue import TOPICS
from measures.council.units import UnitNode
from measures.evidence.agreement import DISAGREE
from measures.evidence.sources import SPEAKERS
from measures.evidence.thresholds import thresholds_used
from measures.evidence.triangulate import SOURCES
from warehouse.model.unit import COUNCIL, Unit

TITLE = "Do our sources say the same?"
NOBODY = "Where does nobody know?"
COUNCIL_ONLY = frozenset(speaker.key for speaker in SPEAKERS if speaker.council_only)
Cells = frozenset[tuple[int, str]]


def body(view: PageView, _key: str) -> tags.Main:
    """The matrix of one unit and month, or of the units below for one question."""
    if not view.reads_whole and not view.scope.counts_all_of:
        said = f"What sources say of {view.unit_name} is not shown in this view."
        return _main([_title(view), suppression.elsewhere(view, said, links.TRIANGULATION)])
    if view.month > view.snapshot.latest_month:
        said = "This month is not complete, so nothing is said of it yet."
        return _main([_title(view), tags.P(said, className="empty")])
    if view.filters.view == "silence":
        return _main([_title(view, NOBODY), _switch(view), *silences(view)])
    by_unit = view.filters.by == "units" and bool(view.inside)
    shown = _of_one_question(view) if by_unit else _of_ten_questions(view)
    return _main(shown)


def _keys(view: PageView) -> list[Component]:
    """What the shapes of a matrix mean, and how each came about."""
    return [matrix.key(), rules(thresholds_used(view.warehouse))]


def _main(inside: list[Component]) -> tags.Main:
    return tags.Main(inside, id="main", tabIndex=-1, className="triangulation-page")


def _title(view: PageView, said: str = TITLE) -> tags.Div:
    return tags.Div(
        [
            tags.P(f"{view.area}, {notes.as_at(view)}", className="note"),
            tags.H1(said, tabIndex=-1),
        ],
        className="title",
    )


def _of_ten_questions(view: PageView) -> list[Component]:
    found, pairs, gaps = view.answer(TriangulatedOf(), SourcesAsked(), GapsOf())
    pairs = _asked(pairs, view.unit)
    gaps = _real_gaps(found, gaps, pairs)
    if not found:
        return [_title(view), _silent_unit(view)]
    lines = [_question(view, one, pairs, gaps) for one in found]
    chosen = [
        beside(view, one, Asked(_of(pairs, one.kpq), _of(gaps, one.kpq)))
        for one in found
        if str(one.kpq) == view.filters.kpq
    ]
    if not view.reads_whole:
        heard = tuple(one for one in SOURCES if any(one in _heard(question) for question in found))
        table = _matrix(view, lines, heard)
        return [_title(view), _some_sources(view, heard), _switch(view), *_beside(table, chosen)]
    cells = sum(
        1
        for one in found
        for source in SOURCES
        if (one.kpq, source) in pairs or one.says(source) != "none"
    )
    silent = sum(1 for one in found for source in SOURCES if _is_gap(one, source, gaps))
    first, apart, silence = agreement.headline(found, silent, cells)
    table = _matrix(view, lines, SOURCES)
    return [
        _title(view),
        tags.P([first, " ", tags.Strong(apart), " ", silence], className="lead"),
        _switch(view),
        *_beside(table, chosen),
    ]


def _beside(table: tags.Div, chosen: list[tags.Section]) -> list[Component]:
    return [tags.Div([table, *chosen], className="with-panel") if chosen else table]


def _matrix(view: PageView, lines: list[Line], heard: tuple[str, ...]) -> tags.Div:
    drawn = matrix.matrix(f"{TITLE} {view.area}, {notes.as_at(view)}", "Question", lines, heard)
    return tags.Div([_framed(drawn), *_keys(view)])


def _heard(found: Triangulated) -> frozenset[str]:
    return frozenset(one.source for one in found.statements)


def _some_sources(view: PageView, heard: tuple[str, ...]) -> tags.P:
    """What a reader of some sources alone is told: which these are, and that there are others."""
    said = f"What {_named(heard)} say of {view.unit_name}."
    others = "Other sources are shown to those who manage it."
    return tags.P([tags.Strong(said), " ", others], className="lead")


def _named(heard: tuple[str, ...]) -> str:
    names = [agreement.NAMES[source].lower() for source in heard]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _real_gaps(found: tuple[Triangulated, ...], gaps: Cells, pairs: Cells) -> Cells:
    known = {one.kpq for one in found}
    return frozenset(cell for cell in gaps if cell in pairs and cell[0] in known)


def _is_gap(found: Triangulated, source: str, gaps: Cells) -> bool:
    return (found.kpq, source) in gaps and found.says(source) == "none"


def _silent_unit(view: PageView) -> tags.P:
    said = f"{view.unit_name} does not speak for {numbers.month(view.month)}: it was not in place."
    return tags.P(said, className="empty")


def _question(view: PageView, found: Triangulated, pairs: Cells, gaps: Cells) -> Line:
    number = str(found.kpq)
    chosen = view.filters.source if view.filters.kpq == number else None
    return Line(
        links.anchor(
            [tags.Span(number, className="key"), TOPICS[found.kpq]],
            url.link(links.TRIANGULATION, view.filters.kept(), "beside", kpq=number),
        ),
        found,
        _of(pairs, found.kpq),
        _of(gaps, found.kpq),
        lambda source: _cell(view, view.unit, number, source),
        chosen,
    )


def _of(cells: Cells, kpq: int) -> frozenset[str]:
    return frozenset(source for number, source in cells if number == kpq)


def _asked(pairs: Cells, unit: Unit) -> Cells:
    """What the sources are asked of a unit; some speak of the whole council only."""
    return (
        pairs
        if unit == COUNCIL
        else frozenset(pair for pair in pairs if pair[1] not in COUNCIL_ONLY)
    )


def _cell(view: PageView, unit: Unit, kpq: str, source: str) -> str:
    return url.link(
        links.TRIANGULATION, view.filters.kept().at(unit), "beside", kpq=kpq, source=source
    )


def _switch(view: PageView) -> tags.Nav:
    """From the ten questions of one unit to one question of the units below, and to the silence."""
    kept, filters = view.filters.kept(), view.filters
    ten = url.link(links.TRIANGULATION, kept)
    by_unit = bool(view.inside) and filters.by == "units"
    steps: list[Component | str] = [_step("Ten questions", ten, not by_unit and not filters.view)]
    if view.inside:
        level = PLURAL[view.inside[0].unit.level].lower()
        steps.append(tags.Span(f"{level.capitalize()} side by side, question", className="note"))
        steps += [
            _step(
                number,
                url.link(links.TRIANGULATION, kept, kpq=number, by="units"),
                by_unit and (filters.kpq or "1") == number,
            )
            for number in url.QUESTIONS
        ]
    steps.append(
        _step(
            "Where nobody knows",
            url.link(links.TRIANGULATION, kept, view="silence"),
            filters.view == "silence",
        )
    )
    return tags.Nav(steps, className="switch", **{"aria-label": "Ways to see it"})


def _step(said: str, address: str, here: bool) -> Component:
    return links.anchor(said, address, **({"aria-current": "true"} if here else {}))


def _framed(table: tags.Table) -> tags.Div:
    named = {"role": "region", "aria-label": "Questions by sources"}
    return tags.Div(table, className="frame", tabIndex=0, **named)


def _of_one_question(view: PageView) -> list[Component]:
    number = view.filters.kpq or "1"
    kpq = int(number)
    said, pairs, silences = view.answer(
        TriangulatedOf(below=True, kpq=kpq), SourcesAsked(), SilenceOf()
    )
    found = {_name(one.unit): one for one in said}
    silent = _silent(silences)
    lines = [
        Line(
            _unit(view, node),
            found.get(_name(node.unit)),
            _of(_asked(pairs, node.unit), kpq),
            silent.get(_name(node.unit), frozenset()),
            lambda source, node=node: _cell(view, node.unit, number, source),  # type: ignore[misc]
        )
        for node in (view.places[-1], *view.inside)
    ]
    apart = [line for line in lines[1:] if line.found and line.found.verdict == DISAGREE]
    lead = f"{TOPICS[kpq]}: sources disagree in {len(apart)} of {len(lines) - 1}."
    heard = SOURCES
    if not view.reads_whole:
        heard = tuple(one for one in SOURCES if any(one in _heard(unit) for unit in said))
        lead = f"{TOPICS[kpq]}: {_named(heard)}. Other sources are shown to those who manage them."
    caption = f"{TOPICS[kpq]}, units below {view.unit_name}"
    return [
        _title(view),
        tags.P(tags.Strong(lead), className="lead"),
        _switch(view),
        _framed(matrix.matrix(caption, "Unit", lines, heard)),
        *_keys(view),
    ]


def _silent(silences: Iterable[Silence]) -> dict[Unit, frozenset[str]]:
    """The sources that sent nothing of what was expected, by unit."""
    silent: dict[Unit, set[str]] = {}
    for one in silences:
        if one.gap:
            silent.setdefault(_name(one.unit), set()).add(one.source)
    return {unit: frozenset(sources) for unit, sources in silent.items()}


def _name(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _unit(view: PageView, node: UnitNode) -> Component:
    if node is view.places[-1]:
        return tags.Strong(node.name)
    number = view.filters.kpq or "1"
    at = view.filters.kept().at(node.unit)
    return links.anchor(node.name, url.link(links.TRIANGULATION, at, "beside", kpq=number))


PAGE = Page(
    "triangulation",
    "/triangulation",
    "Triangulation",
    needs="aggregates",
    order=2.3,
    body=body,
    nav="Triangulation",
    serves=lambda scope: scope.hears,
)
