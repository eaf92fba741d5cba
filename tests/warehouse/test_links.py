"""Identifiers that meet nothing: what is said, what is loud, what is refused with what advice."""

from pathlib import Path

import pytest

from tests.council import Extract
from tests.facts import records
from tests.warehouse.loads import paragraph_naming, print_load, print_refusal, read
from tests.warehouse.noticed import notice
from tests.warehouse.rows import referral
from warehouse.problems import Refused
from warehouse.tables import TABLES
from warehouse.tables.relations import RELATIONS, Relation

FIELD = Path(__file__).parent / "field"
CHILD = "ssd_cin_episodes.cine_person_id"


def people(extract: Extract, *names: str) -> Extract:
    for name in names:
        extract.add("ssd_person", pers_person_id=name, pers_sex="F")
    return extract


def referred(known: int, unknown: int) -> Extract:
    """One referral each of children that ssd_person has, and of children that it lacks."""
    extract = people(Extract(), *(f"P{number}" for number in range(known)))
    for number in range(known):
        referral(extract, f"R{number}", f"P{number}", "2026-03-02")
    for number in range(unknown):
        referral(extract, f"S{number}", f"X{number}", "2026-03-02")
    return extract


@pytest.mark.parametrize(
    ("known", "unknown", "weight"),
    [
        (100, 0, None),
        (98, 2, None),  # 2% exactly
        (97, 3, "said"),
        (1, 1, "said"),  # 50% exactly
        (49, 51, "loud"),
    ],
)
def test_a_link_is_said_over_2_and_loud_over_50_per_cent(
    tmp_path: Path, known: int, unknown: int, weight: str | None
) -> None:
    found = notice(referred(known, unknown), tmp_path).findings
    assert found.get(CHILD) == weight


def refusal(extract: Extract, folder: Path) -> str:
    with pytest.raises(Refused) as refused:
        notice(extract, folder)
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize(
    ("here", "there", "advice"),
    [
        ("12", "0012", "without leading zeros 1 would be: export both with the same zeros"),
        ("0012", "12", "without leading zeros 1 would be: export both with the same zeros"),
        ("A12.0", "A12", "without a trailing .0 1 would be: export both as whole numbers"),
        ("p12", "P12", "without regard to case 1 would be: export both in the same case"),
        ("0p12.0", "P12", "and case 1 would be: export both spelt the same way"),
    ],
)
def test_a_spelling_that_would_join_them_is_refused_with_its_advice(
    tmp_path: Path, here: str, there: str, advice: str
) -> None:
    extract = people(Extract(), there)
    referral(extract, "R1", here, "2026-03-02")
    said = refusal(extract, tmp_path)
    assert said.startswith("1 of 1 children of ssd_cin_episodes (cine_person_id) is not in")
    assert advice in said
    assert said.endswith(f"Such as: {here}; known are {there}.")


@pytest.mark.parametrize(("joined", "other", "weight"), [(1, 1, "loud"), (2, 1, "refused")])
def test_a_spelling_must_join_most_of_those_that_meet_nothing(
    tmp_path: Path, joined: int, other: int, weight: str
) -> None:
    extract = people(Extract(), *(f"00{number}" for number in range(1, joined + 1)))
    for number in range(1, joined + 1):
        referral(extract, f"R{number}", str(number), "2026-03-02")
    for number in range(other):
        referral(extract, f"S{number}", f"X{number}", "2026-03-02")
    if weight == "refused":
        assert "2 would be" in refusal(extract, tmp_path)
    else:
        assert notice(extract, tmp_path).findings[CHILD] == weight


def test_a_spelling_is_no_reason_to_refuse_where_half_is_met(tmp_path: Path) -> None:
    extract = people(Extract(), "P1", "0012")
    referral(extract, "R1", "P1", "2026-03-02")
    referral(extract, "R2", "12", "2026-03-02")
    assert notice(extract, tmp_path).findings[CHILD] == "said"


def test_what_was_accepted_stands_until_its_table_is_loaded_again(tmp_path: Path) -> None:
    extract = people(Extract(), "0012")
    referral(extract, "R1", "12", "2026-03-02")
    first = notice(extract, tmp_path / "first", accepted=CHILD)
    assert first.findings == {CHILD: "loud"}
    other = Extract()
    other.team("T1")
    again = notice(other, tmp_path / "second", first)
    assert again.findings == {CHILD: "loud"}
    with pytest.raises(Refused):
        notice(extract, tmp_path / "third", again)


def test_a_link_is_found_once_however_often_it_is_counted(tmp_path: Path) -> None:
    first = notice(referred(1, 1), tmp_path / "first")
    other = Extract()
    other.team("T1")
    again = notice(other, tmp_path / "second", first)
    assert again.findings == {CHILD: "said"}
    assert again.rows == 1


def test_an_empty_cell_and_a_table_that_is_not_there_meet_nothing_and_are_not_counted(
    tmp_path: Path,
) -> None:
    extract = Extract()
    extract.add("ssd_contacts", cont_contact_id="C1", cont_person_id="", cont_contact_date="")
    known = records.enquiry(extract, "P1", "2026-02-20")
    for name, enquiry in (("I1", ""), ("I2", known)):
        extract.add(
            "ssd_initial_cp_conference",
            icpc_icpc_id=name,
            icpc_person_id="P1",
            icpc_s47_enquiry_id=enquiry,
            icpc_icpc_date="2026-03-02",
        )
    assert notice(extract, tmp_path).findings == {}


def test_a_review_is_held_against_the_period_of_care_only_where_it_names_no_child(
    tmp_path: Path,
) -> None:
    extract = people(Extract(), "P1")
    extract.add(
        "ssd_cla_episodes",
        clae_cla_episode_id="E1",
        clae_person_id="P1",
        clae_cla_id="L1",
        clae_cla_episode_start_date="2026-01-05",
        clae_cla_episode_ceased_date="",
    )
    extract.add(
        "ssd_cla_reviews",
        clar_cla_review_id="V1",
        clar_cla_person_id="P1",
        clar_cla_id="ELSEWHERE",
        clar_cla_review_date="2026-02-02",
    )
    assert notice(extract, tmp_path / "named").findings == {}
    extract.tables["ssd_cla_reviews"][0]["clar_cla_person_id"] = ""
    found = notice(extract, tmp_path / "unnamed").findings
    assert found == {"ssd_cla_reviews.clar_cla_id": "loud"}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: f"{one.table}.{one.column}")
def test_a_relation_is_of_columns_that_are_read(relation: Relation) -> None:
    assert relation.column in TABLES[relation.table].ids
    assert relation.to_column in TABLES[relation.to_table].ids


def test_a_column_has_one_relation() -> None:
    assert len({(one.table, one.column) for one in RELATIONS}) == len(RELATIONS)


def test_zeros_lost_in_one_table_are_refused(tmp_path: Path) -> None:
    printed = print_refusal(FIELD / "fc09", tmp_path / "warehouse")
    said = paragraph_naming(printed, "cine_person_id")
    assert "2 of 2 children of ssd_cin_episodes" in said
    assert "without leading zeros 2 would be" in said
    assert "Such as: 12, 13; known are 0012, 0013." in said


def test_numbers_that_became_floats_in_one_table_are_the_same_children(tmp_path: Path) -> None:
    print_load(FIELD / "fc08", tmp_path / "warehouse")
    loaded = read(tmp_path / "warehouse")
    assert loaded.figure("unallocated_cases", "2026-09") == (0, None, 0)
    assert loaded.figure("referral_allocation_days", "2026-09") == (None, 4, 0)
