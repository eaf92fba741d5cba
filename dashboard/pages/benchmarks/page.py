"""Are we better than places like us? Our published figures beside others, and one of them open."""

import datetime as dt
from collections.abc import Mapping

from dashboard import tags
from dashboard.charts import strip
from dashboard.components import links, notes, published
from dashboard.pages.benchmarks import indicator, indicator_list
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import NotHere, PageView
from dashboard.words import numbers, sentences
from measures.answers.data_quality import LeftOutOf
from measures.answers.our_year import LocalYears
from measures.benchmarks.areas import Area, areas, authority_of
from measures.benchmarks.indicators import (
    AtLargeOf,
    IndicatorsOf,
    Listed,
    indicators,
    neighbours_of,
)
from measures.benchmarks.indicators import history as history_of
from measures.catalogue import MEASURES, QUESTIONS

CHANCE = (
    "Better or worse than others is said of the latest published year, when ours lies beyond both"
    " the neighbours' median and England by more than our own 95% interval. England is the"
    " published total, never the mean of authorities. Ranks are among authorities with a figure;"
    " ties share the lowest place. Neighbours are those of the newest set, in every year."
)


def body(view: PageView, _key: str) -> tags.Main:
    """All mapped indicators, or the one that the address opens. Raises NotHere for an unknown
    one."""
    if view.filters.indicator:
        return _open(view, view.filters.indicator)
    chosen = tuple(one.benchmark for one in MEASURES.values() if one.benchmark)
    listed = view.answer(IndicatorsOf(chosen))
    counterparts = {
        one.id: listed[one.benchmark].latest for one in MEASURES.values() if one.benchmark in listed
    }
    own, notices = view.answer(
        LocalYears(counterparts), LeftOutOf(tuple(MEASURES[name] for name in counterparts))
    )
    sections = {
        key: section
        for key in QUESTIONS
        if (section := indicator_list.mapped(view, key, listed, own, notices)) is not None
    }
    return tags.Main(
        [
            tags.H1("Are we better than places like us?", tabIndex=-1),
            tags.P(_lead(view, listed), className="lead"),
            strip.key(next((one.latest for one in listed.values()), None), now="ours, published"),
            *_neighbours(view),
            indicator_list.jumps(view, [*sections]),
            *sections.values(),
            *notes.what_is_left_out(view, notices.beside),
            indicator_list.unmapped(view),
            indicator_list.every(view, [*indicators(view.warehouse).values()]),
            tags.P(CHANCE, className="note"),
            published.attribution(),
        ],
        id="main",
        tabIndex=-1,
        className="data-page benchmarks-page",
    )


def _lead(view: PageView, listed: Mapping[str, Listed]) -> str:
    council = view.snapshot.council
    if not listed:
        return f"{council}: nothing was published by this month."
    known = sum(1 for one in listed.values() if one.latest.council is not None)
    ended = _last_published(listed)
    if not known and ended:
        return (
            f"{council}: the last figures published for it are of {numbers.period(ended)}."
            " What stands"
            " for England is shown."
        )
    if not known:
        return (
            f"{council}: no figures are published for the council with the code"
            f" {view.snapshot.la_code}. What stands for England is shown."
        )
    return (
        f"{council}, the whole council: {known} of {len(listed)} published counterparts of our"
        " measures have a figure for it. Published figures are real, and months old."
    )


def _neighbours(view: PageView) -> list[tags.P]:
    """Those that "neighbours" means, by name, the closest first."""
    ours = authority_of(view.warehouse, str(view.snapshot.la_code))
    near = neighbours_of(view.warehouse, ours) if ours else ()
    if not near:
        return []
    count = sentences.small(len(near))
    named = ", ".join(area.name for area in near)
    return [tags.P(f"Our {count} statistical neighbours, the closest first: {named}.")]


def _last_published(listed: Mapping[str, Listed]) -> dt.date | None:
    """The end of the last year with a figure for the council, where it has been abolished."""
    years = [year for one in listed.values() for year in one.years if year.council is not None]
    return max((year.period_end for year in years if year.period_end), default=None)


def _open(view: PageView, name: str) -> tags.Main:
    found = view.answer(IndicatorsOf((name,)))
    if name not in found:
        raise NotHere("No indicator of this name was published by this month.")
    large = view.answer(AtLargeOf(found[name]))
    known = [row.area for row in sorted(large.authorities, key=lambda row: row.area.name)]
    chosen = _chosen(view, large.ours)
    history = history_of(view.warehouse, name, chosen, large.listed.latest.year)
    measure = indicator.measure_of(name)
    latest = {measure.id: large.listed.latest} if measure else {}
    own = view.answer(LocalYears(latest)).get(measure.id) if measure else None
    loud = view.answer(LeftOutOf((measure,))).loud(measure) if measure else ()
    back = url.link(links.BENCHMARKS, view.filters, indicator="", areas="")
    return tags.Main(
        [
            tags.P(links.anchor("‹ All published figures", back)),
            tags.H1(large.listed.indicator.title, tabIndex=-1),
            tags.P(indicator.answer(large, view), className="lead"),
            indicator.chooser(view, known, chosen),
            tags.Div(
                [
                    indicator.authorities(large, chosen),
                    indicator.years(large, chosen, history),
                ],
                className="two-charts",
            ),
            published.letters(row.symbol for row in large.authorities),
            tags.H2("Beside it"),
            indicator.told(view, large, measure, own),
            *notes.what_is_left_out(view, loud, measure),
            published.attribution(),
        ],
        id="main",
        tabIndex=-1,
        className="data-page benchmarks-page",
    )


def _chosen(view: PageView, ours: Area | None) -> tuple[Area, ...]:
    """The authorities of the address that exist, without ours, the first few."""
    codes = view.filters.areas.split(",")
    known = {area.code: area for area in areas(view.warehouse) if area.is_authority}
    found = [known[code] for code in dict.fromkeys(codes) if code in known]
    return tuple(area for area in found if area != ours)[: indicator.MOST_CHOSEN]


PAGE = Page(
    "benchmarks",
    "/benchmarks",
    "Benchmarks",
    needs="aggregates",
    order=3.6,
    body=body,
    nav="Benchmarks",
)
