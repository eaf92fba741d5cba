"""What to talk about: where the sources disagree, and what to learn from the best."""

from collections.abc import Sequence

from dashboard import tags
from dashboard.components import links
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement
from measures.answers.statements import Triangulated, ranked, strengths
from measures.evidence.agreement import AGREE_STRENGTH, DISAGREE
from warehouse.model.unit import Unit

APART, BEST = 2, 1
EVERY = 10_000


def apart(every: Sequence[Triangulated]) -> list[Triangulated]:
    """The disagreements most worth a clinic's time, compliance without quality first."""
    return [one for one in ranked(every, EVERY) if one.verdict == DISAGREE][:APART]


def best(every: Sequence[Triangulated]) -> list[Triangulated]:
    """Whom to learn from: agreement on a strength, those with an improvement signal first."""
    return [one for one in strengths(every) if one.verdict == AGREE_STRENGTH][:BEST]


def item(view: PageView, found: Triangulated) -> tags.Li:
    """One line that opens the question side by side, with who says what."""
    at = view.filters.kept().at(found.unit)
    address = url.link(links.TRIANGULATION, at, "beside", kpq=str(found.kpq))
    topic = agreement.TOPICS[found.kpq]
    praised = found.verdict == AGREE_STRENGTH
    said = f"{topic}: sources agree on strength" if praised else f"{topic}: {_sides(found)}"
    told = _voices(found) if praised else ""
    return tags.Li(
        [
            tags.Span(className=f"verdict {agreement.kind(found.verdict)}"),
            tags.Div(
                [
                    links.anchor(said, address),
                    tags.P(f"{_place(view, found.unit)}{told}", className="note"),
                ]
            ),
        ],
        className="change",
    )


def _sides(found: Triangulated) -> str:
    worried = ", ".join(found.saying("concern"))
    return f"{worried} worried, {', '.join(found.saying('strength'))} not"


def _voices(found: Triangulated) -> str:
    """What auditors and families said: "audits good 7 of 9, families positive 5 of 6"."""
    said = [
        f"{one.source} {one.detail}"
        for one in found.statements
        if one.source in ("audits", "families") and one.detail
    ]
    return f". {', '.join(said).capitalize()}" if said else ""


def _place(view: PageView, unit: Unit) -> str:
    node = view.names.get(unit)
    named = (node.name if node else "") or (view.places[0].name if unit == Unit() else unit.team_id)
    return f"{named}, {unit.service}" if unit.level == "locality" else named
