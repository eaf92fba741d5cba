"""The wall: who has not signed in gets the sign-in page, five answers, and nothing else."""

import time
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from dashboard.web import signin
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in, stranger
from warehouse.gate.roles import read_roles
from warehouse.journal import sessions

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
PROBES = {
    "<path:path>": [
        "question/3",
        "data",
        "nothing/here",
        "login/",
        "LOGIN",
        "login%00",
        "../login",
    ],
    "<string:package_name>/<path:fingerprinted_path>": ["dash/dash-renderer/index.js"],
    "<path:filename>": ["triangulate.css", "../app.py"],
    "<name>.<kind>": ["referrals_received.csv", "referrals_received.xlsx"],
}
COOKIE = "sid-demo"


def addresses(app: Dash) -> list[str]:
    """Every address of every route, with its parts filled in."""
    found = []
    for rule in app.server.url_map.iter_rules():
        part = next((part for part in PROBES if part in rule.rule), "")
        found += [rule.rule.replace(part, probe) for probe in PROBES[part]] if part else [rule.rule]
    return sorted({*found, "/_mcp", "/_dash-background", "/static/x"})


def test_nothing_answers_without_sign_in_but_five(app: Dash) -> None:
    client, answered = stranger(app), set()
    for address in addresses(app):
        assert "<" not in address, "fill in this route in PROBES"
        for method in METHODS:
            answer = client.open(address, method=method, json={} if method == "POST" else None)
            said = answer.get_data(as_text=True)
            if answer.status_code in (401, 403):
                assert "T-North" not in said
            elif answer.status_code == 303:
                assert answer.headers["Location"].startswith("/login")
                assert method in ("GET", "HEAD")
            else:
                answered.add((method, address))
    allowed = signin.OPEN | {("HEAD", path) for method, path in signin.OPEN if method == "GET"}
    assert answered <= allowed
    assert len(signin.OPEN) <= 5


@pytest.mark.parametrize("number", ["", "x", "0" * 43, "' or 1=1 --", "\u00e9", "a" * 5000])
def test_a_made_up_session_opens_nothing(app: Dash, number: str) -> None:
    client = stranger(app)
    client.set_cookie(COOKIE, number)
    assert client.get("/_dash-layout").status_code == 401


def test_one_button_leads_to_the_overview(app: Dash) -> None:
    client = stranger(app)
    first = client.get("/")
    assert (first.status_code, first.headers["Location"]) == (303, "/login")
    shown = client.get("/login").get_data(as_text=True)
    rules = read_roles()
    assert all(f'value="{name}"' in shown for name in rules.roles if name != "display")
    answer = client.post("/login", data={"role": "senior_management"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "How are we doing?" in page(client, "/")


def test_the_cookie_is_for_the_server_alone(app: Dash) -> None:
    answer = stranger(app).post("/login", data={"role": "auditor"})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    assert "Domain" not in cookie and "Expires" not in cookie


def session_number(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def test_every_sign_in_has_a_new_number_and_ends_the_one_before(app: Dash) -> None:
    client = stranger(app)
    client.set_cookie(COOKIE, "a number that an attacker chose")
    client.post("/login", data={"role": "auditor"})
    first = session_number(client)
    assert first != "a number that an attacker chose"
    client.post("/login", data={"role": "auditor"})
    assert session_number(client) != first
    client.set_cookie(COOKIE, first)
    assert client.get("/_dash-layout").status_code == 401


def test_signing_out_ends_the_session_on_the_server(app: Dash) -> None:
    client = signed_in(app)
    number = session_number(client)
    assert client.post("/logout").status_code == 303
    client.set_cookie(COOKIE, number)
    assert client.get("/_dash-layout").status_code == 401


def test_a_person_who_is_removed_is_out_with_the_next_request(app: Dash) -> None:
    client = signed_in(app, "auditor")
    assert client.get("/_dash-layout").status_code == 200
    door = app.server.extensions["door"]
    assert sessions.end_all(door.journal, "demo|auditor") >= 1
    assert client.get("/_dash-layout").status_code == 401


def test_a_role_that_is_taken_from_the_rules_is_out_with_the_next_request(
    warehouse: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "roles.toml"
    text = Settings().roles.read_text("utf-8")
    rules.write_text(text, "utf-8")
    client = signed_in(create_app(Settings(warehouse=warehouse, roles=rules)), "auditor")
    assert client.get("/_dash-layout").status_code == 200
    rules.write_text(text.replace("[role.auditor]", "[role.somebody_else]"), "utf-8")
    assert client.get("/_dash-layout").status_code == 401


def test_wrong_rules_let_nobody_in(warehouse: Path, tmp_path: Path) -> None:
    rules = tmp_path / "roles.toml"
    rules.write_text(Settings().roles.read_text("utf-8"), "utf-8")
    client = signed_in(create_app(Settings(warehouse=warehouse, roles=rules)))
    rules.write_text("[role.", "utf-8")
    answer = client.get("/_dash-layout")
    assert answer.status_code == 503
    assert b"Traceback" not in answer.data


def aged(app: Dash, client: FlaskClient, *, acted: float = 0, begun: float = 0) -> None:
    """Put a session back in time by so many seconds."""
    engine = app.server.extensions["door"].journal
    key = sessions._key(session_number(client))
    now = time.time()
    with engine.begin() as connection:
        connection.execute(
            sessions.TABLE.update()
            .where(sessions.TABLE.c.key == key)
            .values(acted_at=now - acted, begun_at=now - max(begun, acted))
        )


@pytest.mark.parametrize(
    ("acted", "begun", "code"),
    [(29 * 60, 0, 200), (31 * 60, 0, 401), (0, 7.9 * 3600, 200), (0, 8.1 * 3600, 401)],
)
def test_sessions_end_when_idle_and_in_any_case_after_eight_hours(
    app: Dash, acted: float, begun: float, code: int
) -> None:
    client = signed_in(app)
    aged(app, client, acted=acted, begun=begun)
    assert client.get("/_dash-layout").status_code == code


def test_what_a_page_does_by_itself_is_no_action_of_a_person(app: Dash) -> None:
    client = signed_in(app)
    aged(app, client, acted=1000)
    before = acted_at(app, client)
    client.get("/assets/triangulate.css")
    client.post("/_dash-update-component", json={"changedPropIds": ["clock.n_intervals"]})
    assert acted_at(app, client) == before
    client.get("/_dash-layout")
    assert acted_at(app, client) > before


def acted_at(app: Dash, client: FlaskClient) -> float:
    door = app.server.extensions["door"]
    session = sessions.find(door.journal, session_number(client), door.limits)
    assert session is not None
    return session.acted_at


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_a_post_comes_from_our_own_pages(app: Dash, headers: dict[str, str], code: int) -> None:
    client = app.server.test_client()
    answer = client.post("/login", data={"role": "auditor"}, headers=headers)
    assert answer.status_code == code
    if code == 403:
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.7"])
def test_another_hosts_name_is_refused(app: Dash, host: str) -> None:
    assert app.server.test_client().get("/login", headers={"Host": host}).status_code == 400


def test_the_demonstration_answers_this_machine_only(app: Dash) -> None:
    client = stranger(app)
    answer = client.get("/login", environ_base={"REMOTE_ADDR": "10.0.0.7"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/question/3?month=2026-03", "/question/3?month=2026-03"),
        ("/data", "/data"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/export/referrals_received.csv", "/"),
        ("/logout", "/"),
        ("/question/3\r\nSet-Cookie: a=b", "/"),
        ("[", "/"),
        ("/data?month=x&bogus=%0d%0a", "/data"),
    ],
)
def test_after_signing_in_one_goes_to_registered_pages_only(
    app: Dash, wanted: str, reached: str
) -> None:
    answer = stranger(app).post("/login", data={"role": "senior_management", "next": wanted})
    assert answer.status_code == 303
    assert answer.headers["Location"] == reached


def test_a_page_is_come_back_to_after_signing_in(app: Dash) -> None:
    answer = stranger(app).get("/measure/cla_open?month=2026-03")
    assert answer.headers["Location"] == "/login?next=%2Fmeasure%2Fcla_open%3Fmonth%3D2026-03"


def test_there_is_no_local_sign_in_for_someone_unknown(app: Dash) -> None:
    for role in ("", "display", "operator", "nobody", "team_manager' or 1=1"):
        answer = stranger(app).post("/login", data={"role": role})
        assert answer.status_code == 400
        assert "Set-Cookie" not in answer.headers
