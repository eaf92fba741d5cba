"""Thresholds: a council's own file, and what a snapshot was made by whatever the file says later."""

from pathlib import Path

import pytest

from measures.evidence.thresholds import thresholds, thresholds_used
from tests.council import Extract, council
from warehouse.problems import Refused


def own(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder / "ours.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setenv("TRIANGULATE_THRESHOLDS", str(path))
    return path


def test_a_snapshot_keeps_the_thresholds_it_was_made_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "[audits]\nstrength_from = 80.5\n", monkeypatch)
    made_by = thresholds()
    extract = Extract()
    extract.team("T1")
    warehouse = council(extract, tmp_path).warehouse
    own(tmp_path, "[audits]\nstrength_from = 60\n", monkeypatch)
    assert thresholds()["audits"]["strength_from"] == 60
    assert thresholds_used(warehouse)["audits"]["strength_from"] == 80.5
    assert thresholds_used(warehouse) == made_by


def test_a_file_names_only_what_it_changes_and_all_its_faults_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "[audits]\nstrenght_from = 1\n[families]\nfewest = -2\n", monkeypatch)
    with pytest.raises(Refused) as refused:
        thresholds()
    assert "strenght_from is no threshold" in str(refused.value)
    assert "[families] fewest must be a number from 0" in str(refused.value)
