"""What each role may do, and what a role that nobody knows or the wider audience sees."""

import pytest

from tests.access.people import KEY, OWN, TEAM, own, scope
from tests.access.planted import TEAMS
from warehouse.gate.roles import read_roles, scope_of
from warehouse.gate.scope import Scope
from warehouse.model.unit import Unit


def test_an_unknown_role_or_a_unit_of_another_level_sees_nothing() -> None:
    rules = read_roles()
    assert scope_of(rules, "chief_wizard", [OWN], KEY) == Scope()
    widened = scope_of(rules, "team_manager", [own("service"), own("locality")], KEY)
    assert widened.exact == widened.rows == frozenset()


def test_the_wider_audience_has_only_the_grid() -> None:
    wide = scope("head_of_service").protected_only()
    assert not wide.exact
    assert not wide.rows
    assert wide.rights == {"aggregates"}
    assert wide.sees(Unit(*TEAMS[TEAM])) and not wide.answers_for(Unit(*TEAMS[TEAM]))


# Role: level of the own units, other units' figures, whose cases, of what, children's ids, rights.
EVERYTHING = {"children", "audits", "complaints", "staff"}
NOT_STAFF = {"children", "audits", "complaints"}
LISTS = {"aggregates", "rows", "export"}
GRANTED = {
    "team_manager": ("team", "near_exact", "own", EVERYTHING, "clear", LISTS),
    "operations_manager": ("locality", "exact", "own", EVERYTHING, "clear", LISTS | {"text"}),
    "strategic_manager": ("service", "exact", "own", NOT_STAFF, "clear", LISTS | {"text"}),
    "head_of_service": ("service", "exact", "own", NOT_STAFF, "clear", LISTS | {"text"}),
    "senior_management": ("council", "all", "none", set(), "pseudonyms", {"aggregates"}),
    "performance_analyst": ("council", "all", "all", EVERYTHING, "pseudonyms", LISTS | {"quality"}),
    "auditor": ("none", "all", "all", {"audits"}, "pseudonyms", LISTS),
    "administrator": ("none", "none", "none", set(), "pseudonyms", {"administer"}),
    "display": ("none", "own", "none", set(), "pseudonyms", {"aggregates"}),
}


def test_each_role_is_granted_this_and_nothing_more() -> None:
    assert {
        name: (role.own, role.elsewhere, role.rows, role.about, role.identifiers, role.rights)
        for name, role in read_roles().roles.items()
    } == GRANTED


@pytest.mark.parametrize("name", GRANTED)
def test_the_scope_of_a_role_holds_its_rights(name: str) -> None:
    assert scope(name).rights == GRANTED[name][-1]
