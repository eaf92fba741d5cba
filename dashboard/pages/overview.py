"""How are we doing? The ten questions with their headline measures."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/", title="Overview - Triangulate", order=1, nav="Overview",
    nav_for="overview", goes="/",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """The Overview of the unit and month in the query."""
    return shell.place("overview", "", "/", query)
