"""A figure as plotly itself holds it, which raises ValueError for whatever it has not."""

import plotly.graph_objects as go

from dashboard.charts.plot import Plot


def plotted(figure: Plot) -> go.Figure:
    """The figure, every property of it checked."""
    return go.Figure(figure.to_plotly_json())
