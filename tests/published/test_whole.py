"""A published file that was cut anywhere is refused: a figure is never lost without a word."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.published.published_files import ALL, CIN, CLA, Line, counts, kept, lines_of, write
from warehouse.problems import Refused
from warehouse.published.releases import import_published

Order = Callable[[Line], tuple[str, ...]]
ORDERS: dict[str, Order | None] = {
    "as published": None,
    "the oldest first": lambda line: (line["time_period"], line["new_la_code"]),
    "by authority": lambda line: (line["new_la_code"], line["time_period"]),
    "by what is counted": lambda line: (*labels(line), line["time_period"], line["new_la_code"]),
}


def labels(line: Line) -> tuple[str, ...]:
    """The cells that tell several rows of one authority and year apart, in every table of six."""
    names = ("category", "age_group", "population_type", "care_leaver_age", "breakdown")
    return tuple(line[name] for name in names if name in line)


def refused(path: Path, warehouse: Path) -> str:
    with pytest.raises(Refused) as problem:
        import_published([path], warehouse)
    assert "Nothing was imported." in problem.value.problems
    assert kept(warehouse) is None
    return str(problem.value)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name.split(".")[0])
def test_a_file_cut_at_any_line_end_is_refused(tmp_path: Path, path: Path, order: str) -> None:
    lines = lines_of(path)
    by = ORDERS[order]
    lines = sorted(lines, key=by) if by else lines
    seed = random.Random(f"{path.name} {order}")
    for cut in (len(lines) - 1, *seed.sample(range(2, len(lines) - 1), 3)):
        if lines[cut]["time_period"] == lines[cut - 1]["time_period"]:
            said = refused(write(tmp_path, lines[:cut]), tmp_path / "warehouse")
            assert "is not whole" in said or "has no rows where" in said, cut


def test_lines_lost_from_the_middle_are_named(tmp_path: Path) -> None:
    lines = lines_of(CLA)
    of_2023 = [n for n, line in enumerate(lines) if line["time_period"] == "2023"]
    (forest,) = [
        n
        for n in of_2023
        if lines[n]["la_name"] == "Waltham Forest"
        and lines[n]["population_type"] == "Children looked after on 31 March each year"
    ]
    path = write(tmp_path, lines[:forest] + lines[forest + 1 :])
    assert (
        "it has no row of Waltham Forest 2023 where population_type is Children looked after on 31"
        " March each year. Fetch it again"
    ) in refused(path, tmp_path / "warehouse")
    (found,) = import_published([path], tmp_path / "warehouse", with_gaps=True)
    # The number and the rate of Waltham Forest.
    assert (found.used, *counts(found)) == (True, 0, 0, 2)


def test_a_year_lost_from_the_middle_is_named(tmp_path: Path) -> None:
    lines = [line for line in lines_of(CIN) if line["time_period"] != "2019"]
    path = write(tmp_path, lines)
    assert "2019 has 0 of 152 authorities and not England" in refused(path, tmp_path / "warehouse")
    with pytest.raises(Refused, match="2019 has 0 of"):
        import_published([path], tmp_path / "warehouse", with_gaps=True)


def test_the_same_release_cannot_lose_its_first_years(tmp_path: Path) -> None:
    lines = [line for line in lines_of(CLA) if line["time_period"] >= "2023"]
    path = write(tmp_path, lines)
    assert "the same release had 2021, 2022 too" in refused(path, tmp_path / "warehouse")
    (found,) = import_published([path], tmp_path / "warehouse", with_gaps=True)
    assert (found.used, *counts(found)) == (True, 0, 0, 0)


# The six have 2021 to 2025; a window moves on, and does not shrink.
def test_a_newer_release_has_as_many_years(tmp_path: Path) -> None:
    later = [line | {"time_period": str(int(line["time_period"]) + 1)} for line in lines_of(CLA)]
    cut = [line for line in later if line["time_period"] >= "2025"]
    short = write(tmp_path, cut, "short.csv")
    said = refused(short, tmp_path / "warehouse")
    assert "it holds 2 years, and the release of 2025 held 5" in said
    (found,) = import_published([short], tmp_path / "warehouse", with_gaps=True)
    assert (found.used, found.stood) == (True, 2025)
    (whole,) = import_published([write(tmp_path, later)], tmp_path / "warehouse")
    assert (whole.used, whole.stood, whole.count("withdrawn")) == (True, 2026, 0)


@pytest.mark.parametrize("lost", [1, 2])
def test_a_file_cut_within_its_last_figure_is_refused(tmp_path: Path, lost: int) -> None:
    path = write(tmp_path, lines_of(CIN))
    path.write_bytes(path.read_bytes()[:-lost])
    assert "breaks off in its last line" in refused(path, tmp_path / "warehouse")


def test_a_total_that_is_missing_is_named(tmp_path: Path) -> None:
    (path,) = [path for path in ALL if path.name.startswith("la_care_leavers")]
    lines = [
        line
        for line in lines_of(path)
        if (line["breakdown"], line["la_name"]) != ("Suitability total", "Camden")
    ]
    said = refused(write(tmp_path, lines), tmp_path / "warehouse")
    assert "no row of Camden 2025, Camden 2024, Camden 2023 and 2 more where" in said
    assert "breakdown is Suitability total" in said


def test_totals_that_are_all_missing_are_named(tmp_path: Path) -> None:
    (path,) = [path for path in ALL if path.name.startswith("la_care_leavers")]
    lines = [line for line in lines_of(path) if line["breakdown"] != "Suitability total"]
    said = refused(write(tmp_path, lines), tmp_path / "warehouse")
    assert "has no rows where care_leaver_age is 17 to 18 years and breakdown is Suit" in said
