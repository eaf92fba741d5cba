"""Someone who has signed in: the test client of a browser that pressed a button of the demo."""

from dash import Dash
from flask.testing import FlaskClient

ANALYST = "performance_analyst"


def signed_in(app: Dash, role: str = ANALYST) -> FlaskClient:
    """A client signed in as the demonstration's person of a role; the analyst sees all units."""
    client = stranger(app)
    answer = client.post("/login", data={"role": role})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return client


def stranger(app: Dash) -> FlaskClient:
    """A client as a browser opens it: it says where its requests come from, and no more."""
    client = app.server.test_client()
    client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    return client
