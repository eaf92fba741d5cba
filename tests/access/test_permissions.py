"""A page, callback or route that someone forgot to declare: the product does not start."""

from pathlib import Path

import dash
import pytest
from dash import Dash, Input, Output, State

from app import create_app
from dashboard.access import permissions
from dashboard.access.settings import Settings
from dashboard.web import payload
from warehouse.gate.roles import ROLES
from warehouse.problems import Refused


@pytest.fixture
def app(warehouse: Path) -> Dash:
    """One of its own, since these tests add to it."""
    return create_app(Settings(warehouse=warehouse))


def test_every_page_callback_and_route_of_the_product_is_declared(app: Dash) -> None:
    permissions.assure(app)


@pytest.mark.parametrize("declared", [{}, {"needs": "everything"}, {"needs": ""}])
def test_a_page_that_declares_nothing_known_is_refused(
    app: Dash, monkeypatch: pytest.MonkeyPatch, declared: dict[str, str]
) -> None:
    page = {"module": "dashboard.pages.tomorrow", "path": "/tomorrow", **declared}
    monkeypatch.setitem(dash.page_registry, "dashboard.pages.tomorrow", page)
    with pytest.raises(Refused, match=r"dashboard\.pages\.tomorrow does not declare"):
        permissions.assure(app)


def test_a_callback_that_declares_nothing_is_refused(app: Dash) -> None:
    @app.callback(Output("tomorrow", "children"), Input("today", "value"))
    def leak(value: str) -> str:
        return value

    app.callback_map["tomorrow.children"] = {"callback": leak}
    with pytest.raises(Refused, match=r"tomorrow\.children does not declare"):
        permissions.assure(app)


@pytest.mark.parametrize(
    "output",
    [
        "_pages_content.style",
        "my_pages_content.children",
        ".._pages_content.children...tomorrow.data..",
        ".._pages_content.children..._pages_store.data...tomorrow.data..",
        ".._pages_content.children@1..._pages_store.data@1..",
    ],
)
def test_only_the_router_of_dash_itself_needs_no_word(app: Dash, output: str) -> None:
    app.callback_map[output] = {"callback": lambda: "rows"}
    with pytest.raises(Refused) as refused:
        permissions.assure(app)
    assert f"The callback of {output} does not declare" in str(refused.value)


def test_a_value_that_a_callback_takes_has_a_declared_form(app: Dash) -> None:
    payload.assure(app)

    @app.callback(Output("tomorrow", "children"), Input("today", "value"), State("now", "data"))
    def answer(value: str, _: str) -> str:
        return value

    app.callback_map["tomorrow.children"] = {
        "callback": answer,
        "inputs": [{"id": "today", "property": "value"}],
        "state": [{"id": "now", "property": "data"}],
    }
    with pytest.raises(Refused) as refused:
        payload.assure(app)
    assert [said.partition(",")[0] for said in refused.value.problems] == [
        "The callback of tomorrow.children takes now.data",
        "The callback of tomorrow.children takes today.value",
    ]


def add_route(app: Dash, path: str) -> None:
    app.server._got_first_request = False
    app.server.add_url_rule(path, path, lambda: "rows")


def test_a_route_that_declares_nothing_is_refused(app: Dash) -> None:
    add_route(app, "/tomorrow")
    with pytest.raises(Refused, match="route /tomorrow does not declare"):
        permissions.assure(app)


def test_the_refusal_names_everything_at_once(app: Dash) -> None:
    add_route(app, "/one")
    add_route(app, "/two")
    with pytest.raises(Refused) as refused:
        permissions.assure(app)
    assert len(refused.value.problems) == 2


def test_a_role_that_opens_no_page_it_may_open_is_refused(warehouse: Path, tmp_path: Path) -> None:
    text = ROLES.read_text("utf-8")
    for page, said in (("/nowhere", "auditor opens /nowhere"), ("/data", None)):
        roles = tmp_path / f"roles{len(page)}.toml"
        roles.write_text(text.replace("/evidence?source=audits", page), "utf-8")
        settings = Settings(warehouse=warehouse, roles=roles)
        if said is None:
            create_app(settings)
            continue
        with pytest.raises(Refused, match=said):
            create_app(settings)
    roles.write_text(text.replace('["administer"]', '["administer"]\nopens = "/evidence"'), "utf-8")
    with pytest.raises(Refused, match="administrator opens /evidence"):
        create_app(Settings(warehouse=warehouse, roles=roles))
