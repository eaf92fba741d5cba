"""A unit below the council stands beside its sister units and the council, never beside councils."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from dashboard.access.settings import Settings
from dashboard.charts import strip
from measures.answers.comparison import Sisters, SistersOf
from measures.catalogue import MEASURES
from measures.council.view import View
from tests.council import Extract, council
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING, close_all
from warehouse.model.unit import COUNCIL, Unit

MEASURE = MEASURES["assessment_45wd"]
# Of so many assessments of each team so many are in time: North has three teams, South has one.
TEAMS = {"N1": (4, 10), "N2": (8, 10), "N3": (9, 10), "S1": (1, 10)}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    extract = Extract(as_at="2026-01-31", la_code=202)
    end = dt.date(2026, 1, 20)
    for team, (met, of) in TEAMS.items():
        service = "North" if team.startswith("N") else "South"
        extract.team(team, service=service, locality="Hill" if team == "N1" else "Dale")
        for number in range(of):
            key = f"{team}-{number}"
            extract.add(
                "ssd_cin_assessments",
                cina_assessment_id=key,
                cina_person_id=key,
                cina_assessment_start_date=end - dt.timedelta(days=7 if number < met else 100),
                cina_assessment_auth_date=end,
                cina_assessment_team=team,
                cina_assessment_child_seen="Y",
            )
            extract.add("ssd_person", pers_person_id=key, pers_dob="2015-01-01")
    yield council(extract, tmp_path_factory.mktemp("sisters")).warehouse
    close_all()


def beside(warehouse: Path, unit: Unit) -> Sisters:
    found = View.of(warehouse, EVERYTHING, unit).answer(SistersOf((MEASURE,)))
    return found[MEASURE.id]


def test_a_team_stands_beside_the_teams_of_its_service_and_the_council(small: Path) -> None:
    assert beside(small, Unit(team_id="N1")) == Sisters("team", "North", 40, 55, (80, 90))
    assert beside(small, Unit(team_id="S1")) == Sisters("team", "South", 10, 55, ())


def test_a_locality_and_a_service_stand_beside_their_own_kind(small: Path) -> None:
    assert beside(small, Unit("North", "Hill")) == Sisters("locality", "North", 40, 55, (85,))
    assert beside(small, Unit("North")) == Sisters("service", "", 70, 55, (10,))


def test_the_council_has_no_sisters_and_totals_are_not_compared(small: Path) -> None:
    every = tuple(MEASURES.values())
    assert View.of(small, EVERYTHING, COUNCIL).answer(SistersOf(every)) == {}
    found = View.of(small, EVERYTHING, Unit(team_id="N2")).answer(SistersOf(every))
    assert MEASURE.id in found
    assert {MEASURES[name].kind for name in found} <= {"percent", "mean", "median"}


def test_the_strip_is_said_in_words_and_no_difference_is_drawn_wider_than_it_is() -> None:
    found = Sisters("team", "North", 80.5, 80, (80.0, 81.0, 82.0), hidden=1)
    assert strip.sisters_in_words(found, MEASURE) == (
        "council 80%, 3 other teams of North 80 to 82%, middle 81%, 1 hidden"
    )
    drawn = strip.sisters(found, "percent", 100)
    assert drawn is not None
    places = [float(x) for x in re.findall("cx='([0-9.]+)'", drawn.src)]
    assert max(places) - min(places) < 15, "two points of a hundred"
    assert strip.sisters(Sisters("team", "North", None, 80, (81.0,)), "percent") is None
    assert strip.sisters(Sisters("team", "North", 80, None, ()), "percent") is None


@pytest.mark.parametrize(
    "path", ["/measure/assessment_45wd", "/question/2?measure=assessment_45wd"]
)
def test_a_page_below_the_council_compares_with_no_council(small: Path, path: str) -> None:
    client = signed_in(create_app(Settings(warehouse=small)))
    joint = "&" if "?" in path else "?"
    whole, team = page(client, path), page(client, f"{path}{joint}team=N1")
    assert "Against others" in whole and "Beside council and" not in whole
    assert "Beside council and teams" in team and "2 other teams of North" in team
    assert "Against others" not in team
    assert "in England in" in whole and "in England in" not in team
