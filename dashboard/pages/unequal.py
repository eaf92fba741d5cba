"""Who is served less well: the groups of children whose outcomes differ, in a unit and below."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(
    __name__, needs="aggregates",
    path="/unequal", title="Who is served less well? - Triangulate", order=3.5,
    nav="Unequal", nav_for="unequal", goes="/unequal",
)  # fmt: skip


def layout(**query: Any) -> dcc.Store:
    """The list of the unit in the address, as of the latest load."""
    return shell.place("unequal", "", "/unequal", query)
