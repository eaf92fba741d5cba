"""What a browser may post to the callbacks: a question that some callback asks, and nothing else.

Everything is checked against the wiring before Dash reads it, so that what is malformed answers
400 and leaves no trace.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dash import Dash
from flask import Flask, abort, request

CALLBACKS = "/_dash-update-component"
LONGEST_WORD = 4000
DEEPEST = 12


def refuse_malformed(app: Dash) -> None:
    """Answer 400 to whatever no callback of the application asks."""

    server: Flask = app.server

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
    if not isinstance(body.get("changedPropIds"), list):
        return False
    return (
        _fits(wired["inputs"], body.get("inputs"), valued=True)
        and _fits(wired.get("state", []), body.get("state", []), valued=True)
        and _fits([*_named(output)], _listed(body.get("outputs")), valued=False)
    )


def _named(output: str) -> Iterator[dict[str, str]]:
    """The id and property of each output in Dash's own writing, `..a.b...c.d..` for several."""
    whole = output[2:-2].split("...") if output.startswith("..") else [output]
    for one in whole:
        name, _, part = one.partition("@")[0].rpartition(".")
        yield {"id": name, "property": part}


def _listed(outputs: object) -> object:
    return [outputs] if isinstance(outputs, dict) else outputs


def _fits(wired: list[dict[str, Any]], given: object, *, valued: bool) -> bool:
    """Whether what is given are the wired parts in their order; patterns stand for any one id."""
    if not isinstance(given, list) or len(given) != len(wired):
        return False
    for want, have in zip(wired, given, strict=True):
        pattern = str(want["id"]).startswith("{")
        if pattern and isinstance(have, dict | list):
            continue
        if not isinstance(have, dict) or have.get("id") != want["id"]:
            return False
        if have.get("property") != want["property"].partition("@")[0]:
            return False
        if valued and "value" not in have:
            return False
    return True


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


def is_address(at: object) -> bool:
    """Whether a page's store holds what a page stores: its names as text, and a query."""
    if not isinstance(at, dict) or set(at) != {"page", "key", "path", "query"}:
        return False
    texts = all(isinstance(at[name], str) for name in ("page", "key", "path"))
    return texts and isinstance(at["query"], dict) and len(json.dumps(at)) <= LONGEST_WORD
