"""One measure: its trend, the units, and what is behind the figure down to the rows."""

from typing import Any

import dash
from dash import dcc

from dashboard import shell
from measures.catalogue import MEASURES


def title(name: str = "", **_: Any) -> str:
    """The title of the browser's tab."""
    known = name.partition(":")[0]
    return f"{MEASURES[known].title if known in MEASURES else 'Measure'} - Triangulate"


dash.register_page(
    __name__, needs="aggregates", path_template="/measure/<name>", title=title, order=3
)


def layout(name: str = "", **query: Any) -> dcc.Store:
    """The page of the measure with the id `name`."""
    return shell.place("measure", str(name), f"/measure/{name}", query)
