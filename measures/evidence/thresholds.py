"""The thresholds by which sources of evidence speak: one settings file, shown beside results."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warehouse.gate.read import NOBODY, query
from warehouse.paths import REFERENCE
from warehouse.problems import Refused

Thresholds = Mapping[str, Mapping[str, float]]
SHIPPED = REFERENCE / "triangulation.toml"


def thresholds() -> Thresholds:
    """The thresholds of every source (TRIANGULATE_THRESHOLDS, else the shipped file).

    A file need name only what it changes. Refused when a name is unknown or no number from 0.
    """
    chosen = Path(os.environ.get("TRIANGULATE_THRESHOLDS", SHIPPED))
    own, shipped = _read(chosen), _shipped()
    problems = [
        f"{chosen.name}: [{source}] {name} is no threshold; the thresholds of {source} are"
        f" {', '.join(shipped.get(source, {})) or 'none'}; take it out."
        for source, entries in own.items()
        for name in entries
        if name not in shipped.get(source, {})
    ]
    problems += [
        f"{chosen.name}: [{source}] {name} must be a number from 0; write one."
        for source, entries in own.items()
        for name, value in entries.items()
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0
    ]
    if problems:
        raise Refused(problems)
    return {source: {**entries, **own.get(source, {})} for source, entries in shipped.items()}


def thresholds_used(warehouse: Path) -> Thresholds:
    """The thresholds that the statements of the snapshot were made by, whatever the file says now."""
    found: dict[str, dict[str, float]] = {}
    for row in query(warehouse, "thresholds", NOBODY):
        found.setdefault(row["source"], {})[row["name"]] = row["value"]
    return found


@cache
def _shipped() -> Thresholds:
    return _read(SHIPPED)


def _read(path: Path) -> dict[str, dict[str, float]]:
    try:
        text = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused(
            [f"The thresholds in {path.name} cannot be read ({error}); mend it."]
        ) from error
    if not all(isinstance(entries, dict) for entries in text.values()):
        raise Refused([f"{path.name}: every threshold stands under its [source]; move it there."])
    return text
