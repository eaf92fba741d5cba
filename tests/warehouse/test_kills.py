"""A load that is killed at any moment leaves the old snapshot or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.council import Extract, run
from tests.warehouse.loads import print_figures
from tests.warehouse.rows import assessment, complaint, involvement, plan, referral

REPO = Path(__file__).parents[2]


def extract_of(children: int, as_at: str) -> Extract:
    """Children with a referral, an assessment, a plan and a worker each, over three months."""
    extract = Extract(as_at=as_at)
    for team in range(6):
        extract.team(f"T{team}", f"Service {team % 2}", f"Locality {team % 3}")
    for number in range(children):
        name, team = f"P{number}", f"T{number % 6}"
        on = f"2026-{number % 3 + 1:02}-{number % 28 + 1:02}"
        referral(extract, name, name, on, team, nfa="NY"[number % 5 == 0])
        assessment(extract, name, name, on, on, team=team)
        plan(extract, name, name, on)
        involvement(extract, name, name, on, team=team, worker=f"W{number % 50}")
        complaint(extract, name, on, team=team)
    return extract


def start_load(folder: Path, warehouse: Path) -> subprocess.Popen[bytes]:
    """A load in a process group of its own, as someone at a terminal would start it."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli.main", "load", str(folder), "--warehouse", str(warehouse)],
        cwd=REPO,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a load after a while; whether it was still at work."""
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def whole_load(folder: Path, warehouse: Path) -> float:
    """Load in a process to the end; how many seconds that took."""
    begun = time.monotonic()
    assert start_load(folder, warehouse).wait() == 0
    return time.monotonic() - begun


def assert_rows_behind_figures(warehouse: Path, figures: str) -> None:
    """The rows served are those of the figures served, not of the other snapshot."""
    line = next(
        text
        for text in figures.splitlines()
        if text.startswith("referrals_received,council,,,,2026-01")
    )
    cases = run(
        "cases",
        "--measure",
        "referrals_received",
        "--month",
        "2026-01",
        "--warehouse",
        str(warehouse),
    )
    assert len(cases.splitlines()) - 1 == float(line.split(",")[6])


@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.prove)])
def test_killed_loads(kills: int, tmp_path: Path) -> None:
    # Over 80% of what the new one has: one of the two is loaded after the other, either way round.
    old = extract_of(75, "2026-03-31").write(tmp_path / "old")
    new = extract_of(90, "2026-04-30").write(tmp_path / "new")
    warehouse = tmp_path / "warehouse"
    whole_load(new, tmp_path / "other")
    new_figures = print_figures(tmp_path / "other")
    seconds = whole_load(old, warehouse)
    old_figures = print_figures(warehouse)
    assert old_figures != new_figures
    dice = random.Random(20261122)
    landed = 0
    while landed < kills:
        if kill_after(start_load(new, warehouse), dice.uniform(0.1, 1.0) * seconds):
            landed += 1
        else:  # It was done before the kill: aim at a shorter load, and do not count this one.
            seconds *= 0.9
        served = print_figures(warehouse)
        assert served in (old_figures, new_figures)
        assert_rows_behind_figures(warehouse, served)
        if served == new_figures or landed % 4 == 0:  # else the next is killed upon these leavings
            run("load", str(old), "--warehouse", str(warehouse))
            assert print_figures(warehouse) == old_figures
    run("load", str(old), "--warehouse", str(warehouse))
    assert print_figures(warehouse) == old_figures
    # What killed loads left behind is swept up: three snapshots are kept, and little else.
    assert len(list(warehouse.iterdir())) < 10


def test_killed_first_load_serves_nothing_half_done(tmp_path: Path) -> None:
    folder = extract_of(60, "2026-03-31").write(tmp_path / "extract")
    seconds = whole_load(folder, tmp_path / "other")
    whole = print_figures(tmp_path / "other")
    for number, part in enumerate((0.6, 0.9)):
        warehouse = tmp_path / f"warehouse {number}"
        kill_after(start_load(folder, warehouse), part * seconds)
        run("load", str(folder), "--warehouse", str(warehouse))
        assert print_figures(warehouse) == whole
