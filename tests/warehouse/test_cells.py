"""Cells of a loaded council: what is only listed, and what is no grade."""

from measures.answers.data_quality import DataReportOf
from measures.council.snapshot import snapshot
from measures.council.view import View
from tests.council import Extract, council, load
from warehouse.gate.read import EVERYTHING, fetch

FOUND = "-- needs: public\nselect sentence from seen.finding"


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


def test_a_name_cannot_hold_what_parts_the_names_of_a_units_key(tmp_path) -> None:
    """A service called so would have the key of another's locality, and open it to its readers."""
    extract = Extract(as_at="2026-03-31")
    extract.team("T1", service="Families\x1fEast", locality="\u202eWest\n")
    extract.team("T2", service="Families", locality="East")
    for team in ("T1", "T2"):
        extract.add(
            "ssd_cin_episodes",
            cine_referral_id=f"R-{team}",
            cine_person_id=f"P-{team}",
            cine_referral_date="2026-03-05",
            cine_referral_team=team,
        )
    shire = council(extract, tmp_path)
    view = View.of(shire.warehouse, EVERYTHING)
    assert {(unit.service, unit.locality) for unit in view.names if unit.team_id} - {
        ("Unassigned", "Unassigned")
    } == {
        ("FamiliesEast", "West"),
        ("Families", "East"),
    }
    assert not {unit.key for unit in view.names if unit.service == "FamiliesEast"} & {
        unit.key for unit in view.names if unit.service == "Families"
    }
    said = [row["sentence"] for row in fetch(shire.warehouse, FOUND, EVERYTHING, {})]
    assert sum("characters that do not show were taken out" in one for one in said) == 2


def test_the_councils_own_name_stands_on_one_line(tmp_path) -> None:
    extract = Extract(as_at="2026-03-31")
    extract.team("T1")
    folder = extract.write(tmp_path / "extract")
    head = (folder / "extract.toml").read_text("utf-8")
    named = [line for line in head.splitlines() if not line.startswith("council")]
    named.append('council = "Shire\\u001f\\nof\\u202e X"')
    (folder / "extract.toml").write_text("\n".join(named), "utf-8")
    load(folder, tmp_path / "warehouse")
    assert snapshot(tmp_path / "warehouse").council == "Shire of X"
