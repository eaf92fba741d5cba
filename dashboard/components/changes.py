"""What changed lately in a unit and all below it: concerns beside celebrations, in sentences."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import sentences, url, words
from dashboard.asked import Asked
from dashboard.components import icons, links
from measures import evaluate
from measures.catalogue import MEASURES
from measures.evaluate import Changed, UnitNode

AT_MOST = 10
EVERY_CHANGE = 100_000
GROUPS = (
    ("Needs attention", ("concern",)),
    ("Worth celebrating", ("improvement",)),
    ("Changed", ("neutral_high", "neutral_low")),
)


def rail(asked: Asked) -> list[Component]:
    """At most ten changes, and how many of all that were found chance alone would give."""
    where = asked.warehouse, asked.scope, asked.unit, asked.month
    if asked.month > asked.snapshot.latest_month:
        said = "This month is not complete, so nothing in it is judged yet."
        return [html.Section([html.H2("What changed"), html.P(said, className="note")])]
    found = evaluate.changed(*where, limit=EVERY_CHANGE)
    shown = found[:AT_MOST]
    groups = [_group(asked, title, kinds, shown) for title, kinds in GROUPS]
    listed = [group for group in groups if group] or [_nothing()]
    return [*listed, _by_chance(asked, len(found), evaluate.by_chance(*where))]


def _group(
    asked: Asked, title: str, kinds: Sequence[str], shown: Sequence[Changed]
) -> html.Section | None:
    own = [change for change in shown if change.signal.variation in kinds]
    if not own:
        return None
    heading = html.H2([title, html.Span(f" {len(own)}", className="note")])
    return html.Section([heading, html.Ul([_item(asked, change) for change in own])])


def _nothing() -> html.Section:
    said = "Nothing was first seen to change in these three months."
    return html.Section([html.H2("What changed"), html.P(said, className="note")])


def _item(asked: Asked, change: Changed) -> html.Li:
    signal = change.signal
    label = MEASURES[signal.measure_id].label
    address = url.link(links.measure(signal.measure_id), asked.filters.kept().at(change.node.unit))
    seen = f", first seen {words.month(signal.first_seen)}" if signal.first_seen else ""
    return html.Li(
        [
            icons.image(signal),
            html.Div(
                [
                    links.anchor(f"{label} {sentences.happened(signal)}", address),
                    html.P(f"{_place(change.node)}{seen}", className="note"),
                ]
            ),
        ],
        className="change",
    )


def _place(node: UnitNode) -> str:
    """Its name; a locality with its service, as several services have one of that name."""
    unit = node.unit
    return f"{node.name}, {unit.service}" if unit.level == "locality" else node.name


def _by_chance(asked: Asked, found: int, expected: float) -> html.P:
    count = words.capital(sentences.small(found)) if found else "None"
    first = f"{count} changed in three months in {asked.unit_name}"
    first += " and below" if asked.inside else ""
    first += f"; {AT_MOST} are shown." if found > AT_MOST else "."
    by_chance = f" By chance alone {sentences.about(expected)} would appear here if nothing had. "
    address = url.link(links.DATA, asked.filters.kept(), "signals")
    return html.P(
        [first, by_chance,
         links.anchor("How we know", address)],
        className="note by-chance",
    )  # fmt: skip
