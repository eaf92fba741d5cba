"""Do our sources say the same? Ten questions by eleven sources, or one question unit by unit."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/triangulation", title="Triangulation - Triangulate", order=2.3,
    nav="Triangulation", nav_for="triangulation", goes="/triangulation",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """The unit, month and cell in the query."""
    return shell.place("triangulation", "", "/triangulation", query)
