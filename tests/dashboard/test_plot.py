"""Figures are plotly's: what they skip, the check of every property, is made here."""

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient

from dashboard.charts.plot import TEMPLATE, Plot, bar, scatter
from tests.dashboard.addresses import every_page
from tests.dashboard.pages import page
from tests.dashboard.plots import plotted

ADDRESSES = [
    ("/question/3", 2), ("/question/6?team=FF03", 1), ("/measure/icpc_15wd", 1),
    ("/measure/cin_open?team=FF03", 1), ("/measure/assessment_factor", 0), ("/evidence", 1),
    ("/evidence?source=complaints", 1), ("/benchmarks?indicator=cla_rate&areas=E06000001", 2),
    ("/benchmarks?indicator=pop_0_17", 2),
]  # fmt: skip


def graphs(node: object) -> Iterator[dict[str, Any]]:
    """The figures of a page, wherever they stand in it."""
    if isinstance(node, dict):
        if node.get("type") == "Graph":
            yield node["props"]["figure"]
        node = [*node.values()]
    if isinstance(node, list):
        for part in node:
            yield from graphs(part)


OTHERS = [(address, 0) for address in every_page() if address not in dict(ADDRESSES)]


@pytest.mark.parametrize(("address", "least"), [*ADDRESSES, *OTHERS])
def test_plotly_would_have_made_every_figure(client: FlaskClient, address: str, least: int) -> None:
    found = [go.Figure(figure) for figure in graphs(json.loads(page(client, address)))]
    assert len(found) >= least


def test_the_check_finds_what_plotly_has_not() -> None:
    with pytest.raises(ValueError, match="colour"):
        plotted(Plot([scatter(x=[1], y=[2], colour="red")]))


def test_a_figure_is_what_plotly_makes_of_the_same_words() -> None:
    own = Plot([scatter(x=[1, 2], y=[3, 4])], {"barmode": "stack"})
    own.add([bar(x=[1], y=[5])])
    own.level(4.5, color="red")
    own.note(text="here", x=1, y=3)
    own.yaxis(range=[0, 9])
    theirs = go.Figure(layout={"template": TEMPLATE, "barmode": "stack"})
    theirs.add_traces([go.Scatter(x=[1, 2], y=[3, 4]), go.Bar(x=[1], y=[5])])
    theirs.add_hline(y=4.5, line={"color": "red"})
    theirs.add_annotation(text="here", x=1, y=3, showarrow=False)
    theirs.update_yaxes(range=[0, 9])
    assert plotted(own) == theirs
