"""What a reader sees of own and other units: exact, through the grid, or nothing."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.words import numbers
from measures.answers.cases import BreakdownOf, LargestSmallNumber
from measures.answers.comparison import ComparisonOf
from measures.answers.series import SeriesOf
from measures.catalogue import subject
from measures.council.units import UnknownUnit
from measures.council.view import View
from tests.council import Extract, council, run
from warehouse.gate.read import EVERYTHING, NOBODY, close_all
from warehouse.gate.scope import NO_UNITS, Scope
from warehouse.model.unit import Unit

MONTH = dt.date(2026, 3, 1)
# Referrals in March of each team. East: 3 + 9 + 20 = 32; West: 12 + 30 = 42; together 74.
# 3 is small. 3 + 9: a reader who knows 9 is 6 or more, and that both make 12, finds 1 to 5 and 7
# to 11: five each. So 9 is hidden beside it and 20 is shown.
TEAMS = {
    "E1": ("East", 3),
    "E2": ("East", 9),
    "E3": ("East", 20),
    "W1": ("West", 12),
    "W2": ("West", 30),
}
REFERRALS = "referrals_received"


def extract_of(teams: dict[str, tuple[str, int]]) -> Extract:
    extract = Extract()
    for team, (locality, count) in teams.items():
        extract.team(team, "Families First", locality)
        for number in range(count):
            person = f"{team}-{number}"
            extract.add("ssd_person", pers_person_id=person, pers_sex="F", pers_dob="2015-01-01")
            extract.add(
                "ssd_cin_episodes",
                cine_referral_id=f"r-{person}",
                cine_person_id=person,
                cine_referral_date="2026-03-10",
                cine_referral_source_code="1A",
                cine_referral_team=team,
            )
            extract.add(
                "ssd_involvements",
                invo_involvements_id=f"i-{person}",
                invo_person_id=person,
                invo_professional_id=f"w-{team}",
                invo_professional_role_id="CW",
                invo_professional_team=team,
                invo_involvement_start_date="2026-01-01",
                invo_referral_id=f"r-{person}",
            )
    return extract


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield council(extract_of(TEAMS), tmp_path_factory.mktemp("small")).warehouse
    close_all()


def manager(team: str) -> Scope:
    """Someone who answers for one team and sees the council through the grid."""
    return Scope(
        exact=frozenset({Unit(team_id=team).key}),
        protected=frozenset({Unit().key}),
        rights=frozenset({"aggregates"}),
    )


def now(warehouse: Path, scope: Scope, unit: Unit) -> object:
    """The number of referrals in the month, "c" where hidden, None where there is none."""
    series = (
        *View.of(warehouse, scope, unit)
        .answer(SeriesOf((subject(REFERRALS).measure,), None))
        .values(),
    )[0]
    point = series.at(MONTH)
    return "c" if MONTH in series.hidden else point and point.value


def team(name: str) -> Unit:
    return Unit("Families First", TEAMS[name][0], name)


def test_own_numbers_are_exact_and_others_come_from_the_grid(warehouse: Path) -> None:
    seen = {name: now(warehouse, manager("E1"), team(name)) for name in TEAMS}
    assert seen == {"E1": 3, "E2": "c", "E3": 20, "W1": 12, "W2": 30}


def test_totals_that_are_not_small_are_shown(warehouse: Path) -> None:
    scope = manager("W1")
    assert now(warehouse, scope, Unit("Families First", "East")) == 32
    assert now(warehouse, scope, Unit("Families First")) == 74
    assert now(warehouse, scope, Unit()) == 74


def test_a_wider_audience_sees_the_grid_of_the_own_team_too(warehouse: Path) -> None:
    assert now(warehouse, manager("E1").protected_only(), team("E1")) == "c"
    assert now(warehouse, EVERYTHING.protected_only(), team("E2")) == "c"
    assert now(warehouse, EVERYTHING.protected_only(), team("E3")) == 20


def test_units_beside_one_another_are_marked(warehouse: Path) -> None:
    east = Unit("Families First", "East")
    found = View.of(warehouse, manager("W1"), east, MONTH).answer(ComparisonOf(subject(REFERRALS)))
    assert {unit.node.unit.team_id: unit.hidden for unit in found} == {
        "E1": True,
        "E2": True,
        "E3": False,
    }
    assert all(unit.point is None and unit.lower is None for unit in found if unit.hidden)


def test_groups_of_children_are_not_shown_for_others(warehouse: Path) -> None:
    groups = BreakdownOf(subject(REFERRALS))
    assert View.of(warehouse, manager("E3"), team("E3"), MONTH).answer(groups)
    assert View.of(warehouse, manager("E3"), team("W2"), MONTH).answer(groups) == ()
    assert View.of(warehouse, manager("E3"), Unit(), MONTH).answer(groups) == ()


def test_without_a_scope_the_grid_shows_nothing(warehouse: Path) -> None:
    nobody = Scope(
        exact=NO_UNITS,
        protected=frozenset({Unit(team_id="W1").key}),
        rights=frozenset({"aggregates"}),
    )
    assert now(warehouse, nobody, team("W1")) == 12
    with pytest.raises(UnknownUnit):
        now(warehouse, nobody, team("W2"))


def test_what_was_hidden_stays_hidden_after_a_correcting_load(
    warehouse: Path, tmp_path: Path
) -> None:
    first = council(extract_of(TEAMS), tmp_path).warehouse
    more = TEAMS | {"E1": ("East", 15)}
    extract_of(more).write(tmp_path / "corrected")
    run("load", str(tmp_path / "corrected"), "--warehouse", str(first))
    assert now(first, manager("E1"), team("E1")) == 15
    assert now(first, manager("W1"), team("E1")) == "c"
    assert now(first, manager("W1"), team("E2")) == "c"


def test_a_hidden_month_is_said_to_be_hidden(warehouse: Path) -> None:
    series = (
        *View.of(warehouse, manager("W1"), team("E1"))
        .answer(SeriesOf((subject(REFERRALS).measure,), None))
        .values(),
    )[0]
    assert MONTH in series.hidden
    assert "hidden" in numbers.nothing_counted(series, MONTH)
    assert View.of(warehouse, NOBODY).answer(LargestSmallNumber()) == 5
