"""What each page, callback and route needs, written where it is made; without it nothing starts.

The words are those of roles.toml: aggregates, rows, text, export, quality, administer. `public`
is what everyone who has signed in may have: a page's frame, a heading, no figure.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import dash
from dash import Dash

from dashboard.access import identity
from warehouse.gate.read import Forbidden
from warehouse.gate.roles import RIGHTS, Roles, read_roles
from warehouse.problems import Refused

PUBLIC, NOBODY = "public", "nobody"
KNOWN = (PUBLIC, NOBODY, *RIGHTS)
# What Dash itself serves: its own scripts, the bare frame, and the door to the callbacks.
OF_DASH = {
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    "/_dash-layout",
    "/_dash-dependencies",
    "/_dash-update-component",
    "/_reload-hash",
    "/_favicon.ico",
    "/assets/<path:filename>",
    "/",
    "/<path:path>",
    "/healthz",
}
# The one callback of Dash itself: it puts the layout of a page where its address says.
ROUTER = ["_pages_content.children", "_pages_store.data"]


def needing(right: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare what a callback or route needs, and raise Forbidden for whoever lacks it."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def guarded(*arguments: Any, **named: Any) -> Any:
            require(right)
            return function(*arguments, **named)

        guarded.needs = right  # type: ignore[attr-defined]
        return guarded

    return declare


def needing_nobody(function: Callable[..., Any]) -> Callable[..., Any]:
    """Declare a route that answers before anyone has signed in; it stands in signin.OPEN too."""
    function.needs = NOBODY  # type: ignore[attr-defined]
    return function


def require(right: str) -> None:
    """Raise Forbidden unless the person behind this request has the right."""
    if right != PUBLIC and not identity.who_is_asking().may(right):
        raise Forbidden(f"This needs {right}.")


def page_needed(name: str) -> Any:
    """The registered page of a name, for the person behind this request.

    Forbidden for one that does not exist, that needs what the person lacks, or that has nothing to
    show to the person.
    """
    for entry in dash.page_registry.values():
        if entry["module"].rpartition(".")[2] == name:
            require(str(entry["needs"]))
            if not entry["page"].serves(identity.who_is_asking()):
                break
            return entry["page"]
    raise Forbidden(f"There is no page {name}.")


def assure(app: Dash) -> None:
    """Refused with every page, callback and route that does not say what it needs, and every role
    that opens no page."""
    problems = [*_pages(), *_callbacks(app), *_routes(app)]
    said = [f"{problem} The words: {', '.join(KNOWN)}." for problem in problems]
    said += _opened(read_roles(app.server.extensions["door"].settings.roles))
    if said:
        raise Refused(said)


def _opened(rules: Roles) -> Iterator[str]:
    """The roles whose first page does not exist, or needs what the role lacks."""
    needs = {entry["path"]: entry.get("needs") for entry in dash.page_registry.values()}
    for role in rules.roles.values():
        need = needs.get(identity.opens(role).partition("?")[0], NOBODY)
        if need not in (PUBLIC, *role.rights):
            yield (
                f"The role {role.name} opens {role.opens}, which is no page that it may open; name"
                " one under `opens` in roles.toml, such as /data."
            )


def _pages() -> Iterator[str]:
    for entry in dash.page_registry.values():
        if entry.get("needs") not in (PUBLIC, *RIGHTS):
            yield f"The page {entry['module']} does not declare what it needs (`needs=`)."


def _callbacks(app: Dash) -> Iterator[str]:
    for output, wired in app.callback_map.items():
        function = wired.get("callback")
        if function is None or outputs(output) == ROUTER:
            continue
        if getattr(function, "needs", None) not in (PUBLIC, *RIGHTS):
            yield f"The callback of {output} does not declare what it needs (`@needing`)."


def outputs(text: str) -> list[str]:
    """The ids and properties of a callback's outputs in Dash's own writing, `..a.b...c.d..` for
    several."""
    return text[2:-2].split("...") if text.startswith("..") else [text]


def _routes(app: Dash) -> Iterator[str]:
    for rule in app.server.url_map.iter_rules():
        function = app.server.view_functions[rule.endpoint]
        if rule.rule not in OF_DASH and getattr(function, "needs", None) not in KNOWN:
            yield f"The route {rule.rule} does not declare what it needs (`@needing`)."
