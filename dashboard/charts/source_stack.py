"""Counts of evidence by month as columns, each divided into its parts, its number above it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts import limits, plot
from dashboard.charts.bars import in_order, tint
from dashboard.charts.plot import TEMPLATE, Plot, Trace, bar, scatter
from dashboard.words import agreement, codes, numbers
from measures.answers.evidence import Count
from measures.answers.signals import Signal
from measures.model.figure import Series


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
            f"{numbers.month(month)}: <b>{numbers.number(n)}</b> {codes.lower(said)}"
            for month, n in zip(months, found, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        marker={"color": tint(part), "line": {"color": plot.SECOND, "width": 1}},
    )


def _numbers(months: Sequence[dt.date], counts: Mapping[dt.date, Count]) -> Trace:
    shown = [month for month in months if month in counts]
    return scatter(
        x=shown,
        y=[counts[month].n for month in shown],
        text=[numbers.number(counts[month].n) for month in shown],
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        textfont={"size": 12, "color": plot.SECOND},
    )


MARK = "#9aa3a9"
ORDER = (
    "GOOD_ON_IT",
    "STRENGTH",
    "POSITIVE",
    "AGREE",
    "GOOD_PRACTICE",
    "COMPETENT",
    "MIXED",
    "ALL",
    "OTHER",
    "NOT_GOOD_ON_IT",
    "DEVELOPMENT_NEED",
    "AREA_FOR_IMPROVEMENT",
    "NEGATIVE",
    "IMMEDIATE_CONCERN",
)


def stack(
    months: Sequence[dt.date],
    series: Series | None,
    signals: Mapping[dt.date, Signal],
    sources: Mapping[str, Mapping[dt.date, Count]],
    actions: Mapping[dt.date, float],
) -> go.Figure:
    """One panel a source that has something, the measure with its limits above them."""
    titles = [
        *([series.measure.label] if series else []),
        *[agreement.NAMES[one] for one in sources],
    ]
    figure = make_subplots(
        rows=max(1, len(titles)),
        cols=1,
        shared_xaxes=True,
        subplot_titles=titles,
        vertical_spacing=0.34 / max(3, len(titles)),
    )
    figure.layout.template = TEMPLATE
    figure.update_layout(barmode="stack", bargap=0.25, margin={"l": 40, "r": 10, "t": 24, "b": 40})
    figure.update_annotations(x=0, xanchor="left", font={"size": 14, "color": plot.INK})
    if series:
        _measure(figure, series, signals, months)
    for place, counts in enumerate(sources.values(), start=2 if series else 1):
        _bars(figure, place, months, counts)
    figure.update_xaxes(dtick="M3", tickformat="%b\n%Y", range=_span(months))
    figure.update_yaxes(nticks=3)
    for day in actions:
        figure.add_vline(x=day, line={"color": MARK, "width": 1}, layer="below")
    return figure


def _span(months: Sequence[dt.date]) -> list[dt.date]:
    return [months[0] - dt.timedelta(days=16), months[-1] + dt.timedelta(days=16)]


def _measure(
    figure: go.Figure, series: Series, signals: Mapping[dt.date, Signal], months: Sequence[dt.date]
) -> None:
    for line in limits.lines(series.measure, signals):
        figure.add_trace(line, row=1, col=1)
    points = {point.month: point for point in series.points}
    marks = [limits.mark(signals.get(month)) for month in months]
    figure.add_trace(
        go.Scatter(
            x=list(months),
            y=[points[month].value if month in points else None for month in months],
            mode="lines+markers",
            line={"color": plot.US, "width": 2},
            marker={
                "symbol": [symbol for symbol, _, _ in marks],
                "color": [colour for _, colour, _ in marks],
                "size": [size * 0.75 for _, _, size in marks],
            },
            customdata=[
                f"{numbers.month(month)}: {numbers.figure(series.measure, points[month])}"
                if month in points
                else ""
                for month in months
            ],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        row=1,
        col=1,
    )


def _bars(
    figure: go.Figure, row: int, months: Sequence[dt.date], counts: Mapping[dt.date, Count]
) -> None:
    found = {part for count in counts.values() for part in count.parts}
    for part, _ in in_order(dict.fromkeys(found, 1.0), ORDER):
        counted = [counts[month].parts.get(part, 0) if month in counts else 0 for month in months]
        said = codes.lower(codes.code(part))
        figure.add_trace(
            go.Bar(
                x=list(months),
                y=counted,
                customdata=[
                    f"{numbers.month(month)}: {numbers.number(n)} {said}"
                    for month, n in zip(months, counted, strict=True)
                ],
                hovertemplate="%{customdata}<extra></extra>",
                marker={"color": tint(part), "line": {"color": plot.SECOND, "width": 1}},
            ),
            row=row,
            col=1,
        )
