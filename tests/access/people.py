"""Scopes of each role over the planted council, without any sign-in."""

from tests.access.planted import TEAMS
from warehouse.gate.pseudonyms import Pseudonyms
from warehouse.gate.roles import Place, level_of, read_rules, scope_of
from warehouse.gate.scope import Scope

KEY = Pseudonyms(b"a key of the tests, of thirty-two bytes or more")
TEAM = "T-North-1"
OWN = (*TEAMS[TEAM], TEAM)


def own(level: str, team: str = TEAM) -> Place:
    """The team, or what it belongs to at a level; the council's names are empty."""
    service, locality = TEAMS[team]
    return {
        "team": (service, locality, team),
        "locality": (service, locality, ""),
        "service": (service, "", ""),
    }.get(level, ("", "", ""))


def scope(role: str, team: str = TEAM) -> Scope:
    """The scope of a role whose own unit is the team, or its locality or service."""
    rules = read_rules()
    place = own(rules.roles[role].own, team)
    return scope_of(rules, role, [place] if level_of(place) != "council" else [], KEY)
