"""The switchboard: an address comes in, the frame with its page goes out. One call a page view."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from werkzeug.exceptions import BadRequest, HTTPException

from dashboard import access, failures, permissions, posted, url
from dashboard.asked import Asked, NotHere, ask
from dashboard.callbacks import (
    benchmarks,
    data,
    evidence,
    measure,
    nowhere,
    overview,
    question,
    triangulation,
    unequal,
)
from dashboard.components import frame, html, states
from dashboard.refusals import NO_PAGE
from dashboard.url import Filters
from warehouse.audit import NotWritten
from warehouse.read import Forbidden, NoSnapshot, OtherVersion

BODIES: dict[str, Callable[[Asked, str], html.Main]] = {
    "overview": overview.body,
    "question": question.body,
    "measure": measure.body,
    "unequal": unequal.body,
    "benchmarks": benchmarks.body,
    "triangulation": triangulation.body,
    "evidence": evidence.body,
    "data": data.body,
    "nowhere": nowhere.body,
}
PAGES = {"nowhere": "not_found_404"}


def show(warehouse: Path, at: dict[str, Any]) -> html.Div:
    """The whole frame for one address: its figures, or the sentence that says why there are none.

    `at` holds page, key, path and the raw query, as a page's layout stored them.
    """
    filters = url.parse(at["query"])
    try:
        permissions.require(permissions.page_needs(PAGES.get(at["page"], at["page"])))
        asked = ask(warehouse, filters)
    except OtherVersion as older:
        return alone(at["page"], filters, states.other_version(str(older)))
    except NoSnapshot:
        return alone(at["page"], filters, states.no_snapshot())
    except Forbidden:
        return alone(at["page"], Filters(), states.not_here(NO_PAGE))
    except NotHere as missing:
        anywhere = Filters(density=filters.density)
        return alone(at["page"], anywhere, states.not_here(missing.sentence))
    try:
        body = BODIES[at["page"]](asked, at["key"])
    except NotHere as missing:
        body = states.not_here(missing.sentence)
    except OtherVersion as older:
        body = states.other_version(str(older))
    except Forbidden:
        body = states.not_here(NO_PAGE)
    return html.Div(
        [
            frame.top_bar(at["page"], asked.filters, asked.snapshot.synthetic, access.principal()),
            frame.unit_bar(asked, at["path"]),
            body,
            frame.foot(asked, at["path"]),
        ],
        className=f"page {filters.density}".strip(),
    )


def alone(page: str, filters: Filters, body: html.Main) -> html.Div:
    """A page that has no snapshot, unit or month to stand on."""
    top = frame.top_bar(page, filters, synthetic=False, person=access.anyone())
    return html.Div([top, body], className="page")


def failed(error: Exception) -> html.Div:
    """The page that stands in for one that broke; refusals go on to dashboard.refusals."""
    if isinstance(error, HTTPException | NotWritten):
        raise error
    return alone("", Filters(), states.failed(failures.note(error)))


def register(app: Dash, warehouse: Path) -> None:
    """Connect the address to the frame, and the arrival of a page to its heading."""

    @permissions.needing(permissions.PUBLIC)
    def show_page(at: dict[str, Any]) -> html.Div:
        if not posted.is_address(at):
            raise BadRequest
        return show(warehouse, at)

    app.callback(
        Output("frame", "children"),
        Input("filters", "data"),
        running=[(Output("updating", "children"), "Updating", "")],
        on_error=failed,
    )(show_page)

    app.clientside_callback(
        ClientsideFunction("navigate", "arrive"),
        Output("arrived", "children"),
        Input("frame", "children"),
    )
