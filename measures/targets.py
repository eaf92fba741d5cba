"""The council's own targets, with the dates from which they hold."""

import datetime as dt
import tomllib
from pathlib import Path

from measures.catalogue import MEASURES
from warehouse.paths import REFERENCE
from warehouse.problems import Refused


def targets(month: dt.date, path: Path = REFERENCE / "targets.toml") -> dict[str, float]:
    """The target of each measure that has one in a month; Refused when the file is wrong."""
    entries = tomllib.loads(path.read_text("utf-8")).get("target", [])
    problems = [
        f"{path.name}: a target needs measure, value and valid_from of a known measure; {entry}"
        " does not have them; mend it."
        for entry in entries
        if entry.get("measure") not in MEASURES
        or not isinstance(entry.get("value"), int | float)
        or not isinstance(entry.get("valid_from"), dt.date)
    ]
    if problems:
        raise Refused(problems)
    valid = sorted(
        (entry["valid_from"], entry["measure"], float(entry["value"]))
        for entry in entries
        if entry["valid_from"] <= month
    )
    return {measure: value for _, measure, value in valid}
