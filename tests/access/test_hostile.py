"""Whatever is written into an address: a page, a file or a plain refusal, and never a 500."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.access.permissions import outputs
from dashboard.view.url import DRAWERS, Filters
from measures.catalogue import MEASURES
from measures.evidence.sources import SOURCES
from tests.access.planted import TEAMS
from tests.dashboard.signed_in import signed_in

NASTY = [
    "' or 1=1 --",
    "'; drop table unit; --",
    '" union select * from main.series --',
    "$team_id",
    "$$",
    "%00",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    "{{7*7}}",
    "<script>alert(1)",
    "javascript:alert(1)",
    "\u202egnp",
    "\ufeff",
    "é\u0301",
    "\U0001f600",
    "-1",
    "0",
    "1e309",
    "NaN",
    "9" * 400,
    "council",
    "service\x1fFamilies & Care",
    "null",
    "[]",
    "{}",
    "=1+1",
    "0001-01",
    "9999-12",
    "10000-01",
    "2026-13",
    "2026-03-31",
]
GOOD = [
    *TEAMS,
    *(place for pair in TEAMS.values() for place in pair),
    "2026-03",
    "2025-12",
    *DRAWERS,
    *(source.key for source in SOURCES),
    "case_id",
    "-on_date",
    "wider",
    "age",
    "2",
]
VALUES = st.sampled_from(NASTY) | st.sampled_from(GOOD) | st.text(max_size=30)
NAMES = st.sampled_from([*Filters.__dataclass_fields__]) | st.sampled_from(["x", "", "__class__"])
QUERIES = st.dictionaries(NAMES, VALUES | st.lists(VALUES, max_size=2), max_size=6)
PAGES = st.sampled_from([
    "overview", "questions", "question", "measure", "benchmarks", "unequal", "data", "evidence",
    "triangulation", "not_found_404", "nowhere",
])  # fmt: skip
KEYS = st.sampled_from([*MEASURES, "3", "QA", "11", ""]) | VALUES
FILES = st.sampled_from([*MEASURES, *(f"evidence/{source.key}" for source in SOURCES)]) | VALUES
ADDRESSES = st.fixed_dictionaries({"page": PAGES, "key": KEYS, "path": VALUES, "query": QUERIES})
PATHS = st.builds(lambda page, key: f"/{page}/{key}", PAGES, KEYS) | KEYS.map(lambda key: f"/{key}")
SEARCHES = QUERIES.map(lambda query: f"?{urlencode(query, doseq=True, errors='replace')}")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(VALUES, inner, max_size=3),
    max_leaves=8,
)
# What is sent to each part that callbacks take: of its form as well as of none.
SENT = {
    "filters.data": ADDRESSES,
    "_pages_location.pathname": PATHS,
    "_pages_location.search": SEARCHES,
}
PARTS = st.lists(VALUES, max_size=4).map("/".join)


@dataclass(frozen=True)
class Attempt:
    """One of everything that a hostile client sends: a value to each callback by its output, an
    address of a page, of a file and of a part of a package."""

    posts: dict[str, list[object]]
    path: str
    search: str
    file: str
    part: str


def wired(app: Dash) -> dict[str, dict[str, Any]]:
    """The callbacks that the server answers, by their outputs."""
    found = {out: one for out, one in app.callback_map.items() if one.get("callback") is not None}
    assert len(found) >= 2
    return found


def attempts(app: Dash) -> st.SearchStrategy[Attempt]:
    """Attempts on every callback of the application, known here or not."""
    posts = {
        output: st.tuples(*(
            SENT.get(f"{one['id']}.{one['property']}", JSON) | JSON
            for one in (*callback["inputs"], *callback.get("state", []))
        )).map(list)
        for output, callback in wired(app).items()
    }  # fmt: skip
    return st.builds(
        Attempt,
        posts=st.fixed_dictionaries(posts),
        path=PATHS,
        search=SEARCHES,
        file=FILES,
        part=PARTS,
    )


@pytest.fixture(scope="module")
def clients(app: Dash) -> list[FlaskClient]:
    return [signed_in(app, role) for role in ("team_manager", "performance_analyst")]


def posted(output: str, callback: dict[str, Any], values: list[object]) -> dict[str, Any]:
    """The body of a post to a callback, but for its values as its own page sends it."""
    taken = [*callback["inputs"], *callback.get("state", [])]
    parts = [
        {"id": one["id"], "property": one["property"], "value": value}
        for one, value in zip(taken, values, strict=True)
    ]
    named = [
        dict(zip(("id", "property"), one.rsplit(".", 1), strict=True)) for one in outputs(output)
    ]
    count = len(callback["inputs"])
    return {
        "output": output,
        "outputs": named if output.startswith("..") else named[0],
        "inputs": parts[:count],
        "state": parts[count:],
        "changedPropIds": [f"{parts[0]['id']}.{parts[0]['property']}"],
    }


def held(answer: TestResponse) -> None:
    """An answer that is none of ours to be ashamed of."""
    assert answer.status_code <= 499, answer.get_data(as_text=True)
    assert b"could not be made" not in answer.data
    assert b"Traceback" not in answer.data
    assert b"site-packages" not in answer.data


def hold(app: Dash, clients: list[FlaskClient], tried: Attempt) -> None:
    for client in clients:
        for output, callback in wired(app).items():
            body = posted(output, callback, tried.posts[output])
            held(client.post("/_dash-update-component", json=body))
    for kind in ("csv", "xlsx"):
        held(got(clients[0], f"/export/{tried.file}.{kind}", tried.search))
    held(got(clients[0], tried.path, tried.search))
    held(got(clients[0], f"/_dash-component-suites/{tried.part}", ""))


def got(client: FlaskClient, path: str, search: str) -> TestResponse:
    """The answer to a path as it comes over a socket: a client's own reading of addresses would
    keep some of them back."""
    environ = {
        "PATH_INFO": path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": search.removeprefix("?"),
    }
    return client.get("/", environ_overrides=environ)


FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MANY = settings(FEW, max_examples=20_000)


@FEW
@given(data=st.data())
def test_hostile_values_break_nothing(
    app: Dash, clients: list[FlaskClient], data: st.DataObject
) -> None:
    hold(app, clients, data.draw(attempts(app)))


@pytest.mark.prove
@MANY
@given(data=st.data())
def test_twenty_thousand_hostile_values_break_nothing(
    app: Dash, clients: list[FlaskClient], data: st.DataObject
) -> None:
    hold(app, clients, data.draw(attempts(app)))


@pytest.mark.parametrize("bad", [{"breakdown": [["age"]]}, {"team": [{"a": "b"}]}, {"page": 7}])
def test_a_filter_that_is_no_text_is_malformed(
    app: Dash, clients: list[FlaskClient], bad: dict[str, object]
) -> None:
    at = {"page": "question", "key": "3", "path": "/question/3", "query": bad}
    body = posted("frame.children", wired(app)["frame.children"], [at])
    assert clients[0].post("/_dash-update-component", json=body).status_code == 400
