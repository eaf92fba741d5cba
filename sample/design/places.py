"""The teams of the sample council: five services, three localities, invented names."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import Ids
from sample.design.window import Days, Window, first_day

NORTH, EAST, SOUTH_WEST, COUNTYWIDE = "North", "East", "South & West", "Countywide"
LOCALITIES = (NORTH, EAST, SOUTH_WEST)


@dataclass(frozen=True)
class Team:
    """A team as it stands today; `size` is its weight when families are shared out."""

    team_id: str
    name: str
    locality: str
    service: str
    team_type: str
    size: float = 1.0


def _families_first(number: int, place: str, locality: str, size: float) -> Team:
    return Team(
        f"FF{number:02}",
        f"Families First {place}",
        locality,
        "Families First",
        "FAMILIES_FIRST",
        size,
    )


def _in_care(team_id: str, name: str, locality: str, kind: str = "CHILDREN_IN_CARE") -> Team:
    return Team(team_id, name, locality, "LAC & Permanence", kind)


def _countywide(team_id: str, name: str, service: str, kind: str) -> Team:
    return Team(team_id, name, COUNTYWIDE, service, kind)


TEAMS: tuple[Team, ...] = (
    _families_first(1, "Larchmere", NORTH, 1.05),
    _families_first(2, "Stonewick", NORTH, 0.95),
    _families_first(3, "Fellbrook", NORTH, 1.1),
    _families_first(4, "Hawkshope", EAST, 0.9),
    _families_first(5, "Sallowby", EAST, 1.1),
    _families_first(6, "Whinfold", EAST, 1.0),
    _families_first(7, "Cobblewick", EAST, 0.95),
    _families_first(8, "Marrowdene", EAST, 1.05),
    _families_first(9, "Tarnholt", SOUTH_WEST, 1.0),
    _families_first(10, "Ryehallow", SOUTH_WEST, 0.9),
    _families_first(11, "Gorsefold", SOUTH_WEST, 1.0),
    _in_care("CC01", "Children in Care North", NORTH),
    _in_care("CC02", "Children in Care East", EAST),
    _in_care("CC03", "Children in Care South & West", SOUTH_WEST),
    _in_care("CC04", "Through Care 16 plus", COUNTYWIDE),
    _in_care("PM01", "Permanence", COUNTYWIDE, "PERMANENCE"),
    _countywide("CL01", "Care Leavers Beckside", "Care Leavers", "CARE_LEAVERS"),
    _countywide("CL02", "Care Leavers Moorgate", "Care Leavers", "CARE_LEAVERS"),
    _countywide("FD01", "First Contact", "Front Door", "FRONT_DOOR"),
    _countywide("FD02", "Multi-Agency Safeguarding", "Front Door", "FRONT_DOOR"),
    _countywide("DC01", "Disabled Children", "Specialist", "DISABLED"),
    _countywide("ED01", "Emergency Duty", "Specialist", "EDT"),
    _countywide("FO01", "Fostering and Connected Carers", "Specialist", "FOSTERING"),
    _countywide("EC01", "Edge of Care", "Specialist", "SPECIALIST"),
    _countywide("IR01", "Reviewing and Conference", "Specialist", "IRO_QA"),
)

POSITION = {team.team_id: place for place, team in enumerate(TEAMS)}
TEAM_IDS = np.array([team.team_id for team in TEAMS], dtype=object)
FAMILIES_FIRST = tuple(p for p, team in enumerate(TEAMS) if team.team_type == "FAMILIES_FIRST")
CASE_HOLDING = (
    *FAMILIES_FIRST,
    *(POSITION[t] for t in ("CC01", "CC02", "CC03", "CC04", "PM01", "DC01", "EC01")),
)
CARE_LEAVER_TEAMS = (POSITION["CL01"], POSITION["CL02"])
CARE_TEAM_OF_LOCALITY = np.array(
    [{NORTH: 11, EAST: 12, SOUTH_WEST: 13}.get(team.locality, 14) for team in TEAMS]
)

MOVED_TEAM, MOVED_FROM, MOVED_MONTHS_AGO = "FF04", NORTH, 31
RENAMED_TEAM, FORMER_NAME, RENAMED_MONTHS_AGO = "FF09", "Families First Tarn and Holt", 19
_ALWAYS = first_day(30 * 12)


def org_team(window: Window) -> pd.DataFrame:
    """One row per team and period: one team has moved locality, one has been renamed."""
    moved = first_day(window.as_at_month - MOVED_MONTHS_AGO)
    renamed = first_day(window.as_at_month - RENAMED_MONTHS_AGO)
    rows: list[tuple[Team, str, str, int, int | None]] = []
    for team in TEAMS:
        began = _ALWAYS
        if team.team_id == MOVED_TEAM:
            rows.append((team, team.name, MOVED_FROM, _ALWAYS, moved))
            began = moved
        if team.team_id == RENAMED_TEAM:
            rows.append((team, FORMER_NAME, team.locality, _ALWAYS, renamed))
            began = renamed
        rows.append((team, team.name, team.locality, began, None))
    return pd.DataFrame([_org_row(*row) for row in rows])


def _org_row(
    team: Team, name: str, locality: str, began: int, ended: int | None
) -> dict[str, object]:
    return {
        "team_id": team.team_id,
        "team_name": name,
        "team_name_aliases": f"{name} Team|{team.team_id}",
        "locality": locality,
        "service": team.service,
        "team_type": team.team_type,
        "operations_manager": f"Operations Manager, {team.service} - {locality}",
        "valid_from": began,
        "valid_to": ended,
    }


def department() -> pd.DataFrame:
    """ssd_department: the teams once more, under their service."""
    return pd.DataFrame(
        {
            "dept_team_id": TEAM_IDS,
            "dept_team_name": [team.name for team in TEAMS],
            "dept_team_parent_id": None,
            "dept_team_parent_name": [team.service for team in TEAMS],
        }
    )


def ids(positions: Days) -> Ids:
    """Team ids of team positions."""
    return TEAM_IDS[positions]
