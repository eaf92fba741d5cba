"""One published indicator to plotly figures: every authority of a year, and years of some areas."""

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.charts import plot
from dashboard.charts.plot import Plot, Trace, scatter
from dashboard.words import numbers
from dashboard.words.numbers import TOTALS
from measures.benchmarks.indicators import AtLarge, Value
from measures.model.published import Published

OTHERS: Final = "#bfbfbf"
CHOSEN: Final = ("#28a197", "#801650", "#f46a25")
LEFT: Final = {"l": 60, "r": 170, "t": 20, "b": 44}
# So many letters of a label fit beside the drawing.
WIDEST: Final = 22
# The height in pixels of a drawing and of a line of a label.
DRAWN: Final = 320
LINE: Final = 18


def dots(found: AtLarge, chosen: Sequence[str]) -> Plot:
    """Authorities with a figure from the lowest to the highest: others grey, neighbours ringed,
    ours and the chosen ones named; England as a line."""
    one = found.listed.latest
    rows = [row for row in found.authorities if row.value is not None]
    near = {area.code for area in found.neighbours}
    own = found.ours.code if found.ours else ""
    figure = Plot(layout={"margin": LEFT})
    places = {row.area.code: place for place, row in enumerate(rows, 1)}
    _add(figure, one, rows, places, set(places) - near - {own}, OTHERS, "circle", 7)
    _add(figure, one, rows, places, near - {own}, plot.INK, "x-thin", 8)
    for code, colour in zip(chosen, CHOSEN, strict=False):
        _add(figure, one, rows, places, {code}, colour, "diamond", 11)
    _add(figure, one, rows, places, {own}, plot.US, "circle", 14)
    if one.england is not None and one.unit not in TOTALS:
        figure.level(one.england, color=plot.INK, width=2)
        _label(figure, 1.0, one.england, f"England {_said(one, one.england)}", plot.INK)
    _names(figure, one, rows, {own, *chosen})
    figure.xaxis(visible=False, range=[-2, len(rows) + 3])
    figure.yaxis(ticksuffix="%" if one.unit == "percent" else "", tickformat=",")
    return figure


def years(found: AtLarge, history: Mapping[str, Sequence[Value]], names: Mapping[str, str]) -> Plot:
    """Our years beside England, the neighbours' median and the chosen authorities. A year without
    a figure is a gap."""
    listed = found.listed
    figure = Plot(layout={"margin": LEFT})
    ours = [(one.year, one.council) for one in listed.years]
    england = [(one.year, one.england) for one in listed.years]
    near = [(one.year, one.neighbours) for one in listed.years]
    if listed.latest.unit in TOTALS:
        england = []
    lines = [
        ("England", england, plot.INK, "solid", 1.8),
        ("Neighbours", near, plot.SECOND, "dash", 1.8),
        *(
            (names[code], [(row.year, row.value) for row in rows], colour, "dot", 2)
            for (code, rows), colour in zip(history.items(), CHOSEN, strict=False)
        ),
        (found.ours.name if found.ours else "Council", ours, plot.US, "solid", 2.8),
    ]
    called = _periods(listed.years)
    ends: list[tuple[float, str, str]] = []
    for name, values, colour, dash, width in lines:
        known = dict(values)
        span = range(min(known, default=0), max(known, default=-1) + 1)
        line = [known.get(year) for year in span]
        years = [called.get(year, str(year)) for year in span]
        figure.add([_line(listed.latest, name, list(span), years, line, colour, dash, width)])
        last = [value for value in line if value is not None]
        if last:
            ends.append((last[-1], f"{name} {_said(listed.latest, last[-1])}", colour))
    drawn = [value for _, values, *_ in lines for _, value in values if value is not None]
    for height, said, colour in _apart(ends, (max(drawn) - min(drawn)) if drawn else 0.0):
        _label(figure, 1.0, height, said, plot.US if colour == plot.US else plot.INK)
    ticks = [*called][::-1][:: 1 if len(called) < 6 else 2]
    figure.xaxis(tickvals=ticks, ticktext=[called[year] for year in ticks])
    figure.yaxis(ticksuffix="%" if listed.latest.unit == "percent" else "", tickformat=",")
    return figure


def _add(
    figure: Plot,
    one: Published,
    rows: Sequence[Value],
    places: Mapping[str, int],
    codes: set[str],
    colour: str,
    symbol: str,
    size: int,
) -> None:
    shown = [row for row in rows if row.area.code in codes]
    figure.add(
        [
            scatter(
                x=[places[row.area.code] for row in shown],
                y=[row.value for row in shown],
                customdata=[
                    f"{row.area.name}: <b>{_said(one, row.value or 0)}</b>" for row in shown
                ],
                hovertemplate="%{customdata}<extra></extra>",
                mode="markers",
                cliponaxis=False,
                marker={
                    "color": colour,
                    "symbol": symbol,
                    "size": size,
                    "line": {"color": colour, "width": 2 if symbol == "x-thin" else 0},
                },
            )
        ]
    )


def _names(figure: Plot, one: Published, found: Sequence[Value], codes: set[str]) -> None:
    """Name authorities where no dot lies: those of the upper half above and to the left of the
    rising row of dots, the others below and to the right; none over another."""
    places = {row.area.code: place for place, row in enumerate(found, 1)}
    rows = [row for row in found if row.area.code in codes]
    half = max(places.values(), default=0) / 2
    heights = [row.value for row in found if row.value is not None]
    pixels = DRAWN / ((max(heights, default=0) - min(heights, default=0)) or 1)
    low = [row for row in rows if places[row.area.code] <= half]
    high = [row for row in rows if places[row.area.code] > half]
    for below, named in ((True, low[::-1]), (False, high)):
        sign, taken = (-1 if below else 1), -math.inf
        for row in named:
            lines = textwrap.wrap(f"{row.area.name} {_said(one, row.value or 0)}", WIDEST)
            at = sign * pixels * (row.value or 0)
            away = max(8, taken - at)
            taken = at + away + LINE * len(lines)
            figure.note(
                x=places[row.area.code],
                y=row.value,
                text=f"<b>{'<br>'.join(lines)}</b>",
                xanchor="left" if below else "right",
                yanchor="top" if below else "bottom",
                align="left" if below else "right",
                yshift=sign * away,
                font={"color": plot.INK, "size": 14},
            )


def _periods(years: Sequence[Published]) -> dict[int, str]:
    """What each year is called: "2024-25", or "Sep 2025" where it ends in another month."""
    return {
        one.year: numbers.short_period(one.period_end) if one.period_end else str(one.year)
        for one in years
    }


def _line(
    one: Published,
    name: str,
    span: list[int],
    periods: list[str],
    values: list[float | None],
    colour: str,
    dash: str,
    width: float,
) -> Trace:
    return scatter(
        x=span,
        y=values,
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        customdata=[
            f"{name}, {period}: <b>{_said(one, value)}</b>" if value is not None else None
            for period, value in zip(periods, values, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        line={"color": colour, "width": width, "dash": dash},
        marker={"color": colour, "size": 7 if width > 2.5 else 5},
    )


def _apart(
    ends: Sequence[tuple[float, str, str]], height_drawn: float
) -> list[tuple[float, str, str]]:
    """Labels, long ones on two lines, so far apart that none covers another; each near its line."""
    step = height_drawn / 30
    placed: list[tuple[float, str, str]] = []
    for height, said, colour in sorted(ends):
        lines = textwrap.wrap(said, WIDEST)
        least = -math.inf
        if placed:
            below, under, _ = placed[-1]
            least = below + step * (under.count("<br>") + 1 + len(lines))
        placed.append((max(height, least), "<br>".join(lines), colour))
    return placed


def _label(figure: Plot, x: float, y: float, text: str, colour: str) -> None:
    figure.note(
        xref="paper",
        x=x,
        y=y,
        text=text,
        xanchor="left",
        xshift=8,
        align="left",
        font={"color": colour, "size": 14},
    )


def _said(one: Published, value: float) -> str:
    return numbers.national(value, one.unit, one.decimals)
