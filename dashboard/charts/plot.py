"""A figure as the words that plotly.js reads, and the colours it is drawn in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

INK: Final = "#0b0c0c"
SECOND: Final = "#505a5f"
US: Final = "#12436d"
ORDINARY: Final = "#6f777b"
LINE: Final = "#d5dade"
FAINT: Final = "#e8ebed"
BAND: Final = "#e9edf1"
WHITE: Final = "#ffffff"
IMPROVEMENT: Final = "#1d70b8"
CONCERN: Final = "#b84a00"


Trace = dict[str, Any]
FONT: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
TEMPLATE: Final = {
    "layout": {
        "font": {"family": FONT, "size": 14, "color": SECOND},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 52, "r": 132, "t": 30, "b": 48},
        "hoverlabel": {"bgcolor": WHITE, "font": {"color": INK, "size": 14}},
        "showlegend": False,
        "xaxis": {
            "showgrid": False,
            "linecolor": SECOND,
            "ticks": "outside",
            "tickcolor": LINE,
            "fixedrange": True,
        },
        "yaxis": {"gridcolor": FAINT, "zeroline": False, "fixedrange": True},
    }
}


def scatter(**properties: Any) -> Trace:
    """Points or lines."""
    return {"type": "scatter", **properties}


def bar(**properties: Any) -> Trace:
    """Columns."""
    return {"type": "bar", **properties}


@dataclass(frozen=True)
class Plot:
    """Traces in the order they are drawn, and a layout upon the one template."""

    data: list[Trace] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.layout.update(template=TEMPLATE, xaxis={}, yaxis={}, shapes=[], annotations=[])

    def add(self, traces: Iterable[Trace]) -> None:
        """Draw more, upon what is drawn."""
        self.data.extend(traces)

    def xaxis(self, **properties: Any) -> None:
        """Set properties of the horizontal axis."""
        self.layout["xaxis"].update(properties)

    def yaxis(self, **properties: Any) -> None:
        """Set properties of the vertical axis."""
        self.layout["yaxis"].update(properties)

    @property
    def heights(self) -> tuple[float, float]:
        """Where the vertical axis starts and ends, once it is set."""
        low, high = self.layout["yaxis"]["range"]
        return low, high

    def level(self, value: float, **line: Any) -> None:
        """A line at one value from side to side."""
        place = {"x0": 0, "x1": 1, "xref": "x domain", "y0": value, "y1": value, "yref": "y"}
        self.shape(type="line", line=line, **place)

    def shape(self, **properties: Any) -> None:
        """A shape upon the drawing."""
        self.layout["shapes"].append(properties)

    def note(self, **properties: Any) -> None:
        """Words upon the drawing, without an arrow."""
        self.layout["annotations"].append({"showarrow": False, **properties})

    def to_plotly_json(self) -> dict[str, Any]:
        """The figure as Dash writes it."""
        return {"data": self.data, "layout": self.layout}
