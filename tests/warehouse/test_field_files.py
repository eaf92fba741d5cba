"""Folders as councils send them (`field/`): the right figure, or the true cause of a refusal."""

from pathlib import Path

import pytest

from measures.answers.data_quality import DataReportOf
from measures.council.view import View
from tests.warehouse.loads import print_load, print_refusal, read
from warehouse.gate.read import EVERYTHING

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


@pytest.mark.parametrize("folder", ["fc20/d_utf16", "fc20/d_utf16nobom"])
def test_utf_16_is_read(folder: str, tmp_path: Path) -> None:
    print_load(FIELD / folder, tmp_path)
    assert read(tmp_path).figure("referrals_received", "2026-09") == (6, None, 6)


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
