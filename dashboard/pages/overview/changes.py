"""What changed lately in a unit and all below it: concerns beside celebrations, in sentences."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links
from dashboard.pages.overview import agenda
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.signals import Changed, ChangesOf
from measures.answers.statements import Triangulated
from measures.catalogue import MEASURES
from measures.council.units import UnitNode

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
    apart, best = agenda.apart(every), agenda.best(every)
    shown = found[: AT_MOST - len(apart) - len(best)]
    worse, better, other = (
        [_item(view, change) for change in shown if change.signal.variation in kinds]
        for _, kinds in GROUPS
    )
    groups = [
        _group(GROUPS[0][0], worse),
        _group("Sources disagree", [agenda.item(view, one) for one in apart]),
        _group(GROUPS[1][0], [*[agenda.item(view, one) for one in best], *better]),
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
