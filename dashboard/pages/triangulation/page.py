"""Do our sources say the same? Ten questions for one unit, or one question for the units below."""

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes
from dashboard.components.units import PLURAL
from dashboard.pages.triangulation import matrix
from dashboard.pages.triangulation.matrix import Line
from dashboard.pages.triangulation.rules import rules
from dashboard.pages.triangulation.side_by_side import beside
from dashboard.pages.triangulation.silences import silences
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import Asked
from dashboard.words import agreement, numbers
from measures import answers
from measures.answers import Triangulated, UnitNode, plans
from measures.evidence.agreement import DISAGREE
from measures.evidence.triangulate import SOURCES
from measures.model.unit import COUNCIL, Unit

TITLE = "Do our sources say the same?"
NOBODY = "Where does nobody know?"
COUNCIL_ONLY = ("benchmark", "reviews")
Cells = frozenset[tuple[int, str]]


def body(asked: Asked, _key: str) -> tags.Main:
    """The matrix of one unit and month, or of the units below for one question."""
    unit = asked.unit
    if not asked.scope.answers_for(unit.service, unit.locality, unit.team_id):
        said = f"What sources say of {asked.unit_name} is shown to those who answer for it."
        return _main([_title(asked), tags.P(said, className="empty")])
    if asked.month > asked.snapshot.latest_month:
        said = "This month is not complete, so nothing is said of it yet."
        return _main([_title(asked), tags.P(said, className="empty")])
    if asked.filters.view == "silence":
        return _main([_title(asked, NOBODY), _switch(asked), *silences(asked)])
    by_unit = asked.filters.by == "units" and bool(asked.inside)
    shown = _of_one_question(asked) if by_unit else _of_ten_questions(asked)
    return _main(shown)


def _keys(asked: Asked) -> list[Component]:
    """What the shapes of a matrix mean, and how each came about."""
    return [matrix.key(), rules(answers.thresholds_used(asked.warehouse))]


def _main(inside: list[Component]) -> tags.Main:
    return tags.Main(inside, id="main", tabIndex=-1, className="triangulation-page")


def _title(asked: Asked, said: str = TITLE) -> tags.Div:
    return tags.Div(
        [
            tags.P(f"{asked.area}, {notes.as_at(asked)}", className="note"),
            tags.H1(said, tabIndex=-1),
        ],
        className="title",
    )


def _of_ten_questions(asked: Asked) -> list[Component]:
    kpq, source = asked.filters.kpq, asked.filters.source
    panel = plans.panel(asked.viewed, int(kpq), source) if kpq else []
    asked.viewed.send([*plans.triangulation(asked.viewed), *panel])
    found = answers.triangulated(asked.warehouse, asked.scope, asked.unit, asked.month)
    pairs = _asked(asked, asked.unit)
    gaps = _real_gaps(
        found, answers.gaps(asked.warehouse, asked.scope, asked.unit, asked.month), pairs
    )
    if not found:
        return [_title(asked), _silent_unit(asked)]
    lines = [_question(asked, one, pairs, gaps) for one in found]
    cells = sum(
        1
        for one in found
        for source in SOURCES
        if (one.kpq, source) in pairs or one.says(source) != "none"
    )
    drawn = sum(1 for one in found for source in SOURCES if _is_gap(one, source, gaps))
    first, apart, silence = agreement.headline(found, drawn, cells)
    drawn = matrix.matrix(f"{TITLE} {asked.area}, {notes.as_at(asked)}", "Question", lines)
    table = tags.Div([_framed(drawn), *_keys(asked)])
    chosen = [beside(asked, one) for one in found if str(one.kpq) == asked.filters.kpq]
    return [
        _title(asked),
        tags.P([first, " ", tags.Strong(apart), " ", silence], className="lead"),
        _switch(asked),
        tags.Div([table, *chosen], className="with-panel") if chosen else table,
    ]


def _real_gaps(found: tuple[Triangulated, ...], gaps: Cells, pairs: Cells) -> Cells:
    known = {one.kpq for one in found}
    return frozenset(cell for cell in gaps if cell in pairs and cell[0] in known)


def _is_gap(found: Triangulated, source: str, gaps: Cells) -> bool:
    return (found.kpq, source) in gaps and found.says(source) == "none"


def _silent_unit(asked: Asked) -> tags.P:
    said = (
        f"{asked.unit_name} does not speak for {numbers.month(asked.month)}: it was not in place."
    )
    return tags.P(said, className="empty")


def _question(asked: Asked, found: Triangulated, pairs: Cells, gaps: Cells) -> Line:
    number = str(found.kpq)
    chosen = asked.filters.source if asked.filters.kpq == number else None
    return Line(
        links.anchor(
            [tags.Span(number, className="key"), agreement.TOPICS[found.kpq]],
            url.link(links.TRIANGULATION, asked.filters.kept(), "beside", kpq=number),
        ),
        found,
        _of(pairs, found.kpq),
        _of(gaps, found.kpq),
        lambda source: _cell(asked, asked.unit, number, source),
        chosen,
    )


def _of(cells: Cells, kpq: int) -> frozenset[str]:
    return frozenset(source for number, source in cells if number == kpq)


def _asked(asked: Asked, unit: Unit) -> Cells:
    """What the sources are asked of a unit; some speak of the whole council only."""
    pairs = answers.asked(asked.warehouse)
    return (
        pairs
        if unit == COUNCIL
        else frozenset(pair for pair in pairs if pair[1] not in COUNCIL_ONLY)
    )


def _cell(asked: Asked, unit: Unit, kpq: str, source: str) -> str:
    return url.link(
        links.TRIANGULATION, asked.filters.kept().at(unit), "beside", kpq=kpq, source=source
    )


def _switch(asked: Asked) -> tags.Nav:
    """From the ten questions of one unit to one question of the units below, and to the silence."""
    kept, filters = asked.filters.kept(), asked.filters
    ten = url.link(links.TRIANGULATION, kept)
    by_unit = bool(asked.inside) and filters.by == "units"
    steps: list[Component | str] = [_step("Ten questions", ten, not by_unit and not filters.view)]
    if asked.inside:
        level = PLURAL[asked.inside[0].unit.level].lower()
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


def _of_one_question(asked: Asked) -> list[Component]:
    number = asked.filters.kpq or "1"
    kpq = int(number)
    asked.viewed.send(plans.units_beside_sources(asked.viewed, kpq))
    where = asked.warehouse, asked.scope, asked.unit, asked.month
    found = {_name(one.unit): one for one in answers.triangulated(*where, below=True, kpq=kpq)}
    silent = _silent(asked)
    lines = [
        Line(
            _unit(asked, node),
            found.get(_name(node.unit)),
            _of(_asked(asked, node.unit), kpq),
            silent.get(_name(node.unit), frozenset()),
            lambda source, node=node: _cell(asked, node.unit, number, source),  # type: ignore[misc]
        )
        for node in (asked.places[-1], *asked.inside)
    ]
    apart = [line for line in lines[1:] if line.found and line.found.verdict == DISAGREE]
    said = f"{agreement.TOPICS[kpq]}: sources disagree in {len(apart)} of {len(lines) - 1}."
    return [
        _title(asked),
        tags.P(tags.Strong(said), className="lead"),
        _switch(asked),
        _framed(
            matrix.matrix(f"{agreement.TOPICS[kpq]}, units below {asked.unit_name}", "Unit", lines)
        ),
        *_keys(asked),
    ]


def _silent(asked: Asked) -> dict[Unit, frozenset[str]]:
    """The sources that sent nothing of what was expected, by unit."""
    said = answers.silence(asked.warehouse, asked.scope, asked.unit, asked.month, asked.month)
    silent: dict[Unit, set[str]] = {}
    for one in said:
        if one.gap:
            silent.setdefault(_name(one.unit), set()).add(one.source)
    return {unit: frozenset(sources) for unit, sources in silent.items()}


def _name(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _unit(asked: Asked, node: UnitNode) -> Component:
    if node is asked.places[-1]:
        return tags.Strong(node.name)
    number = asked.filters.kpq or "1"
    at = asked.filters.kept().at(node.unit)
    return links.anchor(node.name, url.link(links.TRIANGULATION, at, "beside", kpq=number))


PAGE = Page(
    "triangulation",
    "/triangulation",
    "Triangulation",
    needs="aggregates",
    order=2.3,
    body=body,
    nav="Triangulation",
)
