"""Evidence expected by each source's rhythm, against what came, through a load and queries.

Rhythms as shipped: 3 audits and 3 items of feedback a quarter for each team that holds children, 2
observations a year for each social worker, a survey a year, a forum every 8 weeks and 3 items from
partners a quarter for the council. As at 31 March 2026, all sources kept since January 2025.
"""

from datetime import date
from pathlib import Path

import pytest

from measures.answers.silence import GapsOf, SilenceOf, SourcesAsked
from measures.council.view import View
from tests.facts import records
from tests.facts.rows import in_post
from tests.triangulation.said import Evidence, spoken
from warehouse.gate.read import EVERYTHING, NOBODY
from warehouse.model.unit import COUNCIL, Unit

MARCH = date(2026, 3, 1)
TEAMS = ("HEARD", "SILENT", "EMPTY", "TINY")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Evidence(as_at="2026-03-31", toml="covers_from = 2025-01-01\n")
    for team in TEAMS:
        made.team(team)
    for team in ("HEARD", "SILENT"):
        records.person(made, f"C-{team}", "2015-01-01")
        records.referral(made, f"C-{team}", "2025-01-10")
        records.involvement(made, f"C-{team}", team, "2025-01-10")
        for month in range(15):
            for worker in range(2):
                in_post(
                    made, f"{team}{worker}", f"{2025 + month // 12}-{month % 12 + 1:02}-01", team
                )
    in_post(made, "TINY0", "2026-03-01", "TINY")
    for team in ("HEARD", "SILENT"):
        made.audit("2025-01-15", ("PLAN", "2"), team=team)
        made.said("feedback", "2025-01-15", theme="OTHER", sentiment="POSITIVE", team_id=team)
        made.observed("2025-01-15", ("RELATIONSHIP", "STRENGTH"), team=team)
    made.said("complaint", "2025-01-15", category="DELAY", team_id="SILENT")
    made.surveyed("2025-01-15", 9, 5, team_id="HEARD", standard="EMP5_SUPERVISION")
    # Three months to March 2026: one audit without a domain, on its first day; feedback that maps
    # nowhere came all the same; an observation of the day before the window did not.
    made.audit("2026-01-01", team="HEARD")
    made.said("feedback", "2026-03-31", theme="OTHER", sentiment="NEUTRAL", team_id="HEARD")
    made.observed("2025-12-31", ("RELATIONSHIP", "STRENGTH"), team="HEARD")
    return spoken(made, tmp_path_factory.mktemp("silence"))


def of(warehouse: Path, unit: Unit, month: date = MARCH) -> dict[str, tuple[float, int, bool]]:
    return {
        one.source: (one.expected, one.received, one.gap)
        for one in View.of(warehouse, EVERYTHING, unit, month).answer(SilenceOf())
        if one.unit.team_id == unit.team_id and one.unit.level == unit.level
    }


def test_expected_against_received(warehouse: Path) -> None:
    # 3 a quarter; 2 workers x 2 a year x 3/12 = 1; a survey a year is 0.25 of one in three months.
    assert of(warehouse, Unit(team_id="HEARD")) == {
        "audits": (3, 1, False),
        "families": (3, 1, False),
        "observations": (1, 0, True),
        "practitioners": (0.25, 0, False),
    }
    assert of(warehouse, Unit(team_id="SILENT")) == {
        "audits": (3, 0, True),
        "families": (3, 0, True),
        "observations": (1, 0, True),
        "practitioners": (0.25, 0, False),
    }


def test_nothing_is_expected_of_a_team_with_nobody(warehouse: Path) -> None:
    assert of(warehouse, Unit(team_id="EMPTY")) == {}
    # One worker for one month of the three: 2 x 1/12, no gap.
    assert of(warehouse, Unit(team_id="TINY"))["observations"] == (pytest.approx(1 / 6), 0, False)


def test_the_council_expects_what_its_teams_do_and_the_forum(warehouse: Path) -> None:
    found = of(warehouse, COUNCIL)
    assert found["audits"] == (6, 1, False)
    assert found["families"] == (6, 1, False)
    # 13 worker months x 2 / 12.
    assert found["observations"] == (pytest.approx(13 / 6), 0, True)
    # 3 months of a yearly survey and of a forum every 8 weeks: 0.25 + 3 x 52 / 12 / 8 = 1.875.
    assert found["practitioners"] == (pytest.approx(1.875), 0, True)


def test_a_source_never_supplied_is_no_gap(warehouse: Path) -> None:
    assert "partners" not in of(warehouse, COUNCIL)
    # Complaints are not to be expected.
    assert "complaints" not in of(warehouse, Unit(team_id="SILENT"))


def test_a_source_is_expected_from_its_first_month(warehouse: Path) -> None:
    # In January 2025 one month of three lies at or after the first row: 3 / 3 = 1.
    assert of(warehouse, Unit(team_id="SILENT"), date(2025, 1, 1))["audits"] == (1, 1, False)
    assert of(warehouse, Unit(team_id="SILENT"), date(2025, 3, 1))["audits"] == (3, 1, False)
    assert of(warehouse, Unit(team_id="SILENT"), date(2025, 4, 1))["audits"] == (3, 0, True)


def test_a_gap_stands_only_where_the_question_is_asked(warehouse: Path) -> None:
    found = View.of(warehouse, EVERYTHING, Unit(team_id="SILENT"), MARCH).answer(GapsOf())
    # No code of an audit domain maps to 4, none of feedback to 7.
    assert (3, "audits") in found
    assert (4, "audits") not in found
    assert (5, "families") in found
    assert (7, "families") not in found
    assert (4, "audits") not in View.of(warehouse, NOBODY).answer(SourcesAsked())
    assert {source for _, source in found} == {"audits", "families", "observations"}
