"""The council's own targets, with the dates from which they hold."""

import datetime as dt
import math
import tomllib
from pathlib import Path
from typing import Any

from measures.catalogue import MEASURES
from warehouse.paths import REFERENCE
from warehouse.problems import Refused


def targets(month: dt.date, path: Path = REFERENCE / "targets.toml") -> dict[str, float]:
    """The target of each measure that has one in a month; Refused when the file is wrong."""
    entries = _entries(path)
    problems = [
        f"{path.name}: a target needs measure (an id of the catalogue), value (a number) and"
        f" valid_from (a date); {entry} does not have them; mend it."
        for entry in entries
        if not _is_target(entry)
    ]
    if problems:
        raise Refused(problems)
    valid = sorted(
        (entry["valid_from"], entry["measure"], float(entry["value"]))
        for entry in entries
        if entry["valid_from"] <= month
    )
    return {measure: value for _, measure, value in valid}


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("target", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name} cannot be read as TOML ({error}); mend it."]) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused([f"{path.name}: targets are [[target]] blocks; write each as one."])
    return entries


def _is_target(entry: dict[str, object]) -> bool:
    value, since = entry.get("value"), entry.get("valid_from")
    return (
        entry.get("measure") in MEASURES
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and isinstance(since, dt.date)
        and not isinstance(since, dt.datetime)
    )
