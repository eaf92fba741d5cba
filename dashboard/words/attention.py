"""What needs attention in sentences: signals, missed targets, units apart, children served less
well."""

import datetime as dt
from collections.abc import Iterable, Iterator

from dashboard.words import codes, numbers, sentences
from measures.answers.attention import Apart, Attention, Noticed
from measures.answers.groups import Differs
from measures.answers.signals import Signal, months_standing
from measures.catalogue import MEASURES
from measures.council.units import UnitNode
from measures.evidence.sources import WEIGHED_BY
from warehouse.model.unit import Unit

SEVERAL = 3


def place(node: UnitNode) -> str:
    """Its name; a locality with its service, as several services have one of that name."""
    unit = node.unit
    return f"{node.name}, {unit.service}" if unit.level == "locality" else node.name


def concern(one: Noticed) -> str:
    """A signal with its unit and how long it stands, without a full stop."""
    return f"{sentences.news(one.signal, place(one.node), one.point)}; {_standing(one.signal)}"


def _standing(signal: Signal) -> str:
    since = f", since {numbers.month(signal.since)}" if signal.since else ""
    return f"{sentences.standing(signal)}{since}"


def missed(one: Noticed) -> str:
    """A missed target with its unit, without a full stop."""
    label, signal = MEASURES[one.signal.measure_id].label, one.signal
    return f"{label} in {place(one.node)}: {sentences.target_judged(signal)}"


def how_long_missed(signal: Signal) -> str:
    """ "new", or "5th month"."""
    return sentences.how_long(months_standing(signal.missed_since, signal.month))


def beside_others(one: Apart) -> str:
    """A unit's share beside that of all others of its level: "15% (6 of 40); other teams 67%"."""
    share, rest = 100 * one.x / one.n, 100 * one.rest_x / one.rest_n
    made_of = f"{numbers.trimmed(one.x)} of {numbers.trimmed(one.n)}"
    own, others = numbers.told_apart("percent", share, rest)
    return f"{own} ({made_of}); other {sentences.LEVELS[one.node.unit.level]} {others}"


def apart(one: Apart) -> str:
    """A unit that stands apart, without a full stop."""
    label = MEASURES[one.measure_id].label
    return f"{label} in {place(one.node)} stands apart: {beside_others(one)}"


def beside_rest(one: Differs) -> str:
    """A group's rate beside that of the others: "39% (31 of 79); others 69%"."""
    group = one.group
    own, rest = numbers.told_apart("percent", group.rate, group.rest_rate)
    return f"{own} ({numbers.trimmed(group.x)} of {numbers.trimmed(group.n)}); others {rest}"


def unequal(one: Differs) -> str:
    """A group that is served less well, without a full stop."""
    label = MEASURES[one.measure_id].label
    group = codes.group(one.group.dimension, one.group.group)
    return f"{label} in {place(one.node)}, {codes.lower(group)}: {beside_rest(one)}"


def weighed(measure_id: str) -> str:
    """How Triangulation reads what a measure counts without a good direction, so that no page says
    changed where another says concern without a word; "" for any other measure."""
    source = WEIGHED_BY.get(measure_id)
    if source is None:
        return ""
    return (
        f"As a count it has no good direction; in Triangulation more {source.many} than usual are"
        f" a {source.more_means}."
    )


def stands_apart(found: Iterable[Apart], measure_id: str, unit: Unit) -> str:
    """Which units stand apart in a measure: "Marrowdene stands apart", or of the unit itself
    "Stands apart: 15% (6 of 40); other teams 67%"; "" for none."""
    apart = [one for one in found if one.measure_id == measure_id]
    own = [one for one in apart if one.node.unit == unit]
    if own:
        return f"Stands apart: {beside_others(own[0])}"
    teams = [one.node.name for one in apart if one.node.unit.level == "team"]
    names = teams or [place(one.node) for one in apart]
    if not names:
        return ""
    if len(names) == 1:
        return f"{names[0]} stands apart"
    if len(names) <= SEVERAL:
        return f"{', '.join(names[:-1])} and {names[-1]} stand apart"
    return f"{numbers.capital(sentences.small(len(names)))} units below stand apart"


Printed = tuple[str | int | float | dt.date | None, ...]


def rows(found: Attention) -> Iterator[Printed]:
    """All that needs attention as `triangulate attention` prints it: kind, measure_id, level,
    service, locality, team_id, month, since, months, probability, sentence."""
    for one in found.concerns:
        said = one.signal
        how_long = said.since, said.months, said.probability
        yield "concern", *_of(one), *how_long, concern(one)
    for one in found.missed:
        said, since = one.signal, one.signal.missed_since
        how_long = since, months_standing(since, said.month), said.target_probability
        yield "target", *_of(one), *how_long, missed(one)
    for unit in found.apart:
        yield "apart", *_of(unit), unit.since, unit.months, unit.probability, apart(unit)
    for group in found.unequal:
        yield "unequal", *_of(group), None, None, group.group.p, unequal(group)


def _of(one: Noticed | Apart | Differs) -> tuple[str | dt.date, ...]:
    named = one.signal if isinstance(one, Noticed) else one
    unit = one.node.unit
    return named.measure_id, unit.level, *unit, named.month
