"""The bytes of a file: UTF-8 with or without a mark, Windows-1252, either line ending, quotes."""

from pathlib import Path

import pytest

from tests.council import Council, Extract, as_csv, load
from tests.warehouse.loads import case_ids, print_load, rows_of
from tests.warehouse.rows import referral

SERVICE = "Children’s Care & O'Brien, Père"
LOCALITY = 'Côte-Nord "Bay", Düne & Co'
WAYS = {
    "utf-8": ("utf-8", "\n"),
    "utf-8 with a mark": ("utf-8-sig", "\n"),
    "utf-8 with a mark, two-byte line ends": ("utf-8-sig", "\r\n"),
    "windows-1252": ("cp1252", "\n"),
    "windows-1252, two-byte line ends": ("cp1252", "\r\n"),
}


def extract_with_names() -> Extract:
    extract = Extract()
    extract.team("T1", SERVICE, LOCALITY)
    for number in range(1, 4):
        referral(
            extract,
            f"R{number}",
            f"Zoë {number}",
            "2026-03-03",
            cine_referral_source_desc='School, "St Mary’s"\nsecond line, third\n',
        )
    return extract


def write_as(extract: Extract, folder: Path, encoding: str, line_end: str) -> Path:
    extract.write(folder)
    for table, rows in extract.tables.items():
        text = as_csv(rows).replace("\n", line_end)
        (folder / f"{table}.csv").write_bytes(text.encode(encoding))
    return folder


@pytest.fixture(scope="module", params=WAYS)
def named(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Council:
    folder = tmp_path_factory.mktemp("encoding")
    written = write_as(extract_with_names(), folder / "extract", *WAYS[request.param])
    return load(written, folder / "warehouse")


def test_unit_names_arrive_whole(named: Council) -> None:
    assert named.figure("referrals_received", "2026-03", service=SERVICE) == (3, None, 3)
    assert named.figure("referrals_received", "2026-03", locality=LOCALITY, service=SERVICE) == (
        3,
        None,
        3,
    )


def test_quoted_line_breaks_and_commas_make_no_rows(named: Council) -> None:
    assert named.figure("referrals_received", "2026-03") == (3, None, 3)


def test_units_with_odd_names_open_to_their_rows(named: Council) -> None:
    rows = named.cases("referrals_received", "2026-03", service=SERVICE, locality=LOCALITY)
    assert {row["person_id"] for row in rows} == {"Zoë 1", "Zoë 2", "Zoë 3"}
    assert {(row["service"], row["locality"]) for row in rows} == {(SERVICE, LOCALITY)}


def test_each_file_has_an_encoding_of_its_own(tmp_path: Path) -> None:
    extract = extract_with_names()
    folder = extract.write(tmp_path / "extract")
    teams = as_csv(extract.tables["org_team"])
    (folder / "org_team.csv").write_bytes(teams.encode("cp1252"))
    loaded = load(folder, tmp_path / "warehouse")
    assert loaded.figure("referrals_received", "2026-03", service=SERVICE) == (3, None, 3)
    assert {row["person_id"] for row in loaded.cases("referrals_received", "2026-03")} == {
        "Zoë 1",
        "Zoë 2",
        "Zoë 3",
    }


def test_the_first_accent_may_come_late_in_a_large_file(tmp_path: Path) -> None:
    extract = Extract()
    for number in range(1500):
        # 1,500 rows of 400 letters are 600 kB before the accent.
        text = {"cine_referral_source_desc": "x" * 400}
        referral(extract, f"R{number}", f"P{number}", "2026-03-03", **text)
    referral(extract, "R-last", "Zoë", "2026-03-04", cine_referral_source_desc="École")
    folder = write_as(extract, tmp_path / "extract", "cp1252", "\n")
    loaded = load(folder, tmp_path / "warehouse")
    assert loaded.figure("referrals_received", "2026-03") == (1501, None, 1501)
    last = [
        row for row in loaded.cases("referrals_received", "2026-03") if row["case_id"] == "R-last"
    ]
    assert [row["person_id"] for row in last] == ["Zoë"]


def test_extract_toml_may_carry_a_mark(tmp_path: Path) -> None:
    folder = extract_with_names().write(tmp_path / "extract")
    settings = folder / "extract.toml"
    settings.write_text(settings.read_text("utf-8").replace("\n", "\r\n"), "utf-8-sig", newline="")
    loaded = load(folder, tmp_path / "warehouse")
    assert case_ids(loaded, "referrals_received", "2026-03") == {"R1", "R2", "R3"}


def test_blank_last_line_is_no_row(tmp_path: Path) -> None:
    folder = extract_with_names().write(tmp_path / "extract")
    with (folder / "ssd_cin_episodes.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert rows_of(print_load(folder, tmp_path / "warehouse"), "ssd_cin_episodes") == (3, 3)
