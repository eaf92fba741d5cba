"""The ruler of a loaded council: whose judgements are paired. Kappa by hand: the kernel."""

from datetime import date
from pathlib import Path

from measures.answers.evidence import RulerOf
from measures.council.view import View
from tests.triangulation.said import Evidence, spoken
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL, Unit


def test_the_ruler_pairs_judgements_on_one_scale_by_role(tmp_path: Path) -> None:
    made = Evidence(as_at="2026-03-31", toml="covers_from = 2025-01-01\n")
    for team in ("A", "B"):
        made.team(team)
    for team, grade, again in (("A", "2", "3"), ("A", "2 GOOD", "2"), ("B", "1", "1")):
        made.audit(
            "2026-02-01",
            team=team,
            auditor_role="peer",
            overall_grade=grade,
            moderated="Y",
            moderated_grade=again,
        )
    made.audit(
        "2026-02-01",
        team="A",
        auditor_role="PEER",
        scale="SCALE10",
        overall_scale="6.5",
        moderated="Y",
        moderated_scale="5",
    )
    # Not moderated; moderated without a judgement; before the months asked for.
    made.audit(
        "2026-02-01",
        team="A",
        auditor_role="PEER",
        overall_grade="1",
        moderated="N",
        moderated_grade="4",
    )
    made.audit("2026-02-01", team="A", auditor_role="PEER", overall_grade="1", moderated="Y")
    made.audit(
        "2025-01-31",
        team="A",
        auditor_role="PEER",
        overall_grade="1",
        moderated="Y",
        moderated_grade="4",
    )
    warehouse = spoken(made, tmp_path)
    view = View.of(warehouse, EVERYTHING, COUNCIL, date(2026, 3, 1))
    found = view.answer(RulerOf(12))
    assert [(one.auditor_role, one.scale, one.pairs, one.unchanged) for one in found] == [
        ("PEER", "OFSTED4", 3, 2),
        ("PEER", "SCALE10", 1, 0),
    ]
    (four, _) = view.at(Unit(team_id="A")).answer(RulerOf(12))
    assert (four.pairs, four.unchanged) == (2, 1)
