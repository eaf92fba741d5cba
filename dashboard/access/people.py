"""The unit file: who may come in, and the units each answers for. Read again when it changes.

A TOML file outside the product, one block a person; the identity is the tenant's and the
directory's own id, never an e-mail address:

    [[person]]
    id = "the person's object id"
    role = "team_manager"        # optional: must then equal the role the provider gives
    units = [{ team = "FF01" }]  # or { service = "...", locality = "..." }, or { service = "..." };
                                 # { service = "*" } is every service, for a head of all of them
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self, cast

from pydantic import Field, ValidationInfo, field_validator, model_validator

from warehouse.model.unit import COUNCIL, Unit
from warehouse.toml import Entry, Listed, Text, read_toml, written

ALL_SERVICES = "*"
_UNITS = ({"team"}, {"service"}, {"service", "locality"})


@dataclass(frozen=True)
class Person:
    """Someone who may come in. `role` is empty when the provider's is taken as it is."""

    identifier: str
    role: str
    units: tuple[Unit, ...]


class _Unit(Entry):
    team: Text = ""
    service: Text = ""
    locality: Text = ""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if self.model_fields_set not in _UNITS:
            raise ValueError(
                "is no unit; write { team = ... }, { service = ... } or"
                " { service = ..., locality = ... }"
            )
        if self.service == ALL_SERVICES and self.locality:
            raise ValueError("names a locality of every service; name the service")
        return self

    @property
    def named(self) -> Unit:
        """The unit; every service together is the council."""
        return (
            COUNCIL
            if self.service == ALL_SERVICES
            else Unit(self.service, self.locality, self.team)
        )


class _Person(Entry):
    id: Text
    role: str = ""
    units: Annotated[Listed[_Unit], Field(description="a list of units")] = ()

    @field_validator("id")
    @classmethod
    def _stands_once(cls, value: str, read: ValidationInfo) -> str:
        """Each is read in turn, so what was met before is a second time now."""
        met = cast(set[str], read.context)
        if value in met:
            raise ValueError("stands there more than once; keep one")
        met.add(value)
        return value


class _File(Entry):
    person: Listed[_Person] = ()


def people(path: Path) -> Mapping[str, Person]:
    """Everyone by object id. Refused with every problem in the file: then nobody comes in."""
    return _people(path, written(path))


@lru_cache(maxsize=8)
def _people(path: Path, text: bytes | None) -> Mapping[str, Person]:
    found = read_toml(path, _File, context=set[str](), written=text)
    return {
        one.id: Person(
            identifier=one.id,
            role=one.role,
            units=tuple(unit.named for unit in one.units),
        )
        for one in found.person
    }
