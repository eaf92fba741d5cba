"""The one layout of the product: a frame that stays, and the router that says what goes in it."""

import dash

from dashboard import tags
from dashboard.view.url import Filters
from dashboard.web import frame, states

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


def layout() -> tags.Div:
    """The frame before any figure has arrived. It never reads data: whose is not known yet."""
    return tags.Div(
        [
            tags.A("Skip to the figures", href="#main", className="skip"),
            tags.Div(dash.page_container, hidden=True),
            tags.Div([frame.top_bar("", Filters(), synthetic=False), states.waiting()], id="frame"),
            tags.Div(id="updating", role="status"),
            tags.Div(id="refused", role="alert"),
            tags.Div(id="arrived", hidden=True),
        ]
    )
