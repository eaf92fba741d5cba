"""Are we better than places like us? Our published figures beside others, and one of them open."""

import datetime as dt
from collections.abc import Mapping

from dashboard import tags
from dashboard.charts import strip
from dashboard.components import links, published
from dashboard.pages.benchmarks import indicator, indicator_list
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import Asked, NotHere
from dashboard.words import numbers
from measures.answers import plans
from measures.answers.our_year import local_years
from measures.benchmarks import indicators
from measures.benchmarks.areas import Area, areas
from measures.benchmarks.indicators import Listed
from measures.benchmarks.indicators import indicators as every_indicator
from measures.catalogue import MEASURES, QUESTIONS

CHANCE = (
    "Better or worse than others is said of the latest published year, when ours lies beyond both"
    " the neighbours' median and England by more than our own 95% interval. England is the"
    " published total, never the mean of authorities. Ranks are among authorities with a figure;"
    " ties share the lowest place. Neighbours are those of the newest set, in every year."
)


def body(asked: Asked, _key: str) -> tags.Main:
    """All mapped indicators, or the one that the address opens. Raises NotHere for an unknown one."""
    if asked.filters.indicator:
        return _open(asked, asked.filters.indicator)
    chosen = tuple(one.benchmark for one in MEASURES.values() if one.benchmark)
    asked.viewed.send(plans.benchmarks(asked.viewed, chosen))
    listed = indicators.listed(asked.warehouse, asked.month, chosen)
    own = local_years(
        asked.warehouse,
        asked.scope,
        {
            one.id: listed[one.benchmark].latest
            for one in MEASURES.values()
            if one.benchmark in listed
        },
    )
    sections = {
        key: section
        for key in QUESTIONS
        if (section := indicator_list.mapped(asked, key, listed, own)) is not None
    }
    return tags.Main(
        [
            tags.H1("Are we better than places like us?", tabIndex=-1),
            tags.P(_standing(asked, listed), className="lead"),
            strip.key(next((one.latest for one in listed.values()), None), now="ours, published"),
            indicator_list.jumps(asked, [*sections]),
            *sections.values(),
            indicator_list.unmapped(asked),
            indicator_list.every(asked, [*every_indicator(asked.warehouse).values()]),
            tags.P(CHANCE, className="note"),
            published.attribution(),
        ],
        id="main",
        tabIndex=-1,
        className="data-page benchmarks-page",
    )


def _standing(asked: Asked, listed: Mapping[str, Listed]) -> str:
    council = asked.snapshot.council
    if not listed:
        return f"{council}: nothing was published by this month."
    known = sum(1 for one in listed.values() if one.latest.council is not None)
    ended = _last_published(listed)
    if not known and ended:
        return (
            f"{council}: the last figures published for it are of {numbers.period(ended)}. What stands"
            " for England is shown."
        )
    if not known:
        return (
            f"{council}: no figures are published for the council with the code"
            f" {asked.snapshot.la_code}. What stands for England is shown."
        )
    return (
        f"{council}, the whole council: {known} of {len(listed)} published counterparts of our"
        " measures have a figure for it. Published figures are real, and months old."
    )


def _last_published(listed: Mapping[str, Listed]) -> dt.date | None:
    """The end of the last year with a figure for the council, where it has been abolished."""
    years = [year for one in listed.values() for year in one.years if year.council is not None]
    return max((year.period_end for year in years if year.period_end), default=None)


def _open(asked: Asked, name: str) -> tags.Main:
    asked.viewed.send(plans.benchmarks(asked.viewed, (name,), name))
    found = indicators.listed(asked.warehouse, asked.month, (name,))
    if name not in found:
        raise NotHere("No indicator of this name was published by this month.")
    large = indicators.at_large(asked.warehouse, found[name])
    known = [row.area for row in sorted(large.authorities, key=lambda row: row.area.name)]
    chosen = _chosen(asked, large.ours)
    history = indicators.history(asked.warehouse, name, chosen, large.listed.latest.year)
    measure = indicator.measure_of(name)
    own = (
        local_years(asked.warehouse, asked.scope, {measure.id: large.listed.latest}).get(measure.id)
        if measure
        else None
    )
    back = url.link(links.BENCHMARKS, asked.filters, indicator="", areas="")
    return tags.Main(
        [
            tags.P(links.anchor("‹ All published figures", back)),
            tags.H1(large.listed.indicator.title, tabIndex=-1),
            tags.P(indicator.answer(large, asked), className="lead"),
            indicator.chooser(asked, known, chosen),
            tags.Div(
                [
                    indicator.authorities(large, chosen),
                    indicator.years(large, chosen, history),
                ],
                className="two-charts",
            ),
            published.letters(row.symbol for row in large.authorities),
            tags.H2("Beside it"),
            indicator.told(asked, large, measure, own),
            published.attribution(),
        ],
        id="main",
        tabIndex=-1,
        className="data-page benchmarks-page",
    )


def _chosen(asked: Asked, ours: Area | None) -> tuple[Area, ...]:
    """The authorities of the address that exist, without ours, the first few."""
    codes = asked.filters.areas.split(",")
    known = {area.code: area for area in areas(asked.warehouse) if area.is_authority}
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
