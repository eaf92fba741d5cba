"""A screen on a wall: one unit, figures through the grid, no idle limit, revocable."""

import re
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.access.planted import TEAMS
from tests.access.test_wall import aged, session_number
from tests.council import run
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in, stranger
from warehouse.journal import sessions

ROWS = "/measure/referrals_received?drawer=rows"


def code_of(warehouse: Path, team: str = "T-North-1") -> tuple[str, str]:
    printed = run("display", "create", "--team", team, "--warehouse", str(warehouse))
    number = re.search(r"Display (\d+) of", printed)
    code = re.search(r"24 hours: (\S+)", printed)
    assert number and code
    return number.group(1), code.group(1)


@pytest.fixture
def screen(app: Dash, warehouse: Path) -> FlaskClient:
    client = stranger(app)
    answer = client.post("/login", data={"code": code_of(warehouse)[1]})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    return client


def test_a_screen_opens_its_own_unit_and_no_other(screen: FlaskClient) -> None:
    assert "Team T-North-1" in page(screen, "/")
    for team, (service, _) in TEAMS.items():
        if team != "T-North-1":
            shown = page(screen, f"/?team={team}")
            assert "no such service, locality or team" in shown
            assert f"Team {team}" not in shown
        assert "no such service" in page(screen, f"/?service={service.replace('&', '%26')}")


def test_a_screen_has_no_cases_and_no_files(screen: FlaskClient) -> None:
    shown = page(screen, ROWS)
    assert "childof" not in re.sub(r"\d", "", shown)
    assert '"Rows"' not in shown
    assert "/export/" not in shown
    assert screen.get("/export/referrals_received.csv").status_code == 404


def test_a_screen_never_idles_out_and_lives_until_it_is_revoked(app: Dash, warehouse: Path) -> None:
    number, code = code_of(warehouse)
    client = stranger(app)
    answer = client.post("/login", data={"code": code})
    assert "Max-Age" in answer.headers["Set-Cookie"]
    aged(app, client, acted=90 * 24 * 3600)
    assert client.get("/_dash-layout").status_code == 200
    assert f"{number}\tTeam T-North-1\tstarted" in run(
        "display", "list", "--warehouse", str(warehouse)
    )
    run("display", "revoke", number, "--warehouse", str(warehouse))
    assert client.get("/_dash-layout").status_code == 401


def test_a_code_works_once_and_is_no_session_itself(app: Dash, warehouse: Path) -> None:
    _, code = code_of(warehouse)
    client = stranger(app)
    client.set_cookie("sid-demo", code)
    assert client.get("/_dash-layout").status_code == 401
    assert stranger(app).post("/login", data={"code": code}).status_code == 303
    assert stranger(app).post("/login", data={"code": code}).status_code == 400
    assert stranger(app).post("/login", data={"code": "made up"}).status_code == 400


def test_a_code_of_yesterday_is_worth_nothing(app: Dash, warehouse: Path) -> None:
    _, code = code_of(warehouse)
    engine = app.server.extensions["door"].journal
    with engine.begin() as connection:
        connection.execute(
            sessions.TABLE.update()
            .where(sessions.TABLE.c.key == sessions._key(code))
            .values(begun_at=sessions.TABLE.c.begun_at - 25 * 3600)
        )
    assert stranger(app).post("/login", data={"code": code}).status_code == 400


def test_a_shared_screen_is_sent_no_name_and_no_id(app: Dash) -> None:
    client = signed_in(app, "head_of_service")
    unit = "service=Families%20%26%20Care"
    assert "child0ofT-North-1" in page(client, f"{ROWS}&{unit}")
    shown = page(client, f"{ROWS}&{unit}&audience=wider")
    assert "childof" not in re.sub(r"\d", "", shown)
    assert "w-T-North" not in shown
    assert session_number(client) not in shown
    answer = client.get(f"/export/referrals_received.csv?{unit}&audience=wider")
    assert answer.status_code == 404


def test_the_log_is_verified_by_a_command(app: Dash, warehouse: Path) -> None:
    client = signed_in(app, "head_of_service")
    page(client, f"{ROWS}&service=Families%20%26%20Care")
    assert "all whole" in run("audit", "verify", "--warehouse", str(warehouse))
