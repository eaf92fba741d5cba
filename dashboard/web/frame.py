"""What stands around every page: top bar, units and month, and where the data come from."""

import datetime as dt
from collections import Counter
from functools import lru_cache
from typing import Any

import dash
from dash.development.base_component import Component

from dashboard import tags
from dashboard.access.identity import Principal
from dashboard.charts import icons
from dashboard.components import links, suppression
from dashboard.view import url
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from dashboard.words import numbers
from measures.answers.attention import Standing, StandingOf
from measures.council.units import UnitNode

MARK = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Cpath d='M16 7 7 24h18z' fill='none' stroke='%2398a7b5' stroke-width='2.5'/%3E"
    "%3Ccircle cx='16' cy='7' r='4.5' fill='%23fff'/%3E%3Ccircle cx='7' cy='24' r='4.5'"
    " fill='%23ffa05c'/%3E%3Ccircle cx='25' cy='24' r='4.5' fill='%237fbdf2'/%3E%3C/svg%3E"
)
FEW_ENOUGH_FOR_ONE_LINE = 90
WIDER, EXACT = "For a wider audience", "Exact figures (my units)"
COUNTED = (("concern", "", "of concern"), ("improvement", "up", "improving"))


def top_bar(
    page: str, filters: Filters, synthetic: bool, person: Principal | None = None
) -> tags.Header:
    """The name of the product, the pages the person may open, and who that is."""
    listed = sorted(
        (entry for entry in dash.page_registry.values() if entry.get("nav")),
        key=lambda entry: entry["order"],
    )
    pages = [
        tags.Li(_page_link(entry, page, filters))
        for entry in listed
        if person is None or _serves(entry, person, filters)
    ]
    brand: list[str | Component] = [tags.Img(src=MARK, width=28, height=28, alt=""), "Triangulate"]
    tag = [tags.Span("Sample data", className="tag")] if synthetic else []
    folded = [
        tags.Nav(tags.Ul(pages), **{"aria-label": "Pages"}),
        *tag,
        *([_who(person)] if person else []),
    ]
    return tags.Header(
        [
            _home(brand, person, filters),
            _menu_button(),
            tags.Div(folded, id="menu", className="menu"),
        ],
        className="top",
    )


def _serves(entry: dict[str, Any], person: Principal, filters: Filters) -> bool:
    """Whether a page has something to show to a person, in the view of the address."""
    scope = person.scope.protected_only() if filters.audience else person.scope
    may = entry["needs"] == "public" or scope.may(entry["needs"])
    return may and bool(entry["page"].serves(scope))


def _home(brand: list[str | Component], person: Principal | None, filters: Filters) -> tags.A:
    """The product's name leads to the page that the person's role opens first."""
    opens = person.opens if person else links.OVERVIEW
    return links.anchor(brand, url.opened(opens, filters.kept()), "brand")


def _menu_button() -> tags.Button:
    """Where the bar has no room for the pages: opens them below it. See assets/navigate.js."""
    return tags.Button(
        "Menu",
        type="button",
        className="opens-menu",
        disable_n_clicks=True,
        **{"aria-expanded": "false", "aria-controls": "menu"},
    )


def _who(person: Principal) -> tags.Form:
    """Name and role, and the way out. A form, so that no link elsewhere can sign anyone out."""
    said = tags.Div([tags.Strong(person.name), tags.Span(person.title)])
    way_out = tags.Button("Sign out", type="submit")
    return tags.Form([said, way_out], action="/logout", method="post", className="who")


def _page_link(entry: dict[str, Any], page: str, filters: Filters) -> tags.A:
    here = {"aria-current": "page"} if entry["nav_for"] == page else {}
    if entry["nav_for"] == _part_of(page):
        here = {"aria-current": "true"}
    return links.to(entry["nav"], entry["goes"], filters, **here)


def _part_of(page: str) -> str:
    """The page of the navigation that another is found under; "" for one that stands there."""
    entry = dash.page_registry.get(f"dashboard.pages.{page}", {})
    return str(entry.get("part_of", ""))


def unit_bar(view: PageView, path: str, *, by_month: bool = True) -> tags.Div:
    """The way down to the unit, the units below it, and the month where it changes the page."""
    return tags.Div(
        [
            _breadcrumb(view, path),
            _inside(view, path),
            _unit_select(view, path),
            *_audience(view),
            *([_month_select(view, path)] if by_month else []),
            _copy(),
        ],
        className="units" if by_month else "units without-month",
    )


def _audience(view: PageView) -> list[tags.Span]:
    if view.filters.audience:
        return [tags.Span("For a wider audience: small numbers hidden", className="note")]
    if view.reads_whole and not view.answers:
        return [tags.Span(suppression.FOR_MANAGERS, className="note for-managers")]
    return []


def _breadcrumb(view: PageView, path: str) -> tags.Nav:
    *above, here = view.places
    steps = [tags.Li(_unit_link(view, node, path)) for node in above]
    steps.append(tags.Li(tags.Strong(here.name), **{"aria-current": "location"}))
    return tags.Nav(tags.Ol(steps), className="crumbs", **{"aria-label": "Unit"})


def _inside(view: PageView, path: str) -> Component:
    if not view.inside:
        return tags.Div(className="inside")
    found = view.answer(StandingOf())
    listed = tags.Ul(
        [
            tags.Li([_unit_link(view, node, path), *_marks(view, node, found)])
            for node in view.inside
        ]
    )
    if sum(len(node.name) + 3 for node in view.inside) <= FEW_ENOUGH_FOR_ONE_LINE:
        opened = [tags.Span("Open", className="note"), listed]
        return tags.Nav(opened, className="inside", **{"aria-label": "Units below"})
    said = f"Open one of {len(view.inside)}"
    menu = tags.Details([tags.Summary(said), listed], key=str(view.unit))
    return tags.Nav(menu, className="inside many", **{"aria-label": "Units below"})


def _marks(view: PageView, node: UnitNode, found: Standing) -> list[Component]:
    """None where the reader sees the unit through the grid, which tells only part of it."""
    return _signals(found.marks(node.unit)) if view.scope.reads_whole(node.unit) else []


def _signals(counts: Counter[str]) -> list[Component]:
    """How many measures of a unit and of those below it read worse and better, where any do."""
    return [
        icons.counted(variation, way, counts[variation], word)
        for variation, way, word in COUNTED
        if counts[variation]
    ]


def _unit_link(view: PageView, node: UnitNode, path: str) -> tags.A | str:
    """A link to the same page for a unit; plain text for one that the reader may not open."""
    if not view.sees(node.unit):
        return node.name
    return links.anchor(node.name, url.link(path, view.filters.at(node.unit)))


def _unit_select(view: PageView, path: str) -> tags.Div:
    """The same ways up and down in one line, for a screen without room for links."""
    *above, here = view.places
    chosen = _unit_option(view, here, path, selected=True)
    groups = [("Above", above), ("Below", view.inside)]
    before, after = (
        [tags.Optgroup([_unit_option(view, node, path) for node in nodes], label=label)]
        if nodes
        else []
        for label, nodes in groups
    )
    select = tags.Select(
        [*before, chosen, *after], id="unit", key=str(view.unit), **{"data-goes": "there"}
    )
    label = tags.Label("Unit", htmlFor="unit", className="out-of-sight")
    return tags.Div([label, select], className="unit")


def _unit_option(
    view: PageView, node: UnitNode, path: str, *, selected: bool = False
) -> tags.Option:
    address = url.link(path, view.filters.at(node.unit))
    closed = not view.sees(node.unit)
    return tags.Option(node.name, value=address, selected=selected, disabled=closed)


@lru_cache(maxsize=512)
def _month_links(path: str, filters: Filters, months: tuple[dt.date, ...]) -> tuple[str, ...]:
    """The same page in each month; remembered, since a snapshot has dozens of them."""
    return tuple(url.link(path, filters, month=month, page=1) for month in months)


def _month_select(view: PageView, path: str) -> tags.Div:
    months = view.snapshot.months[::-1]
    choices = [
        tags.Option(
            numbers.month(month) + (" to date" if month > view.snapshot.latest_month else ""),
            value=address,
            selected=month == view.month,
        )
        for month, address in zip(months, _month_links(path, view.filters, months), strict=True)
    ]
    select = tags.Select(choices, id="month", key=str(view.month), **{"data-goes": "there"})
    return tags.Div([tags.Label("Month", htmlFor="month"), select], className="month")


def _copy() -> tags.Button:
    """The address holds all that was chosen, so a link to it is the page. See navigate.js."""
    return tags.Button(
        "Copy link",
        type="button",
        className="copy",
        disable_n_clicks=True,
        **{"data-copies": "address"},
    )


def foot(view: PageView, path: str) -> tags.Footer:
    """How old the data are, source by source; the size of the text; the licence."""
    ages = [
        tags.Li(
            [
                tags.Strong(f"Data as at {numbers.date(day)}"),
                tags.Span(f": {', '.join(sources)}", className="sources-of"),
            ]
        )
        for day, sources in _by_date(view)
    ]
    comfortable = view.filters.density == "comfortable"
    size = url.link(path, view.filters, density="compact" if comfortable else "comfortable")
    wider = url.link(path, view.filters, audience="" if view.filters.audience else "wider")
    return tags.Footer(
        [
            tags.Ul(ages, className="ages"),
            tags.P(_said_plainly(view)),
            tags.P(
                [
                    *_to_the_sources(view),
                    *_to_the_other_audience(view, wider),
                    links.anchor("Smaller text" if comfortable else "Larger text", size, "size"),
                ],
                className="foot-links",
            ),
        ],
        className="foot",
    )


def _to_the_sources(view: PageView) -> list[tags.A]:
    shown = dash.page_registry["dashboard.pages.data"]["page"].serves(view.scope)
    return [links.to("Sources and what was set aside", links.DATA, view.filters)] if shown else []


def _to_the_other_audience(view: PageView, address: str) -> list[tags.A]:
    """For those to whom the two views differ."""
    if view.filters.audience:
        return [links.anchor("Exact figures (my units)", address)]
    differs = view.scope.exact or view.scope.whole
    return [links.anchor("For a wider audience", address)] if differs else []


def _by_date(view: PageView) -> list[tuple[dt.date, list[str]]]:
    """The sources that share an as-at date, newest date first."""
    found: dict[dt.date, list[str]] = {}
    for fresh in view.snapshot.sources:
        found.setdefault(fresh.as_at, []).append(fresh.source)
    return sorted(found.items(), reverse=True)


def _said_plainly(view: PageView) -> list[tags.Span]:
    """That the data are invented, where they are; whose the published figures are."""
    invented = "Sample data: every child, worker and team is invented; published figures are real. "
    licence = (
        "Published figures: public sector information licensed under the Open Government Licence"
        " v3.0."
    )
    said = [tags.Span(invented)] if view.snapshot.synthetic else []
    return [*said, tags.Span(licence, className="wide-only")]
