"""A command imports what it needs and no more: help comes at once, a load waits for no dashboard."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.council import Extract

RUN = """
import sys
from cli.main import app
app(sys.argv[1:], standalone_mode=False)
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
HEAVY = {"pandas", "numpy", "scipy", "duckdb", "sqlalchemy", "dash", "flask", "plotly"}
WEB = {"dash", "flask", "plotly", "dashboard"}


def modules_after(*arguments: str) -> set[str]:
    """The names of all modules that a process has imported once a command is done."""
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("command", ["", "sample", "load", "figures", "themes suggest", "serve"])
def test_help_imports_nothing_heavy(command: str) -> None:
    imported = modules_after(*command.split(), "--help")
    assert "cli.main" in imported
    assert not imported & HEAVY


def test_loading_and_reading_figures_import_no_dashboard(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    folder, warehouse = extract.write(tmp_path / "extract"), tmp_path / "warehouse"
    loaded = modules_after("load", str(folder), "--warehouse", str(warehouse))
    assert "duckdb" in loaded
    assert not loaded & WEB
    assert not modules_after("figures", "--warehouse", str(warehouse)) & WEB
    assert not modules_after("signals", "--warehouse", str(warehouse)) & WEB
