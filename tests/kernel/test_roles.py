"""The scope of a role: what a role that nobody knows sees, and what all may see."""

from tests.access.people import KEY, OWN, TEAM, own, scope
from tests.access.planted import TEAMS
from warehouse.roles import read_rules, scope_of
from warehouse.scope import Scope


def test_an_unknown_role_or_a_unit_of_another_level_sees_nothing() -> None:
    rules = read_rules()
    assert scope_of(rules, "chief_wizard", [OWN], KEY) == Scope()
    widened = scope_of(rules, "team_manager", [own("service"), own("locality")], KEY)
    assert widened.exact == widened.rows == frozenset()


def test_the_wider_audience_has_only_the_grid() -> None:
    wide = scope("head_of_service").protected_only()
    assert not wide.exact
    assert not wide.rows
    assert wide.rights == {"aggregates"}
    assert wide.sees(*TEAMS[TEAM]) and not wide.answers_for(*TEAMS[TEAM])
