"""What a load says of rows that were set aside, of names it does not know and of what is missing."""

import json
from pathlib import Path

import pytest

from measures.answers.data_quality import DataReportOf, RowsSetAside
from measures.council.view import View
from tests.access.people import KEY, scope
from tests.warehouse.loads import folder_of, print_load, print_refusal
from warehouse.gate.audit import Log
from warehouse.gate.read import EVERYTHING, NOBODY, Forbidden

HEAD = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa\n"
# Seven referrals end before they start; S1 stands in a second file, and one row has no key.
ENDED = "".join(f"R{n},P{n},2026-03-05,2026-03-01,N\n" for n in range(1, 8))
FILES = {
    "ssd_cin_episodes.csv": HEAD + "R0,P0,2026-03-05,,N\n" + ENDED + ",P9,2026-03-05,,N\n",
    "ssd_cin_episodes.more.csv": HEAD + "S0,P0,2026-03-06,,N\nS1,P1,2026-03-06,2026-01-01,N\n",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("aside")
    printed = print_load(folder_of(folder / "extract", FILES), folder / "warehouse")
    return printed, folder / "warehouse"


def test_a_load_names_the_rows_set_aside_by_key_and_place(loaded: tuple[str, Path]) -> None:
    printed, _ = loaded
    assert (
        "ssd_cin_episodes, end before start: R1 (row 2), R2 (row 3), R3 (row 4), R4 (row 5),"
        " R5 (row 6), and 3 more (--every-row names them)" in printed
    )
    assert "ssd_cin_episodes, no key: no key (row 9)" in printed


def test_every_row_set_aside_is_named_when_asked_for(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", FILES)
    printed = print_load(folder, tmp_path / "warehouse", "--every-row")
    assert "R7 (row 8), S1 (row 2 of ssd_cin_episodes.more.csv)\n" in printed


def test_keys_are_for_those_who_may_see_them(loaded: tuple[str, Path], noted: Log) -> None:
    _, warehouse = loaded
    for role in ("team_manager", "senior_management", "head_of_service", "display"):
        with pytest.raises(Forbidden):
            View.of(warehouse, scope(role)).answer(RowsSetAside(20))
    assert not noted.path.exists()
    found = View.of(warehouse, scope("performance_analyst")).answer(RowsSetAside(5))
    ended, keyless = found
    assert (ended.table, ended.reason, ended.count, ended.more) == (
        "ssd_cin_episodes",
        "end before start",
        8,
        3,
    )
    # An analyst reads pseudonyms, of these keys as of all others; the place finds the row.
    assert [row.key for row in ended.rows] == [KEY.of(f"R{n}") for n in range(1, 6)]
    assert [row.row_number for row in ended.rows] == [2, 3, 4, 5, 6]
    assert (keyless.reason, keyless.count) == ("no key", 1)
    (line,) = noted.path.read_text("utf-8").splitlines()
    assert (json.loads(line)["person"], json.loads(line)["rows"]) == ("tenant|person", 6)


def test_a_table_loaded_anew_keeps_what_was_set_aside(
    loaded: tuple[str, Path], tmp_path: Path
) -> None:
    _, warehouse = loaded
    before = View.of(warehouse, EVERYTHING).answer(RowsSetAside(99))
    print_load(None, warehouse)
    assert View.of(warehouse, EVERYTHING).answer(RowsSetAside(99)) == before


def test_a_load_asks_what_a_misspelt_file_or_column_was_meant_for(tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.csv": HEAD.replace("cine_referral_nfa", "cine_referal_nfa")
        + "R0,P0,2026-03-05,,N\n",
        "ssd_cp_plan.csv": "cppl_cp_plan_id\n",
        "ssd_department.csv": "a\n",
    }
    printed = print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    assert "ssd_cp_plan.csv: did you mean ssd_cp_plans.csv?" in printed
    asked = "ssd_cin_episodes.csv, column cine_referal_nfa: did you mean cine_referral_nfa?"
    assert asked in printed
    assert "Not read, since no measure needs them: ssd_department.csv." in printed
    report = View.of(tmp_path / "warehouse", EVERYTHING).answer(DataReportOf())
    print_load(None, tmp_path / "warehouse")
    anew = View.of(tmp_path / "warehouse", EVERYTHING).answer(DataReportOf())
    assert [one.asked for one in anew.misnamed] == [one.asked for one in report.misnamed]
    assert anew.left_behind == report.left_behind == ("ssd_department.csv",)


def test_a_refusal_asks_what_a_misspelt_column_was_meant_for(tmp_path: Path) -> None:
    files = {"ssd_cin_episodes.csv": HEAD.replace("person_id", "persn_id") + "R0,P0,2026-03-05,,N"}
    printed = print_refusal(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    assert "add it. Did you mean cine_person_id by cine_persn_id?" in " ".join(printed.split())


def test_a_load_says_what_follows_from_what_is_missing(loaded: tuple[str, Path]) -> None:
    printed, warehouse = loaded
    assert "No org_team.csv: every figure is of the council" in printed
    assert "No codebook.csv: the shipped codebook is used." in printed
    report = View.of(warehouse, NOBODY).answer(DataReportOf())
    for_want = {one.why: one for one in report.uncounted}
    posts = for_want["Not supplied: people in post (workforce.csv)."]
    assert [measure.id for measure in posts.measures] == ["agency_rate", "turnover_rate"]
    assert posts.by_question.keys() == {"10"}
    every = [measure.id for one in report.uncounted for measure in one.measures]
    assert len(every) == len(set(every))
    # One thing is named once in a sentence, however many of its columns are needed.
    assert all(one.why.count("workforce.csv") <= 1 for one in report.uncounted)


def test_a_table_of_which_no_row_was_loaded_is_said_beside_the_figures(tmp_path: Path) -> None:
    # The first day of a team is part of its key, and 1 January 1900 is no day.
    files = {
        "ssd_cin_episodes.csv": HEAD + "R0,P0,2026-03-05,,N\n",
        "org_team.csv": "team_id,team_name,valid_from\nT1,One,1900-01-01\nT2,Two,1900-01-01\n",
    }
    printed = print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    assert (
        "org_team: all of 2 rows were set aside, and it counts as having none."
        in printed.split("Said beside the figures too:")[1]
    )


def test_a_load_names_teams_and_words_that_are_not_known_and_dates_to_come(tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.csv": HEAD + "R0,P0,2026-03-05,9999-12-31,N\n",
        "org_team.csv": "team_id,team_name,valid_from\nT1,One,2000-01-01\n",
        "ssd_cp_plans.csv": "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,"
        "cppl_cp_plan_end_date,cppl_cp_plan_latest_category\nC1,P0,2026-03-05,,YNNN\n",
        "ssd_involvements.csv": "invo_involvements_id,invo_person_id,invo_professional_team,"
        "invo_involvement_start_date,invo_involvement_end_date\nI1,P0,Team Nine,2026-03-05,\n",
    }
    printed = print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    for line in (
        "Teams that are none of those supplied, by id, name or alias:\n"
        "  ssd_involvements.invo_professional_team: Team Nine (1)\n",
        "  ssd_cp_plans.cppl_cp_plan_latest_category: YNNN (1)\n",
        "Later than the as-at date, and read as not yet:\n  ssd_cin_episodes.cine_close_date: 1\n",
    ):
        assert line in printed
