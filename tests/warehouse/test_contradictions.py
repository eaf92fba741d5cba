"""What an extract says against itself is noted with a count, and changes nothing."""

from pathlib import Path

from tests.council import Extract
from tests.facts import records
from tests.warehouse.noticed import notice
from tests.warehouse.rows import referral

LATER = "never closed though a later one began"
DEAD = "still open after the death of the person"
EARLY = "before the enquiry that led to it"
EQUAL = "equal to a row that was kept, but for its key"
CIN = "ssd_cin_episodes"


def test_a_conference_before_its_enquiry_is_noted(tmp_path: Path) -> None:
    extract = Extract()
    enquiry = records.enquiry(extract, "P1", "2026-03-10")
    for name, on in (("I1", "2026-03-09"), ("I2", "2026-03-10"), ("I3", "2026-03-20")):
        extract.add(
            "ssd_initial_cp_conference",
            icpc_icpc_id=name,
            icpc_person_id="P1",
            icpc_s47_enquiry_id=enquiry,
            icpc_icpc_date=on,
        )
    assert notice(extract, tmp_path).contradictions == {("ssd_initial_cp_conference", EARLY): 1}


def test_a_spell_never_closed_though_a_later_one_began_is_noted(tmp_path: Path) -> None:
    extract = Extract()
    referral(extract, "R1", "P1", "2026-01-05")  # never closed, and R2 began
    referral(extract, "R2", "P1", "2026-02-05")
    referral(extract, "R3", "P2", "2026-01-05", closed="2026-01-20")
    referral(extract, "R4", "P2", "2026-02-05")
    referral(extract, "R5", "P3", "2026-01-05")  # two of one day: neither is the later
    referral(extract, "R6", "P3", "2026-01-05")
    for name, child, on, other in (
        ("C1", "P1", "2026-01-05", None),  # never closed, and C2 began
        ("C2", "P1", "2026-02-05", None),
        ("C3", "P2", "2026-01-05", "Y"),  # the plan of another authority
        ("C4", "P2", "2026-02-05", None),
        ("C5", "P3", "2026-01-05", None),  # of another child's later plan nothing follows
    ):
        extract.add(
            "ssd_cp_plans",
            cppl_cp_plan_id=name,
            cppl_person_id=child,
            cppl_cp_plan_start_date=on,
            cppl_cp_plan_ola=other,
        )
    found = notice(extract, tmp_path).contradictions
    assert found == {(CIN, LATER): 1, ("ssd_cp_plans", LATER): 1}


def test_a_spell_open_after_death_is_noted_once_however_often_it_is_counted(
    tmp_path: Path,
) -> None:
    extract = Extract()
    extract.add("ssd_person", pers_person_id="P1", pers_death_date="2026-02-01")
    referral(extract, "R1", "P1", "2026-01-05")
    first = notice(extract, tmp_path / "first")
    assert first.contradictions == {(CIN, DEAD): 1}
    other = Extract()
    other.team("T1")
    again = notice(other, tmp_path / "second", first)
    assert again.contradictions == {(CIN, DEAD): 1}


def test_a_row_under_changes_that_equals_one_kept_but_for_its_key_is_noted(tmp_path: Path) -> None:
    first = Extract()
    for number in (1, 2, 3):
        referral(first, f"R{number}", f"P{number}", "2026-01-05")
    kept = notice(first, tmp_path / "first")
    second = Extract(toml=f'changes = ["{CIN}"]\n')
    referral(second, "R3", "P3", "2026-01-05")  # the same row again, by its key
    referral(second, "N1", "P1", "2026-01-05")  # R1 under another key
    referral(second, "N2", "P2", "2026-01-06")
    referral(second, "N4", "P2", "2026-01-06")  # equal to N2, which came with it
    found = notice(second, tmp_path / "second", kept).contradictions
    assert found.get((CIN, EQUAL)) == 1
