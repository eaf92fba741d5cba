"""The council's own targets, with the dates from which they hold."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from measures.catalogue import MEASURES
from measures.council.view import View
from warehouse.paths import REFERENCE
from warehouse.toml import Date, Entry, Flag, Listed, Number, read_toml


def _known(measure_id: str) -> str:
    if measure_id not in MEASURES:
        raise ValueError
    return measure_id


MeasureId = Annotated[
    str, AfterValidator(_known), Field(description="the id of a measure in docs/measures.md")
]


class _Target(Entry):
    measure_id: MeasureId
    target: Number
    valid_from: Date
    sample: Flag = False


class _File(Entry):
    target: Listed[_Target] = ()


def targets(
    month: dt.date, path: Path = REFERENCE / "targets.toml", *, synthetic: bool = False
) -> dict[str, float]:
    """The target of each measure that has one in a month; Refused when the file is wrong.

    A target marked `sample` is the invented council's own, and holds for synthetic data alone.
    """
    entries = read_toml(path, _File).target
    valid = sorted(
        (entry.valid_from, entry.measure_id, float(entry.target))
        for entry in entries
        if entry.valid_from <= month and entry.sample <= synthetic
    )
    return {measure: value for _, measure, value in valid}


@dataclass(frozen=True)
class Targets:
    """Reads the targets that hold in the month for the council."""

    def read(self, view: View) -> dict[str, float]:
        """By measure id."""
        return targets(view.month, synthetic=view.snapshot.synthetic)
