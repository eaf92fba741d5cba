"""The table of published indicators that our measures have: ours beside others, one row each."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import strip
from dashboard.components import links, notes, published, table
from dashboard.view import url
from dashboard.view.view import PageView
from dashboard.words import comparison, numbers
from measures.answers.data_quality import Notice, Notices
from measures.answers.our_year import LocalYear
from measures.benchmarks.counterparts import counterpart
from measures.benchmarks.indicators import Indicator, Listed
from measures.catalogue import MEASURES, SHORT
from measures.model.measure import Measure
from measures.model.published import Published


def mapped(
    view: PageView,
    key: str,
    listed: Mapping[str, Listed],
    own: Mapping[str, LocalYear],
    notices: Notices,
) -> tags.Section | None:
    """The measures of one question that have a published counterpart; None without any."""
    measures = [one for one in MEASURES.values() if one.kpq == key and one.benchmark in listed]
    if not measures:
        return None
    title = f"{key}. {SHORT[key]}"
    rows = [
        _row(view, one, listed[one.benchmark], own.get(one.id), notices.loud(one))
        for one in measures
    ]
    symbols = [
        symbol
        for one in measures
        for latest in (listed[one.benchmark].latest,)
        for symbol in (latest.council_symbol, latest.england_symbol, latest.region_symbol)
    ]
    shown: list[Component | None] = [
        tags.H2(title),
        table.table(title, _columns(listed), rows, hide_caption=True, kind="wide stacks"),
        published.letters(symbols),
    ]
    return tags.Section(
        [part for part in shown if part is not None],
        className="beside-others",
        id=f"question-{key}",
    )


def jumps(view: PageView, keys: Sequence[str]) -> tags.Nav:
    """To the table of each question, for a page that is many screens long."""
    return tags.Nav(
        [
            tags.Span("Question"),
            *(
                tags.A(
                    key,
                    href=url.link(links.BENCHMARKS, view.filters, f"question-{key}"),
                    **{"aria-label": f"Question {key}, {SHORT[key]}"},
                )
                for key in keys
            ),
        ],
        className="jumps",
        **{"aria-label": "Questions"},
    )


def _columns(listed: Mapping[str, Listed]) -> list[table.Column]:
    region = next(iter(listed.values())).latest.region_name or "Region"
    return [
        table.Column("Measure", "named"),
        table.Column("Year"),
        table.Column("Published, ours", "number value"),
        table.Column("Our records, same year, and gap", "number"),
        table.Column("England", "number"),
        table.Column(region, "number"),
        table.Column("Neighbours", "number"),
        table.Column("Against others", "drawing wide-only"),
        table.Column("Place"),
        table.Column("Our years", "drawing wide-only"),
        table.Column("Alike"),
    ]


def _row(
    view: PageView,
    measure: Measure,
    one: Listed,
    own: LocalYear | None,
    left_out: Sequence[Notice],
) -> list[table.Cell]:
    latest, alike = one.latest, counterpart(measure.id)
    address = url.link(links.BENCHMARKS, view.filters, indicator=one.indicator.id)
    drawn = strip.strip(latest, latest.council)
    unit, decimals = latest.unit, latest.decimals
    return [
        [
            links.anchor(measure.title, address),
            tags.Span(numbers.GOOD_END[latest.polarity], className="note under"),
        ],
        published.year(latest, view.month),
        published.ours(latest),
        _ours(latest, own, left_out),
        published.amount(latest.england, latest.england_symbol, unit, decimals),
        published.amount(latest.region, latest.region_symbol, unit, decimals),
        published.neighbours(latest),
        table.Empty(strip.why_none(latest)) if drawn is None else drawn,
        _place(latest),
        [
            published.spark(one.years),
            tags.Span(published.spark_words(one.years), className="out-of-sight"),
        ],
        [tags.Span(comparison.alike(alike.match)), tags.Span(alike.why, className="note under")],
    ]


def _ours(latest: Published, own: LocalYear | None, left_out: Sequence[Notice]) -> table.Cell:
    """Our own records, and that something is left out of them."""
    said = published.local(latest, own)
    marks = notes.in_part(left_out) if own and own.value is not None else []
    if not marks or isinstance(said, table.Empty):
        return said
    return [*([said] if isinstance(said, str | Component) else said), *marks]


def _place(latest: Published) -> table.Cell:
    if latest.rank is None:
        return table.Empty("not ranked without our figure")
    return [
        tags.Span(published.rank_in_words(latest)),
        tags.Span(published.quarter(latest), className="note under"),
    ]


def unmapped(view: PageView) -> tags.Details:
    """The measures that nothing is published for, and why."""
    rows: list[list[table.Cell]] = [
        [
            links.to(one.title, links.measure(one.id), view.filters),
            numbers.capital(counterpart(one.id).why),
        ]
        for one in MEASURES.values()
        if not one.benchmark
    ]
    listed = table.table(
        "Measures without a published counterpart",
        [table.Column("Measure"), table.Column("Why nothing stands beside it")],
        rows,
        hide_caption=True,
    )
    summary = tags.Summary(f"{len(rows)} measures without a published counterpart, and why")
    return tags.Details([summary, listed], className="behind")


def every(view: PageView, indicators: Sequence[Indicator]) -> tags.Details:
    """All published indicators, each a link; most are not ours to measure but good to know."""
    listed = [
        tags.Li(links.anchor(one.title, url.link(links.BENCHMARKS, view.filters, indicator=one.id)))
        for one in sorted(indicators, key=lambda one: one.title)
    ]
    summary = tags.Summary(f"All {len(listed)} published indicators")
    return tags.Details([summary, tags.Ul(listed, className="names")], className="behind")
