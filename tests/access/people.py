"""Scopes of each role over the planted council, without any sign-in."""

from tests.access.planted import TEAMS
from warehouse.gate.roles import read_roles, scope_of
from warehouse.gate.scope import Pseudonyms, Scope
from warehouse.model.unit import COUNCIL, Unit

KEY = Pseudonyms(b"a key of the tests, of thirty-two bytes or more")
TEAM = "T-North-1"
OWN = Unit(*TEAMS[TEAM], TEAM)


def own(level: str, team: str = TEAM) -> Unit:
    """The team, or what it belongs to at a level; the council's names are empty."""
    placed = Unit(*TEAMS[team], team)
    return next((unit for unit in placed.around if unit.level == level), COUNCIL)


def scope(role: str, team: str = TEAM) -> Scope:
    """The scope of a role whose own unit is the team, or its locality or service."""
    rules = read_roles()
    unit = own(rules.roles[role].own, team)
    return scope_of(rules, role, [] if unit == COUNCIL else [unit], KEY)
