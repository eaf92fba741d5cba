"""Tags are Dash's own: what they skip, the check of every property, is made here on every page."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard import tags
from tests.dashboard.addresses import every_page
from tests.dashboard.pages import page

ADDRESSES = every_page(
    "/?team=FF03",
    "/question/qa",
    "/measure/cin_open",
    "/measure/icpc_15wd?drawer=rows",
    "/measure/icpc_15wd?drawer=method",
    "/measure/cla_3plus_placements?drawer=published",
    "/measure/assessment_factor",
    "/evidence?source=families",
    "/benchmarks?indicator=cla_rate",
    "/triangulation?kpq=3&source=audits",
    "/triangulation?kpq=3&by=units",
    "/triangulation?view=silence",
    "/nowhere",
    "/?team=none",
)


def of_dash(tag: type[tags.Tag]) -> type[Component]:
    """The class of Dash that a tag stands for."""
    return next(base for base in tag.__mro__ if base.__module__.startswith("dash."))


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Component]]:
    """Every tag that is made from here on, made by Dash too: it raises what it would refuse."""
    made: list[Component] = []

    def checking(plain: Callable[..., None]) -> Callable[..., None]:
        def check(tag: tags.Tag, *children: Any, **props: Any) -> None:
            plain(tag, *children, **props)
            made.append(of_dash(type(tag))(**tag["props"]))

        return check

    for tag in (tags.Tag, tags.Graph):
        monkeypatch.setattr(tag, "__init__", checking(tag.__init__))
    yield made


@pytest.mark.parametrize("address", ADDRESSES)
def test_dash_would_have_made_every_tag(
    client: FlaskClient, address: str, checked: list[Component]
) -> None:
    page(client, address)
    assert len(checked) > 10


def test_dash_would_write_the_same() -> None:
    props: dict[str, Any] = {"className": "a", "id": "b", "aria-label": "c", "data-d": "e"}
    for name, tag in vars(tags).items():
        if isinstance(tag, type) and issubclass(tag, Component) and tag is not tags.Graph:
            assert tag(["x"], **props) == of_dash(tag)(["x"], **props).to_plotly_json(), name
    figure = {"data": [], "layout": {}}
    theirs = of_dash(tags.Graph)(figure=figure, responsive=True).to_plotly_json()
    assert tags.Graph(figure=figure, responsive=True) == theirs


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_written_as_it_stands(
    client: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No part of a page needs plotly's own walk over it, which takes longer than its figures."""
    attempts: list[Any] = []

    def note(given: Any, option: int) -> bytes:
        attempts.append(given)
        return plain(given, option=option)

    plain = orjson.dumps
    monkeypatch.setattr(orjson, "dumps", note)
    page(client, address)
    assert len([one for one in attempts if "frame" in one["response"]]) == 1


def test_the_check_finds_a_property_that_no_tag_has(checked: list[Component]) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument: `colour`"):
        tags.Span("x", colour="red")


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every tag of a page, as assets/page.js walks it: through `children` and nothing else."""
    for one in node if isinstance(node, list) else [node]:
        if isinstance(one, dict):
            yield one
            yield from parts(one["props"].get("children"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_holds_only_what_its_script_can_draw(client: FlaskClient, address: str) -> None:
    found = [*parts(json.loads(page(client, address)))]
    drawn = {one["type"] for one in found if one["namespace"] == "dash_html_components"}
    assert {one["type"] for one in found} - drawn <= {"Graph"}
    assert len(found) > 10
    assert not any("dangerously" in name for one in found for name in one["props"])


def test_a_page_is_one_component_of_the_renderer() -> None:
    tree = tags.Main("x")
    assert tags.whole(tree) == {
        "props": {"tree": tree},
        "type": "Whole",
        "namespace": "triangulate",
    }
