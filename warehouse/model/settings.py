"""The settings a council makes for its own counting: intervals, limits, ages and roles."""

import os
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from warehouse.paths import REFERENCE
from warehouse.toml import Entry, Number, Texts, Whole, read_toml

Days = Annotated[Whole, Field(gt=0, description="a whole number above 0")]
# Below these a hidden number could be told from what is shown beside it.
AtLeast5 = Annotated[Whole, Field(ge=5, description="a whole number of 5 or more")]
AtLeast10 = Annotated[Whole, Field(ge=10, description="a whole number of 10 or more")]
CASE_WORKERS = ("CW", "16PLUS", "Case Worker", "Allocated Worker")


class RuleSettings(Entry):
    """Settings that change a count. Days are working days where the name says so."""

    noun: ClassVar[str] = "setting"

    cp_visit_working_days: Days = 20
    cin_visit_working_days: Days = 30
    caseload_limit: Annotated[Number, Field(gt=0, description="a number above 0")] = 25
    case_supervision_days: Days = 42
    seen_alone_age: Days = 4
    hide_counts_up_to: AtLeast5 = 5
    least_cases_for_medians: AtLeast10 = 10
    case_worker_roles: Texts = CASE_WORKERS

    @field_validator("case_worker_roles")
    @classmethod
    def _never_none(cls, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Without any role nobody would hold a child: an empty list sets nothing."""
        return roles or CASE_WORKERS

    def as_text(self) -> dict[str, str]:
        """Each setting by name, as it is printed beside a measure."""
        text = {name: str(value) for name, value in self}
        return text | {"case_worker_roles": ", ".join(self.case_worker_roles)}


def read_settings(path: Path | None = None) -> RuleSettings:
    """Read the settings file (TRIANGULATE_RULES, else the shipped one); Refused when it is
    wrong."""
    chosen = path or Path(os.environ.get("TRIANGULATE_RULES", REFERENCE / "settings.toml"))
    return read_toml(chosen, RuleSettings)
