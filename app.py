"""The web application, put together. Served by `triangulate serve`, or gunicorn `app:server`."""

import os

from dash import Dash
from flask import Flask

from dashboard.access import permissions, startup
from dashboard.access.settings import Settings
from dashboard.access.worker import LONGEST_QUESTION
from dashboard.callbacks import frame
from dashboard.pages import pages
from dashboard.web import compression, downloads, headers, payload, refusals, shell, signin
from warehouse.paths import ROOT
from warehouse.problems import Refused


def create_app(settings: Settings) -> Dash:
    """A whole application over the warehouse of the settings.

    Raises Refused with every reason not to start.
    """
    startup.assure(settings)
    app = Dash(
        "dashboard",
        server=Flask("dashboard", static_folder=None),
        use_pages=True,
        pages_folder="",
        assets_folder=str(ROOT / "assets"),
        index_string=shell.INDEX,
        title="Triangulate",
        update_title=None,
        suppress_callback_exceptions=True,
        serve_locally=True,
        enable_mcp=False,
        health_endpoint="healthz",
    )
    app.server.config["MAX_CONTENT_LENGTH"] = LONGEST_QUESTION
    app.layout = shell.layout
    for page in pages():
        page.register()
    signin.register(app.server, settings)
    payload.refuse_malformed(app)
    refusals.register(app.server)
    frame.register(app, settings.warehouse)
    downloads.register(app.server, settings.warehouse)
    compression.deliver(app.server)
    headers.protect(app.server, app.csp_hashes, settings.production)
    # Dash finishes setting itself up in its first request, and two at once would race.
    app.server.test_client().get("/")
    permissions.assure(app)
    payload.assure(app)
    return app


try:
    app = create_app(Settings())
except Refused as refused:
    # A worker of gunicorn that exits with 1 is started anew for ever; this ends the whole server.
    raise refused if "SERVER_SOFTWARE" in os.environ else SystemExit(str(refused)) from None
server = app.server
