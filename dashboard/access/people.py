"""The unit file: who may come in, and the units each answers for. Read again when it changes.

A TOML file outside the product, one block a person; the identity is the tenant's and the
directory's own id, never an e-mail address:

    [[person]]
    id = "the person's object id"
    role = "team_manager"        # optional: must then equal the role the provider gives
    units = [{ team = "FF01" }]  # or { service = "...", locality = "..." }, or { service = "..." }
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from warehouse.model.unit import Unit
from warehouse.problems import Refused


@dataclass(frozen=True)
class Person:
    """Someone who may come in. `role` is empty when the provider's is taken as it is."""

    identifier: str
    role: str
    units: tuple[Unit, ...]


def people(path: Path) -> Mapping[str, Person]:
    """Everyone by object id. Refused with every problem in the file: then nobody comes in."""
    try:
        changed = path.stat()
        return _people(path, changed.st_mtime_ns, changed.st_size)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name} cannot be read as TOML ({error}); mend it."]) from error


@lru_cache(maxsize=8)
def _people(path: Path, _changed: int, _size: int) -> Mapping[str, Person]:
    entries = tomllib.loads(path.read_text("utf-8")).get("person", [])
    problems = [problem for entry in entries for problem in _problems(path, entry)]
    named = [entry.get("id") for entry in entries]
    problems += [
        f"{path.name}: {one} stands there more than once; keep one."
        for one in {name for name in named if named.count(name) > 1}
    ]
    if problems:
        raise Refused(problems)
    return {entry["id"]: _person(entry) for entry in entries}


def _problems(path: Path, entry: Mapping[str, Any]) -> Iterator[str]:
    who = entry.get("id")
    if not isinstance(who, str) or not who:
        yield f"{path.name}: {entry!r} has no id; write the person's object id."
    for unit in entry.get("units", []):
        known = isinstance(unit, dict) and set(unit) in (
            {"team"},
            {"service"},
            {"service", "locality"},
        )
        if not known or not all(isinstance(name, str) and name for name in unit.values()):
            yield (
                f"{path.name}: {unit!r} of {who} is no unit; write {{ team = ... }},"
                " {{ service = ... }} or {{ service = ..., locality = ... }}."
            )


def _person(entry: Mapping[str, Any]) -> Person:
    return Person(
        identifier=entry["id"],
        role=str(entry.get("role", "")),
        units=tuple(
            Unit(unit.get("service", ""), unit.get("locality", ""), unit.get("team", ""))
            for unit in entry.get("units", [])
        ),
    )
