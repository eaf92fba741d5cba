"""Where each role lands, and that no entry of its navigation is a dead end."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.access.test_displays import code_of
from tests.access.test_replay import ROLES
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in, stranger

EVERY = ["Overview", "Questions", "Triangulation", "Evidence", "Inequality", "Benchmarks", "Data"]
# What stands in the navigation of each role, written by hand.
NAMED = {
    "auditor": [name for name in EVERY if name != "Inequality"],
    "administrator": ["Data"],
}
OPENS = {"auditor": "/evidence?source=audits", "administrator": "/data"}


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        yield from (found for part in tree.values() for found in nodes(part))
    elif isinstance(tree, list):
        yield from (found for part in tree for found in nodes(part))


def navigation(shown: str) -> dict[str, str]:
    """The entries of a page's navigation with their addresses."""
    bar = next(node for node in nodes(json.loads(shown)) if node.get("aria-label") == "Pages")
    return {
        node["children"]: node["href"]
        for node in nodes(bar)
        if "href" in node and isinstance(node.get("children"), str)
    }


def landing(app: Dash, role: str) -> tuple[FlaskClient, str]:
    client = stranger(app)
    answer = client.post("/login", data={"role": role})
    return client, answer.headers["Location"]


@pytest.mark.parametrize("role", ROLES)
def test_no_entry_of_the_navigation_is_a_dead_end(app: Dash, role: str) -> None:
    client, address = landing(app, role)
    assert address.startswith(OPENS.get(role, "/"))
    found = navigation(page(client, address))
    assert list(found) == NAMED.get(role, EVERY)
    for name, there in {**found, "landing": address}.items():
        shown = page(client, there)
        assert "This page is not here" not in shown, (role, name, there)
        assert "not-shown" not in shown, (role, name, there)


@pytest.mark.parametrize("role", ROLES)
def test_the_name_of_the_product_leads_to_what_the_role_opens(app: Dash, role: str) -> None:
    client, address = landing(app, role)
    shown = json.loads(page(client, address))
    brand = next(node for node in nodes(shown) if node.get("className") == "brand")
    assert "This page is not here" not in page(client, brand["href"])
    assert client.get("/").status_code == (303 if role == "administrator" else 200)


def test_a_page_that_is_not_there_leads_to_one_that_is(app: Dash) -> None:
    shown = page(signed_in(app, "administrator"), "/question/1")
    assert "This page is not here" in shown
    assert '"href": "/data"' in shown and '"href": "/"' not in shown


def test_a_page_of_another_unit_leads_to_the_own_one(app: Dash) -> None:
    client = signed_in(app, "team_manager")
    assert "Open your own unit" in page(client, "/unequal")


def test_the_loads_and_their_age_are_the_administrators(app: Dash) -> None:
    shown = page(signed_in(app, "administrator"), "/data")
    assert "31 March 2026" in shown and "days old" in shown
    assert "Rows read" not in shown


def test_counts_by_table_are_for_who_may_see_them(app: Dash) -> None:
    analyst, manager = (signed_in(app, role) for role in ("performance_analyst", "team_manager"))
    assert "Rows read" in page(analyst, "/data")
    told = page(manager, "/data")
    assert "Rows read" not in told and "Codes and values" not in told
    assert "rows set aside" in told or "row set aside" in told


def test_a_wall_has_no_data_page_and_nothing_that_is_empty(app: Dash, warehouse: Any) -> None:
    screen = stranger(app)
    screen.post("/login", data={"code": code_of(warehouse)[1]})
    shown = page(screen, "/")
    assert list(navigation(shown)) == ["Overview", "Questions", "Benchmarks"]
    assert '"/data' not in shown
    for address in ("/data", "/triangulation", "/evidence", "/unequal"):
        assert "This page is not here" in page(screen, address)
    assert "Verdicts are not shown in this view." in shown
