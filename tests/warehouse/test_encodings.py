"""The bytes of a file: UTF-8 and UTF-16 with or without a mark, Windows-1252, either line ending,
quotes."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.council import Council, Extract, as_csv, load
from tests.warehouse.loads import case_ids, print_load, rows_of
from tests.warehouse.rows import referral
from warehouse.extract.files import Raw, read_raw
from warehouse.extract.findings import Finding
from warehouse.problems import Refused
from warehouse.snapshots import current_snapshot
from warehouse.tables import TABLES

SERVICE = "Children’s Care & O'Brien, Père"
LOCALITY = 'Côte-Nord "Bay", Düne & Co'
WAYS = {
    "utf-8": ("utf-8", "\n"),
    "utf-8 with a mark": ("utf-8-sig", "\n"),
    "utf-8 with a mark, two-byte line ends": ("utf-8-sig", "\r\n"),
    "windows-1252": ("cp1252", "\n"),
    "windows-1252, two-byte line ends": ("cp1252", "\r\n"),
    "utf-16 with a mark": ("utf-16", "\r\n"),
    "utf-16, least byte first, no mark": ("utf-16-le", "\n"),
    "utf-16, greatest byte first, no mark": ("utf-16-be", "\r\n"),
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


TEAMS = "team_id,team_name,valid_from"


def raw_teams(tmp_path: Path, *files: bytes) -> tuple[Raw, list[str]]:
    """What reading these files of teams gives back, and the names of the teams in order."""
    paths = []
    for place, content in enumerate(files, 1):
        paths.append(tmp_path / f"org_team.{place}.csv")
        paths[-1].write_bytes(content)
    with duckdb.connect() as con:
        raw = read_raw(con, TABLES["org_team"], tuple(paths))
        names = con.execute("select team_name from raw_rows order by rowid").fetchall()
    return raw, [name for (name,) in names]


def test_a_row_of_windows_1252_spoils_no_other(tmp_path: Path) -> None:
    lines = [
        TEAMS.encode(),
        "T1,Siân,2000-01-01".encode(),
        "T2,Zoë,2000-01-01".encode("cp1252"),
        b'T3,"O\xe9\nline two \xc3\xa9",2000-01-01',
        "T4,Père’s,2000-01-01".encode(),
        b"",
    ]
    raw, names = raw_teams(tmp_path, b"\n".join(lines))
    assert names == ["Siân", "Zoë", "Oé\nline two é", "Père’s"]
    sentence = (
        "org_team.1.csv is not UTF-8: 2 of 4 rows were read as Windows-1252; save it as UTF-8."
    )
    assert raw.findings == (Finding("encoding", "org_team", "", 2, 4, "said", sentence),)


def test_lines_of_one_row_count_once(tmp_path: Path) -> None:
    rows = b'T1,"\xe9\r\n\xe9",2000-01-01\r\n\r\nT2,b,2000-01-01\r\n'
    raw, names = raw_teams(tmp_path, TEAMS.encode() + b"\r\n" + rows)
    assert names == ["é\r\né", "b"]
    assert "1 of 2 rows was read as Windows-1252;" in raw.findings[0].sentence


def test_each_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    plain = f"{TEAMS}\nT1,Zoë,2000-01-01\n"
    heading = f"{TEAMS},Côte\nT4,x,2000-01-01,\n".encode("cp1252")
    lost = TEAMS.encode() + b"\nT5,\x81,2000-01-01\n"
    raw, names = raw_teams(
        tmp_path, plain.encode(), plain.encode("utf-16"), plain.encode("cp1252"), heading, lost
    )
    assert names == ["Zoë", "Zoë", "Zoë", "x", "\ufffd"]
    (found,) = raw.findings
    assert (found.cells, found.of_cells) == (3, 4)
    assert found.sentence == (
        "org_team.2.csv is not UTF-8: it was read as UTF-16; save it as UTF-8."
        " org_team.3.csv is not UTF-8: 1 of 1 rows was read as Windows-1252; save it as UTF-8."
        " org_team.4.csv is not UTF-8: its heading was read as Windows-1252; save it as UTF-8."
        " org_team.5.csv is not UTF-8: 1 of 1 rows was read as Windows-1252, 1 of them with a byte"
        " that is no letter there; save it as UTF-8."
    )


def test_a_file_in_utf_8_is_not_mentioned(tmp_path: Path) -> None:
    raw, _ = raw_teams(tmp_path, f"{TEAMS}\nT1,Zoë,2000-01-01\n".encode("utf-8-sig"))
    assert raw == Raw({"team_id", "team_name", "valid_from"}, ())


def test_utf_16_that_breaks_off_is_refused(tmp_path: Path) -> None:
    cut = f"{TEAMS}\nT1,a,2000-01-01\n".encode("utf-16")[:-1]
    with pytest.raises(Refused, match=r"org_team\.1\.csv is in UTF-16 and breaks off"):
        raw_teams(tmp_path, cut)


def test_a_load_writes_down_which_files_are_not_utf_8_and_keeps_it(tmp_path: Path) -> None:
    folder = write_as(extract_with_names(), tmp_path / "extract", "cp1252", "\n")
    load(folder, tmp_path / "warehouse")
    print_load(None, tmp_path / "warehouse")
    snapshot = current_snapshot(tmp_path / "warehouse")
    assert snapshot
    copy = shutil.copy(snapshot, tmp_path / "copy.duckdb")
    with duckdb.connect(copy, read_only=True) as con:
        found = con.execute(
            "select table_name, cells, of_cells, weight from meta.finding where kind = 'encoding'"
            " order by table_name"
        ).fetchall()
    assert found == [("org_team", 1, 1, "said"), ("ssd_cin_episodes", 3, 3, "said")]
