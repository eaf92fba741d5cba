"""Where the figures come from: sources, freshness, what was set aside and what is missing."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/data", title="Data - Triangulate", order=4, nav="Data", nav_for="data",
    goes="/data",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """The sources of the latest snapshot."""
    return shell.place("data", "", "/data", query)
