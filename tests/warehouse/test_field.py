"""Folders as councils send them (`field/`): the right figure, or the true cause of a refusal.

fc08 and fc09 stand in test_links.py, fc13 in test_shrinkage.py.
"""

import shutil
from filecmp import cmpfiles
from pathlib import Path

import duckdb
import pytest

from measures.answers.data_quality import DataReportOf
from measures.catalogue.counting import rules
from measures.council.view import View
from tests.warehouse.loads import print_load, print_refusal, read
from warehouse.gate.read import EVERYTHING, close_all
from warehouse.load.build import load
from warehouse.snapshots import current_snapshot

FIELD = Path(__file__).parent / "field"

REFUSED = {
    "fc21/d_semicolon": "ssd_cin_episodes.csv separates its cells by semicolons; commas are needed",
    "fc21/d_tab": "ssd_cin_episodes.csv separates its cells by tabs; commas are needed",
    "fc22/d_blankfirst": "ssd_cin_episodes.csv has a blank first line; the first line names",
    "fc22/d_blankfirst2": "ssd_cin_episodes.csv has a blank first line of nothing but separators",
    "fc22/d_empty": "ssd_cin_episodes.csv is empty, without a single byte",
}
MEANT = {
    "cin_episodes.csv": "call it ssd_cin_episodes.csv",
    "ssd_cin_episodes.xlsx": "save the sheet as ssd_cin_episodes.csv",
    "ssd_cla_visits (1).csv": "call it ssd_cla_visits.1.csv",
    "ssd_contacts.zip": "unpack it as ssd_contacts.csv",
    "ssd_cp_plans.txt": "call it ssd_cp_plans.csv",
    "ssd_cp_visits_2026.csv": "call it ssd_cp_visits.2026.csv",
}


# By folder and measure of September 2026: numerator, denominator and value, worked out by hand; a
# measure that ends in @T1 is of that team.
FIGURES = {
    # X1 is a change within care, E4A home, E11 adopted, V3 a short break, T3 temporary.
    "fc01/extract": {
        "cla_ceased": (2, None, 2),
        "cla_ceased_home": (1, 2, 50),
        "cla_ceased_adopted": (1, 2, 50),
        "cla_open": (1, None, 1),
        "cla_3plus_placements": (0, 1, 0),
    },
    "fc07/team_lower": {"cin_open@T1": (4, None, 4)},
    "fc07/team_name": {"cin_open@T1": (4, None, 4)},
    # 20 and 10; 99 and XX are no scores, and 12 has no day.
    "fc15/s_sdq": {"cla_sdq_mean": (30, 2, 15)},
    # 37 hours are no full-time equivalent: four children for 1.0.
    "fc15/i_hours": {"caseload_avg_fte": (4, 1, 4)},
    "fc20/d_utf16": {"referrals_received": (6, None, 6)},
    "fc20/d_utf16nobom": {"referrals_received": (6, None, 6)},
}
ROLES = {"fc06/role_desc": "Allocated Case Worker", "fc06/role_mosaic": "REL.ALLWORK"}


@pytest.mark.parametrize("folder", FIGURES)
def test_a_folder_gives_the_figures_worked_out_by_hand(folder: str, tmp_path: Path) -> None:
    load(FIELD / folder, tmp_path, rules())
    loaded = read(tmp_path)
    found = {}
    for name in FIGURES[folder]:
        measure, _, team = name.partition("@")
        found[name] = loaded.figure(measure, "2026-09", team=team)
    assert found == FIGURES[folder]


@pytest.mark.parametrize("folder", ROLES)
def test_a_role_that_nobody_knows_is_listed_and_leaves_nobody_unallocated(
    folder: str, tmp_path: Path
) -> None:
    printed = " ".join(print_load(FIELD / folder, tmp_path).split())
    assert f"the roles of ssd_involvements are {ROLES[folder]} (4)" in printed
    assert read(tmp_path).figure("unallocated_cases", "2026-09") is None


@pytest.mark.parametrize("folder", ROLES)
def test_a_role_in_the_words_of_the_council_holds_its_children(folder: str, tmp_path: Path) -> None:
    words = f'[[word]]\nlist = "case-worker role"\ntheirs = "{ROLES[folder]}"\nours = "CW"\n'
    (tmp_path / "words.toml").write_text(words, "utf-8")
    load(FIELD / folder, tmp_path, rules())
    loaded = read(tmp_path)
    assert loaded.figure("unallocated_cases", "2026-09") == (0, None, 0)
    assert loaded.figure("caseload_avg_fte", "2026-09") == (4, 1, 4)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((("Boy", "M"), ("boy ", "F")), "gives boy of sex as F and as M; leave one of them"),
        ((("f", "M"),), "would read the code f of sex as M; take it out"),
    ],
)
def test_words_that_contradict_each_other_or_a_code_are_refused(
    words: tuple[tuple[str, str], ...], said: str, tmp_path: Path
) -> None:
    blocks = (
        f'[[word]]\nlist = "sex"\ntheirs = "{theirs}"\nours = "{ours}"\n' for theirs, ours in words
    )
    (tmp_path / "words.toml").write_text("".join(blocks), "utf-8")
    printed = " ".join(print_refusal(FIELD / "fc16/x_sex", tmp_path).split())
    assert f"words.toml: {'word 1 ' if len(words) == 1 else ''}{said}." in printed


def test_two_digits_of_a_year_are_refused_with_their_cause(tmp_path: Path) -> None:
    printed = " ".join(print_refusal(FIELD / "fc04/extract", tmp_path).split())
    assert "ssd_cin_episodes.cine_referral_date: 6 of 6 cells were not understood" in printed
    assert "years have two digits" in printed


def children(warehouse: Path) -> dict[str, tuple[str | None, str | None, str]]:
    """The sex, the main ethnic group and the disability of each child, as groups are made of them."""
    close_all()
    with duckdb.connect(str(current_snapshot(warehouse)), read_only=True) as con:
        rows = con.execute(
            "select person_id, pers_sex, main_group, disability from child order by person_id"
        ).fetchall()
    return {person: (sex, group, disability) for person, sex, group, disability in rows}


def not_understood(warehouse: Path) -> set[tuple[str, str]]:
    """Each column and cell that the load lists as not understood."""
    noted = View.of(warehouse, EVERYTHING).answer(DataReportOf()).noted
    return {(one.column, one.example) for one in noted if one.kind == "not understood"}


def test_three_folders_are_of_the_same_children() -> None:
    files = sorted(path.name for path in (FIELD / "fc16/x_sex").iterdir())
    for other in ("fc17/extract", "fc18/extract"):
        assert cmpfiles(FIELD / "fc16/x_sex", FIELD / other, files, shallow=False)[0] == files


def test_who_children_are_is_read_or_listed(tmp_path: Path) -> None:
    print_load(FIELD / "fc16/x_sex", tmp_path)
    found = children(tmp_path)
    # 1 and 2 are no sex; f and Female are F; SSD_PH and nothing are not known.
    sexes = {person: sex for person, (sex, _, _) in found.items()}
    expected = {"S1": None, "S2": None, "S3": "U", "S4": "F", "S5": "F", "S6": None, "S7": None}
    assert sexes == expected
    # WBRI, wbri, "WBRI White British" and "White British" are one group; NULL and nothing are none.
    groups = {person: group for person, (_, group, _) in found.items()}
    assert set(map(groups.get, ("S1", "S2", "S3", "S4", "S5"))) == {"White"}
    assert (groups["S6"], groups["S7"]) == (None, None)
    # NONE, "none " and "NONE None of the above" are none; N and 0 are no code of the list.
    assert {person: disability for person, (_, _, disability) in found.items()} == {
        "S1": "no", "S2": "yes", "S3": "no", "S4": "not known", "S5": "no", "S6": "not known",
        "S7": "no",
    }  # fmt: skip
    unread = {("pers_sex", "1"), ("pers_sex", "2")}
    unread |= {("disa_disability_code", "0"), ("disa_disability_code", "N")}
    assert not_understood(tmp_path) == unread


def test_gender_stands_where_sex_was_not_supplied(tmp_path: Path) -> None:
    load(FIELD / "fc16/x_gender", tmp_path, rules())
    assert {sex for sex, _, _ in children(tmp_path).values()} == {"M"}


def test_gender_stands_where_sex_is_a_placeholder(tmp_path: Path) -> None:
    folder = tmp_path / "extract"
    shutil.copytree(FIELD / "fc16/x_gender", folder)
    person = "pers_person_id,pers_sex,pers_gender\nS1,SSD_PH,M\nS2,,Female\nS3,F,M\nS4,XX,M\n"
    (folder / "ssd_person.csv").write_text(person, "utf-8")
    load(folder, tmp_path / "warehouse", rules())
    sexes = {person: sex for person, (sex, _, _) in children(tmp_path / "warehouse").items()}
    assert sexes == {"S1": "M", "S2": "F", "S3": "F", "S4": None}


@pytest.mark.parametrize("folder", REFUSED)
def test_a_file_that_is_no_table_of_commas_is_refused_for_its_cause(
    folder: str, tmp_path: Path
) -> None:
    printed = " ".join(print_refusal(FIELD / folder, tmp_path).split())
    assert REFUSED[folder] in printed
    assert "lacks the column" not in printed


def test_files_that_were_meant_are_named_with_what_to_do(tmp_path: Path) -> None:
    printed = print_load(FIELD / "fc14/extract", tmp_path)
    assert "no measure needs" not in printed
    report = View.of(tmp_path, EVERYTHING).answer(DataReportOf())
    assert report.left_behind == ()
    tables = {name: step.split()[-1].split(".")[0] for name, step in MEANT.items()}
    told = {one.file_name: one.asked for one in report.misnamed}
    assert told == {
        name: f"{name} looks like {tables[name]}: {step}." for name, step in MEANT.items()
    }
    assert [sentence for sentence in told.values() if sentence not in printed] == []
