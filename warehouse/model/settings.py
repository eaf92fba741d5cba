"""The settings a council makes for its own counting: intervals, limits, ages and roles."""

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from warehouse.paths import REFERENCE
from warehouse.problems import Refused

# Below these a hidden number could be told from what is shown beside it.
_AT_LEAST = {"hide_counts_up_to": 5, "least_cases_for_medians": 10}


@dataclass(frozen=True)
class RuleSettings:
    """Settings that change a count. Days are working days where the name says so."""

    cp_visit_working_days: int = 20
    cin_visit_working_days: int = 30
    caseload_limit: float = 25
    case_supervision_days: int = 42
    seen_alone_age: int = 4
    hide_counts_up_to: int = 5
    least_cases_for_medians: int = 10
    case_worker_roles: tuple[str, ...] = ("CW", "16PLUS", "Case Worker", "Allocated Worker")

    def as_text(self) -> dict[str, str]:
        """Each setting by name, as it is printed beside a measure."""
        text = {item.name: str(getattr(self, item.name)) for item in fields(self)}
        return text | {"case_worker_roles": ", ".join(self.case_worker_roles)}


def read_settings(path: Path | None = None) -> RuleSettings:
    """Read the settings file (TRIANGULATE_RULES, else the shipped one); Refused when it is wrong."""
    path = path or Path(os.environ.get("TRIANGULATE_RULES", REFERENCE / "settings.toml"))
    try:
        text = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused(
            [f"The settings file {path.name} cannot be read ({error}); mend it."]
        ) from error
    names = {item.name for item in fields(RuleSettings)}
    problems = [
        f"{path.name}: {name} is not a setting; the settings are {', '.join(sorted(names))}."
        for name in text
        if name not in names
    ]
    problems += [
        f"{path.name}: {name} must be a number above 0; write one."
        for name, value in text.items()
        if name in names - {"case_worker_roles"}
        and (not isinstance(value, int | float) or isinstance(value, bool) or value <= 0)
    ]
    problems += [
        f"{path.name}: {name} must be a whole number of {least} or more; write one."
        for name, least in _AT_LEAST.items()
        if name in text and not (isinstance(text[name], int) and text[name] >= least)
    ]
    if problems:
        raise Refused(problems)
    chosen = RuleSettings(**{k: v for k, v in text.items() if k != "case_worker_roles"})
    roles = tuple(str(role) for role in text.get("case_worker_roles", ()))
    return replace(chosen, case_worker_roles=roles) if roles else chosen
