"""Where the figures come from, table by table, and everything that did not make it into them."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from dash.development.base_component import Component

from dashboard import tags
from dashboard.access import identity
from dashboard.components import links, notes, published, table
from dashboard.pages.data.findings import LONDON, measure_link, not_understood
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.data_quality import (
    DataReport,
    DataReportOf,
    LeftOutOf,
    Notices,
    RowsSetAside,
    SetAside,
    SourceRow,
    Uncounted,
)
from measures.benchmarks.published import ATTRIBUTION
from measures.catalogue import UNCOUNTED
from measures.signals.method import CHANCE, RULES
from warehouse.tables import TABLES
from warehouse.tables.table import DATE, END, KEY, PERSON

METHODS = {
    "xmr": "Control chart of months",
    "tails": "Few cases: how likely the counts are",
    "tails_month": "The same children each month: how likely the count is",
    "twelve_months": "Very few cases: months together",
    "not_judged": "Not judged",
}
JUDGED = (
    "Each series is held against its own first 24 complete months; with 13 to 23 the result is"
    " provisional, with fewer there is none. False signals are those that a series which does not"
    " change would give in one month, found by simulation. What changed lists signals first to be"
    " seen in the last three months."
)
ROWS = ("Rows read", "Loaded", "Set aside")
REASONS = {
    "no key": "no identifier",
    "no person": "no child or person named",
    "end before start": "ends before it starts",
    "future date": "dated after the as-at date",
    "duplicate": "the same row twice",
    "key clash": "another row has the same identifier",
    KEY: "its identifier was not understood",
    PERSON: "its child or person was not understood",
    DATE: "its date was not understood",
    END: "its end was not understood",
}
NOTED = {
    "later than the as-at date, read as not yet": (
        "A date after the as-at date: read as not having happened yet"
    ),
    "not understood": "Not understood, so not read as empty",
    "code not known": "A code that is on no list: kept as it is written",
    "team not known": "A team that is none of those supplied, by id, name or alias",
    "question outside 1 to 10, read as none": "A question that is none of the ten: read as none",
    "words that the rule does not name": (
        "Words that the rule of the column does not name: counted as it counts all others"
    ),
    "speaks to no question: unmapped": (
        "Evidence that counts for no question: the codebook gives its code none"
    ),
    "bank holiday of the library, not supplied": (
        "A bank holiday that was not supplied, of a year with too few: taken from the shipped list"
    ),
    "bank holiday of the library, moved": (
        "A bank holiday of the shipped list that is not among those supplied: a working day"
    ),
    "before the enquiry that led to it": "Dated before the enquiry that led to it: kept as it is",
    "never closed though a later one began": (
        "Never closed, though a later one of the same child began: kept open"
    ),
    "still open after the death of the person": "Still open after the child's death: kept open",
    "equal to a row that was kept, but for its key": (
        "A row that came under changes and equals one kept from before, but for its key: counted"
    ),
}
A_FEW, MANY = 20, 500
NO_VIEW, SOME_ROWS, ALL_ROWS = "", "set-aside", "all-set-aside"


def body(view: PageView, _key: str) -> tags.Main:
    """Sources, what was not understood, rows set aside, measures not supplied, and the licence."""
    report, notices = view.answer(DataReportOf(), LeftOutOf())
    return tags.Main(
        [
            tags.H1("Where the figures come from", tabIndex=-1),
            tags.P(_lead(view, report), className="lead"),
            *_way_down(view, notices),
            _loads(report),
            _sources(report),
            not_understood(view, notices),
            *([_noted(report)] if report.counted else []),
            _missing(report),
            *([_set_aside(view, report)] if report.counted else []),
            _not_counted(view, report),
            _judged(),
            _published(view),
        ],
        id="main",
        tabIndex=-1,
        className="data-page",
    )


def _lead(view: PageView, report: DataReport) -> str:
    supplied = [source for source in report.tables if source.supplied]
    aside = report.left_out
    invented = " All of it is synthetic." if view.snapshot.synthetic else ""
    return (
        f"{view.snapshot.council}, as at {numbers.date(view.snapshot.as_at)}:"
        f" {len(supplied)} of {len(report.tables)} tables supplied,"
        f" {numbers.rows(aside)} set aside.{invented}"
    )


def _way_down(view: PageView, notices: Notices) -> list[tags.P]:
    """To what was not understood, which stands below a long table."""
    found, loud = len(notices.every), sum(1 for one in notices.every if one.loud)
    if not found:
        return []
    things = "one thing" if found == 1 else f"{sentences.small(found)} things"
    beside = f", {sentences.small(loud)} of them beside the figures too" if loud else ""
    return [tags.P(notes.to_all(view, f"What was not understood: {things}{beside}"))]


def _loads(report: DataReport) -> tags.Section:
    """The latest load, and how old the tables are that it stands on, the oldest last."""
    today = dt.datetime.now(LONDON).date()
    loaded = report.loaded_at.replace(tzinfo=dt.UTC).astimezone(LONDON)
    tables = Counter(one.as_at for one in report.tables if one.as_at)
    ages = [
        tags.Li(f"{numbers.date(day)}, {_old(day, today)}: {n} {'table' if n == 1 else 'tables'}")
        for day, n in sorted(tables.items(), reverse=True)
    ]
    said = f"The latest load was on {loaded:%-d %B %Y at %H:%M}, {_ago(loaded.date(), today)}."
    return _section("Loads", tags.P(said), tags.Ul(ages, className="plain"))


def _old(day: dt.date, today: dt.date) -> str:
    days = (today - day).days
    return "1 day old" if days == 1 else f"{days:,} days old"


def _ago(day: dt.date, today: dt.date) -> str:
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")


def _section(title: str, *inside: Component | None) -> tags.Section:
    return tags.Section([tags.H2(title), *inside])


def _titles(report: DataReport) -> dict[str, str]:
    return {source.table: source.title for source in report.tables}


def _newest(source: SourceRow) -> str:
    """The day of the newest row, or why there is none."""
    if source.newest:
        return numbers.short_date(source.newest)
    return "No row" if TABLES[source.table].event_date else "Not dated"


def _sources(report: DataReport) -> tags.Section:
    columns = [
        table.Column("Table"),
        table.Column("Source"),
        table.Column("As at"),
        table.Column("Newest row"),
        *[table.Column(said, "number") for said in ROWS if report.counted],
    ]
    supplied = [source for source in report.tables if source.supplied]
    rows: list[list[table.Cell]] = [
        [
            [f"{source.title} ", tags.Code(source.table)],
            source.source,
            numbers.short_date(source.as_at) if source.as_at else "–",
            _newest(source),
            *_counts(report, source),
        ]
        for source in supplied
    ]
    return _section(
        "Sources", table.table("Sources", columns, rows, hide_caption=True, kind="wide stacks")
    )


def _counts(report: DataReport, source: SourceRow) -> list[str]:
    if not report.counted:
        return []
    counted = source.rows_read, source.rows_loaded, source.rows_set_aside
    return [numbers.number(count) for count in counted]


def _missing(report: DataReport) -> tags.Section | None:
    """What no load has brought and what follows from it; files and columns of unknown names."""
    told = {file for file, _ in report.without}
    missing = [
        source.title
        for source in report.tables
        if not source.supplied and f"{source.table}.csv" not in told
    ]
    follows = [tags.Li([tags.Code(file), f": {said}."]) for file, said in report.without]
    meant = [tags.Li(one.asked) for one in report.misnamed]
    left = ", ".join(report.left_behind)
    inside = [
        tags.P(f"No load has brought: {'; '.join(missing)}.") if missing else None,
        tags.P("What follows from a file that no load has brought:") if follows else None,
        tags.Ul(follows, className="plain follows") if follows else None,
        tags.P("Files and columns that are not read, and what to do with them:") if meant else None,
        tags.Ul(meant, className="plain misnamed") if meant else None,
        tags.P(f"Not read, since no measure needs them: {left}.") if left else None,
    ]
    return _section("Not supplied, not read", *inside) if any(inside) else None


def _set_aside(view: PageView, report: DataReport) -> tags.Section:
    title = "Rows set aside"
    if not report.set_aside:
        return _section(title, tags.P("None: every row that was read was loaded."))
    columns = [table.Column("Table"), table.Column("Why"), table.Column("Rows", "number")]
    titles = _titles(report)
    by_table = groupby(report.set_aside, key=itemgetter(0))
    rows = [_reasons(titles[name], [(why, n) for _, why, n in found]) for name, found in by_table]
    counted = table.table(title, columns, rows, hide_caption=True)
    named = _rows_set_aside(view, titles) if view.scope.may("quality") else []
    return tags.Section(
        [tags.H2(title), counted, *named], id="set-aside", tabIndex=-1, className="set-aside"
    )


def _rows_set_aside(view: PageView, titles: dict[str, str]) -> list[Component]:
    """The rows by their keys, for who may see them, once the address asks for them."""
    chosen = view.filters.view
    if chosen not in (SOME_ROWS, ALL_ROWS):
        return [tags.P(_rows_link(view, SOME_ROWS, "Show which rows these are"), className="more")]
    found = view.answer(RowsSetAside(MANY if chosen == ALL_ROWS else A_FEW))
    columns = [
        table.Column("Row"),
        table.Column("Table"),
        table.Column("Why"),
        table.Column("Where it stands"),
    ]
    rows: list[list[table.Cell]] = [
        [
            row.key or "No identifier",
            titles[one.table],
            numbers.capital(REASONS.get(one.reason, one.reason)),
            numbers.capital(row.place(one.table)),
        ]
        for one in found
        for row in one.rows
    ]
    return [
        tags.P(_how_named(view), className="note"),
        table.table(
            "Rows set aside, each by its identifier",
            columns,
            rows,
            hide_caption=True,
            kind="wide stacks",
        ),
        *_more_rows(view, found, titles),
        tags.P(_rows_link(view, NO_VIEW, "Hide the rows"), className="more"),
    ]


def _how_named(view: PageView) -> str:
    named = "its identifier" if view.scope.clear_ids else "the pseudonym of its identifier"
    return f"Each row by {named}, and by its place in the file, counted below the heading."


def _more_rows(
    view: PageView, found: Sequence[SetAside], titles: dict[str, str]
) -> list[Component]:
    cut = [
        f"{numbers.rows(one.more)} of {titles[one.table]}, {REASONS.get(one.reason, one.reason)}"
        for one in found
        if one.more
    ]
    if not cut:
        return []
    said = tags.P(f"And more: {'; '.join(cut)}.", className="note")
    if view.filters.view == ALL_ROWS:
        return [said]
    return [said, tags.P(_rows_link(view, ALL_ROWS, "Show all of them"), className="more")]


def _rows_link(view: PageView, shown: str, said: str) -> tags.A:
    return links.anchor(said, url.link(links.DATA, view.filters, "set-aside", view=shown))


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
        table.Column("Known codes most like it"),
        table.Column("Cells", "number"),
    ]
    titles = _titles(report)
    rows: list[list[table.Cell]] = [
        [
            titles[one.table],
            tags.Code(one.column),
            NOTED.get(one.kind, one.kind),
            one.example or "–",
            ", ".join(one.near) or "–",
            numbers.number(one.cells),
        ]
        for one in report.noted
    ]
    return _section(
        title, table.table(title, columns, rows, hide_caption=True, kind="wide stacks wraps")
    )


def _not_counted(view: PageView, report: DataReport) -> tags.Section:
    columns = [table.Column("What is missing"), table.Column("So these are not counted")]
    rows: list[list[table.Cell]] = [
        [
            numbers.capital(one.why.removeprefix("Not supplied: ").rstrip(".")),
            _by_question(view, one),
        ]
        for one in report.uncounted
    ]
    title = "Measures without figures"
    counted = table.table(title, columns, rows, hide_caption=True) if rows else None
    uncounted = ", ".join(measure.title for measure in UNCOUNTED)
    return _section(title, counted, tags.P(f"Without a counting rule yet: {uncounted}."))


def _by_question(view: PageView, one: Uncounted) -> tags.Ul:
    """The measures that lack one thing, a line a question."""
    listed = []
    for kpq, measures in one.by_question.items():
        named = [measure_link(view, measure) for measure in measures]
        between = [part for name in named for part in (", ", name)][1:]
        listed.append(tags.Li([f"{numbers.question(kpq)}: ", *between]))
    return tags.Ul(listed, className="plain")


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
    needs="public",
    order=4,
    body=body,
    nav="Data",
    serves=lambda scope: scope.role != identity.DISPLAY_ROLE,
    by_month=False,
)
