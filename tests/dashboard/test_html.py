"""Tags are Dash's own: what they skip, the check of every property, is made here on every page."""

from collections.abc import Iterator
from typing import Any

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.components import html
from tests.dashboard.pages import page

ADDRESSES = [
    "/", "/?team=FF03", "/question/3", "/question/qa", "/measure/icpc_15wd", "/measure/cin_open",
    "/measure/icpc_15wd?drawer=rows", "/measure/icpc_15wd?drawer=method",
    "/measure/cla_3plus_placements?drawer=published", "/measure/assessment_factor", "/unequal",
    "/data", "/evidence", "/evidence?source=families", "/benchmarks",
    "/benchmarks?indicator=cla_rate", "/triangulation?kpq=3&source=audits",
    "/triangulation?kpq=3&by=units", "/triangulation?view=silence", "/nowhere", "/?team=none",
]  # fmt: skip


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Component]]:
    """Every tag that is made from here on, made by Dash too: it raises what it would refuse."""
    made: list[Component] = []
    plain = html.Tag.__init__

    def check(tag: html.Tag, children: Any = None, **props: Any) -> None:
        plain(tag, children, **props)
        made.append(type(tag).__mro__[2](**tag.__dict__))

    monkeypatch.setattr(html.Tag, "__init__", check)
    yield made


@pytest.mark.parametrize("address", ADDRESSES)
def test_dash_would_have_made_every_tag(
    client: FlaskClient, address: str, checked: list[Component]
) -> None:
    page(client, address)
    assert len(checked) > 10


def test_dash_would_write_the_same() -> None:
    props: dict[str, Any] = {"className": "a", "id": "b", "aria-label": "c", "data-d": "e"}
    for name, tag in vars(html).items():
        if isinstance(tag, type) and issubclass(tag, Component):
            own, theirs = tag(["x"], **props), tag.__mro__[2](["x"], **props)
            assert own.to_plotly_json() == theirs.to_plotly_json(), name


def test_the_check_finds_a_property_that_no_tag_has(checked: list[Component]) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument: `colour`"):
        html.Span("x", colour="red")
