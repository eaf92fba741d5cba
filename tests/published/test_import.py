"""The published files themselves: what they give, what is refused, and what a new release changes."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.council import Extract, council, run
from tests.published.published_files import (
    ALL,
    CIN,
    CIN_BEFORE,
    CLA,
    FILES,
    POPULATION,
    Line,
    counts,
    in_force,
    kept,
    lines_of,
    rows_of,
    shipped,
    text_of,
    write,
)
from tests.warehouse.loads import print_error
from tests.warehouse.rows import referral
from warehouse.problems import Refused
from warehouse.published.benchmark import IMPORTED
from warehouse.published.releases import import_published

KEY = ["indicator_id", "time_period", "area_code"]


def test_the_six_files_give_the_tidy_values_again(tmp_path: Path) -> None:
    found = import_published(ALL, tmp_path)
    by_name = {one.read.path.name: one for one in found}
    assert len(by_name) == 6
    before = by_name.pop(CIN_BEFORE.name)
    assert not before.used
    for one in by_name.values():
        assert (one.used, *counts(one)) == (True, 0, 0, 0), one.read.path.name
        assert one.same == len(one.read.rows)
    ours = in_force(tmp_path).sort_values(KEY, ignore_index=True)
    theirs = shipped().sort_values(KEY, ignore_index=True)
    pd.testing.assert_frame_equal(ours, theirs[list(ours)], check_dtype=False)
    imported = rows_of(tmp_path / IMPORTED)
    assert len(imported) == sum(len(one.read.rows) for one in by_name.values()) == 33475


# Suppressed cells as counted in the files: no symbol becomes a number, and none is lost.
def test_symbols_keep_a_column_of_their_own(tmp_path: Path) -> None:
    import_published(ALL, tmp_path)
    rows = rows_of(tmp_path / IMPORTED)
    assert (rows["value"].isna() == rows["symbol"].notna()).all()
    assert set(rows["symbol"].dropna()) == {"c", "x", "z", "u", "low"}
    suppressed = [line for line in lines_of(CIN) if line["At31_episodes"] == "c"]
    ours = rows[(rows["indicator_id"] == "cin_num") & (rows["symbol"] == "c")]
    assert len(ours) == len(suppressed) > 0


def test_a_joint_return_stands_on_both_and_is_never_added(tmp_path: Path) -> None:
    import_published([FILES / "csww_indicators_2017_to_2025.csv.gz"], tmp_path)
    rows = rows_of(tmp_path / IMPORTED)
    joint = rows[(rows["indicator_id"] == "wf_cases") & (rows["time_period"] == 2025)]
    values = joint[joint["la_code"].isin(["314", "318"])]["value"]
    (line,) = [
        line
        for line in lines_of(FILES / "csww_indicators_2017_to_2025.csv.gz")
        if line["old_la_code"] == "314 / 318" and line["time_period"] == "2025"
    ]
    assert [*values] == [float(line["cases"])] * 2


def test_a_file_is_known_by_its_columns_in_any_dress(tmp_path: Path) -> None:
    lines = lines_of(CIN)
    backwards = [dict(reversed(line.items())) for line in reversed(lines)]
    path = write(tmp_path, backwards, "anything.csv", end="\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (found,) = import_published([path], tmp_path / "warehouse")
    assert (found.used, *counts(found)) == (True, 0, 0, 0)


def test_a_renamed_column_is_known_by_both_names(tmp_path: Path) -> None:
    assert "Awaiting_assessment" in lines_of(CIN_BEFORE)[0]
    assert "awaiting_assessment" in lines_of(CIN)[0]
    (found,) = import_published([CIN_BEFORE], tmp_path)
    assert (found.read.release, found.stood, found.used) == (2024, 2025, False)
    assert kept(tmp_path) is None
    assert {*found.changes["time_period"]} <= {*range(2013, 2025)}


def next_release(folder: Path) -> list[Path]:
    """The tables of 2025 a year later: one new year, of as many children, one revised figure, one
    taken back."""
    people = lines_of(POPULATION)
    later = [line | {"time_period": "2025"} for line in people if line["time_period"] == "2024"]
    lines = lines_of(CIN)
    new = [line | {"time_period": "2026"} for line in lines if line["time_period"] == "2025"]
    old = [line for line in lines if line["time_period"] >= "2016"]
    for line in old:
        if (line["time_period"], line["old_la_code"]) == ("2025", "840"):
            line["At31_episodes"] = "4500"
        if (line["time_period"], line["old_la_code"]) == ("2024", "201"):
            line["At31_episodes"] = " C "
    gone = [line for line in old if (line["time_period"], line["old_la_code"]) != ("2020", "202")]
    return [
        write(folder, new + gone, "b1_children_in_need_2016_to_2026.csv"),
        write(folder, later + people, "ons_mid-year_population_estimates_2012_to_2025.csv"),
    ]


def test_a_new_release_says_what_is_new_changed_and_withdrawn(tmp_path: Path) -> None:
    people, found = import_published(next_release(tmp_path), tmp_path, with_gaps=True)
    areas = len([line for line in lines_of(CIN) if line["time_period"] == "2025"])
    assert (people.used, people.stood, counts(people)) == (True, 2025, (areas, 0, 0))
    assert (found.used, found.read.release, found.stood) == (True, 2026, 2025)
    # Four indicators of each area; number and rate of Durham and of the City of London.
    assert counts(found) == (4 * areas, 4, 4)
    told = found.changes.set_index(KEY)
    durham = told.loc[("cin_num", 2025, "E06000047")]
    assert (durham["what"], durham["value_before"], durham["value"]) == ("changed", 4415, 4500)
    city = told.loc[("cin_num", 2024, "E09000001")]
    assert (city["what"], city["symbol"]) == ("changed", "c")
    camden = told.loc[("cin_num", 2020, "E09000007")]
    assert (camden["what"], camden["area_name"]) == ("withdrawn", "Camden")


def test_a_new_release_replaces_its_years_whole_and_leaves_earlier_ones(tmp_path: Path) -> None:
    import_published(next_release(tmp_path), tmp_path, with_gaps=True)
    rows = in_force(tmp_path)
    own = rows[rows["indicator_id"] == "cin_num"]
    assert {*own[own["time_period"] >= 2016]["release_year"]} == {2026}
    assert {*own[own["time_period"] < 2016]["release_year"]} == {2025}
    assert own[(own["time_period"] == 2020) & (own["la_code"] == "202")].empty
    own = rows["indicator_id"].str.startswith("cin_") | rows["indicator_id"].eq("pop_0_17")
    rest = rows[~own | (rows["indicator_id"].eq("pop_0_17") & rows["time_period"].lt(2026))]
    theirs = shipped()
    assert len(rest) == len(theirs[~theirs["indicator_id"].str.startswith("cin_")])
    assert not rows.duplicated(KEY).any()
    rates = rows[(rows["indicator_id"] == "cin_rate") & (rows["la_code"] == "840")]
    assert [*rates[rates["time_period"] == 2026]["value"]] == [439.6]  # 4,415 of 100,432


def test_an_older_release_never_comes_back(tmp_path: Path) -> None:
    import_published(next_release(tmp_path), tmp_path, with_gaps=True)
    stood = kept(tmp_path)
    (found,) = import_published([CIN], tmp_path)
    assert (found.used, found.stood) == (False, 2026)
    assert kept(tmp_path) == stood


def test_the_same_release_again_changes_nothing(tmp_path: Path) -> None:
    paths = next_release(tmp_path)
    import_published(paths, tmp_path, with_gaps=True)
    before = in_force(tmp_path)
    for found in import_published(paths, tmp_path, with_gaps=True):
        assert (found.used, *counts(found)) == (True, 0, 0, 0)
    pd.testing.assert_frame_equal(in_force(tmp_path), before)


def cell(column: str, value: str) -> Callable[[list[Line]], list[Line]]:
    """The same lines with one cell of the third replaced."""
    return lambda lines: [*lines[:2], lines[2] | {column: value}, *lines[3:]]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without a snapshot, into which one file was imported."""
    folder = tmp_path_factory.mktemp("once")
    import_published([FILES / "ons_mid-year_population_estimates_2012_to_2024.csv.gz"], folder)
    return folder


DAMAGE: dict[str, tuple[Callable[[list[Line]], list[Line]], str]] = {
    "text": (cell("At31_episodes", "many"), "line 4: many in At31_episodes is neither"),
    "thousands": (cell("At31_episodes", "1,234"), "1,234 in At31_episodes"),
    "negative": (cell("At31_episodes", "-3"), "-3 in At31_episodes"),
    "not a number": (cell("At31_episodes", "nan"), "nan in At31_episodes"),
    "year": (cell("time_period", "20256"), "20256 is no year"),
    "kind of year": (cell("time_identifier", "Week"), "Week is no kind of year"),
    "level": (cell("geographic_level", "Ward"), "Ward is no geographic level"),
    "authority": (
        lambda lines: [*lines, lines[-1] | {"old_la_code": "999", "la_name": "Newshire"}],
        "Newshire (999) is not in data/benchmarks/areas.csv",
    ),
    "repeated": (lambda lines: [*lines, lines[5]], "stands again in 2025, as on line 7"),
    "a spreadsheet's": (cell("At31_episodes", "1.2E+03"), "1.2E+03 in At31_episodes is neither"),
    "other digits": (cell("At31_episodes", "\u0661\u0662"), "in At31_episodes is neither"),
    "half a child": (cell("At31_episodes", "1183.5"), "1183.5 is a count, and not whole"),
    "girls only": (
        lambda lines: [line | {"category": "Girls in Need"} for line in lines],
        "has no rows where category is Children in Need",
    ),
    "a new filter": (
        lambda lines: [line | {"sex": "Male"} for line in lines],
        "has a column of words, sex, that [children_in_need]",
    ),
    "a filter of letters": (
        lambda lines: [line | {"sex": "F"} for line in lines],
        "has a column of words, sex, that [children_in_need]",
    ),
    "no population": (
        lambda lines: [
            *(line | {"time_period": "2026"} for line in lines if line["time_period"] == "2025"),
            *lines,
        ],
        "holds counts of 2026, and how many children there were is not known",
    ),
    "cut off": (lambda lines: lines[:1000], "is not whole"),
    "no England": (lambda lines: lines[1:], "and not England"),
    "column gone": (
        lambda lines: [{k: v for k, v in line.items() if k != "At31_episodes"} for line in lines],
        "looks like Children in need, episodes and children, but has no column At31_episodes",
    ),
    "other table": (
        lambda lines: [{k: v for k, v in line.items() if not k[0].isupper()} for line in lines],
        "in data/benchmarks/tables.toml",
    ),
    "no standard": (
        lambda lines: [{k: v for k, v in line.items() if k != "old_la_code"} for line in lines],
        "is no table of Explore Education Statistics: it has no old_la_code",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_refused_and_nothing_changes(
    tmp_path: Path, once: Path, kind: str
) -> None:
    stood = kept(once)
    spoil, said = DAMAGE[kind]
    with pytest.raises(Refused) as refused:
        import_published([write(tmp_path, spoil(lines_of(CIN)))], once)
    assert said in str(refused.value)
    assert "Nothing was imported." in refused.value.problems
    assert kept(once) == stood is not None
    assert not [*once.glob("*.building")]


def test_one_bad_file_of_two_refuses_both(tmp_path: Path) -> None:
    bad = write(tmp_path, cell("rate_per_10000", "many")(lines_of(CLA)))
    with pytest.raises(Refused, match="many in rate_per_10000"):
        import_published([CIN, bad], tmp_path)
    assert kept(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no rows"),
        (b"\x00\x01\x02\xff\xfe", "damaged or no CSV"),
        (CIN.read_bytes()[:20_000], "is damaged"),
        (b"a,b\n1,2\n", "is no table of Explore Education Statistics"),
        (text_of(CIN).encode()[:50_000], "is damaged: line"),
    ],
    ids=["empty", "binary", "half an archive", "another", "half a line"],
)
def test_what_is_no_published_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / ("file.csv.gz" if content[:2] == b"\x1f\x8b" else "file.csv")
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        import_published([path], tmp_path)
    assert kept(tmp_path) is None


def test_a_missing_file_and_two_of_one_release_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        import_published([tmp_path / "none.csv"], tmp_path)
    shutil.copy(CIN, tmp_path / "again.csv.gz")
    with pytest.raises(Refused, match="give one of them"):
        import_published([CIN, tmp_path / "again.csv.gz"], tmp_path)


def test_a_companion_that_names_an_unknown_filter_is_heard(tmp_path: Path) -> None:
    lines = [line | {"sex": "Total"} for line in lines_of(CIN)]
    path = write(tmp_path, lines, "b1.csv")
    meta = "col_name,col_type,label\nsex,Filter,Sex\ncategory,Filter,Category\n"
    (tmp_path / "b1.meta.csv").write_text(meta, "utf-8")
    with pytest.raises(Refused, match="has a filter sex"):
        import_published([path], tmp_path)


def test_older_symbols_are_kept_and_counted(tmp_path: Path) -> None:
    (found,) = import_published(
        [write(tmp_path, cell("At31_episodes", ":")(lines_of(CIN)))], tmp_path
    )
    assert "hold :, which is no standard symbol" in found.read.notes[0]
    (row,) = [
        row for row in found.read.rows if row["symbol"] == ":" and row["indicator_id"] == "cin_num"
    ]
    assert row["value"] is None


def test_the_council_sees_a_new_release_at_once(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    referral(extract, "R1", "P1", "2026-03-03", "T1")
    loaded = council(extract, tmp_path)
    where = ["--warehouse", str(loaded.warehouse)]
    asked = ["benchmarks", "show", "--indicator", "cin_num", "--area", "840", *where]
    paths = [str(path) for path in next_release(tmp_path)]
    table = tmp_path / "changes.csv"
    whole = print_error("benchmarks", "import", *paths, *where)
    assert "has no row of Camden 2020" in whole and "import it --with-gaps" in whole
    taken = ["benchmarks", "import", *paths, "--with-gaps", *where]
    printed = run(*taken, "--later", "--changes", str(table))
    assert "the next load brings them in" in printed
    assert ",2025,2024-25," in run(*asked)
    assert "Published snapshot-" in run(*taken)
    assert ",2026,2025-26," in run(*asked)
    assert ",4500,4500," in run(*asked, "--year", "2025")
    figures = run("figures", "--level", "all", *where)
    assert list(csv.DictReader(io.StringIO(figures))) == loaded.figures
    assert len(table.read_text("utf-8").splitlines()) > 600
    nowhere = str(tmp_path / "no folder" / "changes.csv")
    stood = kept(loaded.warehouse)
    assert "cannot be written" in print_error(*taken, "--changes", nowhere)
    assert kept(loaded.warehouse) == stood
    refused = print_error("benchmarks", "import", str(table), *where)
    assert "Explore Education Statistics" in refused
