"""A test of this folder that loads a council is stopped, however it comes to it."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from sample import write_sample
from tests.council import Extract, council, run


def test_no_council_is_written_or_loaded(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"extract\.toml is opened"):
        council(Extract(), tmp_path)
    with pytest.raises(pytest.fail.Exception, match=r"extract\.toml is opened"):
        write_sample(tmp_path, scale=0.01, months=6)
    with pytest.raises(pytest.fail.Exception, match=r"extract\.toml is opened"):
        run("load", str(tmp_path), "--warehouse", str(tmp_path / "warehouse"))


def test_no_snapshot_is_opened(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="snapshot is opened"):
        duckdb.connect(str(tmp_path / "snapshot"))


def test_no_other_process_does_it_instead() -> None:
    with pytest.raises(pytest.fail.Exception, match="is started"):
        subprocess.run([sys.executable, "-c", ""], check=False)
