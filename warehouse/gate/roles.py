"""Roles as data: data/reference/roles.toml, read strictly. What it does not grant is denied."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from warehouse.gate.scope import WHOLE, Pseudonyms, Scope, alone
from warehouse.model.facts import About, by_about
from warehouse.model.unit import COUNCIL, Unit
from warehouse.paths import REFERENCE
from warehouse.toml import Choices, Entry, Text, Texts, read_toml, written

ROLES = REFERENCE / "roles.toml"
Right = Literal["aggregates", "rows", "text", "export", "quality", "administer"]
RIGHTS: tuple[Right, ...] = get_args(Right)
# The words of `elsewhere` that open whole figures as counted; the others open the grid.
AS_COUNTED = ("near_exact", "exact")


class RoleEntry(Entry):
    """What the file says of one role: see the head of roles.toml for the words."""

    noun: ClassVar[str] = "rule"

    title: Text
    own: Literal["team", "locality", "service", "council", "none"]
    elsewhere: Literal["own", "near", "all", "near_exact", "exact", "none"]
    rows: Literal["own", "all", "none"]
    about: Choices[About]
    identifiers: Literal["clear", "pseudonyms"]
    rights: Choices[Right]
    opens: str = ""


class Role(RoleEntry):
    """One role by its name."""

    name: str


class _Codes(Entry):
    columns: Texts = ()


class _File(Entry):
    noun: ClassVar[str] = "block"

    role: Annotated[
        dict[str, RoleEntry],
        Field(
            min_length=1, description="a block for each such as [role.auditor], or nobody comes in"
        ),
    ]
    codes: _Codes = _Codes()


@dataclass(frozen=True, eq=False)
class Roles:
    """All roles, the columns that hold codes, and a version that changes with any of them."""

    roles: Mapping[str, Role]
    codes: frozenset[str]
    version: str

    def where(self, name: str, elsewhere: str) -> "Roles":
        """The same rules with another word for what one role sees elsewhere, to try it."""
        changed = self.roles[name].model_copy(update={"elsewhere": elsewhere})
        return replace(self, roles={**self.roles, name: changed})


def read_roles(path: Path = ROLES) -> Roles:
    """The rules of a file; Refused with every problem found in it."""
    return _rules(path, written(path))


@lru_cache(maxsize=8)
def _rules(path: Path, text: bytes | None) -> Roles:
    found = read_toml(path, _File, written=text)
    return Roles(
        roles={name: Role(name=name, **dict(entry)) for name, entry in found.role.items()},
        codes=frozenset(found.codes.columns),
        version=hashlib.sha256(text or b"").hexdigest()[:16],
    )


def scope_of(
    rules: Roles, role_name: str, own: Iterable[Unit], pseudonyms: Pseudonyms | None
) -> Scope:
    """What a person of a role sees who answers for placed units.

    An unknown role sees nothing. A unit of another level than the role's own is left out: a role
    is not widened by what the unit file says of a person. Who answers for services may answer for
    all of them, which is the council.
    """
    role = rules.roles.get(role_name)
    if role is None:
        return Scope()
    own = list(own)
    units = own if role.own == "none" else [one for one in own if _is_own(role, one)]
    keys = frozenset(unit.key for unit in units)
    exact = {"council": frozenset({WHOLE}), "none": frozenset[str]()}.get(role.own, keys)
    reach = {"own": keys, "near": _near(units), "all": frozenset({WHOLE})}
    reach |= {"near_exact": reach["near"], "exact": reach["all"]}
    elsewhere = reach.get(role.elsewhere, frozenset[str]())
    return Scope(
        exact=exact,
        whole=elsewhere if role.elsewhere in AS_COUNTED else frozenset(),
        protected=elsewhere,
        rows={"own": exact, "all": frozenset({WHOLE})}.get(role.rows, frozenset()),
        facts=frozenset().union(*(by_about()[subject] for subject in role.about)),
        rights=role.rights,
        clear_ids=role.identifiers == "clear",
        codes=rules.codes,
        pseudonyms=pseudonyms,
        role=role_name,
        version=rules.version,
    )


def _is_own(role: Role, unit: Unit) -> bool:
    return unit.level == role.own or (role.own == "service" and unit == COUNCIL)


def _near(own: Iterable[Unit]) -> frozenset[str]:
    """The units above, each alone, and the locality of each with its teams."""
    found: set[str] = set()
    for service, locality, _ in own:
        found |= {alone(COUNCIL), alone(Unit(service))} if service else set()
        found |= {Unit(service, locality).key} if locality else set()
    return frozenset(found)
