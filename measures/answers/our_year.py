"""A council's figure of a published year that is made from cases: a middle value, or by their rule."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from measures.answers.series import chosen_series, series_ask, supply
from measures.benchmarks.their_rules import THEIRS, Theirs
from measures.catalogue import MEASURES
from measures.catalogue.counting import rule
from measures.council.snapshot import Snapshot, snapshot
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import first_of, months_between, months_later
from measures.model.published import Published
from measures.model.unit import COUNCIL
from measures.signals.grid import looks_back
from warehouse.gate.read import NOBODY, Ask, Row, Scope, answer, ask, together
from warehouse.model.facts import facts

PER = 10_000
MIDDLE = """
-- needs: aggregates
select c.kind, median(c.amount) as middle, count(*) as cases
from (select 'all' as kind, {amount} as amount from seen.{fact} as f
    cross join meta.rule_setting as setting
    where {cases} and f.month >= $first and f.month <= $last and f.on_date <= $as_at) as c
group by c.kind
"""
AS_THEIRS = """
-- needs: aggregates
select c.kind, sum(c.above) as above, sum(c.below) as below
from (select 'all' as kind, {above} as above, {below} as below from seen.{fact} as f
    cross join meta.rule_setting as setting
    where ({cases}) and ({only}) and f.month >= $first and f.month <= $last
        and f.on_date <= $as_at) as c
group by c.kind
"""
# Value, numerator, denominator.
Made = tuple[float, float | None, float | None]


def year_of(measure: Measure, end: dt.date) -> list[dt.date]:
    """The months that make the published figure: twelve of a flow, the last of anything else."""
    last = first_of(end)
    theirs = THEIRS.get(measure.id)
    whole = measure.chart.endswith("_flow") or bool(theirs and (theirs.query or measure.rolling))
    return [*months_between(months_later(last, -11), last)] if whole else [last]


def scale(measure: Measure) -> int:
    """What a share or a rate is a share of."""
    return {"percent": 100, "rate": PER}.get(measure.kind, 1)


def from_cases(measure: Measure) -> bool:
    """Whether the figure cannot be added up from ours by month: a middle value, or by their rule."""
    return measure.kind == "median" or measure.id in THEIRS


def as_theirs(measure: Measure, rows: list[Row], children: float | None) -> Made | None:
    """What their rule makes of our rows."""
    above = float(rows[0]["above"] or 0) if rows else 0.0
    if measure.kind == "count":
        return above, above, None
    below = float(rows[0]["below"] or 0) if rows else 0.0
    if measure.kind == "rate":
        below = children or 0.0
    return (scale(measure) * above / below, above, below) if below else None


def held_to(warehouse: Path, measure: Measure) -> dt.date | None:
    """The day to which our records hold what the figure is made from; None when not supplied."""
    also = THEIRS.get(measure.id, Theirs()).also
    held = [supply(warehouse)[name].as_at for name in (measure.id, also) if name]
    known = [day for day in held if day]
    return min(known) if len(known) == len(held) else None


def cases_ask(warehouse: Path, measure: Measure, year: list[dt.date]) -> Ask:
    """The question that makes the figure of these months from cases."""
    arguments = {"first": year[0], "last": year[-1], "as_at": held_to(warehouse, measure)}
    counted, theirs = rule(measure), THEIRS.get(measure.id, Theirs())
    if theirs.query:
        return ask(theirs.query, **arguments)
    statement = (MIDDLE if measure.kind == "median" else AS_THEIRS).format(
        amount=counted.numerator,
        above=theirs.above or counted.numerator,
        below=counted.denominator,
        fact=theirs.fact or counted.fact,
        cases=theirs.cases or counted.cases,
        only=theirs.only,
    )
    return Ask(statement.strip(), arguments)


def middle(rows: list[Row]) -> Made | None:
    """The middle value of the cases."""
    if not rows or rows[0]["middle"] is None:
        return None
    return float(rows[0]["middle"]), None, float(rows[0]["cases"])


@dataclass(frozen=True)
class LocalYear:
    """What the council's own records give for a published year, by the published rule as nearly
    as they allow. `gap` is ours less theirs, in the unit of both; `why` says why there is none, and
    `note` what else the figure rests on."""

    value: float | None
    numerator: float | None
    denominator: float | None
    gap: float | None
    why: str = ""
    note: str = ""


def local_years(
    warehouse: Path, scope: Scope, published: Mapping[str, Published]
) -> dict[str, LocalYear]:
    """The council's own figure beside each published one, by measure id; nothing for a reader who
    does not answer for the whole council.

    A flow is added up over the twelve months to the end of the published year; what is open is
    taken on its last day; a rate is divided by the published population of its year.
    """
    wanted = {name: one for name, one in published.items() if one.period_end}
    if not wanted or not scope.answers_for():
        return {}
    ends = [one.period_end for one in wanted.values() if one.period_end]
    chosen = [MEASURES[name] for name in wanted]
    span = months_later(first_of(min(ends)), -11), first_of(max(ends))
    of_cases = [
        cases_ask(warehouse, MEASURES[name], year_of(MEASURES[name], one.period_end))
        for name, one in wanted.items()
        if from_cases(MEASURES[name]) and one.period_end
    ]
    together(warehouse, scope, [series_ask(chosen, COUNCIL, *span), *of_cases])
    series = chosen_series(warehouse, scope, chosen, COUNCIL, *span)
    now, people = snapshot(warehouse), _population(warehouse)
    return {
        name: _local(warehouse, scope, MEASURES[name], one, series.get(name), now, people)
        for name, one in wanted.items()
    }


def _local(
    warehouse: Path,
    scope: Scope,
    measure: Measure,
    published: Published,
    series: Series | None,
    now: Snapshot,
    people: Mapping[int, float],
) -> LocalYear:
    end = published.period_end or now.as_at
    why = _why_none(measure, series, end, held_to(warehouse, measure), now)
    if why or series is None:
        return LocalYear(None, None, None, None, why)
    year = year_of(measure, end)
    points = [point for point in series.points if point.month in year]
    if from_cases(measure):
        rows = answer(warehouse, scope, cases_ask(warehouse, measure, year))
        made = (
            middle(rows)
            if measure.kind == "median"
            else as_theirs(measure, rows, people.get(published.year))
        )
    else:
        made = _made(measure, points, len(year), people.get(published.year))
    if made is None:
        lacking = THEIRS.get(measure.id, Theirs()).none or f"no {measure.out_of or measure.counts}"
        return LocalYear(None, None, None, None, lacking)
    value, numerator, denominator = made
    gap = None if published.council is None else value - published.council
    own_table = measure.kind == "rate" and published.year not in people
    note = "of our own count of children, since none is published" if own_table else ""
    return LocalYear(value, numerator, denominator, gap, note=note)


def _why_none(
    measure: Measure, series: Series | None, end: dt.date, held: dt.date | None, now: Snapshot
) -> str:
    """Why our records cannot say; the whole year, and what it looks back on, must lie in them."""
    if series is None or held is None:
        return (series.why_empty if series else "") or "not supplied"
    if end > held:
        return f"our records end on {held:%-d %B %Y}"
    if facts()[rule(measure).fact].kind == "as_at" and series.at(first_of(end)) is None:
        return f"our records hold nobody as on {end:%-d %B %Y}"
    begins = months_later(year_of(measure, end)[0], -looks_back(measure))
    if begins < now.months[0]:
        return f"our records are complete from {now.covers_from:%-d %B %Y} on"
    return ""


def _made(
    measure: Measure, points: list[Point], months: int, children: float | None
) -> Made | None:
    above = sum(point.numerator or 0 for point in points)
    if measure.kind == "count":
        known = points or months > 1
        return (above, above, None) if known else None
    below = sum(point.denominator or 0 for point in points)
    if measure.kind == "rate":
        below = children or below
    if not points or not below:
        return None
    return scale(measure) * above / below, above, below


def population_ask() -> Ask:
    """The published population of the council in every year."""
    return ask("published", indicator_ids=["pop_0_17"], latest_by=None)


def _population(warehouse: Path) -> dict[int, float]:
    """The published population of the council, by reporting year."""
    rows = answer(warehouse, NOBODY, population_ask())
    return {row["time_period"]: row["value"] for row in rows if row["value"]}
