"""Questions that no page asks: 400 without a trace."""

import copy
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dashboard.signed_in import signed_in

GOOD: dict[str, Any] = {
    "output": "frame.children",
    "outputs": {"id": "frame", "property": "children"},
    "inputs": [
        {"id": "filters", "property": "data",
         "value": {"page": "overview", "key": "", "path": "/", "query": {}}}
    ],
    "changedPropIds": ["filters.data"],
    "state": [],
}  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return signed_in(app)


def ask(client: FlaskClient, body: object) -> int:
    answer = client.post("/_dash-update-component", json=body)
    assert b"Traceback" not in answer.data
    assert b"site-packages" not in answer.data
    return answer.status_code


def test_a_good_question_is_answered(client: FlaskClient) -> None:
    assert ask(client, GOOD) == 200


def changed(*path: Any, to: Any) -> dict[str, Any]:
    body = copy.deepcopy(GOOD)
    at = body
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return body


BAD = [
    {},
    [],
    None,
    "x",
    1,
    changed("output", to="nothing.children"),
    changed("output", to="arrived.children"),
    changed("output", to=None),
    changed("outputs", to=[]),
    changed("outputs", to={"id": "frame", "property": "className"}),
    changed("inputs", to=[]),
    changed("inputs", to="x"),
    changed("inputs", 0, "id", to="other"),
    changed("inputs", 0, "property", to="storage_type"),
    changed("inputs", 0, "value", to=None),
    changed("inputs", 0, "value", to={"page": "overview"}),
    changed("inputs", 0, "value", "page", to=["overview"]),
    changed("inputs", 0, "value", "query", to="a=b"),
    changed("inputs", 0, "value", "key", to={"a": 1}),
    changed("inputs", 0, "value", "path", to="/" * 9000),
    changed("inputs", 0, "value", "query", to={"breakdown": [["age"]]}),
    changed("inputs", 0, "value", "query", to={"team": {"a": "b"}}),
    changed("inputs", 0, "value", "query", to={"page": 2}),
    changed("changedPropIds", to=[["filters.data"]]),
    changed("changedPropIds", to=[None]),
    changed("state", to=[{"id": "x", "property": "y", "value": 1}]),
    changed("changedPropIds", to=None),
    {name: part for name, part in GOOD.items() if name != "inputs"},
]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_what_no_page_asks_is_malformed(client: FlaskClient, body: object) -> None:
    assert ask(client, body) == 400


def routed(path: object, search: object = "") -> dict[str, Any]:
    """What a browser asks of Dash's own router for an address."""
    parts = [("pathname", path), ("search", search)]
    return {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": name, "value": value} for name, value in parts
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }


NO_PATHS = ["x", "", None, 5, 1.5, True, [], ["/"], {}, {"a": {"b": [1]}}, "not_found_404"]
NO_SEARCHES = [5, True, [], ["?a=b"], {}, {"a": {"b": [1]}}, "a=b"]


@pytest.mark.parametrize("path", NO_PATHS, ids=repr)
def test_a_path_that_no_browser_has_is_malformed(client: FlaskClient, path: object) -> None:
    assert ask(client, routed(path)) == 400


@pytest.mark.parametrize("search", NO_SEARCHES, ids=repr)
def test_a_query_that_no_browser_has_is_malformed(client: FlaskClient, search: object) -> None:
    assert ask(client, routed("/", search)) == 400


@pytest.mark.parametrize("path", ["/", "/question/5", "/not_found_404", "/nowhere", "/measure/x"])
@pytest.mark.parametrize(
    "search", ["", None, "?", "?self=1", "?cls=1&key=2&pathname_=3", "?%", "?=&&"]
)
def test_every_address_has_a_layout(client: FlaskClient, path: str, search: str | None) -> None:
    assert ask(client, routed(path, search)) == 200


def test_files_of_the_packages_are_served_and_no_others(app: Dash, client: FlaskClient) -> None:
    where = "/_dash-component-suites"
    known = [(name, path) for name, paths in app.registered_paths.items() for path in paths]
    assert len(known) > 20
    for name, path in known:
        assert client.get(f"{where}/{name}/{path}").status_code in (200, 404), (name, path)
    for wrong in ("x/y.js", "dash/x.js", "dash/../x", "os/path.py", "dash/dash.py", "dash/%00.js"):
        answer = client.get(f"{where}/{wrong}")
        assert (answer.status_code, answer.data) == (404, b"There is no page at this address.")


def test_a_page_that_is_none_answers_as_one_that_is_not_there(client: FlaskClient) -> None:
    assert ask(client, changed("inputs", 0, "value", "page", to="tomorrow")) == 200


def test_bodies_are_small_and_json(client: FlaskClient) -> None:
    address = "/_dash-update-component"
    assert client.post(address, data="{", content_type="application/json").status_code == 400
    assert client.post(address, data={"output": "frame.children"}).status_code == 400
    assert (
        client.post(address, data=b"\xff\xfe", content_type="application/json").status_code == 400
    )
    for deep in ("[" * 100_000 + "]" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000, "9" * 9999):
        assert client.post(address, data=deep, content_type="application/json").status_code == 400
    large = b'{"output": "' + b"x" * 1_000_001 + b'"}'
    assert client.post(address, data=large, content_type="application/json").status_code in (
        400,
        413,
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(body=JSON, value=JSON)
def test_no_json_breaks_the_door(client: FlaskClient, body: object, value: object) -> None:
    assert ask(client, body) == 400
    assert ask(client, changed("inputs", 0, "value", to=value)) == 400
    assert ask(client, changed("inputs", 0, "value", "query", to=value)) in (200, 400)
    assert ask(client, routed(value)) in (200, 400)
    assert ask(client, routed("/question/5", value)) in (200, 400)
