"""What each page asks, so that it is sent as one statement (warehouse.gate.read.together).

A plan only fetches ahead: the functions that answer a page ask the same again and find it
remembered. What a plan leaves out is still answered, by a statement of its own; the test of one
statement a page holds plans and pages together.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from measures.answers.cases import breakdown_ask, has_groups
from measures.answers.comparison import (
    compare_ask,
    is_pooled,
    pooled_ask,
    pooled_months,
    units_beside,
)
from measures.answers.data_quality import noted_by
from measures.answers.evidence import RULER_MONTHS, evidence_ask, ruler_ask
from measures.answers.groups import unequal_asks
from measures.answers.our_year import population_ask
from measures.answers.series import series_ask, split_id
from measures.answers.side_by_side import side_by_side_ask
from measures.answers.signals import changes_asks, counts_ask, signals_ask
from measures.answers.silence import silence_ask
from measures.answers.statements import telling_asks, triangulated_asks
from measures.benchmarks.indicators import listed_ask, neighbours_ask, values_ask
from measures.benchmarks.published import published_ask
from measures.catalogue import headlines, of_question
from measures.council.snapshot import snapshot
from measures.council.units import path
from measures.evidence.sources import BY_KEY
from measures.evidence.speakers import SPEAKERS
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.model.unit import Unit
from warehouse.gate.read import Ask, Scope, ask, together

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
    return [
        *triangulated_asks(viewed.unit, viewed.month),
        silence_ask(viewed.unit, viewed.month, viewed.month),
        ask("asked"),
        ask("thresholds"),
    ]


def panel(viewed: Viewed, kpq: int, source: str = "") -> list[Ask]:
    """One question with every source on one axis of months, and one source chosen among them."""
    here, month = viewed.unit, viewed.month
    asks = [*_measures(viewed, of_question(str(kpq))), side_by_side_ask(here, month, kpq)]
    rows = [ask("fact_columns", fact=f"evidence_{source}")] if source in SPEAKERS else []
    return [*asks, *rows]


def units_beside_sources(viewed: Viewed, kpq: int) -> list[Ask]:
    """What all sources say on one question of the unit and of each unit below it."""
    here, month = viewed.unit, viewed.month
    said = triangulated_asks(here, month, below=True, kpq=kpq)
    return [*said, silence_ask(here, month, month), ask("asked"), ask("thresholds")]


def silences(viewed: Viewed, first: dt.date) -> list[Ask]:
    """What was expected of the unit and those below it from a month on, and what came."""
    return [silence_ask(viewed.unit, first, viewed.month)]


def evidence(viewed: Viewed, source: str) -> list[Ask]:
    """One source of evidence, counted; its rows are read where they are released."""
    here, month = viewed.unit, viewed.month
    asks = [evidence_ask(source, here, month), ask("fact_columns", fact=BY_KEY[source].fact)]
    first = months_later(month, 1 - RULER_MONTHS)
    return [*asks, ruler_ask(here, first, month)] if source == "audits" else asks


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


def benchmarks(viewed: Viewed, chosen: tuple[str, ...], indicator: str = "") -> list[Ask]:
    """What is published of some indicators, and of one at large. Our own figures for the years
    that were published come after it, since only it says which years those are."""
    asks = [listed_ask(chosen), population_ask(), ask("indicators"), ask("areas")]
    if not indicator:
        return asks
    ours = str(snapshot(viewed.warehouse).la_code)
    return [*asks, values_ask(indicator), neighbours_ask(ours)]


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
