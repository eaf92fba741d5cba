"""What a browser may post to the callbacks: a question that some callback asks, and nothing else.

Everything is checked against the wiring before Dash reads it, so that what is malformed answers
400 and leaves no trace. The form of every value that a callback takes is declared in FORMS; a
callback that takes another stops the start.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dash import Dash
from flask import Flask, abort, request
from flask.json.provider import DefaultJSONProvider

from dashboard.access.permissions import outputs
from warehouse.problems import Refused

CALLBACKS = "/_dash-update-component"
LONGEST_WORD = 4000
DEEPEST = 12
NAMES = ("page", "key", "path")


def is_path(value: object) -> bool:
    """Whether a value is the path of an address, as a browser has it."""
    return isinstance(value, str) and value.startswith("/")


def is_search(value: object) -> bool:
    """Whether a value is what follows the path of an address, question mark included."""
    return value is None or (isinstance(value, str) and value[:1] in ("", "?"))


def is_address(value: object) -> bool:
    """Whether a page's store holds what a page stores: its names, and a query of texts."""
    if not isinstance(value, dict) or value.keys() != {*NAMES, "query"}:
        return False
    query = value["query"]
    if not isinstance(query, dict) or not all(isinstance(value[name], str) for name in NAMES):
        return False
    return all(map(_is_of_query, query.values())) and len(json.dumps(value)) <= LONGEST_WORD


def _is_of_query(value: object) -> bool:
    """A word of a query stands there once, or several times."""
    listed = value if isinstance(value, list) else [value]
    return all(isinstance(one, str) for one in listed)


# By id and property, what a browser may send there; the first two are of Dash's own router.
FORMS: Mapping[str, Callable[[object], bool]] = {
    "_pages_location.pathname": is_path,
    "_pages_location.search": is_search,
    "filters.data": is_address,
}


def assure(app: Dash) -> None:
    """Refused with every value that a callback takes and FORMS does not declare."""
    taken = {
        (output, _part(one))
        for output, wired in app.callback_map.items()
        if wired.get("callback") is not None
        for one in (*wired["inputs"], *wired.get("state", []))
    }
    problems = [
        f"The callback of {output} takes {part}, whose form is not declared; say in"
        " dashboard/web/payload.py what a browser may send there."
        for output, part in sorted(taken)
        if part not in FORMS
    ]
    if problems:
        raise Refused(problems)


def _part(wired: Mapping[str, Any]) -> str:
    return f"{wired['id']}.{wired['property'].partition('@')[0]}"


class Json(DefaultJSONProvider):
    """JSON as Flask reads it; what is nested too deep to be read is no JSON, and breaks nothing."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of a text. Raises ValueError for one that cannot be read."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("It is nested too deep.") from error


def refuse_malformed(app: Dash) -> None:
    """Answer 400 to whatever no callback of the application asks."""

    server: Flask = app.server
    server.json = Json(server)

    @server.before_request
    def check() -> None:
        if request.path != CALLBACKS or request.method != "POST":
            return
        body = request.get_json(silent=True) if request.is_json else None
        if not (isinstance(body, dict) and _is_asked(app, body) and _is_plain(body)):
            abort(400)


def _is_asked(app: Dash, body: Mapping[str, Any]) -> bool:
    output = body.get("output")
    if not isinstance(output, str):
        return False
    wired = app.callback_map.get(output)
    if wired is None or wired.get("callback") is None:
        return False
    changed = body.get("changedPropIds")
    if not isinstance(changed, list) or not all(isinstance(one, str) for one in changed):
        return False
    return (
        _fits(wired["inputs"], body.get("inputs"), _holds)
        and _fits(wired.get("state", []), body.get("state", []), _holds)
        and _fits([*_named(output)], _listed(body.get("outputs")), _is_named)
    )


def _named(output: str) -> Iterator[dict[str, str]]:
    """The id and property of each output."""
    for one in outputs(output):
        name, _, part = one.partition("@")[0].rpartition(".")
        yield {"id": name, "property": part}


def _listed(outputs: object) -> object:
    return [outputs] if isinstance(outputs, dict) else outputs


def _fits(
    wired: list[dict[str, Any]], given: object, fits: Callable[[Mapping[str, Any], object], bool]
) -> bool:
    """Whether what is given are the wired parts in their order."""
    if not isinstance(given, list) or len(given) != len(wired):
        return False
    return all(fits(want, have) for want, have in zip(wired, given, strict=True))


def _is_named(want: Mapping[str, Any], have: object) -> bool:
    """Whether a part is the one that is wired: its id, and its property."""
    return (
        isinstance(have, dict)
        and have.get("id") == want["id"]
        and have.get("property") == want["property"].partition("@")[0]
    )


def _holds(want: Mapping[str, Any], have: object) -> bool:
    """Whether a part is the one that is wired, and its value of the declared form."""
    if not _is_named(want, have) or not isinstance(have, dict) or "value" not in have:
        return False
    form = FORMS.get(_part(want))
    return form is not None and form(have["value"])


def _is_plain(body: object, depth: int = 0) -> bool:
    """Whether it is no deeper than a question is, and every text is text that can be written."""
    if depth > DEEPEST:
        return False
    if isinstance(body, dict):
        return all(_is_plain(part, depth + 1) for pair in body.items() for part in pair)
    if isinstance(body, list):
        return all(_is_plain(part, depth + 1) for part in body)
    if isinstance(body, str):
        return len(body) <= LONGEST_WORD and _is_unicode(body)
    return body is None or isinstance(body, int | float | bool)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
