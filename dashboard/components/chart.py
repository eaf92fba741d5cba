"""The only maker of charts: always with a headline, a subtitle, words and a table beside it."""

from collections.abc import Sequence

import plotly.graph_objects as go
from dash.development.base_component import Component

from dashboard.components import html
from dashboard.plot import Plot

# Without these a chart offers to send its figure, and the children in it, to another host.
CONFIG = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displaylogo": False,
    "showTips": False,
    "responsive": True,
}


def chart(
    name: str,
    figure: Plot | go.Figure,
    *,
    headline: str,
    subtitle: str,
    summary: str,
    table: Component,
    source: str = "",
    beside: Sequence[Component] = (),
) -> html.Figure:
    """A drawing for those who see it, and the same in words and in a table for everyone.

    `name` becomes part of the element ids; `beside` stands between the titles and the drawing.
    """
    drawn = html.Graph(
        figure=figure.to_plotly_json(), config=CONFIG, responsive=True, className="drawing"
    )
    return html.Figure(
        [
            html.Figcaption(
                [html.H2(headline, className="headline"), html.P(subtitle, className="note")],
                id=f"{name}-title",
            ),
            *beside,
            html.Div(drawn, className="wide-only", **{"aria-hidden": "true"}),
            html.P(summary, className="summary"),
            html.Details(
                [html.Summary("Show the table"), _framed(headline, table)], className="behind"
            ),
            *([html.P(source, className="note")] if source else []),
        ],
        className="chart",
        **{"aria-labelledby": f"{name}-title"},
    )


def _framed(headline: str, table: Component) -> html.Div:
    """A frame that scrolls by itself where a screen is narrower than the table."""
    named = {"role": "region", "aria-label": f"{headline}, as a table"}
    return html.Div(table, className="frame", tabIndex=0, **named)
