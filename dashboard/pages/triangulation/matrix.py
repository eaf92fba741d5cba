"""The matrix of triangulation: a row of statements a question or unit, and whether they agree.

A cell is as few elements as it can be, since there are over a hundred: its shape comes from the
style sheet by the statement's name, its word and number stand in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, notes
from dashboard.words import agreement, numbers
from measures.answers.statements import Statement, Triangulated
from measures.evidence.sources import SPEAKERS
from measures.evidence.thresholds import Thresholds
from measures.evidence.triangulate import SOURCES


@dataclass(frozen=True)
class Line:
    """One row: its heading, what was found, and which of its sources are asked and silent."""

    heading: Component
    found: Triangulated | None
    asked: frozenset[str]
    silent: frozenset[str]
    goes: Callable[[str], str]
    chosen: str | None = None


def matrix(
    caption: str, first: str, lines: Sequence[Line], heard: Sequence[str] = SOURCES
) -> tags.Table:
    """All lines under the sources in their fixed order, grouped, with the verdict at the end; for a
    reader of some sources alone these, and no verdict."""
    return tags.Table(
        [
            tags.Caption(caption, className="out-of-sight"),
            _head(first, heard),
            tags.Tbody([_row(line, heard) for line in lines]),
        ],
        className="matrix",
    )


def _head(first: str, heard: Sequence[str]) -> tags.Thead:
    groups = [
        tags.Th(said, colSpan=span, scope="colgroup", className="group")
        for said, span in agreement.groups(heard)
    ]
    named = [tags.Th(agreement.NAMES[source], scope="col") for source in heard]
    corner = tags.Th(first, scope="col", rowSpan=2, className="question")
    together = tags.Th("Together", scope="col", rowSpan=2, className="together")
    last = [together] if heard == SOURCES else []
    return tags.Thead([tags.Tr([corner, *groups, *last]), tags.Tr(named)])


def _row(line: Line, heard: Sequence[str]) -> tags.Tr:
    said: Mapping[str, Statement] = (
        {one.source: one for one in line.found.statements} if line.found else {}
    )
    cells = [_cell(line, source, said.get(source)) for source in heard]
    last = [_together(line.found)] if heard == SOURCES else []
    return tags.Tr(
        [tags.Th(line.heading, scope="row", className="question"), *cells, *last],
        className="chosen" if line.chosen is not None else None,
    )


def _cell(line: Line, source: str, said: Statement | None) -> tags.Td:
    label = {"data-source": agreement.NAMES[source]}
    kind, silent = said.statement if said else "none", source in line.silent
    if kind == "none" and source not in line.asked:
        return tags.Td(tags.Span("Not asked", className="out-of-sight"), className="blank", **label)
    here = {"aria-current": "true"} if line.chosen == source else {}
    if kind == "none" and silent:
        inside = links.anchor(tags.B("Gap"), line.goes(source), "said gap", **here)
        return tags.Td(inside, **label)
    number = f"{agreement.rests_on(said)}\n" if said and kind != "none" else ""
    shown: list[str | Component] = [f"{number}{agreement.STATEMENTS[kind]}"]
    if said and said.urgent:
        shown.append(_urgent(said))
    if silent:
        shown.append(tags.Span(", nothing in three months", className="out-of-sight"))
    style = f"said {kind}{' silent' if silent else ''}"
    return tags.Td(links.anchor(shown, line.goes(source), style, **here), **label)


def _urgent(said: Statement) -> tags.Span:
    """How many of its items stand for themselves; what is too long for a cell is heard."""
    word = "concern" if said.urgent == 1 else "concerns"
    inside = [f"◆ {numbers.number(said.urgent)} immediate"]
    return tags.Span([*inside, tags.Span(f" {word}", className="out-of-sight")], className="urgent")


def _together(found: Triangulated | None) -> tags.Td:
    if found is None:
        return tags.Td("Does not speak for this month", className="together")
    if found.verdict == agreement.NOT_TOLD:
        return tags.Td("Not shown", className="together", **{"data-source": "Together"})
    kind = agreement.kind(found.verdict)
    inside = [tags.B(agreement.word(found.verdict)), f" {agreement.reason(found)}"]
    return tags.Td(inside, className=f"together {kind}", **{"data-source": "Together"})


def key() -> tags.Div:
    """What each shape means, alone and together."""
    alone = [
        ("concern", "Concern"),
        ("strength", "Strength"),
        ("steady", "Steady"),
        ("too_few", "Too few to say"),
        ("none", "None: asked, nothing said"),
        ("gap", "Gap: expected, nothing came in three months"),
        ("silent", "Hatched edge: it spoke earlier, nothing in three months"),
    ]
    joint = [
        ("agree", "Agree"),
        ("apart", "Disagree"),
        ("one", "One source alone says so"),
        ("little", "Too little to say"),
    ]
    return tags.Div(
        [
            tags.P(
                [
                    "Each source alone: ",
                    *[_sign(kind, said) for kind, said in alone],
                    "◆ Immediate concerns of the last three months, to be spoken of one by one",
                ]
            ),
            tags.P(
                [
                    "Taken together: ",
                    *[_sign(kind, said) for kind, said in joint],
                    " No scores are blended. A blank cell is not asked.",
                ]
            ),
        ],
        className="note key-of-cells",
    )


def _sign(kind: str, said: str) -> tags.Span:
    return tags.Span(said, className=f"sign {kind}")


RULES = {speaker.key: speaker.rule for speaker in SPEAKERS}
TOGETHER = (
    "Fewer than two sources that speak: too little. A concern and a strength: they disagree. Two or"
    " more concerns and no strength, or the reverse: they agree. Exactly one, the rest steady: one"
    " source alone says so. None and too few change no verdict."
)


def rule(source: str, chosen: Thresholds) -> str:
    """The rule of one source in whole sentences."""
    thresholds = {name: numbers.trimmed(value) for name, value in chosen.get(source, {}).items()}
    return RULES[source].format(**thresholds)


def rules(chosen: Thresholds) -> tags.Details:
    """Every rule, and the one that compares them, behind one line."""
    said = [(speaker.name, rule(speaker.key, chosen)) for speaker in SPEAKERS]
    listed = tags.Dl(notes.pairs([*said, ("Together", TOGETHER)]), className="pairs")
    summary = tags.Summary("How a cell gets its word")
    return tags.Details([summary, listed], className="behind", id="rules")
