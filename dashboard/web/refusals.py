"""What broke goes to the log; people get a sentence and the number to find it by."""

import logging
import secrets

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from warehouse.gate.audit import NotWritten
from warehouse.gate.read import Forbidden

LOG = logging.getLogger("triangulate")


def note(error: BaseException) -> str:
    """Write the trace to the log and return its reference number."""
    reference = secrets.token_hex(4)
    LOG.error("reference %s", reference, exc_info=error)
    return reference


NOT_NOTED = "This could not be noted in the audit log, so nothing may be shown."
# Where Dash serves the files of its packages.
PARTS = "/_dash-component-suites/"
NO_PAGE = "There is no page at this address."
SAID = {
    400: "This request could not be read.",
    401: "Sign in first.",
    403: "This request did not come from a page of Triangulate.",
    404: NO_PAGE,
    405: NO_PAGE,
    413: "This request is too large.",
}


def register(server: Flask) -> None:
    """Say refusals plainly, whatever raises them."""

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        code = error.code or 500
        answer = _plain(SAID.get(code, error.name + "."), code)
        if code == 405 and error.get_response().headers.get("Allow"):
            answer.headers["Allow"] = error.get_response().headers["Allow"]
        return answer

    @server.errorhandler(Forbidden)
    def forbidden(_: Forbidden) -> Response:
        return _plain(NO_PAGE, 404)

    @server.errorhandler(DependencyException)
    @server.errorhandler(FileNotFoundError)
    def no_part(error: DependencyException | FileNotFoundError) -> Response:
        """Dash raises the one for a file that its packages do not list, the other for one that
        they list and do not hold."""
        return _plain(NO_PAGE, 404) if request.path.startswith(PARTS) else broken(error)

    @server.errorhandler(NotWritten)
    def unwritten(error: NotWritten) -> Response:
        return _plain(f"{NOT_NOTED} Reference {note(error)}.", 503)

    @server.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        return _plain(f"Something went wrong. Reference {note(error)}.", 500)


def _plain(said: str, code: int) -> Response:
    return Response(said, code, content_type="text/plain; charset=utf-8")
