"""The council's own targets, with the dates from which they hold."""

import datetime as dt
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures.catalogue import MEASURES
from measures.council.view import View
from warehouse.paths import REFERENCE
from warehouse.problems import Refused


def targets(
    month: dt.date, path: Path = REFERENCE / "targets.toml", *, synthetic: bool = False
) -> dict[str, float]:
    """The target of each measure that has one in a month; Refused when the file is wrong.

    A target marked `sample` is the invented council's own, and holds for synthetic data alone.
    """
    entries = _entries(path)
    problems = [
        f"{path.name}: a target needs measure_id (an id of the catalogue), target (a number) and"
        f" valid_from (a date); {entry} does not have them; mend it."
        for entry in entries
        if not _is_target(entry)
    ]
    if problems:
        raise Refused(problems)
    valid = sorted(
        (entry["valid_from"], entry["measure_id"], float(entry["target"]))
        for entry in entries
        if entry["valid_from"] <= month and entry.get("sample", False) <= synthetic
    )
    return {measure: value for _, measure, value in valid}


@dataclass(frozen=True)
class Targets:
    """Reads the targets that hold in the month for the council."""

    def read(self, view: View) -> dict[str, float]:
        """By measure id."""
        return targets(view.month, synthetic=view.snapshot.synthetic)


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("target", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name} cannot be read as TOML ({error}); mend it."]) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused([f"{path.name}: targets are [[target]] blocks; write each as one."])
    return entries


def _is_target(entry: dict[str, object]) -> bool:
    value, since = entry.get("target"), entry.get("valid_from")
    return (
        entry.get("measure_id") in MEASURES
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and isinstance(since, dt.date)
        and not isinstance(since, dt.datetime)
        and isinstance(entry.get("sample", False), bool)
    )
