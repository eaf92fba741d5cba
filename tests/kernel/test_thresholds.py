"""Thresholds of a council: its own file, and what a wrong one is told."""

from pathlib import Path

import pytest

from measures.evidence.thresholds import thresholds
from warehouse.problems import Refused


def own(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder / "ours.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setenv("TRIANGULATE_THRESHOLDS", str(path))
    return path


def test_a_file_names_only_what_it_changes_and_all_its_faults_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "[audits]\nstrenght_from = 1\n[families]\nfewest = -2\n", monkeypatch)
    with pytest.raises(Refused) as refused:
        thresholds()
    assert "strenght_from is no threshold" in str(refused.value)
    assert "[families] fewest must be a number from 0" in str(refused.value)
