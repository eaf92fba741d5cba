"""The audit log: written before cases leave, chained, and in their way when it cannot be written."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from tests.access.people import TEAM, scope
from tests.dashboard.pages import ask, layout, page
from tests.dashboard.signed_in import signed_in
from warehouse.gate import audit
from warehouse.gate.audit import FIRST, Log, NotWritten, verify
from warehouse.gate.read import EVERYTHING, fetch

KEY = b"the key of an audit log in tests"
ROWS = "/measure/referrals_received?drawer=rows&service=Families%20%26%20Care"
MANY = (
    "import sys; sys.path.insert(0, {root!r})\n"
    "from pathlib import Path\nfrom warehouse.gate.audit import Log\n"
    "log = Log(Path({path!r}), {key!r})\n"
    "for n in range({count}):\n    log.write({{'writer': {writer}, 'n': n}})\n"
)
ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "folder" / "audit.log", KEY)


def filled(log: Log, lines: int = 5) -> list[bytes]:
    for number in range(lines):
        log.write({"person": f"é{number}", "rows": number})
    return log.path.read_bytes().splitlines(keepends=True)


def test_a_log_that_nobody_touched_is_whole(log: Log) -> None:
    lines = filled(log)
    found = verify(log)
    assert (found.lines, found.wrong) == (5, None)
    assert found.head == json.loads(lines[-1])["seal"]
    assert oct(log.path.stat().st_mode)[-3:] == "600"


def test_the_seal_is_the_one_worked_out_by_hand(log: Log) -> None:
    # printf '%s|{"a": 1}' 64 zeros | openssl dgst -sha256 -hmac KEY
    log.write({"a": 1})
    text = f'{FIRST}|{{"a": 1}}'
    made = subprocess.run(
        ["openssl", "dgst", "-sha256", "-hmac", KEY.decode()],
        input=text.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert json.loads(log.path.read_text("utf-8"))["seal"] == made.split()[-1]


DAMAGE: list[tuple[Callable[[list[bytes]], list[bytes]], int]] = [
    (lambda lines: [*lines[:2], lines[2].replace(b'"rows": 2', b'"rows": 9'), *lines[3:]], 3),
    (lambda lines: [*lines[:1], *lines[2:]], 2),
    (lambda lines: lines[1:], 1),
    (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 2),
    (lambda lines: [*lines[:3], lines[2], *lines[3:]], 4),
    (lambda lines: [*lines[:4], lines[4][:-9]], 5),
    (lambda lines: [*lines[:2], b"not json\n", *lines[2:]], 3),
    (lambda lines: [*lines[:2], b"[]\n", *lines[2:]], 3),
    (lambda lines: [*lines, b'{"person": "me", "seal": "' + b"0" * 64 + b'"}\n'], 6),
]


@pytest.mark.parametrize(("damage", "line"), DAMAGE)
def test_the_first_line_that_is_wrong_is_named(
    log: Log, damage: Callable[[list[bytes]], list[bytes]], line: int
) -> None:
    log.path.write_bytes(b"".join(damage(filled(log))))
    assert verify(log).wrong == line


def test_another_key_seals_nothing(log: Log) -> None:
    filled(log)
    assert verify(Log(log.path, b"some other key of thirty-two byt")).wrong == 1


def test_processes_side_by_side_write_one_chain(log: Log) -> None:
    writers = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                MANY.format(root=ROOT, path=str(log.path), key=KEY, writer=writer, count=40),
            ]
        )
        for writer in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert (verify(log).lines, verify(log).wrong) == (120, None)


def test_a_kill_at_any_moment_leaves_a_chain(log: Log) -> None:
    for wait in (0.0, 0.01, 0.03, 0.07):
        writer = subprocess.Popen(
            [
                sys.executable,
                "-c",
                MANY.format(root=ROOT, path=str(log.path), key=KEY, writer=0, count=100_000),
            ]
        )
        while not log.path.exists() or not log.path.stat().st_size:
            time.sleep(0.01)
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        log.write({"after": wait})
        assert verify(log).wrong is None


def test_a_line_that_a_power_cut_tore_is_taken_off(log: Log) -> None:
    lines = filled(log)
    log.path.write_bytes(b"".join(lines) + lines[0][:30])
    assert verify(log).wrong == 6
    log.write({"after": True})
    assert (verify(log).lines, verify(log).wrong) == (6, None)


def test_a_full_disk_stops_the_release_and_leaves_no_part(log: Log) -> None:
    lines = filled(log)
    size = log.path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, hard))
    try:
        with pytest.raises(NotWritten):
            log.write({"person": "someone", "rows": 1})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert log.path.read_bytes() == b"".join(lines)


def test_a_release_says_who_what_and_how_much(warehouse: Path, noted: Log) -> None:
    sql = "-- needs: rows\nselect case_id from seen.referrals where case_id <> $x"
    rows = fetch(warehouse, sql, scope("team_manager"), {"x": "nothing"})
    fetch(warehouse, sql, scope("team_manager"), {"x": "nothing"})
    first, second = (json.loads(line) for line in noted.path.read_text("utf-8").splitlines())
    assert first["rows"] == second["rows"] == len(rows) == 8
    assert (first["person"], first["role"], first["export"]) == ("tenant|person", "role", False)
    assert first["facts"] == ["referrals"]
    assert first["asked"] == {"x": "nothing"}
    assert first["units"] == [f"team\x1f{TEAM}"]
    assert "child" not in noted.path.read_text("utf-8")


def test_figures_and_the_operators_own_questions_are_not_releases(
    warehouse: Path, noted: Log
) -> None:
    fetch(warehouse, "-- needs: aggregates\nselect * from seen.series", EVERYTHING, {})
    fetch(warehouse, "-- needs: rows\nselect case_id from seen.referrals", EVERYTHING, {})
    assert not noted.path.exists()


def test_cases_stay_where_nobody_said_who_reads(warehouse: Path) -> None:
    audit.reading(None)
    with pytest.raises(NotWritten):
        fetch(
            warehouse,
            "-- needs: rows\nselect case_id from seen.referrals",
            scope("team_manager"),
            {},
        )


@pytest.fixture
def audited(warehouse: Path, tmp_path: Path) -> tuple[Dash, Path]:
    path = tmp_path / "web" / "audit.log"
    return create_app(Settings(warehouse=warehouse, audit_log=path)), path


def test_pages_and_files_with_cases_are_noted_and_others_are_not(
    audited: tuple[Dash, Path],
) -> None:
    app, path = audited
    client = signed_in(app, "head_of_service")
    page(client, "/measure/referrals_received")
    assert not path.exists()
    page(client, ROWS)
    assert (
        client.get(ROWS.replace("/measure/", "/export/").replace("?", ".csv?")).status_code == 200
    )
    first, second = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    assert (first["export"], second["export"]) == (False, True)
    assert first["person"] == "demo|head_of_service"


def answers(client: FlaskClient) -> tuple[int, int, bytes]:
    store = layout(client, ROWS)["props"]["data"]
    shown = ask(client, "frame.children", store)
    file = client.get(ROWS.replace("/measure/", "/export/").replace("?", ".xlsx?"))
    return shown.status_code, file.status_code, shown.data + file.data


@pytest.mark.parametrize("spoilt", ["folder", "file", "full"])
def test_what_cannot_be_noted_is_not_shown(audited: tuple[Dash, Path], spoilt: str) -> None:
    app, path = audited
    client = signed_in(app, "head_of_service")
    assert answers(client)[:2] == (200, 200)
    path.unlink()
    if spoilt == "folder":
        path.parent.rmdir()
        path.parent.write_text("", "utf-8")
    elif spoilt == "file":
        path.mkdir()
    else:
        path.symlink_to("/dev/full")
    page_code, file_code, said = answers(client)
    assert (page_code, file_code) == (503, 503)
    assert b"child" not in said and b"referral-" not in said and b"Traceback" not in said
    assert "How are we doing?" in page(client, "/")
    assert os.path.lexists(path) or spoilt == "folder"
