"""The roles and the unit file are known by what stands in them, not by when they were written."""

import os
from pathlib import Path

import pytest

from dashboard.access.people import people
from warehouse.gate.roles import ROLES, read_roles
from warehouse.problems import Refused


def rewritten(path: Path, text: str) -> None:
    """Another text of the same length at the same time, as a tool that keeps times writes it."""
    before = path.stat()
    assert len(text.encode()) == before.st_size
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_person_who_is_taken_out_is_out_whatever_the_files_time(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    path.write_text('[[person]]\nid = "one"\nunits = [{ team = "A" }]\n', "utf-8")
    assert people(path).keys() == {"one"}
    rewritten(path, '[[person]]\nid = "two"\nunits = [{ team = "B" }]\n')
    assert people(path).keys() == {"two"}
    rewritten(path, '[[person]]\nid = "one"\nunits = [{ team = "A" }]\n')
    assert people(path).keys() == {"one"}
    rewritten(path, '[[person]]\nid = "one"\nunits = [{ team = "A" ]]\n')
    with pytest.raises(Refused):
        people(path)


def test_a_right_that_is_taken_away_is_away_whatever_the_files_time(tmp_path: Path) -> None:
    path, text = tmp_path / "roles.toml", ROLES.read_text("utf-8")
    path.write_text(text, "utf-8")
    before = read_roles(path)
    assert before.roles["auditor"].elsewhere == "all"
    of_auditor = text.index('elsewhere = "all"', text.index("[role.auditor]"))
    changed = text[:of_auditor] + 'elsewhere = "own"' + text[of_auditor + 17 :]
    rewritten(path, changed)
    after = read_roles(path)
    assert after.roles["auditor"].elsewhere == "own"
    assert after.version != before.version


def test_files_that_are_missing_are_said_and_then_read(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    with pytest.raises(Refused, match=r"people\.toml is missing"):
        people(path)
    path.write_text("", "utf-8")
    assert people(path) == {}
