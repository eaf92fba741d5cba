"""Sign-in against a real OpenID provider (npm's oidc-provider) on loopback."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from tests.access.planted import child
from tests.access.production import ADDRESS, CLIENT, SECRETS, TENANT, browser, settings
from tests.dashboard.pages import page

HERE = Path(__file__).resolve().parents[1] / "oidc"
WARD = {"tid": TENANT, "oid": "oid-of-ward", "name": "J. Ward", "roles": ["head_of_service"]}
PEOPLE: dict[str, dict[str, Any]] = {
    "ward": WARD,
    "okafor": {
        "tid": TENANT,
        "oid": "oid-of-okafor",
        "name": "A. Okafor",
        "roles": ["team_manager", "something_else"],
    },
    "elsewhere": WARD | {"tid": "99999999-2222-3333-4444-555555555555"},
    "tenantless": {name: value for name, value in WARD.items() if name != "tid"},
    "nameless": {name: value for name, value in WARD.items() if name != "oid"},
    "forger": WARD | {"oid": f"x|{WARD['oid']}"},
    "unlisted": WARD | {"oid": "oid-of-nobody", "email": "j.ward@example.test"},
    "roleless": WARD | {"roles": []},
    "wizard": WARD | {"roles": ["chief_wizard"]},
    "double": WARD | {"roles": ["head_of_service", "performance_analyst"]},
    "screen": WARD | {"roles": ["display"]},
    "climber": {"tid": TENANT, "oid": "oid-of-okafor", "roles": ["performance_analyst"]},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    assert shutil.which("npm"), "run `make test`, which installs node and npm"
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "PORT": str(port),
        "PEOPLE": json.dumps(PEOPLE),
        "CLIENT_ID": CLIENT,
        "CLIENT_SECRET": SECRETS["client_secret"],
        "CALLBACK": f"{ADDRESS}/auth/callback",
    }
    provider = subprocess.Popen(
        ["node", "provider.mjs"],
        cwd=HERE,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert provider.stdout is not None
        assert "ready" in provider.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        provider.terminate()
        provider.wait(timeout=20)


@pytest.fixture(scope="module")
def served(issuer: str, own_records: Path, tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = tmp_path_factory.mktemp("production")
    return create_app(settings(own_records, folder, issuer=issuer))


def callback(leaving: TestResponse, person: str) -> str:
    """Go to the provider as a browser does, sign in there, and give the address it sends back to."""
    session = requests.Session()
    address = leaving.headers["Location"]
    for _ in range(8):
        if address.startswith(ADDRESS):
            return address
        if "/interaction/" in address:
            address += f"?person={person}"
        answer = session.get(address, allow_redirects=False, timeout=10)
        assert answer.status_code in (302, 303), answer.text[:300]
        address = requests.compat.urljoin(address, answer.headers["Location"])
    raise AssertionError(f"The provider never sent back: {address}")


def arrived(client: FlaskClient, person: str, wanted: str = "") -> TestResponse:
    leaving = client.get(f"/login?go=1&next={wanted}")
    assert leaving.status_code == 302
    return client.get(callback(leaving, person).removeprefix(ADDRESS))


def test_a_person_signs_in_and_sees_the_own_service(served: Dash) -> None:
    client = browser(served)
    answer = arrived(client, "ward", "%2Fquestion%2F3")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/question/3")
    shown = page(client, "/measure/referrals_received?drawer=rows&service=Families%20%26%20Care")
    assert "J. Ward" in shown and "Head of service" in shown
    assert child("T-South-1", 0) in shown
    assert "Sample data" not in shown


def test_the_session_is_bound_to_this_host_over_https(served: Dash) -> None:
    client = browser(served)
    answer = arrived(client, "okafor")
    assert answer.headers["Location"].endswith("team=T-North-1")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if "__Host-sid" in one)
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_what_is_asked_of_the_provider_has_pkce_state_and_nonce(served: Dash) -> None:
    leaving = browser(served).get("/login?go=1")
    asked = parse_qs(urlsplit(leaving.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert asked["redirect_uri"] == [f"{ADDRESS}/auth/callback"]
    assert all(len(asked[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "person",
    [
        "elsewhere",
        "tenantless",
        "nameless",
        "forger",
        "unlisted",
        "roleless",
        "wizard",
        "double",
        "screen",
        "climber",
    ],
)
def test_who_is_not_ours_or_has_no_role_is_not_let_in(served: Dash, person: str) -> None:
    client = browser(served)
    answer = arrived(client, person)
    assert answer.status_code == 403
    assert "__Host-sid" not in str(answer.headers)
    assert client.get("/_dash-layout").status_code == 401
    assert b"Traceback" not in answer.data


def test_an_answer_of_the_provider_works_once_and_in_one_browser(served: Dash) -> None:
    client = browser(served)
    back = callback(client.get("/login?go=1"), "ward").removeprefix(ADDRESS)
    assert browser(served).get(back).status_code == 403
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 403


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=y", "?error=access_denied&state=y"]
)
def test_a_made_up_answer_is_refused(served: Dash, query: str) -> None:
    client = browser(served)
    client.get("/login?go=1")
    answer = client.get(f"/auth/callback{query}")
    assert answer.status_code == 403
    assert b"Traceback" not in answer.data


def test_removal_from_the_unit_file_holds_at_once(
    issuer: str, own_records: Path, tmp_path: Path
) -> None:
    ours = settings(own_records, tmp_path, issuer=issuer)
    client = browser(create_app(ours))
    assert arrived(client, "ward").status_code == 303
    assert client.get("/_dash-layout").status_code == 200
    assert ours.people is not None
    ours.people.write_text(ours.people.read_text("utf-8").replace("oid-of-ward", "gone"), "utf-8")
    assert client.get("/_dash-layout").status_code == 401


def test_production_has_no_sign_in_of_the_demonstration(served: Dash) -> None:
    client = browser(served)
    shown = client.get("/login").get_data(as_text=True)
    assert "work account" in shown and "team_manager" not in shown
    assert client.post("/login", data={"role": "performance_analyst"}).status_code == 404
    assert browser(served).get("/login", headers={"Host": "localhost"}).status_code == 400
