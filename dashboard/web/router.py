"""The router: an address comes in, the frame with its page goes out."""

from pathlib import Path
from typing import Any

from werkzeug.exceptions import HTTPException

from dashboard import tags
from dashboard.access import identity, permissions
from dashboard.view import url
from dashboard.view.url import Filters
from dashboard.view.view import NotHere, page_view
from dashboard.web import frame, refusals, states
from dashboard.web.refusals import NO_PAGE
from warehouse.gate.audit import NotWritten
from warehouse.gate.read import Forbidden, NoSnapshot, OtherVersion


def show(warehouse: Path, at: dict[str, Any]) -> tags.Div:
    """The whole frame for one address: its figures, or the sentence that says why there are none.

    `at` holds page, key, path and the raw query, as a page's layout stored them.
    """
    filters = url.parse(at["query"])
    try:
        page = permissions.page_needed(at["page"])
        view = page_view(warehouse, filters, of_units=page.needs != permissions.PUBLIC)
    except OtherVersion as older:
        return alone(at["page"], filters, states.other_version(str(older)))
    except NoSnapshot:
        return alone(at["page"], filters, states.no_snapshot())
    except Forbidden:
        return alone(at["page"], Filters(), _not_here(NO_PAGE))
    except NotHere as missing:
        anywhere = Filters(density=filters.density)
        return alone(at["page"], anywhere, _not_here(missing.sentence))
    try:
        body = page.body(view, at["key"])
    except NotHere as missing:
        body = _not_here(missing.sentence)
    except OtherVersion as older:
        body = states.other_version(str(older))
    except Forbidden:
        body = _not_here(NO_PAGE)
    return tags.Div(
        [
            frame.top_bar(at["page"], view.filters, view.snapshot.synthetic, identity.principal()),
            frame.unit_bar(view, at["path"], by_month=page.by_month),
            body,
            frame.foot(view, at["path"]),
        ],
        className=f"page {filters.density}".strip(),
    )


def _not_here(sentence: str) -> tags.Main:
    """What stands in for a page that is not there, with the way to the one the person opens."""
    person = identity.anyone()
    return states.not_here(sentence, person.opens if person else "/")


def alone(page: str, filters: Filters, body: tags.Main) -> tags.Div:
    """A page that has no snapshot, unit or month to stand on."""
    top = frame.top_bar(page, filters, synthetic=False, person=identity.anyone())
    return tags.Div([top, body], className="page")


def failed(error: Exception) -> tags.Div:
    """The page that stands in for one that broke; refusals go on to web.refusals."""
    if isinstance(error, HTTPException | NotWritten):
        raise error
    return alone("", Filters(), states.failed(refusals.note(error)))
