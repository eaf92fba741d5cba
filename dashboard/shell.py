"""The one layout of the product: a frame that stays, and the router that says what goes in it."""

from typing import Any

import dash
from dash import dcc

from dashboard.components import frame, html, states
from dashboard.url import Filters

INDEX = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
{{%metas%}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{%title%}}</title>
<link rel="icon" href="{frame.MARK}">
{{%css%}}
</head>
<body>
{{%app_entry%}}
<noscript>Triangulate needs JavaScript to show its figures.</noscript>
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>
"""


def layout() -> html.Div:
    """The frame before any figure has arrived. It never reads data: whose is not known yet."""
    return html.Div(
        [
            html.A("Skip to the figures", href="#main", className="skip"),
            html.Div(dash.page_container, hidden=True),
            html.Div([frame.top_bar("", Filters(), synthetic=False), states.waiting()], id="frame"),
            html.Div(id="updating", role="status"),
            html.Div(id="refused", role="alert"),
            html.Div(id="arrived", hidden=True),
        ]
    )


def place(page: str, key: str, path: str, query: dict[str, Any]) -> dcc.Store:
    """What a page hands to the callbacks: its own name, what it is about, and the raw query."""
    return dcc.Store(id="filters", data={"page": page, "key": key, "path": path, "query": query})
