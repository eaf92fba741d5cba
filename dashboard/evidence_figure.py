"""Counts of evidence by month as columns, each divided into its parts, its number above it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard import codes, palette, words
from dashboard.components.parts import tint
from dashboard.plot import Plot, Trace, bar, scatter
from measures.evaluate import Count


def columns(
    months: Sequence[dt.date], counts: Mapping[dt.date, Count], parts: Sequence[str]
) -> Plot:
    """One column a month from zero; a month without a count has none."""
    margin = {"l": 44, "r": 12, "t": 12, "b": 48}
    figure = Plot(layout={"barmode": "stack", "bargap": 0.25, "margin": margin})
    figure.add(_part(months, counts, part) for part in parts)
    figure.add([_numbers(months, counts)])
    most = max((count.n for count in counts.values()), default=1)
    figure.yaxis(range=[0, most * 1.16], tickformat=",", nticks=5)
    figure.xaxis(dtick="M3", tickformat="%b\n%Y")
    return figure


def _part(months: Sequence[dt.date], counts: Mapping[dt.date, Count], part: str) -> Trace:
    found = [counts[month].parts.get(part, 0) if month in counts else 0 for month in months]
    said = codes.code(part) if part != "ALL" else "All"
    return bar(
        x=list(months),
        y=found,
        customdata=[
            f"{words.month(month)}: <b>{words.number(n)}</b> {codes.lower(said)}"
            for month, n in zip(months, found, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        marker={"color": tint(part), "line": {"color": palette.SECOND, "width": 1}},
    )


def _numbers(months: Sequence[dt.date], counts: Mapping[dt.date, Count]) -> Trace:
    shown = [month for month in months if month in counts]
    return scatter(
        x=shown,
        y=[counts[month].n for month in shown],
        text=[words.number(counts[month].n) for month in shown],
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        textfont={"size": 12, "color": palette.SECOND},
    )
