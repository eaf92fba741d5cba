"""Rebases that a named person has confirmed: where a series begins a new stretch."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures.catalogue import MEASURES
from measures.model.months import first_of
from warehouse.model.unit import Unit
from warehouse.paths import REFERENCE
from warehouse.problems import Refused

_NEEDS = {
    "measure": str,
    "level": str,
    "month": dt.date,
    "person": str,
    "confirmed": dt.date,
    "reason": str,
}


@dataclass(frozen=True)
class Rebase:
    """From `month` on, the measure of one unit is charted anew; who said so, when, and why."""

    measure_id: str
    unit: Unit
    month: dt.date
    person: str
    confirmed: dt.date
    reason: str


def rebases(path: Path = REFERENCE / "rebases.toml") -> tuple[Rebase, ...]:
    """The confirmed rebases; Refused, with everything that is wrong, when the file is."""
    entries = tomllib.loads(path.read_text("utf-8")).get("rebase", [])
    problems = [f"{path.name}: {found}; mend it." for entry in entries for found in _wrong(entry)]
    if problems:
        raise Refused(problems)
    return tuple(_rebase(entry) for entry in entries)


def _rebase(entry: dict[str, Any]) -> Rebase:
    return Rebase(
        measure_id=entry["measure"],
        unit=_unit(entry),
        month=first_of(entry["month"]),
        person=entry["person"],
        confirmed=entry["confirmed"],
        reason=entry["reason"],
    )


def _unit(entry: dict[str, Any]) -> Unit:
    return Unit(entry.get("service", ""), entry.get("locality", ""), entry.get("team_id", ""))


def _wrong(entry: dict[str, Any]) -> list[str]:
    """What a rebase lacks; the rule: a known measure and unit, a month, a person, a reason."""
    lacks = [
        f"a rebase needs {name}; {entry} does not have it"
        for name, kind in _NEEDS.items()
        if not isinstance(entry.get(name), kind) or entry[name] == ""
    ]
    if not lacks and entry["measure"] not in MEASURES:
        lacks.append(f"a rebase is of a known measure; {entry['measure']} is none")
    if not lacks and _unit(entry).level != entry["level"]:
        lacks.append(f"a rebase at level {entry['level']} names a unit of it; {entry} does not")
    return lacks
