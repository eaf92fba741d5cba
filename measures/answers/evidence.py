"""The audit ruler: do auditors judge as the moderators of their audits do?

Weighted kappa of the first against the moderated overall judgement (Cohen 1968), with linear
weights: two steps apart count twice as far as one. The interval is the large-sample one of Fleiss,
Cohen and Everitt (1969). The two scales are never mixed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from measures.answers.cases import EVERY_ROW, FIRST, Listing, Rows, listed, own_columns
from measures.council.view import View
from measures.evidence.sources import WHOLE, Dimension, Source
from measures.model.months import months_later
from measures.statistics.intervals import z_of
from warehouse.gate.read import Argument, Row, named

FEWEST_PAIRS = 15
RULER_MONTHS = 24


@dataclass(frozen=True)
class Kappa:
    """Agreement beyond chance, 1 at most, with its 95% interval; None where it has none."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Ruler:
    """One role of auditors on one scale: the audits moderated, those whose judgement stood, and
    kappa; None where there are not enough pairs, or all say the same so that chance explains it."""

    auditor_role: str
    scale: str
    pairs: int
    unchanged: int
    kappa: Kappa | None

    @property
    def enough(self) -> bool:
        """Whether there are pairs enough for a kappa."""
        return self.pairs >= FEWEST_PAIRS


def weighted_kappa(
    first: ArrayLike, second: ArrayLike, counts: ArrayLike, confidence: float = 0.95
) -> Kappa | None:
    """Linear weighted kappa of pairs of judgements, each with how many times it stands.

    None where chance agreement is whole: every judgement of both is the same.
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    share = np.asarray(counts, dtype=np.float64)
    n = share.sum()
    steps = np.unique(np.concatenate([x, y]))
    if steps.size < 2:
        return None
    p = np.zeros((steps.size, steps.size))
    np.add.at(p, (np.searchsorted(steps, x), np.searchsorted(steps, y)), share / n)
    weight = 1 - np.abs(steps[:, None] - steps) / (steps[-1] - steps[0])
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    seen, chance = (weight * p).sum(), (weight * np.outer(rows, columns)).sum()
    if np.isclose(chance, 1):
        return None
    value = (seen - chance) / (1 - chance)
    apart = (weight @ columns)[:, None] + weight @ rows
    spread = (p * (weight - apart * (1 - value)) ** 2).sum() - (value - chance * (1 - value)) ** 2
    half = z_of(confidence) * np.sqrt(max(spread, 0) / n) / (1 - chance)
    return Kappa(float(value), float(value - half), float(min(value + half, 1)))


@dataclass(frozen=True)
class RulerOf:
    """Reads the ruler of each auditor role and scale in the unit and all below it."""

    months: int = RULER_MONTHS

    def read(self, view: View) -> tuple[Ruler, ...]:
        """Of the last so many months, by role and scale."""
        first, last = view.since(self.months)
        found: dict[tuple[str, str], list[tuple[float, float, int]]] = {}
        for row in view.rows("moderated", first=first, last=last, **view.place):
            pair = row["first_judgement"], row["moderated_judgement"], row["audits"]
            found.setdefault((row["auditor_role"], row["scale"]), []).append(pair)
        return tuple(ruler(role, scale, pairs) for (role, scale), pairs in sorted(found.items()))


def ruler(auditor_role: str, scale: str, pairs: Iterable[tuple[float, float, int]]) -> Ruler:
    """The ruler of (first, moderated, how many) pairs."""
    first, second, counts = zip(*pairs, strict=True)
    n = sum(counts)
    same = sum(
        count for one, other, count in zip(first, second, counts, strict=True) if one == other
    )
    kappa = weighted_kappa(first, second, counts) if n >= FEWEST_PAIRS else None
    return Ruler(auditor_role, scale, n, same, kappa)


TREND_MONTHS = 24
_BELOW = {"council": "service", "service": "locality", "locality": "team_id", "team": "team_id"}
_UNIT = "seen.within(service, locality, team_id, $service, $locality, $team_id)"


@dataclass(frozen=True)
class Count:
    """How many of one value: all together, and by part in the source's own words (codes)."""

    value: str
    n: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Evidence:
    """One source for one unit and month. `months` holds the last 24 as "YYYY-MM-DD"; `dimensions`
    each way to count it, the most frequent value first; `units` those below by name or id."""

    source: Source
    months: dict[str, Count]
    dimensions: dict[str, tuple[Count, ...]]
    units: dict[str, Count]

    @property
    def total(self) -> Count:
        """All of the source's months together."""
        return self.dimensions["whole"][0] if self.dimensions.get("whole") else Count("", 0, {})


@dataclass(frozen=True)
class EvidenceOf:
    """Reads everything that the tab of one source shows, in one question."""

    source: Source

    def read(self, view: View) -> Evidence:
        """Counts by dimension and value, months and units."""
        counts = "\n    union all\n    ".join(_statements(self.source, _BELOW[view.unit.level]))
        sql = named("evidence").replace("{counts}", counts)
        dimensions: dict[str, dict[str, dict[str, float]]] = {}
        for row in view.fetch(sql, _arguments(view)):
            dimensions.setdefault(row["dimension"], {}).setdefault(row["value"], {})[
                row["part"]
            ] = row["n"]
        days = {dimension.key for dimension in self.source.dimensions if dimension.dates}
        listed = {
            dimension: tuple(_ranked(values, dimension in days))
            for dimension, values in dimensions.items()
        }
        return Evidence(
            source=self.source,
            months={count.value: count for count in listed.pop("month", ())},
            units={count.value: count for count in listed.pop("unit", ())},
            dimensions=listed,
        )


@dataclass(frozen=True)
class WholeEvidence:
    """What one source came to in a unit, by month as "YYYY-MM-DD", and over its months in the units
    below by name or id. `hidden` are the months and the units that stand on few people."""

    months: dict[str, Count]
    units: dict[str, Count]
    hidden: frozenset[str]


@dataclass(frozen=True)
class WholeEvidenceOf:
    """Reads the whole counts of a source, for whoever reads them without answering for the unit;
    how they divide is what its statement tells apart."""

    source: Source

    def read(self, view: View) -> WholeEvidence:
        """The last two years by month; the units below over the source's own months."""
        below = view.below[0].unit.level if view.below else view.unit.level
        rows = view.rows(
            "evidence_month",
            kpq=0,
            source=self.source.key,
            month=view.month,
            before=months_later(view.month, -TREND_MONTHS),
            levels=[view.unit.level, below],
            **view.place,
        )
        recent = months_later(view.month, -self.source.months)
        own = [(str(row["month"]), row) for row in rows if row["level"] == view.unit.level]
        inside = [
            (row["team_id"] or row["locality"] or row["service"], row)
            for row in rows
            if row["level"] != view.unit.level and row["month"] > recent
        ]
        hidden = frozenset(name for name, row in (*own, *inside) if row["n"] is None)
        return WholeEvidence(_added(own, hidden), _added(inside, hidden), hidden)


def _added(rows: list[tuple[str, Row]], hidden: frozenset[str]) -> dict[str, Count]:
    """Counts by name; without those of which a part is hidden."""
    found: dict[str, dict[str, float]] = {}
    for name, row in rows:
        if name not in hidden and row["n"]:
            parts = found.setdefault(name, {})
            parts[row["part"]] = parts.get(row["part"], 0) + row["n"]
    return {name: Count(name, sum(parts.values()), parts) for name, parts in found.items()}


@dataclass(frozen=True)
class EvidenceRows:
    """Reads a page of the rows of the source's months that end with the view's, newest first.

    `where` is SQL over the source's columns, written by the caller and never by a reader.
    """

    source: Source
    listing: Listing = FIRST
    where: str = "true"

    def read(self, view: View) -> Rows:
        """Raises Forbidden for whoever may not list them."""
        source = self.source
        chosen = (
            f"from seen.{source.fact} where month > {_since(source.months)} and month <= $last"
            f" and {_UNIT} and {self.where}"
        )
        columns = EVERY_ROW + own_columns(view, source.fact)
        newest = replace(self.listing, newest_first=True)
        return listed(view, columns, chosen, _arguments(view), newest)


def _statements(source: Source, below: str) -> Iterator[str]:
    whole = Dimension("whole", "", "''", source.division)
    month = Dimension("month", "", "cast(month as varchar)", source.division, months=TREND_MONTHS)
    unit = Dimension("unit", "", below, source.division)
    for dimension in (whole, month, unit, *source.dimensions):
        yield from _counting(source, dimension)


def _counting(source: Source, dimension: Dimension) -> Iterator[str]:
    """One statement a dimension; for a source that comes counted, one for each of its parts."""
    item = dimension.item or source.item
    fact, months = dimension.fact or source.fact, dimension.months or source.months
    chosen = (
        f"from seen.{fact} where month > {_since(months)} and month <= $last and {_UNIT}"
        f" and {dimension.where}"
    )
    head = f"select '{dimension.key}' as dimension, cast({dimension.by} as varchar) as value"
    for part, amount in source.amounts:
        yield f"{head}, '{part}' as part, null as item, {amount} as amount {chosen}"
    if not source.amounts:
        part = (dimension.division or WHOLE).sql
        yield f"{head}, {part} as part, {item} as item, 1 as amount {chosen}"


def _since(months: int) -> str:
    return f"cast(cast($last as date) - to_months({months}) as date)"


def _ranked(values: dict[str, dict[str, float]], days: bool) -> list[Count]:
    counts = [Count(value, sum(parts.values()), parts) for value, parts in values.items()]
    if days:
        return sorted(counts, key=lambda count: count.value, reverse=True)
    return sorted(counts, key=lambda count: (-count.n, count.value))


def _arguments(view: View) -> dict[str, Argument]:
    return {**view.place, "last": view.month}
