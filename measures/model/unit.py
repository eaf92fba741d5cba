"""Which unit is asked about: the council, a service, a locality or a team."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["council", "service", "locality", "team"]


@dataclass(frozen=True)
class Unit:
    """The council, or a service, a locality within a service, or a team."""

    service: str = ""
    locality: str = ""
    team_id: str = ""

    @property
    def level(self) -> Level:
        """Which of the four levels the unit stands on."""
        if self.team_id:
            return "team"
        if self.locality:
            return "locality"
        return "service" if self.service else "council"


COUNCIL = Unit()
