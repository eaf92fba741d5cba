"""Repeated keys: which row stays, and whether what goes is a duplicate or a clash."""

from pathlib import Path

import pytest

from tests.council import Council, Extract
from tests.warehouse.loads import case_ids, counted, print_load, reasons
from tests.warehouse.rows import complaint, referral


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Council, dict[str, int]]:
    extract = Extract()
    extract.team("T1")
    for _ in range(3):
        referral(extract, "same thrice", "P1", "2026-03-05")  # 2 duplicates
    referral(extract, "changed", "P2", "2026-03-05", nfa="N")  # key clash
    referral(extract, "back again", "P3", "2026-02-05")  # duplicate of the last row
    referral(extract, "back again", "P3", "2026-03-05")  # key clash
    referral(extract, "changed", "P2", "2026-03-06", nfa="Y")
    referral(extract, "back again", "P3", "2026-02-05")
    # One row in two spellings: trimmed text, parsed date, parsed flag, an ignored column.
    referral(extract, " spelt ", "P4 ", "05/03/2026 10:30", nfa="YES", colour="red")  # duplicate
    referral(extract, "spelt", "P4", "2026-03-05", nfa="1", colour="blue")
    # A bad row never drives out a good one, though it comes last.
    referral(extract, "good", "P5", "2026-03-05")
    referral(extract, "good", "P5", "2026-04-05")  # future date
    referral(extract, "good", None, "2026-03-06")  # no person
    referral(extract, "case", "P6", "2026-03-05")
    referral(extract, "CASE", "P7", "2026-03-05")
    folder = tmp_path_factory.mktemp("repeated")
    return counted(folder, extract, "ssd_cin_episodes")


def test_duplicates_and_clashes_are_told_apart(
    repeated: tuple[Council, dict[str, int]],
) -> None:
    # duplicates: 2 of "same thrice", 1 of "back again", 1 of "spelt"; clashes: "changed" and the
    # middle row of "back again".
    assert repeated[1] == {"duplicate": 4, "key clash": 2, "future date": 1, "no person": 1}


def test_last_in_file_order_stands(repeated: tuple[Council, dict[str, int]]) -> None:
    loaded = repeated[0]
    assert case_ids(loaded, "referrals_received", "2026-02") == {"back again"}
    march = {row["case_id"]: row for row in loaded.cases("referral_nfa", "2026-03")}
    assert set(march) == {"same thrice", "changed", "spelt", "good", "case", "CASE"}
    assert march["changed"]["on_date"][:10] == "2026-03-06"
    # "changed" (Y) and "spelt" (1) of six.
    assert loaded.figure("referral_nfa", "2026-03") == (2, 6, pytest.approx(100 / 3))


def test_null_theme_is_a_value_of_its_own(tmp_path: Path) -> None:
    extract = Extract()
    columns = {"date_received": "2026-03-05", "child_id": "P1", "team_id": None}
    for theme in (None, "RESPECT", None, ""):
        extract.add("feedback", feedback_id="F1", theme=theme, sentiment="POSITIVE", **columns)
    extract.add("feedback", feedback_id=None, theme="RESPECT", sentiment="NEGATIVE", **columns)
    loaded, found = counted(tmp_path, extract, "feedback")
    # Three rows of F1 without a theme are one row and two duplicates.
    assert found == {"no key": 1, "duplicate": 2}
    assert loaded.figure("feedback_positive", "2026-03") == (1, 1, 100)


def test_null_learning_theme_of_a_review(tmp_path: Path) -> None:
    extract = Extract()
    for theme in (None, "NEGLECT", None):
        extract.add(
            "practice_review",
            review_id="V1",
            learning_theme=theme,
            review_type="LCSPR",
            incident_date="2026-03-05",
        )
    _, found = counted(tmp_path, extract, "practice_review")
    assert found == {"duplicate": 1}


COMPOSITE = {
    "practice_observation": ({"observation_id": "K", "observation_date": "2026-03-05"}, "domain"),
    "dispute": ({"dispute_id": "K", "date_raised": "2026-03-05", "child_id": "P"}, "stage"),
    "audit_domain": ({"audit_id": "K"}, "domain"),
    "workforce": ({"staff_id": "K", "role": "SOCIAL_WORKER"}, "period_month"),
    "case_supervision": ({"child_id": "P", "staff_id": "S"}, "supervision_date"),
    "ssd_assessment_factors": ({"cinf_table_id": "K"}, "cinf_assessment_id"),
    "staff_survey": ({"response_batch_id": "K", "survey_date": "2026-03-05"}, "question_code"),
    "complaint": ({"complaint_id": "K", "date_received": "2026-03-05", "child_id": "P"}, "stage"),
    "org_team": (
        {"team_id": "K", "team_name": "K", "service": "S", "locality": "L"}, "valid_from",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def composite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rows that differ in the last part of their key, one repeated, one without the part."""
    extract = Extract()
    for table, (columns, part) in COMPOSITE.items():
        date = part in {"period_month", "supervision_date", "valid_from"}
        stages = {"complaint": ("S1_LOCAL", "S3_PANEL"), "dispute": ("INFORMAL", "CAFCASS")}
        codes = stages.get(table, ("FIRST", "OTHER"))
        first, other = ("2026-02-01", "2026-03-01") if date else codes
        for value in (first, other, "01/03/2026" if date else other, None):
            row = columns | {part: value}
            if table == "practice_observation":
                row["staff_id"] = "S"
            extract.add(table, **row)
    folder = tmp_path_factory.mktemp("composite")
    print_load(extract.write(folder / "extract"), folder / "warehouse")
    return folder / "warehouse"


@pytest.mark.parametrize("table", COMPOSITE)
def test_every_part_of_a_key_counts(composite: Path, table: str) -> None:
    assert reasons(composite, table) == {"duplicate": 1, "no key": 1}


def test_rows_of_every_table_add_up(tmp_path: Path) -> None:
    extract = Extract()
    for number in range(30):
        # Keys 0 to 9 three times over: the first ten are duplicates of nothing, clashes of later.
        complaint(extract, f"C{number % 10}", f"2026-03-{number + 1:02}")
    loaded, found = counted(tmp_path, extract, "complaint")
    assert found == {"key clash": 20}
    assert loaded.figure("complaints_received", "2026-03") == (10, None, 10)
    days = {row["on_date"][:10] for row in loaded.cases("complaints_received", "2026-03")}
    assert days == {f"2026-03-{day:02}" for day in range(21, 31)}
