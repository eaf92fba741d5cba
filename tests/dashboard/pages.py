"""Asking for a page as a browser does: the router first, then the frame for what it answers."""

import json
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def layout(client: FlaskClient, address: str) -> dict[str, Any]:
    """What the router puts into the page for an address: the store with the filters."""
    parts = urlsplit(address)
    asked = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": parts.path},
            {
                "id": "_pages_location",
                "property": "search",
                "value": f"?{parts.query}" if parts.query else "",
            },
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }
    return _post(client, asked)["_pages_content"]["children"]


def page(client: FlaskClient, address: str) -> str:
    """The whole frame of an address as text: every word and link on it."""
    answer = ask(client, "frame.children", layout(client, address)["props"]["data"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    whole = answer.get_json()["response"]["frame"]["children"]
    return json.dumps(whole["props"]["tree"], ensure_ascii=False)


def links_of(shown: str) -> list[dict[str, Any]]:
    """Every link of a page, each with its properties."""
    found: list[dict[str, Any]] = []

    def walk(part: object) -> None:
        if isinstance(part, list):
            for inner in part:
                walk(inner)
        elif isinstance(part, dict):
            if part.get("type") == "A":
                found.append(part["props"])
            for inner in part.values():
                walk(inner)

    walk(json.loads(shown))
    return found


def ask(client: FlaskClient, output: str, at: object) -> TestResponse:
    """What the callback of the frame answers to the store of a page, whatever stands in it."""
    part, _, name = output.partition(".")
    asked = {
        "output": output,
        "outputs": {"id": part, "property": name},
        "inputs": [{"id": "filters", "property": "data", "value": at}],
        "changedPropIds": ["filters.data"],
        "state": [],
    }
    return client.post("/_dash-update-component", json=asked)


def _post(client: FlaskClient, asked: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/_dash-update-component", json=asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["response"]
