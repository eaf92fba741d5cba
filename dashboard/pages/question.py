"""One of the ten questions: its answer, its measures, and the selected one at large."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell
from measures.catalogue import SHORT


def title(n: str = "", **_: Any) -> str:
    """The title of the browser's tab."""
    return f"{SHORT.get(n.upper(), 'Questions')} - Triangulate"


dash.register_page(
    __name__, needs="aggregates",
    path_template="/question/<n>", title=title, order=2, nav="Questions",
    nav_for="question", goes="/question/1",
)  # fmt: skip


def layout(n: str = "", **query: Any) -> dcc.Store:
    """The page of question `n`, "1" to "10", or "qa" for what else is known of practice."""
    return shell.place("question", str(n).upper(), f"/question/{n}", query)
