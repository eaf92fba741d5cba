"""Who may open what a load and the product write, whatever the umask of the account is."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from warehouse.gate.audit import Log
from warehouse.journal.engine import journal
from warehouse.modes import close, make_file, make_folder, too_wide, write

ROOT = Path(__file__).resolve().parents[2]
UMASKS = [0o000, 0o022, 0o077]


def mode(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):04o}"


def modes(folder: Path) -> dict[str, str]:
    return {path.name: mode(path) for path in folder.iterdir()}


def load(extract: Path, warehouse: Path, umask: int) -> None:
    command = [
        sys.executable,
        "-m",
        "cli.main",
        "load",
        str(extract),
        "--warehouse",
        str(warehouse),
    ]
    subprocess.run(command, cwd=ROOT, umask=umask, check=True, capture_output=True)


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "extract.toml").write_text("as_at = 2026-03-31\nla_code = 840\n", "utf-8")
    (folder / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_person_id,cont_contact_date\nC1,P1,2026-03-02\n", "utf-8"
    )
    return folder


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_load_closes_what_it_writes(extract: Path, tmp_path: Path, umask: int) -> None:
    warehouse = tmp_path / "new" / "warehouse"
    load(extract, warehouse, umask)
    found = modes(warehouse)
    assert {"current", ".lock"} < found.keys()
    assert set(found.values()) == {"0640"}
    assert mode(warehouse) == "0750"


def test_a_load_closes_what_stood_open(extract: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    load(extract, warehouse, 0o077)
    for path in (warehouse, *warehouse.iterdir()):
        path.chmod(0o777)
    load(extract, warehouse, 0o000)
    assert mode(warehouse) == "0750"
    assert set(modes(warehouse).values()) == {"0640"}


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_what_a_check_writes_is_its_owners_alone(extract: Path, tmp_path: Path, umask: int) -> None:
    """It holds cells and keys of rows."""
    out = tmp_path / "out"
    command = [sys.executable, "-m", "cli.main", "check", str(extract), "--out", str(out)]
    command += ["--warehouse", str(tmp_path / "warehouse")]
    subprocess.run(command, cwd=ROOT, umask=umask, check=True, capture_output=True)
    assert {"check.html", "cells.csv", "rows.csv", "findings.csv"} <= modes(out).keys()
    assert {modes(out)[name] for name in ("check.html", "cells.csv", "rows.csv")} == {"0600"}
    assert mode(out) == "0700"


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_journal_and_an_audit_log_are_their_owners_alone(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / f"journal-{umask}"
    before = os.umask(umask)
    try:
        engine = journal(f"sqlite:///{folder}/journal.sqlite")
        with engine.begin() as connection:
            connection.execute(sa.text("create table t (a integer)"))
            found = modes(folder)
        Log(folder / "audit.log", b"k").write({"rows": 1})
    finally:
        os.umask(before)
    assert {"journal.sqlite", "journal.sqlite.lock", "journal.sqlite-wal"} <= found.keys()
    assert set((found | modes(folder)).values()) == {"0600"}
    assert mode(folder) == "0700"


def test_a_file_is_closed_and_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, "one", 0o640)
    assert (mode(path), path.read_text("utf-8")) == ("0640", "one")
    path.chmod(0o400)
    make_file(path, 0o640)
    assert mode(path) == "0400"
    path.chmod(0o666)
    close(path, 0o640)
    assert mode(path) == "0640"
    for before in (0o700, 0o755):
        folder = tmp_path / f"{before:o}"
        folder.mkdir()
        folder.chmod(before)
        make_folder(folder)
        assert mode(folder) == f"{before:04o}"


def test_what_is_too_wide_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert [*too_wide(path, 0o640)] == []
    write(path, "one")
    assert [*too_wide(path, 0o640)] == []
    path.chmod(0o664)
    assert [*too_wide(path, 0o640)] == [
        "a may be opened by more accounts than it is meant for (mode 0664, at most 0640); close it"
        f" with `chmod 0640 {path}`."
    ]
