"""Loads side by side: the product, and DuckDB doing the same without anything around it."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from sample import write_sample
from tests.bench.once import ALL, Seconds

STAGES = (
    "reading",
    "calendar and teams",
    "facts",
    "figures",
    "finishing",
    "triangulation",
    "small numbers",
    "publishing",
    ALL,
)
Line = tuple[str, str, str, str, str]


def sample(folder: Path, scale: float) -> Path:
    """A synthetic council of a size, written once."""
    if not (folder / "extract.toml").exists():
        write_sample(folder, scale=scale)
    return folder


def once(way: str, folder: Path) -> Seconds:
    """One load in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.once", way, str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: Seconds = json.loads(printed)
    return found


def beside_bare(folder: Path, rounds: int) -> list[Line]:
    """The stages of a load, product and bare by turns, with the median of the rounds' ratios."""
    pairs = [(once("product", folder), once("bare", folder)) for _ in range(rounds)]
    lines = [_line(stage, pairs) for stage in STAGES]
    peak = median(ours["peak"] for ours, _ in pairs), median(bare["peak"] for _, bare in pairs)
    return [*lines, ("load: peak memory", f"{peak[0]:.0f} MB", f"{peak[1]:.0f} MB", "", "")]


def _line(stage: str, pairs: list[tuple[Seconds, Seconds]]) -> Line:
    ours = f"{median(one[stage] for one, _ in pairs):.2f} s"
    goal = "at most 3" if stage == ALL else ""
    if stage not in pairs[0][1]:
        return f"load: {stage}", ours, "", "", goal
    bare = f"{median(one[stage] for _, one in pairs):.2f} s"
    ratio = median(one[stage] / other[stage] for one, other in pairs)
    return f"load: {stage}", ours, bare, f"{ratio:.1f}", goal


def ten_times(one: Path, ten: Path, rounds: int) -> list[Line]:
    """A load of ten councils beside a load of one."""
    pairs = [(once("product", ten), once("product", one)) for _ in range(rounds)]
    ratio = median(big[ALL] / small[ALL] for big, small in pairs)
    big, small = median(b[ALL] for b, _ in pairs), median(s[ALL] for _, s in pairs)
    peak = median(b["peak"] for b, _ in pairs), median(s["peak"] for _, s in pairs)
    return [
        (
            "load: ten councils beside one",
            f"{big:.1f} s",
            f"{small:.1f} s",
            f"{ratio:.1f}",
            "at most 11",
        ),
        (
            "load: peak memory of ten beside one",
            f"{peak[0]:.0f} MB",
            f"{peak[1]:.0f} MB",
            f"{peak[0] / peak[1]:.1f}",
            "",
        ),
    ]
