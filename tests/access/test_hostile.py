"""Whatever is written into an address: a page, a file or a plain refusal, and never a 500."""

from urllib.parse import quote, urlencode

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.view.url import DRAWERS, Filters
from measures.catalogue import MEASURES
from measures.evidence.sources import SOURCES
from tests.access.planted import TEAMS
from tests.dashboard.pages import ask
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
PAGES = st.sampled_from(
    ["overview", "question", "measure", "unequal", "data", "evidence", "triangulation", "nowhere"]
)
KEYS = st.sampled_from([*MEASURES, "3", "QA", "11", ""]) | VALUES
FILES = st.sampled_from([*MEASURES, *(f"evidence/{source.key}" for source in SOURCES)]) | VALUES


@pytest.fixture(scope="module")
def clients(app: Dash) -> list[FlaskClient]:
    return [signed_in(app, role) for role in ("team_manager", "performance_analyst")]


def hold(clients: list[FlaskClient], page: str, key: str, query: dict, file: str) -> None:
    at = {"page": page, "key": key, "path": "/", "query": query}
    for client in clients:
        shown = ask(client, "frame.children", at)
        assert shown.status_code in (200, 400)
        assert b"could not be made" not in shown.data
        assert b"Traceback" not in shown.data
    text = urlencode(query, doseq=True, quote_via=quote, errors="replace")
    for kind in ("csv", "xlsx"):
        answer = clients[0].get(f"/export/{quote(file, errors='replace')}.{kind}?{text}")
        assert answer.status_code < 500
        assert b"Traceback" not in answer.data
    came = clients[0].get(f"/{quote(key, errors='replace')}?{text}")
    assert came.status_code < 500


FEW = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MANY = settings(FEW, max_examples=20_000)


@FEW
@given(page=PAGES, key=KEYS, query=QUERIES, file=FILES)
def test_hostile_values_break_nothing(
    clients: list[FlaskClient], page: str, key: str, query: dict, file: str
) -> None:
    hold(clients, page, key, query, file)


@pytest.mark.prove
@MANY
@given(page=PAGES, key=KEYS, query=QUERIES, file=FILES)
def test_twenty_thousand_hostile_values_break_nothing(
    clients: list[FlaskClient], page: str, key: str, query: dict, file: str
) -> None:
    hold(clients, page, key, query, file)
