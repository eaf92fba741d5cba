"""An address comes in, the frame with its page goes out: one call a page view."""

from pathlib import Path
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output

from dashboard import tags
from dashboard.access import permissions
from dashboard.web import router


def register(app: Dash, warehouse: Path) -> None:
    """Connect the address to the frame, and the arrival of a page to its heading."""

    @permissions.needing(permissions.PUBLIC)
    def show_page(at: dict[str, Any]) -> dict[str, Any]:
        return tags.whole(router.show(warehouse, at))

    app.callback(
        Output("frame", "children"),
        Input("filters", "data"),
        running=[(Output("updating", "children"), "Updating", "")],
        on_error=router.failed,
    )(show_page)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("navigate", "arrive"),
        Output("arrived", "children"),
        Input("frame", "children"),
    )
