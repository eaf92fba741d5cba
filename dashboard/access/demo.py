"""The people of the demonstration: one of every role, each with a unit of the sample."""

from dataclasses import dataclass

from dashboard.access.identity import DEMO_PERSON, DISPLAY_ROLE, Door, demo_units
from measures.council.units import UnknownUnit, path
from warehouse.gate.read import EVERYTHING, NoSnapshot
from warehouse.gate.roles import Role, read_roles
from warehouse.model.unit import Unit

NAMES = (
    "A. Okafor",
    "B. Singh",
    "C. Morgan",
    "J. Ward",
    "D. Kowalski",
    "E. Nowak",
    "F. Reid",
    "G. Ahmed",
)


@dataclass(frozen=True)
class DemoPerson:
    """Someone invented to sign in as. `identity` is what a session knows the person by."""

    role: str
    title: str
    name: str
    unit: str

    @property
    def identity(self) -> str:
        """The identity, which no provider could give."""
        return DEMO_PERSON + self.role


def people(door: Door) -> list[DemoPerson]:
    """One person of every role, in the order of the rules."""
    roles = read_roles(door.settings.roles).roles.values()
    people = [role for role in roles if role.name != DISPLAY_ROLE]
    return [
        DemoPerson(role.name, role.title, NAMES[number % len(NAMES)], _unit(door, role))
        for number, role in enumerate(people)
    ]


def person(door: Door, role: str) -> DemoPerson | None:
    """The person of a role, or None."""
    return next((who for who in people(door) if who.role == role), None)


def _unit(door: Door, role: Role) -> str:
    """The person's unit as people say it."""
    warehouse = door.settings.warehouse
    own = demo_units(warehouse, role)
    try:
        if not own:
            whole = role.own == "council"
            return path(warehouse, EVERYTHING, Unit())[-1].name if whole else ""
        steps = path(warehouse, EVERYTHING, own[0])
    except (NoSnapshot, UnknownUnit):
        return ""
    return ", ".join(node.name for node in reversed(steps[-2:] if len(steps) > 2 else steps[-1:]))
