"""What each page asks, so that it is sent as one statement (warehouse.read.together).

A plan only fetches ahead: the functions that answer a page ask the same again and find it
remembered. What a plan leaves out is still answered, by a statement of its own; the test of one
statement a page holds plans and pages together.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from measures.benchmarks import published_ask
from measures.cases import breakdown_ask, has_groups
from measures.catalogue import headlines, of_question
from measures.compared import compare_ask, is_pooled, pooled_ask, pooled_months, units_beside
from measures.judged import changes_asks, counts_ask, signals_ask
from measures.measure import Measure, Unit
from measures.months import months_later
from measures.performance import directed
from measures.report import noted_by
from measures.series import series_ask, split_id
from measures.snapshot import snapshot
from measures.triangulated import telling_asks
from measures.unequal_list import unequal_asks
from measures.units import path
from warehouse.read import Argument, Ask, Scope, ask, together

SHOWN_MONTHS = 24


@dataclass(frozen=True)
class Viewed:
    """Who looks at which placed unit (a team with its service and locality) in which month."""

    warehouse: Path
    scope: Scope
    unit: Unit
    month: dt.date

    def send(self, asks: Iterable[Ask]) -> None:
        """Send a plan, with what the frame of every page asks."""
        frame = [counts_ask(self.unit, self.month)]
        together(self.warehouse, self.scope, [*frame, *asks])


def triangulation(viewed: Viewed) -> list[Ask]:
    """What all sources say of the unit in the month, what was expected of it, and what is asked."""
    here, month = viewed.unit, viewed.month
    place: dict[str, Argument] = {
        "service": here.service, "locality": here.locality, "team_id": here.team_id,
    }  # fmt: skip
    of_unit: dict[str, Argument] = {
        "month": month, "below": False, "level": here.level, **place,
    }  # fmt: skip
    return [
        ask("statements", kpq=None, **of_unit),
        ask("verdicts", kpq=None, **of_unit),
        ask("improved", measure_ids=[*directed()], **of_unit),
        ask("silence", first=month, last=month, **place),
        ask("asked"),
    ]


def overview(viewed: Viewed) -> list[Ask]:
    """The headline measures of 24 months, what is said of them, and what changed."""
    return [
        *_measures(viewed, headlines()),
        *changes_asks(viewed.unit, viewed.month),
        *telling_asks(viewed.unit, viewed.month),
        published_ask([one.id for one in headlines()], viewed.month),
    ]


def question(viewed: Viewed, kpq: str, chosen: str, *, alone: bool) -> list[Ask]:
    """The measures of a question, and the chosen one (`id` or `id:CATEGORY`) beside others,
    unless it stands `alone`, as a measure does that is only its categories."""
    published = published_ask([split_id(chosen)[0].id], viewed.month)
    asks = [*_measures(viewed, of_question(kpq)), published]
    return asks if alone else [*asks, *_beside(viewed, chosen)]


def measure(viewed: Viewed, chosen: str, *, alone: bool) -> list[Ask]:
    """One measure in all months, its units, teams and groups."""
    months = snapshot(viewed.warehouse).months
    own, _category = split_id(chosen)
    asks = [
        series_ask((own,), viewed.unit, months[0], months[-1]),
        signals_ask(viewed.unit, months[0], months[-1], [chosen]),
        published_ask([own.id], viewed.month),
        ask("settings"),
        ask("fact_columns", fact=own.fact),
    ]
    if own.kind != "rate":
        teams = units_beside(viewed.warehouse, viewed.scope, viewed.unit, viewed.month, "team")
        asks.append(compare_ask(chosen, *teams, viewed.month))
    return asks if alone else [*asks, *_beside(viewed, chosen)]


def unequal(viewed: Viewed) -> list[Ask]:
    """The groups of children whose outcomes differ in a unit and all below it."""
    return [*unequal_asks(path(viewed.warehouse, viewed.scope, viewed.unit)[-1].unit)]


def data(viewed: Viewed) -> list[Ask]:
    """What was supplied, set aside, noticed and left unread."""
    return [ask(name) for name in ("tables", "set_aside", noted_by(viewed.scope), "unread")]


def _measures(viewed: Viewed, measures: Iterable[Measure]) -> list[Ask]:
    chosen = tuple(measures)
    span = months_later(viewed.month, 1 - SHOWN_MONTHS), viewed.month
    return [
        series_ask(chosen, viewed.unit, *span),
        signals_ask(viewed.unit, *span, [one.id for one in chosen]),
    ]


def _beside(viewed: Viewed, chosen: str) -> list[Ask]:
    """The units below in the month and in a funnel, and the groups of children."""
    own, month = split_id(chosen)[0], viewed.month
    if own.kind == "rate":
        return []
    wider = Unit(viewed.unit.service)
    teams = units_beside(viewed.warehouse, viewed.scope, wider, month, "team")
    beside = units_beside(viewed.warehouse, viewed.scope, viewed.unit, month)
    asks = [compare_ask(chosen, *beside, month)]
    asks += [pooled_ask(chosen, *teams, month)] if is_pooled(own) else []
    spans = {1, pooled_months(own)} if is_pooled(own) else {1}
    groups = [
        breakdown_ask(viewed.warehouse, chosen, viewed.unit, month, span) for span in sorted(spans)
    ]
    return [*asks, *groups] if has_groups(own) else asks
