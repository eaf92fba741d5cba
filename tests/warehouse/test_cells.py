"""Cells of a loaded council: what is only listed, and what is no grade."""

from measures.answers.data_quality import DataReportOf
from measures.council.view import View
from tests.council import Extract, council
from warehouse.gate.read import EVERYTHING


def test_a_number_too_large_is_listed_and_stops_nothing(tmp_path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    for staff, fte in (("S1", "1e10"), ("S2", "0.5")):
        extract.add(
            "workforce",
            staff_id=staff,
            period_month="2026-03-01",
            team_id="T1",
            role="SOCIAL_WORKER",
            fte=fte,
            employment="AGENCY",
            start_date="2020-01-01",
            end_date=None,
        )
    shire = council(extract, tmp_path)
    # The 0.5 of S2 is all of the FTE that can be read.
    assert shire.figure("agency_rate", "2026-03") == (0.5, 0.5, 100)
    report = View.of(shire.warehouse, EVERYTHING).answer(DataReportOf())
    noted = [(one.table, one.column, one.cells) for one in report.noted]
    assert noted == [("workforce", "fte", 1)]


def test_a_grade_of_10_is_no_grade_of_1(tmp_path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    for audit, grade in (("A1", "10"), ("A2", "1 OUTSTANDING"), ("A3", "3")):
        extract.add(
            "audit",
            audit_id=audit,
            audit_type="THEMED",
            audit_date="2026-03-02",
            child_id="C1",
            team_id="T1",
            scale="OFSTED4",
            overall_grade=grade,
            moderated="N",
        )
    # A1 has no judgement on its scale; of A2 and A3 one is good or better.
    assert council(extract, tmp_path).figure("audit_good_or_better", "2026-03") == (1, 2, 50)
