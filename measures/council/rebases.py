"""Rebases that a named person has confirmed: where a series begins a new stretch."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import model_validator

from measures.council.targets import MeasureId
from measures.model.months import first_of
from warehouse.model.unit import Unit
from warehouse.paths import REFERENCE
from warehouse.toml import Date, Entry, Listed, Text, read_toml


@dataclass(frozen=True)
class Rebase:
    """From `month` on, the measure of one unit is charted anew; who said so, when, and why."""

    measure_id: str
    unit: Unit
    month: dt.date
    person: str
    confirmed: dt.date
    reason: str


class _Rebase(Entry):
    measure: MeasureId
    level: Text
    service: str = ""
    locality: str = ""
    team_id: str = ""
    month: Date
    person: Text
    confirmed: Date
    reason: Text

    @property
    def unit(self) -> Unit:
        return Unit(self.service, self.locality, self.team_id)

    @model_validator(mode="after")
    def _names_its_unit(self) -> Self:
        if self.unit.level != self.level:
            raise ValueError(
                f"at level {self.level} names a unit of level {self.unit.level}; mend one of them"
            )
        return self


class _File(Entry):
    rebase: Listed[_Rebase] = ()


def rebases(path: Path = REFERENCE / "rebases.toml") -> tuple[Rebase, ...]:
    """The confirmed rebases; Refused, with everything that is wrong, when the file is."""
    return tuple(
        Rebase(
            measure_id=entry.measure,
            unit=entry.unit,
            month=first_of(entry.month),
            person=entry.person,
            confirmed=entry.confirmed,
            reason=entry.reason,
        )
        for entry in read_toml(path, _File).rebase
    )
