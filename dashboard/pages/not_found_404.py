"""Every address that is no page."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell

dash.register_page(__name__, needs="public", title="Not found - Triangulate", order=9)


def layout(**query: Any) -> dcc.Store:
    """A sentence and a way back."""
    return shell.place("nowhere", "", "/", query)
