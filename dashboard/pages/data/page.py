"""Where the figures come from, table by table, and everything that did not make it into them."""

from functools import cache
from itertools import groupby
from operator import itemgetter

from dash.development.base_component import Component

from dashboard import tags
from dashboard.components import links, published, table
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.data_quality import DataReport, DataReportOf
from measures.benchmarks.published import ATTRIBUTION
from measures.catalogue import MEASURES, UNCOUNTED
from measures.signals.method import CHANCE, RULES

METHODS = {
    "xmr": "Chart of single months",
    "tails": "Exact tails",
    "tails_month": "Exact tails, month alone",
    "twelve_months": "Months together",
    "not_judged": "Not judged",
}
JUDGED = (
    "Each series is held against its own first 24 complete months; with 13 to 23 the result is"
    " provisional, with fewer there is none. False signals are those that a series which does not"
    " change would give in one month, found by simulation. What changed lists signals first to be"
    " seen in the last three months."
)
REASONS = {
    "no key": "no identifier",
    "no person": "no child or person named",
    "end before start": "ends before it starts",
    "future date": "dated after the as-at date",
    "duplicate": "the same row twice",
    "key clash": "another row has the same identifier",
}


def body(view: PageView, _key: str) -> tags.Main:
    """Sources, rows set aside, cells not understood, measures not supplied, and the licence."""
    report = view.answer(DataReportOf())
    return tags.Main(
        [
            tags.H1("Where the figures come from", tabIndex=-1),
            tags.P(_lead(view, report), className="lead"),
            _sources(report),
            _set_aside(report),
            _noted(report),
            _not_supplied(view, report),
            _judged(),
            _published(view),
        ],
        id="main",
        tabIndex=-1,
        className="data-page",
    )


def _lead(view: PageView, report: DataReport) -> str:
    supplied = [source for source in report.tables if source.supplied]
    aside = sum(source.rows_set_aside for source in supplied)
    invented = " All of it is synthetic." if view.snapshot.synthetic else ""
    return (
        f"{view.snapshot.council}, as at {numbers.date(view.snapshot.as_at)}:"
        f" {len(supplied)} of {len(report.tables)} tables supplied,"
        f" {numbers.rows(aside)} set aside.{invented}"
    )


def _section(title: str, *inside: Component | None) -> tags.Section:
    return tags.Section([tags.H2(title), *inside])


def _titles(report: DataReport) -> dict[str, str]:
    return {source.table: source.title for source in report.tables}


def _sources(report: DataReport) -> tags.Section:
    columns = [
        table.Column("Table"),
        table.Column("Source"),
        table.Column("As at"),
        table.Column("Newest row"),
        table.Column("Rows read", "number"),
        table.Column("Loaded", "number"),
        table.Column("Set aside", "number"),
    ]
    supplied = [source for source in report.tables if source.supplied]
    rows: list[list[table.Cell]] = [
        [
            [f"{source.title} ", tags.Code(source.table)],
            source.source,
            numbers.short_date(source.as_at) if source.as_at else "–",
            numbers.short_date(source.newest) if source.newest else "–",
            numbers.number(source.rows_read),
            numbers.number(source.rows_loaded),
            numbers.number(source.rows_set_aside),
        ]
        for source in supplied
    ]
    missing = [source.title for source in report.tables if not source.supplied]
    said = tags.P(f"Not supplied: {', '.join(missing)}.") if missing else None
    unread = tags.P(f"Not read: {', '.join(report.unread)}.") if report.unread else None
    listed = table.table("Sources", columns, rows, hide_caption=True, kind="wide stacks")
    return _section("Sources", listed, said, unread)


def _set_aside(report: DataReport) -> tags.Section:
    if not report.set_aside:
        return _section("Rows set aside", tags.P("None: every row that was read was loaded."))
    columns = [table.Column("Table"), table.Column("Why"), table.Column("Rows", "number")]
    titles = _titles(report)
    by_table = groupby(report.set_aside, key=itemgetter(0))
    rows = [_reasons(titles[name], [(why, n) for _, why, n in found]) for name, found in by_table]
    return _section(
        "Rows set aside", table.table("Rows set aside", columns, rows, hide_caption=True)
    )


def _reasons(title: str, reasons: list[tuple[str, int]]) -> list[table.Cell]:
    said = ", ".join(f"{REASONS.get(why, why)} ({numbers.number(count)})" for why, count in reasons)
    return [title, numbers.capital(said), numbers.number(sum(count for _, count in reasons))]


def _noted(report: DataReport) -> tags.Section:
    title = "Codes and values not understood"
    if not report.noted:
        return _section(title, tags.P("None."))
    columns = [
        table.Column("Table"),
        table.Column("Column"),
        table.Column("What"),
        table.Column("For example"),
        table.Column("Cells", "number"),
    ]
    titles = _titles(report)
    rows: list[list[table.Cell]] = [
        [titles[name], tags.Code(column), what, example or "–", numbers.number(cells)]
        for name, column, what, example, cells in report.noted
    ]
    return _section(title, table.table(title, columns, rows, hide_caption=True, kind="wide stacks"))


def _not_supplied(view: PageView, report: DataReport) -> tags.Section:
    title = "Measures without figures"
    columns = [table.Column("Measure"), table.Column("Why")]
    rows: list[list[table.Cell]] = [
        [links.to(MEASURES[name].title, links.measure(name), view.filters), why]
        for name, why in report.not_supplied
    ]
    counted = table.table(title, columns, rows, hide_caption=True) if rows else None
    uncounted = ", ".join(measure.title for measure in UNCOUNTED)
    return _section(title, counted, tags.P(f"Without a counting rule yet: {uncounted}."))


@cache
def _judged() -> tags.Section:
    """How a change is told from chance, method by method."""
    columns = [table.Column("Method"), table.Column("Rule"), table.Column("False signals a month")]
    rows = [
        [METHODS[name], rule, f"{1000 * CHANCE[name][0]:.0f} in 1,000" if name in CHANCE else "–"]
        for name, rule in RULES.items()
    ]
    return tags.Section(
        [
            tags.H2("How we know that something changed"),
            table.table("Methods", columns, rows, hide_caption=True),
            tags.P(JUDGED),
        ],
        id="signals",
        tabIndex=-1,
    )


def _published(view: PageView) -> tags.Section:
    real = " They are real, beside synthetic ones." if view.snapshot.synthetic else ""
    return _section(
        "Published figures",
        tags.P(
            [
                f"{ATTRIBUTION}{real} ",
                published.licence(),
            ]
        ),
    )


PAGE = Page(
    "data",
    "/data",
    "Data",
    needs="aggregates",
    order=4,
    body=body,
    nav="Data",
    by_month=False,
)
