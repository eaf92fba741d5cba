"""Tables that come back empty or far smaller are refused, unless extract.toml says so."""

import re
from pathlib import Path

import pytest

from tests.council import Extract
from tests.warehouse.loads import folder_of, paragraph_naming, print_load, print_refusal, read
from tests.warehouse.noticed import Noticed, notice
from tests.warehouse.rows import referral
from warehouse.problems import Refused

FIELD = Path(__file__).parent / "field" / "fc13"
HEADER = "cine_referral_id,cine_person_id,cine_referral_date\n"
TABLE = "ssd_cin_episodes"


def referrals(rows: int, on: str = "2026-03-02", toml: str = "", first: int = 0) -> Extract:
    extract = Extract(toml=toml)
    for number in range(first, first + rows):
        referral(extract, f"R{number}", f"P{number}", on)
    return extract


def populations(rows: int) -> Extract:
    """A table without a date of its own."""
    extract = Extract()
    for number in range(rows):
        extract.add("ref_population", la_code="840", year=str(2000 + number), pop_0_17="100000")
    return extract


def upon(before: Noticed, after: Extract, folder: Path) -> str:
    """The one refusal of a load upon another; empty where it is loaded."""
    try:
        notice(after, folder / "after", before)
    except Refused as refused:
        (problem,) = refused.problems
        return problem
    return ""


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        (20, 16, False),  # 80% exactly
        (20, 15, True),
        (19, 1, False),  # under 20 rows
        (19, 0, True),  # none is none, however few there were
        (1, 0, True),
        (100, 80, False),
        (100, 79, True),
    ],
)
def test_under_80_per_cent_of_20_rows_or_more_is_refused(
    tmp_path: Path, before: int, after: int, refused: bool
) -> None:
    first = notice(referrals(before), tmp_path / "before")
    second = referrals(after)
    if not after:
        second.tables[TABLE] = []
    said = upon(first, second, tmp_path) if after else _header_upon(first, tmp_path)
    assert bool(said) == refused


def _header_upon(first: Noticed, folder: Path, toml: str = "") -> str:
    written = Extract(toml=toml)
    (folder / "after" / "extract").mkdir(parents=True)
    (folder / "after" / "extract" / f"{TABLE}.csv").write_text(HEADER, "utf-8")
    return upon(first, written, folder)


@pytest.mark.parametrize(("after", "refused"), [(16, False), (15, True)])
def test_a_table_without_a_date_is_compared_by_all_its_rows(
    tmp_path: Path, after: int, refused: bool
) -> None:
    first = notice(populations(20), tmp_path / "before")
    assert bool(upon(first, populations(after), tmp_path)) == refused


def test_rows_after_the_stretch_do_not_stand_for_those_that_are_gone(tmp_path: Path) -> None:
    first = notice(referrals(20), tmp_path / "before")
    second = referrals(15)
    second.as_at = "2026-04-30"
    for number in range(50):
        referral(second, f"S{number}", f"P{number}", "2026-04-01")
    said = upon(first, second, tmp_path)
    assert said.startswith(
        "ssd_cin_episodes had 20 rows to 31 March 2026 and comes with 15 of that stretch, under 80%"
    )
    assert 'write shrunk = ["ssd_cin_episodes"] into extract.toml' in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # The 40 rows of January lie before what the load says it has complete.
        ("covers_from = 2026-02-01\n", ""),
        ("", "covers_from = 2026-02-01\n"),
    ],
)
def test_rows_before_what_either_load_covers_may_go(
    tmp_path: Path, before: str, after: str
) -> None:
    old = referrals(20, toml=before)
    for number in range(40):
        referral(old, f"OLD{number}", f"P{number}", "2026-01-15")
    first = notice(old, tmp_path / "before")
    assert upon(first, referrals(20, toml=after), tmp_path) == ""
    assert "under 80%" in upon(first, referrals(15, toml=after), tmp_path / "fewer")


def test_rows_after_an_earlier_as_at_date_may_go(tmp_path: Path) -> None:
    first = notice(referrals(40), tmp_path / "before")
    second = Extract(as_at="2026-02-28")
    referral(second, "R1", "P1", "2026-02-02")
    assert upon(first, second, tmp_path) == ""


def test_changes_shrink_nothing(tmp_path: Path) -> None:
    first = notice(referrals(40), tmp_path / "before")
    assert upon(first, referrals(1, toml=f'changes = ["{TABLE}"]\n'), tmp_path) == ""


def test_extract_toml_lets_a_table_shrink_and_that_is_said(tmp_path: Path) -> None:
    first = notice(referrals(40), tmp_path / "before")
    second = notice(
        referrals(10, toml=f'shrunk = ["{TABLE}"]\n'), tmp_path / "after", previous=first
    )
    assert second.findings == {TABLE: "said"}
    assert "empty" in _header_upon(first, tmp_path / "none", f'shrunk = ["{TABLE}"]\n')


def test_an_empty_file_takes_accepted_themes_back(tmp_path: Path) -> None:
    extract = Extract()
    extract.add(
        "accepted_theme",
        source="feedback",
        row_id="F1",
        theme="SAFETY",
        accepted_by="A",
        accepted_on="2026-03-02",
    )
    first = notice(extract, tmp_path / "before")
    folder = tmp_path / "after" / "extract"
    folder.mkdir(parents=True)
    (folder / "accepted_theme.csv").write_text("source,row_id,theme,accepted_on\n", "utf-8")
    assert notice(Extract(), tmp_path / "after", first).findings == {}


def test_extract_toml_names_tables_that_the_folder_holds(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", {f"{TABLE}.csv": HEADER})
    head = folder / "extract.toml"
    head.write_text(f'{head.read_text("utf-8")}empty = ["audits"]\nshrunk = ["audit"]\n', "utf-8")
    printed = " ".join(print_refusal(folder, tmp_path / "warehouse").split())
    assert "empty names audits, but the folder holds no file of it" in printed
    assert "shrunk names audit, but the folder holds no file of it" in printed


def test_a_table_that_comes_back_empty_is_refused_until_that_is_said(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    print_load(FIELD / "v_shrink", warehouse)
    assert read(warehouse).figure("referrals_received", "2026-09") == (5, None, 5)
    said = paragraph_naming(print_refusal(FIELD / "v_shrink_2", warehouse), TABLE)
    assert said.startswith("ssd_cin_episodes had 45 rows and comes with none")
    assert read(warehouse).figure("referrals_received", "2026-09") == (5, None, 5)
    names = {path.name: path.read_text("utf-8") for path in (FIELD / "v_shrink_2").iterdir()}
    names["extract.toml"] += f'empty = ["{TABLE}"]\n'
    print_load(folder_of(tmp_path / "emptied", names), warehouse)
    assert read(warehouse).figure("referrals_received", "2026-09") is None
    assert re.search(r"ssd_cin_episodes", said)
