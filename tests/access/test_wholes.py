"""Whole figures of others' units, as counted: who reads them, and what they never open."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash

from app import create_app
from dashboard.access.settings import Settings
from measures.answers.cases import BreakdownOf, CasesOf
from measures.answers.evidence import WholeEvidenceOf
from measures.answers.groups import UnequalOf
from measures.answers.series import SeriesOf
from measures.answers.side_by_side import SideBySideOf
from measures.answers.statements import TriangulatedOf
from measures.catalogue import MEASURES, subject
from measures.council.units import UnknownUnit
from measures.council.view import View
from measures.evidence.sources import BY_KEY
from measures.model.subject import Subject
from tests.access.people import KEY
from tests.access.test_replay import paths, views
from tests.council import Extract, load, run
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from tests.disclosure.test_reading import extract_of
from warehouse.gate.read import EVERYTHING, Forbidden, Scope, close_all, fetch, query
from warehouse.gate.roles import read_roles, scope_of
from warehouse.model.unit import COUNCIL, Unit

MONTH = dt.date(2026, 3, 1)
SERVICE = "Families First"
TEAMS = {"E1": ("East", 3), "E2": ("East", 9), "W1": ("West", 4), "W2": ("West", 30)}
FAR = Unit("Front Door", "East", "F1")
STAFF = {"E1": 3, "E2": 9, "W1": 8, "W2": 20}
# How many answered two questions of a survey: six answers of three people in E1.
SURVEYED = {"E1": 3, "E2": 12, "W1": 8, "W2": 20}
# Complaints of the council in the month by stage, of W2.
STAGES = ("S1_LOCAL",) * 7 + ("S2_INVESTIGATION",) * 2
REFERRALS, ON_TIME = subject("referrals_received"), subject("supervision_on_time")


def planted() -> Extract:
    """Few referrals in two teams, few supervised staff in one, and a team of another service."""
    extract = extract_of(TEAMS)
    extract.team("F1", "Front Door", "East")
    for team, workers in STAFF.items():
        for number in range(workers):
            for time in range(2):
                extract.add(
                    "staff_supervision",
                    supervision_id=f"{team}-{number}-{time}",
                    staff_id=f"w-{team}-{number}",
                    due_date="2026-03-12",
                    held_date="2026-03-11",
                    team_id=team,
                )
    for number, stage in enumerate(STAGES):
        extract.add(
            "complaint",
            complaint_id=f"c{number}",
            child_id=f"W2-{number}",
            stage=stage,
            date_received="2026-03-12",
            team_id="W2",
            category="DELAY",
        )
    for team, people in SURVEYED.items():
        for question in ("q1", "q2"):
            extract.add(
                "staff_survey",
                response_batch_id=f"b-{team}",
                question_code=question,
                survey_name="DCC_STAFF_SURVEY",
                survey_date="2026-03-05",
                standard="EMP3_WORKLOAD",
                team_id=team,
                n_responses=people,
                n_agree=people,
                n_neutral=0,
                n_disagree=0,
            )
    for number in range(6):
        extract.add(
            "audit",
            audit_id=f"a{number}",
            child_id=f"E1-{number % 3}",
            audit_date="2026-03-12",
            team_id="E1",
            scale="OFSTED4",
            overall_grade="2",
        )
    return extract


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("wholes")
    load(planted().write(folder / "extract"), folder / "warehouse")
    yield folder / "warehouse"
    close_all()


@pytest.fixture(scope="module")
def app(warehouse: Path) -> Dash:
    return create_app(Settings(warehouse=warehouse))


def unit(team: str) -> Unit:
    return FAR if team == "F1" else Unit(SERVICE, TEAMS[team][0], team)


def who(role: str, own: Unit, elsewhere: str = "") -> Scope:
    rules = read_roles()
    if elsewhere:
        rules = rules.where(role, elsewhere)
    return scope_of(rules, role, [own], KEY)


MANAGER = who("team_manager", unit("W2"))
OPERATIONS = who("operations_manager", Unit(SERVICE, "West"))


def value(warehouse: Path, scope: Scope, at: Unit, of: Subject = REFERRALS) -> object:
    found = View.of(warehouse, scope, at, MONTH).answer(SeriesOf((of.measure,), None))
    series = found[of]
    point = series.at(MONTH)
    return "c" if MONTH in series.hidden else point and (point.numerator or point.value)


def test_exact_opens_every_whole_and_near_exact_the_near_ones(warehouse: Path) -> None:
    places = [unit(team) for team in TEAMS] + [Unit(SERVICE, "East"), Unit(SERVICE), COUNCIL]
    true = [value(warehouse, EVERYTHING, place) for place in places]
    assert true[:4] == [3, 9, 4, 30]
    assert [value(warehouse, OPERATIONS, place) for place in places] == true
    near = [unit("W1"), unit("W2"), Unit(SERVICE, "West"), Unit(SERVICE), COUNCIL]
    assert [value(warehouse, MANAGER, place) for place in near] == [4, 30, 34, 46, 46]
    for place in (unit("E1"), Unit(SERVICE, "East"), FAR):
        with pytest.raises(UnknownUnit):
            value(warehouse, MANAGER, place)


@pytest.mark.parametrize("word", ["near", "all"])
def test_the_words_of_before_open_no_whole_by_an_upgrade(warehouse: Path, word: str) -> None:
    scope = who("operations_manager", Unit(SERVICE, "East"), word)
    assert scope.whole == frozenset()
    assert value(warehouse, scope, unit("E1")) == 3
    if word == "all":
        assert value(warehouse, scope, unit("W1")) == "c"
        assert View.of(warehouse, scope, unit("W1"), MONTH).answer(TriangulatedOf()) == ()


def test_categories_come_from_the_grid_and_of_the_council_alone(warehouse: Path) -> None:
    complaints = MEASURES["complaints_received"]
    east = who("operations_manager", Unit(SERVICE, "East"))
    for place in (COUNCIL, unit("W2")):
        found = View.of(warehouse, east, place, MONTH).answer(SeriesOf((complaints,), None))
        whole = found[Subject(complaints)].at(MONTH)
        assert whole and whole.value == len(STAGES)
        parts = {one.category: one for one in found if one.category}
        small = subject("complaints_received:S2_INVESTIGATION")
        if place == COUNCIL:
            assert MONTH in found[small].hidden and found[small].at(MONTH) is None
        else:
            assert not parts


def test_groups_inequality_and_cases_are_of_the_own_units(warehouse: Path) -> None:
    for scope in (MANAGER, OPERATIONS):
        for place in (Unit(SERVICE), COUNCIL):
            view = View.of(warehouse, scope, place, MONTH)
            assert view.reads_whole and not view.answers
            assert view.answer(BreakdownOf(REFERRALS)) == ()
            rows = view.answer(UnequalOf()).rows
            assert all(scope.answers_for(one.node.unit) for one in rows)
    foreign = View(warehouse, OPERATIONS, unit("E1"), MONTH)
    assert foreign.answer(CasesOf(REFERRALS)).total == 0


def test_measures_of_few_staff_are_hidden_from_readers_of_wholes(warehouse: Path) -> None:
    """E1 has three workers with six supervisions: as many as six, and still three people. Beside
    it E2 is hidden, or their locality would tell it."""
    assert value(warehouse, OPERATIONS, unit("E1"), ON_TIME) == "c"
    assert value(warehouse, OPERATIONS, unit("E2"), ON_TIME) == "c"
    assert value(warehouse, OPERATIONS, Unit(SERVICE, "East"), ON_TIME) == 24
    assert value(warehouse, OPERATIONS, unit("W1"), ON_TIME) == 16
    own = who("operations_manager", Unit(SERVICE, "East"))
    assert value(warehouse, own, unit("E1"), ON_TIME) == 6
    few = query(warehouse, "figures", OPERATIONS, level="team", measure_ids=["supervision_on_time"])
    assert {row["team_id"] for row in few if row["value"] is not None} == {"W1", "W2"}


def practitioners(warehouse: Path, scope: Scope, at: Unit) -> list[tuple[object, ...]]:
    """What practitioners say of the question that the survey speaks to, and the verdict."""
    found = View.of(warehouse, scope, at, MONTH).answer(TriangulatedOf(kpq=4))
    return [
        (said.statement, said.n, said.detail, question.verdict)
        for question in found
        for said in question.statements
        if said.source == "practitioners"
    ]


def test_a_survey_of_few_people_is_not_told_to_readers_of_wholes(warehouse: Path) -> None:
    """Six answers of E1 make a strength, and they are three people's. E2 is hidden beside it."""
    (exact,) = practitioners(warehouse, EVERYTHING, unit("E1"))
    assert exact[:2] == ("strength", 6)
    for team in ("E1", "E2"):
        assert practitioners(warehouse, OPERATIONS, unit(team)) == [("too_few", None, "", "")]
    (shown,) = practitioners(warehouse, OPERATIONS, unit("W1"))
    assert shown[:2] == ("strength", 16)
    own = who("operations_manager", Unit(SERVICE, "East"))
    assert practitioners(warehouse, own, unit("E1")) == [exact]
    months = {
        team: View.of(warehouse, OPERATIONS, unit(team), MONTH).answer(SideBySideOf(4))
        for team in ("E1", "W1")
    }
    assert ("practitioners", MONTH) in months["E1"].hidden
    assert "practitioners" not in months["E1"].sources
    assert months["W1"].sources["practitioners"][MONTH].n == 16
    counted = View.of(warehouse, OPERATIONS, unit("E1"), MONTH)
    assert counted.answer(WholeEvidenceOf(BY_KEY["practitioners"])).hidden == {str(MONTH)}


def test_a_wider_audience_of_a_reader_of_wholes_has_only_the_grid(warehouse: Path) -> None:
    wide = OPERATIONS.protected_only()
    assert wide.whole == wide.exact == frozenset()
    assert value(warehouse, wide, unit("W1")) == "c"
    assert View.of(warehouse, wide, unit("W1"), MONTH).answer(TriangulatedOf()) == ()


def test_who_lists_audits_everywhere_counts_them_everywhere(warehouse: Path) -> None:
    auditor = scope_of(read_roles(), "auditor", [], KEY)
    sql = "-- needs: aggregates\nselect team_id, count(*) as n from seen.{} group by team_id"
    assert fetch(warehouse, sql.format("audits"), auditor, {}) == [{"team_id": "E1", "n": 6}]
    assert fetch(warehouse, sql.format("complaints"), auditor, {}) == []
    with pytest.raises(Forbidden):
        View.of(warehouse, auditor, COUNCIL, MONTH).answer(CasesOf(REFERRALS))
    said = View.of(warehouse, auditor, unit("E1"), MONTH).answer(TriangulatedOf())
    assert said and all(one.verdict == "" for one in said)
    heard = {one.source for question in said for one in question.statements}
    assert heard == {"audits", "partners", "reviews"}


def test_pages_of_others_say_for_whom_they_are(app: Dash) -> None:
    client = signed_in(app, "operations_manager")
    east, west = (f"/?service=Families%20First&locality={name}" for name in ("East", "West"))
    mine = [name for name in (east, west) if "not to be passed on" not in page(client, name)]
    assert len(mine) == 1
    assert "not to be passed on" in page(client, "/")
    assert "not to be passed on" not in page(client, "/?audience=wider")
    analyst = signed_in(app, "performance_analyst")
    assert "not to be passed on" not in page(analyst, "/")


GROUP, THEME = "10 to 15", "Delay"


def addresses(place: str) -> Iterator[str]:
    for path in paths():
        for view in views(path):
            yield f"{path}?{'&'.join(part for part in (place, view) if part)}"
            if path.startswith("/measure/"):
                yield f"{path}?{place}&breakdown=age"


@pytest.mark.parametrize("role", ["operations_manager", "team_manager"])
def test_no_group_and_no_theme_of_another_unit_is_on_any_page(app: Dash, role: str) -> None:
    """Every page of every unit that is not the reader's own: children's groups, and what the
    complaints of W2 were about, stand on none."""
    client = signed_in(app, role)
    places = ["", "service=Families%20First", "service=Families%20First&locality=West"]
    for place in (*places, "team=W1", "team=W2", "team=F1"):
        for address in addresses(place):
            shown = page(client, address)
            assert GROUP not in shown and THEME not in shown, address


def test_the_group_and_the_theme_would_be_found(app: Dash) -> None:
    client = signed_in(app, "performance_analyst")
    shown = page(client, "/measure/referrals_received?team=W2&breakdown=age")
    assert GROUP in shown
    assert THEME in page(client, "/evidence?source=complaints&team=W2")


def test_the_command_counts_what_each_word_gives_away(warehouse: Path) -> None:
    printed = run(
        "access",
        "--role",
        "operations_manager",
        "--service",
        SERVICE,
        "--locality",
        "West",
        "--format",
        "csv",
        "--warehouse",
        str(warehouse),
    )
    lines = [line.split(",") for line in printed.splitlines()[1:]]
    shown = {(line[1], line[2]): int(line[3]) for line in lines}
    hidden = {(line[1], line[2]): int(line[4]) for line in lines}
    for what in ("whole figures", "statements"):
        assert shown["exact", what] > shown["all", what]
        assert shown["exact", what] > shown["near_exact", what] >= shown["near", what]
    assert hidden["exact", "whole figures"] == 2 < hidden["all", "whole figures"]
    for what in ("categories", "groups of children"):
        assert shown["exact", what] == shown["all", what]
