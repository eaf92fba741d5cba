"""Roles as data: data/reference/roles.toml, read strictly. What it does not grant is denied."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from warehouse.gate.pseudonyms import Pseudonyms
from warehouse.gate.scope import WHOLE, Scope, alone
from warehouse.model.facts import About, by_about
from warehouse.model.unit import COUNCIL, Unit
from warehouse.paths import REFERENCE
from warehouse.problems import Refused

ROLES = REFERENCE / "roles.toml"
CHOICES = {
    "own": ("team", "locality", "service", "council", "none"),
    "elsewhere": ("own", "near", "all", "none"),
    "rows": ("own", "all", "none"),
    "identifiers": ("clear", "pseudonyms"),
}
RIGHTS = ("aggregates", "rows", "text", "export", "quality", "administer")
_WORDS = {*CHOICES, "title", "about", "rights"}


@dataclass(frozen=True)
class Role:
    """One role: see the head of roles.toml for the words."""

    name: str
    title: str
    own: str
    elsewhere: str
    rows: str
    about: frozenset[About]
    identifiers: str
    rights: frozenset[str]


@dataclass(frozen=True, eq=False)
class Rules:
    """All roles, the columns that hold codes, and a version that changes with any of them."""

    roles: Mapping[str, Role]
    codes: frozenset[str]
    version: str


def read_rules(path: Path = ROLES) -> Rules:
    """The rules of a file; Refused with every problem found in it."""
    try:
        return _rules(path, path.stat().st_mtime_ns)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name} cannot be read as TOML ({error}); mend it."]) from error


@cache
def _rules(path: Path, _changed: int) -> Rules:
    text = path.read_bytes()
    found = tomllib.loads(text.decode("utf-8"))
    problems: list[str] = []
    roles = {}
    for name, entry in found.get("role", {}).items():
        wrong = [*_problems(path, name, entry)]
        problems += wrong
        if not wrong:
            roles[name] = _role(name, entry)
    if not roles and not problems:
        problems.append(f"{path.name} names no role, so nobody could sign in; write one.")
    if problems:
        raise Refused(problems)
    codes = frozenset(found.get("codes", {}).get("columns", []))
    return Rules(roles, codes, hashlib.sha256(text).hexdigest()[:16])


def _problems(path: Path, name: str, entry: Mapping[str, Any]) -> list[str]:
    said = [
        f"{path.name}: {name}.{word} is {entry.get(word)!r}; it must be one of {', '.join(known)}."
        for word, known in CHOICES.items()
        if entry.get(word) not in known
    ]
    said += [
        f"{path.name}: {name}.{word} lists {one!r}, which is none of {', '.join(known)}."
        for word, known in (("rights", RIGHTS), ("about", get_args(About)))
        for one in entry.get(word, ["(nothing)"])
        if one not in known
    ]
    said += [f"{path.name}: {name}.{word} is no rule; remove it." for word in set(entry) - _WORDS]
    if not isinstance(entry.get("title"), str) or not entry["title"]:
        said.append(f"{path.name}: {name} has no title; give it one.")
    return said


def _role(name: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        name=name,
        title=entry["title"],
        own=entry["own"],
        elsewhere=entry["elsewhere"],
        rows=entry["rows"],
        about=frozenset(cast(list[About], entry["about"])),
        identifiers=entry["identifiers"],
        rights=frozenset(entry["rights"]),
    )


def scope_of(
    rules: Rules, role_name: str, own: Iterable[Unit], pseudonyms: Pseudonyms | None
) -> Scope:
    """What a person of a role sees who answers for placed units.

    An unknown role sees nothing. A unit of another level than the role's own is left out: a role
    is not widened by what the unit file says of a person.
    """
    role = rules.roles.get(role_name)
    if role is None:
        return Scope()
    own = list(own)
    units = own if role.own == "none" else [one for one in own if one.level == role.own]
    keys = frozenset(unit.key for unit in units)
    exact = {"council": frozenset({WHOLE}), "none": frozenset[str]()}.get(role.own, keys)
    elsewhere = {"own": keys, "near": _near(units), "all": frozenset({WHOLE})}
    return Scope(
        exact=exact,
        protected=elsewhere.get(role.elsewhere, frozenset()),
        rows={"own": exact, "all": frozenset({WHOLE})}.get(role.rows, frozenset()),
        facts=frozenset().union(*(by_about()[subject] for subject in role.about)),
        rights=role.rights,
        clear_ids=role.identifiers == "clear",
        codes=rules.codes,
        pseudonyms=pseudonyms,
        role=role_name,
        version=rules.version,
    )


def _near(own: Iterable[Unit]) -> frozenset[str]:
    """The units above, each alone, and the locality of each with its teams."""
    found: set[str] = set()
    for service, locality, _ in own:
        found |= {alone(COUNCIL), alone(Unit(service))} if service else set()
        found |= {Unit(service, locality).key} if locality else set()
    return frozenset(found)
