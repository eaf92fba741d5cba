"""What a second load replaces, what it keeps, and the content hash of the figures."""

from pathlib import Path

import pytest

from tests.council import Council, Extract, as_csv, load, run
from tests.warehouse.loads import case_ids, hash_of, print_figures, print_load, read, reasons
from tests.warehouse.rows import care_leaver, complaint, involvement, plan, referral

CHANGES = 'changes = ["ssd_cin_episodes"]\n'


def first_extract() -> Extract:
    extract = Extract()
    extract.team("T1")
    referral(extract, "R1", "P1", "2026-03-03", nfa="N")
    referral(extract, "R2", "P2", "2026-03-04", nfa="N")
    complaint(extract, "C1", "2026-03-05")
    plan(extract, "CP1", "P1", "2026-03-06")
    involvement(extract, "I1", "P1", "2026-03-03")
    return extract


def load_both(second: Extract, tmp_path: Path) -> Council:
    load(first_extract().write(tmp_path / "first"), tmp_path / "warehouse")
    return load(second.write(tmp_path / "second"), tmp_path / "warehouse")


def test_a_table_is_replaced_whole_and_the_others_are_kept(tmp_path: Path) -> None:
    second = Extract(as_at="2026-04-30")
    referral(second, "R3", "P3", "2026-04-07")
    loaded = load_both(second, tmp_path)
    assert loaded.figure("referrals_received", "2026-03") is None
    assert loaded.figure("referrals_received", "2026-04", team="T1") == (1, None, 1)
    assert loaded.figure("complaints_received", "2026-03", team="T1") == (1, None, 1)
    assert loaded.figure("cpp_started", "2026-03", team="T1") == (1, None, 1)


def test_a_header_alone_empties_its_table_where_that_is_said(tmp_path: Path) -> None:
    emptied = Extract(as_at="2026-04-30", toml='empty = ["ssd_cin_episodes"]\n')
    second = emptied.write(tmp_path / "second")
    header = as_csv(first_extract().tables["ssd_cin_episodes"]).splitlines()[0]
    (second / "ssd_cin_episodes.csv").write_text(f"{header}\n", "utf-8")
    load(first_extract().write(tmp_path / "first"), tmp_path / "warehouse")
    loaded = load(second, tmp_path / "warehouse")
    assert loaded.figure("referrals_received", "2026-03") is None
    assert loaded.figure("complaints_received", "2026-03") == (1, None, 1)


def test_part_files_replace_the_one_file_of_before(tmp_path: Path) -> None:
    load(first_extract().write(tmp_path / "first"), tmp_path / "warehouse")
    rows = first_extract().tables["ssd_cin_episodes"]
    second = Extract().write(tmp_path / "second")
    (second / "ssd_cin_episodes.1.csv").write_text(as_csv(rows[:1]), "utf-8")
    (second / "ssd_cin_episodes.2.csv").write_text(
        as_csv([rows[1] | {"cine_referral_nfa": "Y"}]), "utf-8"
    )
    loaded = load(second, tmp_path / "warehouse")
    assert loaded.figure("referral_nfa", "2026-03") == (1, 2, 50)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Council:
    second = Extract(as_at="2026-04-30", toml=CHANGES)
    referral(second, " R2", "P2", "04/03/2026", nfa="Y")  # the same key once parsed
    referral(second, "R4", "P4", "2026-04-07")
    referral(second, "R1", "P1", "2026-05-01", nfa="Y")  # set aside: it changes nothing
    complaint(second, "C2", "2026-04-08")  # not under changes: replaces its table
    return load_both(second, tmp_path_factory.mktemp("changes"))


def test_changes_replace_by_key_and_keep_the_rest(changed: Council) -> None:
    assert case_ids(changed, "referrals_received", "2026-03") == {"R1", "R2"}
    assert case_ids(changed, "referrals_received", "2026-04") == {"R4"}
    assert changed.figure("referral_nfa", "2026-03") == (1, 2, 50)


def test_a_change_that_is_set_aside_leaves_the_row_it_meant(changed: Council) -> None:
    numerators = {
        row["case_id"]: float(row["numerator"]) for row in changed.cases("referral_nfa", "2026-03")
    }
    assert numerators == {"R1": 0, "R2": 1}
    assert reasons(changed.warehouse, "ssd_cin_episodes") == {"future date": 1}


def test_a_table_not_named_under_changes_is_replaced_whole(changed: Council) -> None:
    assert changed.figure("complaints_received", "2026-03") is None
    assert changed.figure("complaints_received", "2026-04") == (1, None, 1)


def test_changes_give_what_the_whole_table_would(tmp_path: Path) -> None:
    load(first_extract().write(tmp_path / "first"), tmp_path / "warehouse")
    second = Extract(toml=CHANGES)
    referral(second, "R2", "P2", "2026-03-04", nfa="Y", closed="2026-03-20")
    changed = print_load(second.write(tmp_path / "changes"), tmp_path / "warehouse")
    whole = first_extract()
    whole.tables["ssd_cin_episodes"][1] |= {
        "cine_referral_nfa": "Y",
        "cine_close_date": "2026-03-20",
    }
    at_once = print_load(whole.write(tmp_path / "whole"), tmp_path / "other")
    assert hash_of(changed) == hash_of(at_once)
    assert read(tmp_path / "other").figure("referral_nfa", "2026-03") == (1, 2, 50)
    assert print_figures(tmp_path / "warehouse") == print_figures(tmp_path / "other")


def test_each_table_keeps_the_as_at_date_of_its_load(tmp_path: Path) -> None:
    second = Extract(as_at="2026-04-30")
    # Complaints stand at 31 March, so April has a snapshot of episodes and none needs complaints.
    referral(second, "R3", "P3", "2026-02-03")
    referral(second, "R4", "P4", "2026-04-30")
    loaded = load_both(second, tmp_path)
    assert loaded.figure("referrals_received", "2026-04") == (1, None, 1)
    third = Extract(as_at="2026-04-30")
    complaint(third, "C9", "2026-04-20")
    again = load(third.write(tmp_path / "third"), tmp_path / "warehouse")
    assert again.figure("complaints_received", "2026-04") == (1, None, 1)


def test_a_measure_stands_at_the_earliest_date_of_its_tables(tmp_path: Path) -> None:
    first = Extract()
    first.team("T1")
    plan(first, "CP1", "P1", "2025-10-01")
    first.add(
        "ssd_cp_reviews",
        cppr_cp_review_id="V1",
        cppr_person_id="P1",
        cppr_cp_plan_id="CP1",
        cppr_cp_review_date="2025-12-15",
        cppr_cp_review_due=None,
    )
    load(first.write(tmp_path / "first"), tmp_path / "warehouse")
    second = Extract(as_at="2026-06-30")
    plan(second, "CP1", "P1", "2025-10-01")
    loaded = load(second.write(tmp_path / "second"), tmp_path / "warehouse")
    # Reviews are known to 31 March only: with no word of a review since 15 December, the plan
    # would read as late from 16 June.
    assert loaded.figure("cpp_review_on_time", "2026-03") == (1, 1, 100)
    assert loaded.figure("cpp_review_on_time", "2026-06") is None


def leavers(as_at: str, *in_touch: str) -> Extract:
    """Care leavers of 20, one for each answer, in a council with a team."""
    extract = Extract(as_at=as_at)
    extract.team("T1")
    for number, answer in enumerate(in_touch):
        care_leaver(extract, f"P{number}", answer, born="2005-11-05")
    return extract


def test_care_leaver_figures_of_earlier_dates_are_kept(tmp_path: Path) -> None:
    load(leavers("2026-03-31", "YES", "NO").write(tmp_path / "march"), tmp_path / "warehouse")
    printed = print_load(
        leavers("2026-04-30", "YES", "YES", "NO").write(tmp_path / "april"), tmp_path / "warehouse"
    )
    loaded = read(tmp_path / "warehouse")
    assert loaded.figure("cl_in_touch", "2026-03") == (1, 2, 50)
    assert loaded.figure("cl_in_touch", "2026-03", team="T1") == (1, 2, 50)
    assert loaded.figure("cl_in_touch", "2026-04") == (2, 3, pytest.approx(200 / 3))
    # The rows behind a kept figure are those of its own date: two children, one in touch.
    kept = loaded.cases("cl_in_touch", "2026-03", team="T1")
    assert sorted(float(row["numerator"]) for row in kept) == [0, 1]
    # Kept figures stand apart from the hash: a fresh warehouse gives the same.
    alone = print_load(tmp_path / "april", tmp_path / "fresh")
    assert hash_of(printed) == hash_of(alone)
    assert read(tmp_path / "fresh").figure("cl_in_touch", "2026-03") is None


def test_care_leaver_figures_of_the_same_date_are_replaced(tmp_path: Path) -> None:
    load(leavers("2026-03-31", "YES", "NO").write(tmp_path / "march"), tmp_path / "warehouse")
    load(leavers("2026-04-30", "YES", "NO").write(tmp_path / "april"), tmp_path / "warehouse")
    corrected = leavers("2026-04-30", "YES", "YES").write(tmp_path / "corrected")
    loaded = load(corrected, tmp_path / "warehouse")
    assert loaded.figure("cl_in_touch", "2026-04") == (2, 2, 100)
    assert loaded.figure("cl_in_touch", "2026-03") == (1, 2, 50)


def test_care_leavers_kept_from_an_earlier_load_keep_its_month(tmp_path: Path) -> None:
    load(leavers("2026-03-31", "YES", "NO").write(tmp_path / "march"), tmp_path / "warehouse")
    second = Extract(as_at="2026-04-30")
    referral(second, "R1", "P1", "2026-04-07")
    loaded = load(second.write(tmp_path / "april"), tmp_path / "warehouse")
    assert loaded.figure("cl_in_touch", "2026-03") == (1, 2, 50)
    assert loaded.figure("cl_in_touch", "2026-04") is None


def hashed_extract() -> Extract:
    extract = Extract()
    for team in ("T1", "T2", "T3"):
        extract.team(team, f"Service {team}", f"Locality {team}")
    for number in range(60):
        team = f"T{number % 3 + 1}"
        on = f"2026-{number % 3 + 1:02}-{number % 28 + 1:02}"
        referral(extract, f"R{number}", f"P{number % 40}", on, team, nfa="Y" if number % 7 else "N")
        involvement(extract, f"I{number}", f"P{number % 40}", on, team=team, worker=f"W{number}")
        plan(extract, f"CP{number}", f"P{number % 40}", on)
    return extract


def write_scattered(extract: Extract, folder: Path) -> Path:
    """The same rows in four files a table, last first, with the columns turned round."""
    extract.write(folder)
    for table, rows in extract.tables.items():
        (folder / f"{table}.csv").unlink()
        turned = [dict(reversed(row.items())) for row in reversed(rows)]
        for part in range(4):
            chosen = turned[part::4] or turned[:1]
            (folder / f"{table}.{part}.csv").write_text(as_csv(chosen), "utf-8")
    return folder


def test_splits_and_order_change_neither_hash_nor_figures(tmp_path: Path) -> None:
    whole = print_load(hashed_extract().write(tmp_path / "whole"), tmp_path / "one")
    parts = print_load(write_scattered(hashed_extract(), tmp_path / "parts"), tmp_path / "two")
    assert hash_of(whole) == hash_of(parts)
    assert print_figures(tmp_path / "one") == print_figures(tmp_path / "two")
    # 20 of the 60 referrals fall in each month.
    assert read(tmp_path / "two").figure("referrals_received", "2026-02") == (20, None, 20)


def test_loading_twice_lists_the_same_columns_of_a_case(tmp_path: Path) -> None:
    folder = first_extract().write(tmp_path / "extract")
    heads = []
    for _ in range(2):
        load(folder, tmp_path / "warehouse")
        printed = run(
            "cases",
            "--measure",
            "referrals_received",
            "--month",
            "2026-03",
            "--warehouse",
            str(tmp_path / "warehouse"),
        )
        heads.append(printed.splitlines()[0].split(","))
    assert heads[0] == heads[1]
    assert len(set(heads[1])) == len(heads[1])


def test_loading_twice_gives_the_same_hash_and_other_data_another(tmp_path: Path) -> None:
    extract = hashed_extract()
    folder = extract.write(tmp_path / "extract")
    first = hash_of(print_load(folder, tmp_path / "warehouse"))
    assert hash_of(print_load(folder, tmp_path / "warehouse")) == first
    extract.tables["ssd_cin_episodes"][0]["cine_referral_date"] = "2026-01-20"
    extract.tables["ssd_cin_episodes"][0]["cine_referral_team"] = "T2"
    other = print_load(extract.write(tmp_path / "other"), tmp_path / "warehouse")
    assert hash_of(other) != first
    assert hash_of(print_load(folder, tmp_path / "warehouse")) == first


def test_a_change_whose_end_is_not_understood_leaves_nothing_open(tmp_path: Path) -> None:
    second = Extract(as_at="2026-04-30", toml=CHANGES)
    referral(second, "R1", "P1", "2026-03-03", closed="31/04/2026")
    loaded = load_both(second, tmp_path)
    # The old R1 is open, and no longer true: it goes with the row that took its place.
    assert case_ids(loaded, "cin_open", "2026-03") == {"R2"}
    assert case_ids(loaded, "referrals_received", "2026-03") == {"R2"}


def test_changes_that_lack_a_column_of_before_are_said_beside_the_figures(tmp_path: Path) -> None:
    load(first_extract().write(tmp_path / "first"), tmp_path / "warehouse")
    second = Extract(as_at="2026-04-30", toml=CHANGES).write(tmp_path / "second")
    rows = "cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2026-03-03\n"
    (second / "ssd_cin_episodes.csv").write_text(rows, "utf-8")
    loud = print_load(second, tmp_path / "warehouse").split("Said beside the figures too:")[1]
    assert "ssd_cin_episodes.cine_close_date:" in loud
    assert (
        "ssd_cin_episodes.cine_referral_nfa: the last load had the column, which the changed rows"
        " lack: 1 read as empty." in loud
    )
