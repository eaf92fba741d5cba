"""A snapshot keeps the thresholds it was made by, whatever the council's file says later."""

from pathlib import Path

import pytest

from measures.evidence.thresholds import thresholds, thresholds_used
from tests.council import Extract, council
from tests.kernel.test_thresholds import own


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
