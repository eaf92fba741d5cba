"""What changed lately in a unit and all below it, and what to talk about, in sentences."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, numbers, sentences
from measures.answers.signals import Changed, ChangesOf
from measures.answers.statements import Triangulated, ranked, strengths
from measures.catalogue import MEASURES, TOPICS
from measures.council.units import UnitNode
from measures.evidence.agreement import AGREE_STRENGTH, DISAGREE
from warehouse.model.unit import Unit

APART, BEST = 2, 1
EVERY = 10_000


def where_apart(every: Sequence[Triangulated]) -> list[Triangulated]:
    """The disagreements most worth a clinic's time, compliance without quality first."""
    return [one for one in ranked(every, EVERY) if one.verdict == DISAGREE][:APART]


def whom_to_learn_from(every: Sequence[Triangulated]) -> list[Triangulated]:
    """Whom to learn from: agreement on a strength, those with an improvement signal first."""
    return [one for one in strengths(every) if one.verdict == AGREE_STRENGTH][:BEST]


def item(view: PageView, found: Triangulated) -> tags.Li:
    """One line that opens the question side by side, with who says what."""
    at = view.filters.kept().at(found.unit)
    address = url.link(links.TRIANGULATION, at, "beside", kpq=str(found.kpq))
    topic = TOPICS[found.kpq]
    praised = found.verdict == AGREE_STRENGTH
    said = f"{topic}: sources agree on strength" if praised else f"{topic}: {_sides(found)}"
    told = _voices(found) if praised else ""
    return tags.Li(
        [
            tags.Span(className=f"verdict {agreement.kind(found.verdict)}"),
            tags.Div(
                [
                    links.anchor(said, address),
                    tags.P(f"{_where_said(view, found.unit)}{told}", className="note"),
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


def _where_said(view: PageView, unit: Unit) -> str:
    node = view.names.get(unit)
    named = (node.name if node else "") or (view.places[0].name if unit == Unit() else unit.team_id)
    return f"{named}, {unit.service}" if unit.level == "locality" else named


AT_MOST = 10
GROUPS = (
    ("Needs attention", ("concern",)),
    ("Worth celebrating", ("improvement",)),
    ("Changed", ("neutral_high", "neutral_low")),
)


def rail(view: PageView, every: Sequence[Triangulated]) -> list[Component]:
    """At most ten lines: where sources disagree, whom to learn from, and the changes that chance
    leaves room for. `every` is what the sources say of the unit and all below it."""
    if view.month > view.snapshot.latest_month:
        said = "This month is not complete, so nothing in it is judged yet."
        return [tags.Section([tags.H2("What changed"), tags.P(said, className="note")])]
    changes = view.answer(ChangesOf())
    found = changes.listed
    apart, best = where_apart(every), whom_to_learn_from(every)
    shown = found[: AT_MOST - len(apart) - len(best)]
    worse, better, other = (
        [_item(view, change) for change in shown if change.signal.variation in kinds]
        for _, kinds in GROUPS
    )
    groups = [
        _group(GROUPS[0][0], worse),
        _group("Sources disagree", [item(view, one) for one in apart]),
        _group(GROUPS[1][0], [*[item(view, one) for one in best], *better]),
        _group(GROUPS[2][0], other),
    ]
    listed = [group for group in groups if group] or [_nothing()]
    return [*listed, _by_chance(view, len(found), len(shown), changes.by_chance)]


def _group(title: str, items: Sequence[tags.Li]) -> tags.Section | None:
    if not items:
        return None
    heading = tags.H2([title, tags.Span(f" {len(items)}", className="note")])
    return tags.Section([heading, tags.Ul(items)])


def _nothing() -> tags.Section:
    said = "Nothing was first seen to change in these three months."
    return tags.Section([tags.H2("What changed"), tags.P(said, className="note")])


def _item(view: PageView, change: Changed) -> tags.Li:
    signal = change.signal
    label = MEASURES[signal.measure_id].label
    address = url.link(links.measure(signal.measure_id), view.filters.kept().at(change.node.unit))
    seen = f", first seen {numbers.month(signal.first_seen)}" if signal.first_seen else ""
    return tags.Li(
        [
            icons.image(signal),
            tags.Div(
                [
                    links.anchor(f"{label} {sentences.happened(signal)}", address),
                    tags.P(f"{_place(change.node)}{seen}", className="note"),
                ]
            ),
        ],
        className="change",
    )


def _place(node: UnitNode) -> str:
    """Its name; a locality with its service, as several services have one of that name."""
    unit = node.unit
    return f"{node.name}, {unit.service}" if unit.level == "locality" else node.name


def _by_chance(view: PageView, found: int, shown: int, expected: float) -> tags.P:
    count = numbers.capital(sentences.small(found)) if found else "None"
    first = f"{count} changed in three months in {view.unit_name}"
    first += " and below" if view.inside else ""
    first += f"; {sentences.small(shown)} are shown." if found > shown else "."
    by_chance = f" By chance alone {sentences.about(expected)} would appear here if nothing had. "
    address = url.link(links.DATA, view.filters.kept(), "signals")
    return tags.P(
        [first, by_chance, links.anchor("How we know", address)],
        className="note by-chance",
    )
