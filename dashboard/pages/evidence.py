"""What practice and people tell us: one tab for each source of evidence beside the figures."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/evidence", title="Evidence - Triangulate", order=2.6, nav="Evidence",
    nav_for="evidence", goes="/evidence",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """The source, unit and month in the query."""
    return shell.place("evidence", "", "/evidence", query)
