"""Clean rows: what is set aside, for which one reason, and what happens to repeated keys."""

from pathlib import Path

import pytest

from tests.council import Extract
from tests.warehouse.loads import case_ids, counted, print_load, read, reasons, rows_of
from tests.warehouse.rows import referral

# table: key, person, start, end
SPELLS = {
    "ssd_cin_episodes": (
        "cine_referral_id", "cine_person_id", "cine_referral_date", "cine_close_date",
    ),
    "ssd_cin_assessments": (
        "cina_assessment_id", "cina_person_id",
        "cina_assessment_start_date", "cina_assessment_auth_date",
    ),
    "ssd_cin_plans": (
        "cinp_cin_plan_id", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date",
    ),
    "ssd_s47_enquiry": (
        "s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date",
    ),
    "ssd_cp_plans": (
        "cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date",
    ),
    "ssd_cla_episodes": (
        "clae_cla_episode_id", "clae_person_id",
        "clae_cla_episode_start_date", "clae_cla_episode_ceased_date",
    ),
    "ssd_cla_placement": (
        "clap_cla_placement_id", "clap_person_id",
        "clap_cla_placement_start_date", "clap_cla_placement_end_date",
    ),
    "ssd_legal_status": (
        "lega_legal_status_id", "lega_person_id",
        "lega_legal_status_start_date", "lega_legal_status_end_date",
    ),
    "ssd_missing": (
        "miss_table_id", "miss_person_id",
        "miss_missing_episode_start_date", "miss_missing_episode_end_date",
    ),
    "ssd_involvements": (
        "invo_involvements_id", "invo_person_id",
        "invo_involvement_start_date", "invo_involvement_end_date",
    ),
}  # fmt: skip

# table: key, person, date
EVENTS = {
    "ssd_cin_visits": ("cinv_cin_visit_id", "cinv_person_id", "cinv_cin_visit_date"),
    "ssd_cp_visits": ("cppv_cp_visit_id", "cppv_person_id", "cppv_cp_visit_date"),
    "ssd_cla_visits": ("clav_cla_visit_id", "clav_person_id", "clav_cla_visit_date"),
    "ssd_cla_health": ("clah_health_check_id", "clah_person_id", "clah_health_check_date"),
    "ssd_sdq_scores": ("csdq_table_id", "csdq_person_id", "csdq_sdq_completed_date"),
}  # fmt: skip

# table of the evidence extracts: the columns of a whole row beside its date, and the date
EVIDENCE = {
    "feedback": ({"feedback_id": "K", "theme": "RESPECT", "child_id": "P"}, "date_received"),
    "complaint": ({"complaint_id": "K", "stage": "S1_LOCAL", "child_id": "P"}, "date_received"),
    "compliment": ({"compliment_id": "K"}, "date_received"),
    "audit": ({"audit_id": "K", "child_id": "P"}, "audit_date"),
    "practice_observation": (
        {"observation_id": "K", "domain": "REFLECTION", "staff_id": "S"}, "observation_date",
    ),
    "staff_supervision": ({"supervision_id": "K", "staff_id": "S"}, "due_date"),
    "case_supervision": ({"child_id": "K"}, "supervision_date"),
    "workforce": ({"staff_id": "K"}, "period_month"),
    "establishment": ({"team_id": "K", "role": "SOCIAL_WORKER"}, "period_month"),
    "court_proceedings": ({"case_ref": "K", "child_id": "P"}, "issue_date"),
}  # fmt: skip


def add_spells(extract: Extract, table: str) -> None:
    """Seven rows, of which four go."""
    key, person, start, end = SPELLS[table]
    spells = [
        ("open", "P", "2026-03-10", None),
        ("ends the day it starts", "P", "2026-03-10", "2026-03-10"),
        ("starts on the as-at date", "P", "2026-03-31", None),
        ("ends the day before it starts", "P", "2026-03-10", "2026-03-09"),
        ("starts after the as-at date", "P", "2026-04-01", None),
        (None, "P", "2026-03-10", None),
        ("nobody's", None, "2026-03-10", None),
    ]
    for spell in spells:
        extract.add(table, **dict(zip((key, person, start, end), spell, strict=True)))


def add_events(extract: Extract, table: str) -> None:
    """Four rows, of which three go."""
    key, person, date = EVENTS[table]
    events = [
        ("on the as-at date", "P", "2026-03-31 23:59:59"),
        ("after the as-at date", "P", "2026-04-01"),
        (None, "P", "2026-03-10"),
        ("nobody's", None, "2026-03-10"),
    ]
    for event in events:
        extract.add(table, **dict(zip((key, person, date), event, strict=True)))


def add_evidence(extract: Extract, table: str) -> None:
    """A row in time, a row after the as-at date, and a row for each part of the key left null."""
    columns, date = EVIDENCE[table]
    extract.add(table, **columns, **{date: "2026-03-31"})
    extract.add(table, **columns, **{date: "2026-04-01"})
    first = next(iter(columns))
    extract.add(table, **columns | {first: None}, **{date: "2026-03-10"})


@pytest.fixture(scope="module")
def printed_and_dirty(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    extract = Extract()
    for table in SPELLS:
        add_spells(extract, table)
    for table in EVENTS:
        add_events(extract, table)
    for table in EVIDENCE:
        add_evidence(extract, table)
    court = {"case_ref": "backwards", "application_type": "CARE_S31"}
    extract.add(
        "court_proceedings",
        **court,
        child_id="P",
        issue_date="2026-03-10",
        final_order_date="2026-03-09",
    )
    extract.add(
        "court_proceedings",
        **court,
        child_id="Q",
        issue_date="2026-03-10",
        final_order_date="2026-03-10",
    )
    extract.add(
        "court_proceedings",
        **court,
        child_id=None,
        issue_date="2026-03-10",
        final_order_date=None,
    )
    for person in ("P", None):
        extract.add(
            "ssd_contacts",
            cont_contact_id=f"contact of {person}",
            cont_person_id=person,
            cont_contact_date="2026-03-10",
        )
        extract.add(
            "ssd_cla_reviews",
            clar_cla_review_id=f"review of {person}",
            clar_cla_id="CLA1",
            clar_cla_person_id=person,
            clar_cla_review_date="2026-03-10",
        )
    folder = tmp_path_factory.mktemp("dirty")
    printed = print_load(extract.write(folder / "extract"), folder / "warehouse")
    return printed, folder / "warehouse"


@pytest.mark.parametrize("table", SPELLS)
def test_spells(printed_and_dirty: tuple[str, Path], table: str) -> None:
    printed, warehouse = printed_and_dirty
    assert reasons(warehouse, table) == {
        "no key": 1,
        "no person": 1,
        "end before start": 1,
        "future date": 1,
    }
    assert rows_of(printed, table) == (7, 3)


@pytest.mark.parametrize("table", EVENTS)
def test_events(printed_and_dirty: tuple[str, Path], table: str) -> None:
    printed, warehouse = printed_and_dirty
    assert reasons(warehouse, table) == {"no key": 1, "no person": 1, "future date": 1}
    assert rows_of(printed, table) == (4, 1)


@pytest.mark.parametrize("table", sorted(set(EVIDENCE) - {"court_proceedings"}))
def test_evidence(printed_and_dirty: tuple[str, Path], table: str) -> None:
    printed, warehouse = printed_and_dirty
    assert reasons(warehouse, table) == {"no key": 1, "future date": 1}
    assert rows_of(printed, table) == (3, 1)


def test_court_proceedings(printed_and_dirty: tuple[str, Path]) -> None:
    printed, warehouse = printed_and_dirty
    # No case_ref and no child_id (half of the key) are no key; of six rows two are left.
    assert reasons(warehouse, "court_proceedings") == {
        "no key": 2,
        "future date": 1,
        "end before start": 1,
    }
    assert rows_of(printed, "court_proceedings") == (6, 2)


@pytest.mark.parametrize("table", ["ssd_contacts", "ssd_cla_reviews"])
def test_contacts_and_reviews_need_no_person(
    printed_and_dirty: tuple[str, Path], table: str
) -> None:
    printed, warehouse = printed_and_dirty
    assert reasons(warehouse, table) == {}
    assert rows_of(printed, table) == (2, 2)


def test_contact_without_a_person_is_counted(printed_and_dirty: tuple[str, Path]) -> None:
    loaded = read(printed_and_dirty[1])
    assert loaded.figure("contacts_received", "2026-03") == (2, None, 2)


def test_only_clean_rows_are_counted(printed_and_dirty: tuple[str, Path]) -> None:
    loaded = read(printed_and_dirty[1])
    assert case_ids(loaded, "referrals_received", "2026-03") == {
        "open",
        "ends the day it starts",
        "starts on the as-at date",
    }
    assert max(row["month"] for row in loaded.figures)[:7] == "2026-03"


def test_first_reason_stands(tmp_path: Path) -> None:
    extract = Extract()
    # Each row has every fault but those named before it; 1 March is before 5 April.
    referral(extract, None, None, "2026-04-05", closed="2026-03-01")
    referral(extract, "R1", None, "2026-04-05", closed="2026-03-01")
    referral(extract, "R2", "P2", "2026-04-05", closed="2026-03-01")
    referral(extract, "R3", "P3", "2026-04-05")
    referral(extract, "R4", "P4", "2026-03-05")
    _, found = counted(tmp_path, extract, "ssd_cin_episodes")
    assert found == {"no key": 1, "no person": 1, "end before start": 1, "future date": 1}


def test_a_column_called_reason_is_only_a_column(tmp_path: Path) -> None:
    extract = Extract()
    dispute = {"date_raised": "2026-03-05", "child_id": "P", "date_resolved": None, "team_id": None}
    for number, reason in enumerate(("DRIFT_DELAY", "VISITS", None)):
        extract.add(
            "dispute",
            dispute_id=f"D{number}",
            stage="INFORMAL",
            stage_date="2026-03-05",
            reason=reason,
            **dispute,
        )
    extract.add("dispute", dispute_id="D9", stage=None, reason="VISITS", **dispute)
    loaded, found = counted(tmp_path, extract, "dispute")
    assert found == {"no key": 1}
    assert loaded.figure("disputes_raised", "2026-03") == (3, None, 3)


def test_spaces_are_an_empty_key(tmp_path: Path) -> None:
    extract = Extract()
    referral(extract, "  ", "P1", "2026-03-05")
    referral(extract, "R1", "  ", "2026-03-05")
    referral(extract, "R2", "P2", "2026-03-05")
    _, found = counted(tmp_path, extract, "ssd_cin_episodes")
    assert found == {"no key": 1, "no person": 1}
