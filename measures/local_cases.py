"""A council's figure of a published year that is made from cases: a middle value, or by their rule."""

import datetime as dt
from pathlib import Path

from measures.catalogue.theirs import THEIRS, Theirs
from measures.measure import Measure
from measures.months import first_of, months_between, months_later
from measures.rules import rule
from measures.series import supply
from warehouse.read import Ask, Row, ask

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
        above=theirs.above or counted.numerator, below=counted.denominator,
        fact=theirs.fact or counted.fact, cases=theirs.cases or counted.cases, only=theirs.only,
    )  # fmt: skip
    return Ask(statement.strip(), arguments)


def middle(rows: list[Row]) -> Made | None:
    """The middle value of the cases."""
    if not rows or rows[0]["middle"] is None:
        return None
    return float(rows[0]["middle"]), None, float(rows[0]["cases"])
