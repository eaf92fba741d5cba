"""Counts of evidence by month as columns, each divided into its parts, its number above it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard import codes, palette, words
from dashboard.components.parts import tint
from dashboard.figures import TEMPLATE
from measures.evaluate import Count


def columns(
    months: Sequence[dt.date], counts: Mapping[dt.date, Count], parts: Sequence[str]
) -> go.Figure:
    """One column a month from zero; a month without a count has none."""
    figure = go.Figure(layout={"template": TEMPLATE, "barmode": "stack", "bargap": 0.25})
    for part in parts:
        figure.add_trace(_part(months, counts, part))
    figure.add_trace(_numbers(months, counts))
    most = max((count.n for count in counts.values()), default=1)
    figure.update_yaxes(range=[0, most * 1.16], tickformat=",", nticks=5)
    figure.update_xaxes(dtick="M3", tickformat="%b\n%Y")
    figure.update_layout(margin={"l": 44, "r": 12, "t": 12, "b": 48})
    return figure


def _part(months: Sequence[dt.date], counts: Mapping[dt.date, Count], part: str) -> go.Bar:
    found = [counts[month].parts.get(part, 0) if month in counts else 0 for month in months]
    said = codes.code(part) if part != "ALL" else "All"
    return go.Bar(
        x=list(months),
        y=found,
        customdata=[
            f"{words.month(month)}: <b>{words.number(n)}</b> {codes.lower(said)}"
            for month, n in zip(months, found, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        marker={"color": tint(part), "line": {"color": palette.SECOND, "width": 1}},
    )


def _numbers(months: Sequence[dt.date], counts: Mapping[dt.date, Count]) -> go.Scatter:
    shown = [month for month in months if month in counts]
    return go.Scatter(
        x=shown,
        y=[counts[month].n for month in shown],
        text=[words.number(counts[month].n) for month in shown],
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        textfont={"size": 12, "color": palette.SECOND},
    )
