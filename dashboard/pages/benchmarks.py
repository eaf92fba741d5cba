"""Are we better than places like us? The published figures of every authority, beside ours."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/benchmarks", title="Benchmarks - Triangulate", order=3.6,
    nav="Benchmarks", nav_for="benchmarks", goes="/benchmarks",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """All mapped indicators, or the one that the address opens."""
    return shell.place("benchmarks", "", "/benchmarks", query)
