"""What needs attention in a unit and all below it, what to talk about, what is worth celebrating
and what changed, in sentences."""

from collections.abc import Iterable, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import agreement, attention, codes, numbers, sentences
from measures.answers.attention import Apart, Attention, AttentionOf, Noticed
from measures.answers.groups import Differs
from measures.answers.statements import Triangulated, Urgent, UrgentOf, ranked, strengths
from measures.catalogue import MEASURES, TOPICS
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
    said = (
        f"{topic}: sources agree on strength" if praised else f"{topic}: {agreement.sides(found)}"
    )
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


# How many of a group are shown before the rest are folded away, and of units apart and groups of
# children.
SHOWN, OTHERS = 8, 2
AUDITS = "audit_good_or_better"


def rail(view: PageView, every: Sequence[Triangulated]) -> list[Component]:
    """All that stands, each kind in its order with the rest folded under it. `every` is what the
    sources say of the unit and all below it."""
    if view.month > view.snapshot.latest_month:
        said = "This month is not complete, so nothing in it is judged yet."
        return [tags.Section([tags.H2("Needs attention"), tags.P(said, className="note")])]
    found, urgent = view.answer(AttentionOf(), UrgentOf())
    groups = [
        _group("Needs attention", [_concern(view, one) for one in found.concerns]),
        _folded("Immediate concerns in audits", [_urgent(view, one) for one in urgent]),
        _folded("Targets surely missed", [_missed(view, one) for one in found.missed]),
        _few("Stands apart", [_apart(view, one) for one in _teams_first(found.apart)]),
        _few("Served less well", [_unequal(view, one) for one in found.unequal]),
        _group("Sources disagree", [item(view, one) for one in where_apart(every)]),
        _group("Worth celebrating", [*_learned(view, every), *_better(view, found)]),
        _folded("Changed", [*_neutral(view, found), *_over(view, found)]),
    ]
    listed = [group for group in groups if group] or [_nothing()]
    return [*listed, _by_chance(view, found)]


def _urgent(view: PageView, one: Urgent) -> tags.Li:
    """An audit that raised an immediate concern, with the door to it for those who may list it."""
    said: str | Component = f"{one.node.name}, {numbers.month(one.month)}"
    listed = view.scope.may("rows") and view.scope.may_list("audits")
    if listed and view.scope.lists(one.node.unit):
        at = view.filters.kept().at(one.node.unit)
        door = url.link(links.measure(AUDITS), at, month=one.month, drawer="rows")
        said = links.anchor(str(said), door)
    count = "one audit" if one.audits == 1 else f"{sentences.small(one.audits)} audits"
    inside = [tags.Div(said), tags.P(f"Raised in {count}", className="note")]
    return tags.Li([icons.picture(icons.ALARM), tags.Div(inside)], className="change")


def _teams_first(found: Iterable[Apart]) -> list[Apart]:
    """Those that do better or worse. Services differ by what they do, teams by how."""
    told = (one for one in found if one.better is not None)
    return sorted(told, key=lambda one: one.node.unit.level != "team")


def _learned(view: PageView, every: Sequence[Triangulated]) -> list[tags.Li]:
    return [item(view, one) for one in whom_to_learn_from(every)]


def _better(view: PageView, found: Attention) -> list[tags.Li]:
    return [_concern(view, one) for one in found.celebrations]


def _neutral(view: PageView, found: Attention) -> list[tags.Li]:
    return [_concern(view, one, attention.weighed(one.signal.measure_id)) for one in found.changed]


def _over(view: PageView, found: Attention) -> list[tags.Li]:
    return [_line(view, one, [tags.Strong(sentences.over(one.signal))]) for one in found.over]


def _group(title: str, items: Sequence[tags.Li], shown: int = SHOWN) -> tags.Section | None:
    """A heading with how many there are, the first of them, and the rest folded under these."""
    if not items:
        return None
    heading = tags.H2([title, tags.Span(f" {len(items)}", className="note")])
    rest = items[shown:]
    more = tags.Details([tags.Summary(f"and {len(rest)} more"), tags.Ul(rest)], className="more")
    return tags.Section([heading, tags.Ul(items[:shown]), *([more] if rest else [])])


def _few(title: str, items: Sequence[tags.Li]) -> tags.Section | None:
    return _group(title, items, OTHERS)


def _folded(title: str, items: Sequence[tags.Li]) -> tags.Section | None:
    return _group(title, items, OTHERS)


def _nothing() -> tags.Section:
    said = "Nothing stands out in this month."
    return tags.Section([tags.H2("Needs attention"), tags.P(said, className="note")])


def _concern(view: PageView, one: Noticed, more: str = "") -> tags.Li:
    signal = one.signal
    said = f"{numbers.capital(sentences.briefly(signal, one.point))}. "
    told: list[str | Component] = [said, tags.Strong(sentences.standing(signal))]
    if signal.assurance == "fail":
        told.append(f", target {attention.how_long_missed(signal)} missed")
    return _line(view, one, [*told, *([f". {more}"] if more else [])])


def _missed(view: PageView, one: Noticed) -> tags.Li:
    said = numbers.capital(sentences.target_judged(one.signal))
    how_long = tags.Strong(attention.how_long_missed(one.signal))
    drawn = icons.picture(icons.against_target("fail"))
    return _line(view, one, [f"{said}. ", how_long], drawn)


def _line(
    view: PageView, one: Noticed, told: Sequence[str | Component], drawn: Component | None = None
) -> tags.Li:
    measure_id, unit = one.signal.measure_id, one.node.unit
    where = attention.place(one.node)
    return _item(view, measure_id, unit, where, told, drawn or icons.image(one.signal))


def _apart(view: PageView, one: Apart) -> tags.Li:
    told: list[str | Component] = [f"{numbers.capital(attention.beside_others(one))}. "]
    told.append(tags.Strong(sentences.how_long(one.months)))
    where = attention.place(one.node)
    return _item(view, one.measure_id, one.node.unit, where, told, icons.picture(icons.APART))


def _unequal(view: PageView, one: Differs) -> tags.Li:
    group = codes.group(one.group.dimension, one.group.group)
    told = [f"{group}: {attention.beside_rest(one)}"]
    where = attention.place(one.node)
    return _item(view, one.measure_id, one.node.unit, where, told, icons.picture(icons.UNEQUAL))


def _item(
    view: PageView,
    measure_id: str,
    unit: Unit,
    where: str,
    told: Sequence[str | Component],
    drawn: Component,
) -> tags.Li:
    """A shape, the measure with its unit where that is another's, and what is told of it."""
    label = MEASURES[measure_id].label
    named = label if unit == view.unit else f"{where}: {label}"
    address = url.link(links.measure(measure_id), view.filters.kept().at(unit))
    inside = [links.anchor(named, address), tags.P(told, className="note")]
    return tags.Li([drawn, tags.Div(inside)], className="change")


def _by_chance(view: PageView, found: Attention) -> tags.P:
    standing = len(found.concerns) + len(found.celebrations) + len(found.changed)
    below = " and below" if view.inside else ""
    count = numbers.capital(sentences.small(standing)) if standing else "No"
    stand = "signal stands" if standing == 1 else "signals stand"
    said = (
        f"{count} {stand} in {view.unit_name}{below}; by chance alone"
        f" {sentences.about(found.by_chance.standing)} would if nothing had changed"
    )
    others = [
        (found.over, found.by_chance.over, "over"),
        (found.apart, found.by_chance.apart, "apart"),
        (found.unequal, found.by_chance.unequal, "groups differing either way"),
    ]
    rest = [f"{sentences.about(chance)} {word}" for listed, chance, word in others if listed]
    also = f" (and {', '.join(rest)})" if rest else ""
    address = url.link(links.DATA, view.filters.kept(), "signals")
    return tags.P(
        [f"{said}{also}. ", links.anchor("How we know", address)], className="note by-chance"
    )
