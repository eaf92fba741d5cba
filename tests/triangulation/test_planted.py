"""Each planted story of evidence gets its verdict, at the size of a whole council."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from measures.answers.silence import GapsOf
from measures.answers.statements import Agenda, Celebrations, Triangulated, TriangulatedOf, kind
from measures.council.view import View
from tests.council import run
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL, Unit

pytestmark = pytest.mark.prove
LATEST = date(2026, 10, 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("planted")
    run("sample", str(folder / "extract"), "--as-at", "2026-10-31")
    run("load", str(folder / "extract"), "--warehouse", str(folder / "warehouse"))
    yield folder / "warehouse"


def of(warehouse: Path, team: str, kpq: int) -> Triangulated:
    (found,) = View.of(warehouse, EVERYTHING, Unit(team_id=team), LATEST).answer(
        TriangulatedOf(kpq=kpq)
    )
    return found


def test_compliance_without_quality_stands_first(whole: Path) -> None:
    found = of(whole, "FF08", 5)
    assert found.verdict == "sources disagree"
    assert found.says("performance") == "strength"
    assert {"audits", "complaints", "families"} <= {*found.saying("concern")}
    assert kind(found) == "compliance without quality"
    listed = [
        (one.unit.team_id, one.kpq)
        for one in View.of(whole, EVERYTHING, COUNCIL, LATEST).answer(Agenda())
    ]
    assert listed[0] == ("FF08", 5)


def test_the_unnoticed_team_is_a_strength_by_all_who_speak(whole: Path) -> None:
    found = of(whole, "FF01", 5)
    assert found.verdict == "agree: strength"
    assert {"audits", "compliments", "families"} <= {*found.saying("strength")}


def test_visits_that_fell_are_a_concern(whole: Path) -> None:
    assert of(whole, "FF03", 5).says("performance") == "concern"
    service = Unit("Families First")
    (found,) = View.of(whole, EVERYTHING, service, LATEST).answer(TriangulatedOf(kpq=3))
    assert found.says("performance") == "concern"


def test_what_improved_after_an_action_is_celebrated(whole: Path) -> None:
    found = of(whole, "FF06", 2)
    assert found.improved
    assert found.says("performance") == found.says("audits") == "strength"
    best = View.of(whole, EVERYTHING, COUNCIL, LATEST).answer(Celebrations(200))
    assert ("FF06", 2) in [(one.unit.team_id, one.kpq) for one in best if one.improved]


def test_the_silent_team_has_its_gaps_and_its_silence_is_no_agreement(whole: Path) -> None:
    silent = View.of(whole, EVERYTHING, Unit(team_id="FF10"), LATEST).answer(GapsOf())
    assert {source for _, source in silent} == {"audits", "families", "observations"}
    assert {kpq for kpq, source in silent if source == "observations"} == {2, 3, 5, 6, 10}
    assert of(whole, "FF10", 5).verdict == "too little evidence"
    heard = View.of(whole, EVERYTHING, Unit(team_id="FF08"), LATEST).answer(GapsOf())
    assert {source for _, source in heard} <= {"observations"}


def test_a_strength_stands_on_every_agenda(whole: Path) -> None:
    for unit in (COUNCIL, Unit("Families First"), Unit("Families First", "East")):
        listed = View.of(whole, EVERYTHING, unit, LATEST).answer(Agenda())
        assert any(one.verdict.endswith("strength") for one in listed), unit
