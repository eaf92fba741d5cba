"""The only maker of charts: always with a headline, a subtitle, words and a table beside it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import tags
from dashboard.charts.plot import Plot

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
    figure: Plot | tags.Div,
    *,
    headline: str,
    subtitle: str,
    summary: str,
    table: Component,
    source: str = "",
    beside: Sequence[Component] = (),
) -> tags.Figure:
    """A drawing for those who see it, and the same in words and in a table for everyone.

    `name` becomes part of the element ids; `beside` stands between the titles and the drawing. A
    figure is drawn by plotly.js, or is made of tags already.
    """
    return tags.Figure(
        [
            tags.Figcaption(
                [tags.H2(headline, className="headline"), tags.P(subtitle, className="note")],
                id=f"{name}-title",
            ),
            *beside,
            tags.Div(_drawn(figure), className="wide-only", **{"aria-hidden": "true"}),
            tags.P(summary, className="summary"),
            tags.Details(
                [tags.Summary("Show the table"), _framed(headline, table)], className="behind"
            ),
            *([tags.P(source, className="note")] if source else []),
        ],
        className="chart",
        **{"aria-labelledby": f"{name}-title"},
    )


def _drawn(figure: Plot | tags.Div) -> Component:
    if isinstance(figure, tags.Div):
        return figure
    return tags.Graph(
        figure=figure.to_plotly_json(), config=CONFIG, responsive=True, className="drawing"
    )


def _framed(headline: str, table: Component) -> tags.Div:
    """A frame that scrolls by itself where a screen is narrower than the table."""
    named = {"role": "region", "aria-label": f"{headline}, as a table"}
    return tags.Div(table, className="frame", tabIndex=0, **named)
