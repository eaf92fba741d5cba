"""The head of a fact says what its cases are about, so that they are listed for somebody."""

import re

import pytest

from warehouse.gate.roles import read_roles, scope_of
from warehouse.model.facts import Fact, by_about, read_fact, views

HEAD = "-- One row per visit.\n-- Grain: visit_id. Source: visit. Kind: flow. About: children.\n"
SQL = "select visit_id as case_id, child_id as person_id, seen as on_date, team_id from visit\n"


def test_a_whole_head_is_read() -> None:
    fact = read_fact("visits", HEAD + SQL, "queries/facts/visits.sql")
    assert (fact.kind, fact.case_table) == ("flow", "visit")
    assert (fact.about, fact.of_children) == ("children", True)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (" About: children.", "", "queries/facts/visits.sql does not state its About; add it"),
        ("About: children", "About: families", "families, which is none of children, audits"),
        (" Kind: flow.", "", "queries/facts/visits.sql does not state its Kind; add it"),
        ("Kind: flow", "Kind: stock", "stock, which is none of flow, snapshot, as_at"),
    ],
)
def test_a_head_that_does_not_say_it_is_refused(was: str, becomes: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_fact("visits", HEAD.replace(was, becomes) + SQL, "queries/facts/visits.sql")


def test_no_cases_are_listed_for_nobody() -> None:
    rules = read_roles()
    listed = [scope_of(rules, role, [], None).facts for role in rules.roles]
    assert frozenset[str]().union(*listed) == views().keys()


def test_the_cases_of_a_fact_are_about_one_thing() -> None:
    names = [name for facts in by_about().values() for name in facts]
    assert sorted(names) == sorted(views())


@pytest.mark.parametrize("fact", views().values(), ids=lambda fact: fact.name)
def test_what_names_no_child_says_so(fact: Fact) -> None:
    names_nobody = bool(re.search(r"null as varchar\) as person_id", fact.sql))
    assert fact.of_children == (fact.about != "staff" and not names_nobody)
