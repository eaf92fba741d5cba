"""A unit: the council, a service, a locality within a service, or a team."""

from typing import Literal, NamedTuple

Level = Literal["council", "service", "locality", "team"]
# Between the names of a unit's key: a control character that no name holds.
SEPARATOR = "\x1f"
# The service, and the locality, of cases that no team holds.
UNASSIGNED = "Unassigned"


class Unit(NamedTuple):
    """The council (without names), or a service, a locality within a service, or a team.

    A team that is *placed* is named with its service and locality; its id alone finds it too.
    """

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

    @property
    def key(self) -> str:
        """Its name in a scope. A team is known by its id alone: it keeps its cases when it
        moves."""
        names = {
            "council": (),
            "service": (self.service,),
            "locality": (self.service, self.locality),
            "team": (self.team_id,),
        }[self.level]
        return SEPARATOR.join((self.level, *names))

    @property
    def around(self) -> tuple["Unit", ...]:
        """The council, and each unit that this one belongs to, down to itself."""
        steps = [Unit(), Unit(self.service), Unit(self.service, self.locality), self]
        return tuple(dict.fromkeys(steps))


COUNCIL = Unit()
