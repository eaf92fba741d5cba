"""Who is served less well: groups of children beside the rest, the least likely first."""

from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links, table
from dashboard.components.unequal import called, meaning
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.groups import Differs, UnequalList, UnequalOf
from measures.catalogue import MEASURES
from measures.model.measure import Measure

AT_MOST = 20
SECTIONS = (
    ("Served less well", False),
    ("Served better", True),
    ("Different, with no good direction", None),
)
COLUMNS = [
    table.Column("Measure"),
    table.Column("Where"),
    table.Column("Group"),
    table.Column("Its own"),
    table.Column("The rest"),
]
HOW = (
    "Each group by age, sex, ethnicity and disability is held against the rest of the children of"
    " the same measure and unit: twelve months of what happens, one month of what is open, each to"
    " the latest complete month. Exact test at 99%. A difference is a question and not an answer:"
    " children of another age or need may rightly be served otherwise."
)


def body(view: PageView, _key: str) -> tags.Main:
    """The groups that differ in the unit and all below it: worse, better, and neither."""
    found = view.answer(UnequalOf(AT_MOST))
    return tags.Main(
        [
            tags.H1("Who is served less well?", tabIndex=-1),
            tags.P(_lead(view, found), className="lead"),
            *_whichever_month(view),
            *(_sections(view, found) if found.tested else _nothing_to_compare(view)),
        ],
        id="main",
        tabIndex=-1,
        className="data-page",
    )


def _lead(view: PageView, found: UnequalList) -> str:
    where = f"{view.unit_name} and below" if view.inside else view.unit_name
    if not found.tested and not view.answers:
        return f"Groups of children are compared for those who answer for {view.unit_name}."
    if not found.tested:
        return f"{where}: no group of children can be compared yet."
    differ = "differs" if found.differ == 1 else "differ"
    count = numbers.number(found.differ) if found.differ else "None"
    return (
        f"{where}: {count} of {numbers.number(found.tested)} comparisons {differ};"
        f" chance alone would give {sentences.about(found.by_chance)}."
    )


def _whichever_month(view: PageView) -> list[tags.P]:
    latest = view.snapshot.latest_month
    if view.month == latest:
        return []
    return [
        tags.P(
            f"As of {numbers.month(latest)}: this list is made at each load, for the latest"
            " complete month only.",
            className="note",
        )
    ]


def _nothing_to_compare(view: PageView) -> list[tags.P]:
    if not view.answers:
        return []
    return [
        tags.P(
            "A comparison needs a share of children, and children on both sides whose age, sex,"
            " ethnicity or disability is known. Choose a larger unit, or see what was supplied"
            " under Data."
        )
    ]


def _sections(view: PageView, found: UnequalList) -> list[Component]:
    shown: list[Component] = [
        _section(view, title, [row for row in found.rows if row.better is better], of_all)
        for title, better in SECTIONS
        if (of_all := found.alike.get(better))
    ]
    none = tags.P("No group differs from the rest by more than chance explains.")
    return [*(shown or [none]), tags.P(HOW, className="note")]


def _section(view: PageView, title: str, rows: Sequence[Differs], of_all: int) -> tags.Section:
    few = tags.P(
        f"The {AT_MOST} least likely of {numbers.number(of_all)} are shown; open a unit above for"
        " its own.",
        className="note",
    )
    kept = view.filters.kept()
    return tags.Section(
        [
            tags.H2([title, tags.Span(f" {numbers.number(of_all)}", className="note")]),
            table.table(
                title,
                COLUMNS,
                [_row(kept, row) for row in rows],
                kind="outcomes",
                hide_caption=True,
            ),
            *([few] if of_all > len(rows) else []),
        ]
    )


def _row(kept: Filters, row: Differs) -> list[table.Cell]:
    measure, group = MEASURES[row.measure_id], row.group
    there = replace(kept.at(row.node.unit), month=row.month)
    drawn = icons.picture(icons.shape(*meaning(measure, group)))
    return [
        links.anchor(measure.label, url.link(links.measure(measure.id), there)),
        _place(row),
        tags.Span([drawn, tags.Span(called(group))], className="signal"),
        _rate("Its own", measure, (group.x, group.n, group.rate, group.lower, group.upper)),
        _rate(
            "The rest",
            measure,
            (group.rest_x, group.rest_n, group.rest_rate, group.rest_lower, group.rest_upper),
        ),
    ]


def _place(row: Differs) -> str:
    """A locality with its service, since two services may call one the same."""
    unit = row.node.unit
    return f"{row.node.name}, {unit.service}" if unit.level == "locality" else row.node.name


def _rate(
    label: str, measure: Measure, counted: tuple[float, float, float, float, float]
) -> list[str | Component]:
    """The rate, its counts and its 95% interval; the label stands in for narrow screens' head."""
    x, n, rate, lower, upper = counted
    made_of = f" {numbers.trimmed(x)} of {numbers.trimmed(n)}"
    between = f", {numbers.interval(measure, lower, upper)}"
    return [
        tags.Span(f"{label}: ", className="label"),
        tags.Strong(numbers.value("percent", rate, n)),
        tags.Span(made_of + between, className="note"),
    ]


PAGE = Page(
    "unequal",
    "/unequal",
    "Who is served less well?",
    needs="aggregates",
    order=3.5,
    body=body,
    nav="Unequal",
)
