"""The settings of a production that may start, and a browser that opens it over https."""

from pathlib import Path
from typing import Any

from dash import Dash
from flask.testing import FlaskClient
from pydantic import SecretStr
from werkzeug.test import TestResponse

from dashboard.access.settings import Settings

ADDRESS = "https://triangulate.test"
TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "triangulate-tests"
SECRETS = {
    "secret": "q8Zr2vXw5Lk9Tn3Jb7Hd1Mf6Gp4Cs0Ya",
    "pseudonym_key": "W3n8Kx5Rz1Vb7Qm2Lf9Td4Hj6Pc0SgYe",
    "audit_key": "u7Bd3Nk9Xw2Rm6Zt1Qv5Lc8Hf4Jg0PsT",
    "client_secret": "z5Tq9Wm3Kx7Rb1Vn6Ld2Hf8Jc4Pg0SyE",
}
PEOPLE = """
[[person]]
id = "oid-of-ward"
units = [{ service = "Families & Care" }]

[[person]]
id = "oid-of-okafor"
role = "team_manager"
units = [{ team = "T-North-1" }]

[[person]]
id = "oid-without-units"
"""


def settings(warehouse: Path, folder: Path, **changed: Any) -> Settings:
    """Settings that are right in every way but for what is changed."""
    people = folder / "people.toml"
    if not people.exists():
        people.write_text(PEOPLE, "utf-8")
    right = {
        "env": "production",
        "warehouse": warehouse,
        "journal": f"sqlite:///{folder}/journal.sqlite",
        "audit_log": folder / "audit.log",
        "people": people,
        "address": ADDRESS,
        "issuer": "https://login.example.test/tenant/v2.0",
        "tenant": TENANT,
        "client_id": CLIENT,
        **{name: SecretStr(value) for name, value in SECRETS.items()},
    }
    return Settings(**{**right, **changed})


class Browser(FlaskClient):
    """A client that opens every address over https, at the name that people open."""

    def open(self, *arguments: Any, **named: Any) -> TestResponse:
        """Ask as a browser at the address does."""
        named.setdefault("base_url", ADDRESS)
        return super().open(*arguments, **named)


def browser(app: Dash) -> FlaskClient:
    """A browser with nothing in it yet."""
    client = Browser(app.server, app.server.response_class, use_cookies=True)
    client.environ_base["HTTP_ORIGIN"] = ADDRESS
    return client
