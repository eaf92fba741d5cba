"""Who is served less well: groups of children beside the rest, a row a finding."""

from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts import icons
from dashboard.components import links, notes, suppression, table
from dashboard.components.unequal import called, meaning
from dashboard.view import url
from dashboard.view.page import Page
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from dashboard.words import numbers, sentences
from measures.answers.data_quality import LeftOutOf
from measures.answers.groups import Differs, Finding, UnequalList, UnequalOf
from measures.catalogue import MEASURES
from measures.model.measure import Measure

AT_MOST = 20
SECTIONS = (
    ("Served less well", False),
    ("Served better", True),
    ("Different, with no good direction", None),
)
COLUMNS = [
    table.Column("Group"),
    table.Column("Measure"),
    table.Column("Its own"),
    table.Column("The rest"),
    table.Column("Gap", "number"),
    table.Column("Where", "where"),
]
HOW = (
    "Each group by age, sex, ethnicity and disability is held against the rest of the children of"
    " the same measure and unit: twelve months of what happens, one month of what is open, each to"
    " the latest complete month. Exact test at 99%. A row is one finding, with the figures of the"
    " widest unit in which it holds. A difference is a question and not an answer: children of"
    " another age or need may rightly be served otherwise."
)


def body(view: PageView, _key: str) -> tags.Main:
    """The groups that differ in the unit and all below it: worse, better, and neither."""
    found, notices = view.answer(UnequalOf(), LeftOutOf(()))
    return tags.Main(
        [
            tags.H1("Who is served less well?", tabIndex=-1),
            tags.P(_lead(view, found), className="lead"),
            *_not_all(view),
            *_whichever_month(view),
            *notes.what_is_left_out(view, notices.of_groups(*url.BREAKDOWNS)),
            *(_sections(view, found) if found.tested else _nothing_to_compare(view)),
        ],
        id="main",
        tabIndex=-1,
        className="data-page",
    )


def _lead(view: PageView, found: UnequalList) -> str:
    where = f"{view.unit_name} and below" if view.inside else view.unit_name
    if not view.answers:
        where = f"Your own units in {view.unit_name}"
    if not found.tested:
        return f"{where}: no group of children can be compared yet."
    differ = "differs" if found.differ == 1 else "differ"
    count = numbers.number(found.differ) if found.differ else "none"
    said = f"{count} of {numbers.number(found.tested)} comparisons {differ}"
    if findings := len(found.findings):
        what = "1 finding" if findings == 1 else f"{numbers.number(findings)} findings"
        said = f"{what}; {said}"
    return f"{where}: {said}, and chance alone would give {sentences.about(found.by_chance)}."


def _not_all(view: PageView) -> list[tags.P]:
    """Elsewhere a reader has the groups of the own units alone."""
    if view.answers:
        return []
    said = "Groups of children are compared for those who answer for a unit."
    return [suppression.elsewhere(view, said, PAGE.address)]


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
        _section(view, title, alike)
        for title, better in SECTIONS
        if (alike := [one for one in found.findings if one.better is better])
    ]
    none = tags.P("No group differs from the rest by more than chance explains.")
    how = [tags.P(said, className="note") for said in (HOW, _not_compared()) if said]
    return [*(shown or [none]), *how]


def _not_compared() -> str:
    """What is not compared, since it could not be otherwise."""
    by: dict[str, list[str]] = {}
    for measure in MEASURES.values():
        for dimension in measure.fixed_by:
            by.setdefault(dimension, []).append(measure.label)
    named = "; ".join(f"by {dimension}: {', '.join(labels)}" for dimension, labels in by.items())
    return f"Left out, since their definition itself makes the difference, {named}." if by else ""


def _section(view: PageView, title: str, findings: Sequence[Finding]) -> tags.Section:
    first, others = findings[:AT_MOST], findings[AT_MOST:]
    summary = tags.Summary(f"Show {numbers.number(len(others))} more, less sure than these")
    more = [tags.Details([summary, _table(view, title, others)], className="behind")]
    return tags.Section(
        [
            tags.H2([title, tags.Span(f" {numbers.number(len(findings))}", className="note")]),
            _table(view, title, first),
            *(more if others else []),
        ]
    )


def _table(view: PageView, title: str, findings: Sequence[Finding]) -> Component:
    kept = view.filters.kept()
    rows = [_row(kept, one) for one in findings]
    return table.table(title, COLUMNS, rows, kind="outcomes", hide_caption=True)


def _row(kept: Filters, one: Finding) -> list[table.Cell]:
    row = one.widest
    measure, group = MEASURES[row.measure_id], row.group
    drawn = icons.picture(icons.shape(*meaning(measure, group)))
    return [
        tags.Span([drawn, tags.Span(called(group))], className="signal"),
        links.anchor(measure.label, _there(kept, row)),
        _rate("Its own", measure, (group.x, group.n, group.rate, group.lower, group.upper)),
        _rate(
            "The rest",
            measure,
            (group.rest_x, group.rest_n, group.rest_rate, group.rest_lower, group.rest_upper),
        ),
        [tags.Span("Gap: ", className="label"), _gap(row)],
        [_place(row), *_others(kept, one)],
    ]


def _there(kept: Filters, row: Differs) -> str:
    """The measure's page for the unit and the month in which a group differs."""
    at = replace(kept.at(row.node.unit), month=row.month)
    return url.link(links.measure(row.measure_id), at)


def _gap(row: Differs) -> str:
    size = numbers.number(row.gap)
    return f"{size} point{'' if size == '1' else 's'}"


def _others(kept: Filters, one: Finding) -> list[tags.Details]:
    """The further units in which the same was found, folded."""
    others = one.units[1:]
    if not others:
        return []
    listed = [
        tags.Li([links.anchor(_place(row), _there(kept, row)), f" {_against(row)}"])
        for row in others
    ]
    count = "1 more unit" if len(others) == 1 else f"{len(others)} more units"
    return [tags.Details([tags.Summary(f"and {count}"), tags.Ul(listed, className="plain")])]


def _against(row: Differs) -> str:
    group = row.group
    own, rest = (
        f"{numbers.value('percent', rate, n)} ({numbers.trimmed(x)} of {numbers.trimmed(n)})"
        for rate, x, n in (
            (group.rate, group.x, group.n),
            (group.rest_rate, group.rest_x, group.rest_n),
        )
    )
    return f"{own}, the rest {rest}"


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
    "Inequality",
    needs="aggregates",
    order=3.5,
    body=body,
    nav="Inequality",
    serves=lambda scope: bool(scope.exact),
    by_month=False,
)
