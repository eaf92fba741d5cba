"""What the product refuses to start with: one sentence each, and exit code 1."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from flask import request
from pydantic import SecretStr

from app import create_app
from dashboard.access.settings import Settings
from dashboard.access.startup import is_loopback, refusals
from tests.access.production import SECRETS, browser, settings
from warehouse.problems import Refused
from warehouse.snapshots import current_snapshot

ROOT = Path(__file__).resolve().parents[2]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"env": "prod"}, "set it to demo or production"),
    ({"env": ""}, "set it to demo or production"),
    ({"demo_sign_in": True}, "sign-in is on"),
    ({"debug": True}, "Debugging is on"),
    *(({name: SecretStr("")}, "is missing") for name in ("secret", "pseudonym_key", "audit_key")),
    ({"secret": SecretStr("x7Kq2")}, "shorter than 32"),
    ({"audit_key": SecretStr("changeme" * 5)}, "others know or guess"),
    ({"secret": SecretStr("a" * 40)}, "others know or guess"),
    ({"issuer": ""}, "No identity provider"),
    ({"tenant": ""}, "No identity provider"),
    ({"issuer": "http://login.example.test"}, "not an https address"),
    ({"client_id": ""}, "TRIANGULATE_CLIENT_ID"),
    ({"address": "http://triangulate.test"}, "must be the https address"),
    ({"address": ""}, "must be the https address"),
    ({"people": None}, "No unit file"),
    ({"people": Path("/nowhere/people.toml")}, "No unit file"),
    ({"idle_minutes": 0}, "above 0"),
    ({"idle_minutes": float("nan")}, "TRIANGULATE_IDLE_MINUTES is nan"),
    ({"idle_minutes": float("inf")}, "TRIANGULATE_IDLE_MINUTES is inf"),
    ({"longest_hours": float("inf")}, "TRIANGULATE_LONGEST_HOURS is inf"),
    ({"audit_key": SecretStr(SECRETS["secret"])}, "SECRET and TRIANGULATE_AUDIT_KEY are one"),
    ({"client_secret": SecretStr(SECRETS["audit_key"])}, "AUDIT_KEY and TRIANGULATE_CLIENT_SECRET"),
    *(({"tenant": name}, "name every tenant") for name in ("common", "Organizations", "consumers")),
    ({"issuer": "https://login.microsoftonline.com/common/v2.0"}, "name every tenant"),
]


def test_right_settings_have_nothing_to_refuse(own_records: Path, tmp_path: Path) -> None:
    assert [*refusals(settings(own_records, tmp_path), "0.0.0.0")] == []
    create_app(settings(own_records, tmp_path))


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_each_wrong_setting_is_one_sentence(
    own_records: Path, tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    wrong = settings(own_records, tmp_path, **changed)
    (sentence,) = refusals(wrong)
    assert said in sentence
    assert sentence.endswith(".")
    assert not any(secret in sentence for secret in SECRETS.values())
    with pytest.raises(Refused):
        create_app(wrong)


@pytest.mark.parametrize(
    ("name", "mode", "most"),
    [
        ("warehouse", 0o755, "0750"),
        ("warehouse", 0o770, "0750"),
        ("snapshot", 0o644, "0640"),
        ("current", 0o660, "0640"),
        ("journal.sqlite", 0o640, "0600"),
        ("journal.sqlite-wal", 0o604, "0600"),
        ("audit.log", 0o644, "0640"),
    ],
)
def test_a_file_that_others_may_open_is_refused(
    own_records: Path, tmp_path: Path, name: str, mode: int, most: str
) -> None:
    warehouse = tmp_path / "warehouse"
    shutil.copytree(own_records, warehouse)
    right = settings(warehouse, tmp_path)
    door = create_app(right).server.extensions["door"]
    door.log.write({"at": "now"})
    door.journal.dispose()
    (tmp_path / "journal.sqlite-wal").touch(mode=0o600)
    assert [*refusals(right)] == []
    places = {"warehouse": warehouse, "snapshot": current_snapshot(warehouse)}
    path = places.get(name) or next(p for p in (tmp_path / name, warehouse / name) if p.exists())
    path.chmod(mode)
    (sentence,) = refusals(right)
    assert sentence.startswith(f"{path.name} may be opened by more accounts")
    assert f"(mode {mode:04o}, at most {most})" in sentence


def test_a_synthetic_snapshot_and_real_records_are_kept_apart(
    warehouse: Path, own_records: Path, tmp_path: Path
) -> None:
    (sentence,) = refusals(settings(warehouse, tmp_path))
    assert "marked synthetic" in sentence
    (sentence,) = refusals(Settings(warehouse=own_records))
    assert "not marked synthetic" in sentence


@pytest.mark.parametrize("name", ["DASH_DEBUG", "FLASK_DEBUG"])
def test_debugging_of_the_libraries_is_refused_too(
    own_records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "true")
    (sentence,) = refusals(settings(own_records, tmp_path))
    assert "Debugging" in sentence


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("unix:/run/x.sock", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("example.test", False),
        ("localhost.evil.test", False),
        ("", False),
    ],
)
def test_what_counts_as_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_the_demonstration_listens_on_this_machine_only(warehouse: Path) -> None:
    assert [*refusals(Settings(warehouse=warehouse), "127.0.0.1")] == []
    (sentence,) = refusals(Settings(warehouse=warehouse), "0.0.0.0")
    assert "127.0.0.1" in sentence


def run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("how", ["serve", "gunicorn"])
@pytest.mark.parametrize(
    ("environment", "host", "said"),
    [
        ({"TRIANGULATE_ENV": "staging"}, "127.0.0.1", "set it to demo or production."),
        ({"TRIANGULATE_ENV": "demo"}, "0.0.0.0", "listens on this machine only"),
        ({"TRIANGULATE_ENV": "production"}, "127.0.0.1", "TRIANGULATE_SECRET is missing"),
    ],
)
def test_the_servers_stop_with_the_sentence_and_exit_code_1(
    warehouse: Path, how: str, environment: dict[str, str], host: str, said: str
) -> None:
    environment = environment | {"TRIANGULATE_WAREHOUSE": str(warehouse)}
    command = {
        "serve": [
            "cli.main",
            "serve",
            "--host",
            host,
            "--port",
            "0",
            "--warehouse",
            str(warehouse),
        ],
        "gunicorn": ["gunicorn", "app:server", "--bind", f"{host}:0"],
    }[how]
    ended = run(command, **environment)
    assert ended.returncode == 1, ended.stderr
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_workers_end_without_a_crash(warehouse: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "app:server",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
        "--threads",
        "2",
    ]
    said = tmp_path / "said"
    with said.open("w") as errors:
        environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse)}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=errors)
        try:
            _asked(f"http://127.0.0.1:{port}/login")
        finally:
            server.terminate()
            server.wait(timeout=30)
    assert "Worker exiting" in said.read_text("utf-8")
    assert not {"SIGSEGV", "SIGABRT"} & set(re.findall(r"SIG[A-Z]+", said.read_text("utf-8")))


def _asked(address: str) -> None:
    """Wait for an answer: a page of the sign-in reads the snapshot."""
    for _ in range(240):
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.25)
    raise TimeoutError(f"{address} did not answer in 60 seconds.")


def test_a_plain_import_stops_too(warehouse: Path) -> None:
    ended = run(["app"], TRIANGULATE_ENV="staging", TRIANGULATE_WAREHOUSE=str(warehouse))
    assert ended.returncode == 1
    assert ended.stderr.strip() == "TRIANGULATE_ENV is 'staging'; set it to demo or production."


def test_a_snapshot_of_the_wrong_kind_is_not_served_even_later(
    own_records: Path, tmp_path: Path
) -> None:
    app = create_app(Settings(warehouse=tmp_path / "empty"))
    (tmp_path / "empty").mkdir()
    for name in ("current", (own_records / "current").read_text("utf-8").strip()):
        (tmp_path / "empty" / name).write_bytes((own_records / name).read_bytes())
    answer = app.server.test_client().get("/login")
    assert answer.status_code == 503
    assert b"own records" in answer.data


def test_forwarded_headers_are_believed_only_behind_a_proxy(
    own_records: Path, tmp_path: Path
) -> None:
    forwarded = {"X-Forwarded-For": "10.1.2.3", "X-Forwarded-Host": "evil.test"}
    for proxies, seen in ((0, "127.0.0.1"), (1, "10.1.2.3")):
        client = browser(create_app(settings(own_records, tmp_path, trusted_proxies=proxies)))
        with client:
            assert client.get("/login", headers=forwarded).status_code == 200
            assert request.remote_addr == seen
            assert request.host == "triangulate.test"
