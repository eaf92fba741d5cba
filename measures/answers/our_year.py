"""Our own figure for the year that was published, to stand beside it: the gap between the two."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from measures.answers.series import series_between, supply
from measures.benchmarks.their_rules import THEIRS, Theirs
from measures.catalogue import MEASURES
from measures.catalogue.counting import rule
from measures.council.snapshot import Snapshot
from measures.council.view import View
from measures.model.figure import Point, Series
from measures.model.measure import Measure
from measures.model.months import first_of, months_between, months_later
from measures.model.published import Published
from measures.model.subject import Subject
from measures.signals.grid import looks_back
from warehouse.gate.read import Argument, Row, named
from warehouse.model.facts import facts
from warehouse.model.unit import COUNCIL

PER = 10_000
# The cases of one figure of one year, in one row: its middle value, or its two sums by their rule.
MIDDLE = """
select '{id}' as measure_id, median(c.amount) as middle, count(*) as cases,
    null as above, null as below
from (select {amount} as amount from seen.{fact} as f
    cross join meta.rule_setting as setting
    where {cases} and f.month >= $first and f.month <= $last and f.on_date <= $as_at) as c
"""
AS_THEIRS = """
select '{id}' as measure_id, null as middle, count(*) as cases,
    sum(c.above) as above, sum(c.below) as below
from (select {above} as above, {below} as below from seen.{fact} as f
    cross join meta.rule_setting as setting
    where ({cases}) and ({only}) and f.month >= $first and f.month <= $last
        and f.on_date <= $as_at) as c
"""
BY_QUERY = """
select '{id}' as measure_id, null as middle, null as cases, sum(c.above) as above,
    sum(c.below) as below
from (
{query}
) as c
"""
# A statement without rows ends in groups; each group here is one figure.
EACH = """-- needs: aggregates
select p.measure_id, max(p.middle) as middle, max(p.cases) as cases, max(p.above) as above,
    max(p.below) as below
from ({parts}) as p
group by p.measure_id
"""
ARGUMENT = re.compile(r"\$(first|last|as_at)\b")
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
    """Whether the figure cannot be added up from ours by month: a middle value, or by their
    rule."""
    return measure.kind == "median" or measure.id in THEIRS


def as_theirs(measure: Measure, row: Row, children: float | None) -> Made | None:
    """What their rule makes of our rows."""
    above = float(row["above"] or 0)
    if measure.kind == "count":
        return above, above, None
    below = float(row["below"] or 0)
    if measure.kind == "rate":
        below = children or 0.0
    return (scale(measure) * above / below, above, below) if below else None


def held_to(warehouse: Path, measure: Measure) -> dt.date | None:
    """The day to which our records hold what the figure is made from; None when not supplied."""
    also = THEIRS.get(measure.id, Theirs()).also
    held = [supply(warehouse)[name].as_at for name in (measure.id, also) if name]
    known = [day for day in held if day]
    return min(known) if len(known) == len(held) else None


def made_from_cases(view: View, ends: Mapping[str, dt.date]) -> dict[str, Row]:
    """The years of measures, by id, that end on some days and are made from cases: one statement
    for all of them, each with its own months."""
    parts, arguments = [], dict[str, Argument]()
    for number, (name, end) in enumerate(ends.items()):
        measure = MEASURES[name]
        year, held = year_of(measure, end), held_to(view.warehouse, measure)
        parts.append(ARGUMENT.sub(rf"$\1_{number}", _from_cases_sql(measure)))
        own = {"first": year[0], "last": year[-1], "as_at": held}
        arguments |= {f"{word}_{number}": value for word, value in own.items()}
    if not parts:
        return {}
    rows = view.fetch(EACH.format(parts="union all".join(parts)), arguments)
    return {row["measure_id"]: row for row in rows}


def _from_cases_sql(measure: Measure) -> str:
    counted, theirs = rule(measure), THEIRS.get(measure.id, Theirs())
    if theirs.query:
        query = named(theirs.query).replace("-- needs: aggregates\n", "")
        return BY_QUERY.format(id=measure.id, query=query)
    return (MIDDLE if measure.kind == "median" else AS_THEIRS).format(
        id=measure.id,
        amount=counted.numerator,
        above=theirs.above or counted.numerator,
        below=counted.denominator,
        fact=theirs.fact or counted.fact,
        cases=theirs.cases or counted.cases,
        only=theirs.only,
    )


def middle(row: Row) -> Made | None:
    """The middle value of the cases."""
    if row["middle"] is None:
        return None
    return float(row["middle"]), None, float(row["cases"])


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


@dataclass(frozen=True)
class LocalYears:
    """Reads the council's own figure beside each published one, by measure id.

    A flow is added up over the twelve months to the end of the published year; what is open is
    taken on its last day; a rate is divided by the published population of its year.
    """

    published: Mapping[str, Published]

    def read(self, view: View) -> dict[str, LocalYear]:
        """Nothing for a reader who does not answer for the whole council."""
        ends = {name: one.period_end for name, one in self.published.items() if one.period_end}
        if not ends or not view.scope.answers_for():
            return {}
        council = view.at(COUNCIL)
        measures = tuple(MEASURES[name] for name in ends)
        span = months_later(first_of(min(ends.values())), -11), first_of(max(ends.values()))
        of_cases = {name: end for name, end in ends.items() if from_cases(MEASURES[name])}
        made = _Made(
            council,
            series_between(council, measures, *span),
            made_from_cases(council, of_cases),
            _population(council),
        )
        return {name: made.year(MEASURES[name], self.published[name]) for name in ends}


@dataclass(frozen=True)
class _Made:
    """What our years are made of: months added up, cases read by their rule, children by year."""

    view: View
    series: Mapping[Subject, Series]
    of_cases: Mapping[str, Row]
    people: Mapping[int, float]

    def year(self, measure: Measure, published: Published) -> LocalYear:
        """Our figure for the year of the published one, or why there is none."""
        now, series = self.view.snapshot, self.series.get(Subject(measure))
        end = published.period_end or now.as_at
        why = _why_none(measure, series, end, held_to(self.view.warehouse, measure), now)
        if why or series is None:
            return LocalYear(None, None, None, None, why)
        made = self._made(measure, series, published.year, year_of(measure, end))
        if made is None:
            none = THEIRS.get(measure.id, Theirs()).none
            return LocalYear(
                None, None, None, None, none or f"no {measure.out_of or measure.counts}"
            )
        value, numerator, denominator = made
        gap = None if published.council is None else value - published.council
        own_table = measure.kind == "rate" and published.year not in self.people
        note = "of our own count of children, since none is published" if own_table else ""
        return LocalYear(value, numerator, denominator, gap, note=note)

    def _made(
        self, measure: Measure, series: Series, reporting_year: int, months: list[dt.date]
    ) -> Made | None:
        children = self.people.get(reporting_year)
        if not from_cases(measure):
            points = [point for point in series.points if point.month in months]
            return _added_up(measure, points, len(months), children)
        row = self.of_cases[measure.id]
        return middle(row) if measure.kind == "median" else as_theirs(measure, row, children)


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


def _added_up(
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


def _population(view: View) -> dict[int, float]:
    """The published population of the council, by reporting year."""
    rows = view.rows("published", indicator_ids=["pop_0_17"], latest_by=None)
    return {row["time_period"]: row["value"] for row in rows if row["value"]}
