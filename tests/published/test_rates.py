"""A revised population makes the rates anew that were divided by it, and no printed one."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.published.published_files import (
    CIN,
    POPULATION,
    Line,
    counts,
    in_force,
    lines_of,
    shipped,
    write,
)
from warehouse.published.benchmark import stand
from warehouse.published.releases import import_published

KEY = ["indicator_id", "time_period", "area_code"]


def revised(line: Line, years: Sequence[str] = ("2024",), children: str = "110000") -> Line:
    """County Durham, 110,000 children in the June before March 2025; 100,432 were published."""
    here = line["old_la_code"] == "840" and line["time_period"] in years
    return line | ({"population_estimate": children} if here else {})


def population(folder: Path, *years: str, children: str = "110000") -> Path:
    lines = [revised(line, years, children) for line in lines_of(POPULATION)]
    return write(folder, lines, f"population {' '.join(years)} {children}.csv")


def by_key(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(KEY).sort_index()


def ship(con: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> None:
    con.execute("attach ':memory:' as work")
    con.register("frame", frame)
    con.execute("create table work.shipped as from frame")


@pytest.mark.parametrize("together", [False, True])
def test_a_revised_population_makes_the_rates_of_every_table_anew(
    tmp_path: Path, together: bool
) -> None:
    path = write(tmp_path, [revised(line) for line in lines_of(POPULATION)])
    found = import_published([path, CIN] if together else [path], tmp_path / "warehouse")
    now, before = (
        frame.set_index(KEY).sort_index() for frame in (in_force(tmp_path / "warehouse"), shipped())
    )
    assert [*now.index] == [*before.index]
    moved = now[now["value"].ne(before["value"]) & now["value"].notna()]
    assert {*moved.index.get_level_values("area_code")} == {"E06000047"}
    assert {*moved.index.get_level_values("time_period")} == {2025}
    # 4,415 open, 5,378 referrals and 489 plans of 110,000; 1,183 in care is printed, with its rate.
    assert now.loc[("cin_rate", 2025, "E06000047"), "value"] == 401.4
    assert now.loc[("referral_rate", 2025, "E06000047"), "value"] == 488.9
    assert now.loc[("cpp_rate", 2025, "E06000047"), "value"] == 44.5
    assert now.loc[("cla_rate", 2025, "E06000047"), "value"] == 118
    told = pd.concat([one.changes for one in found]).set_index(KEY)
    assert {*told.index} == {*moved.index}
    assert {*told["what"]} == {"changed"}
    import_published([POPULATION], tmp_path / "warehouse")
    again = in_force(tmp_path / "warehouse").set_index(KEY).sort_index()
    pd.testing.assert_frame_equal(again[[*before]], before, check_dtype=False)


def test_an_older_population_is_compared_and_divides_nothing(tmp_path: Path) -> None:
    lines = [revised(line) for line in lines_of(POPULATION)]
    newer = [line | {"time_period": "2025"} for line in lines if line["time_period"] == "2024"]
    import_published([write(tmp_path, newer + lines, "newer.csv")], tmp_path / "warehouse")
    people, need = import_published([POPULATION, CIN], tmp_path / "warehouse")
    assert (people.used, need.used, *counts(need)) == (False, True, 0, 0, 0)


# Every year of the figures stands after each of several revisions, and each rate is of the
# population in force, whatever came first.
def test_revisions_of_several_years_lose_nothing(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    import_published([population(tmp_path, "2014")], warehouse)
    import_published([population(tmp_path, "2014", "2021")], warehouse)
    now, before = by_key(in_force(warehouse)), by_key(shipped())
    assert [*now.index] == [*before.index]
    moved = now[now["value"].ne(before["value"]) & now["value"].notna()]
    assert {*moved.index.get_level_values("time_period")} == {2015, 2022}
    import_published([population(tmp_path)], warehouse)
    assert by_key(in_force(warehouse))["value"].equals(before["value"])


@pytest.mark.parametrize(("first", "children"), [(0, "110000"), (1, "x"), (0, "0")])
def test_the_order_of_counts_and_population_changes_nothing(
    tmp_path: Path, first: int, children: str
) -> None:
    files = [population(tmp_path, "2024", children=children), CIN]
    import_published([files[first]], tmp_path / "apart")
    import_published([files[1 - first]], tmp_path / "apart")
    import_published(files, tmp_path / "together")
    apart, together = in_force(tmp_path / "apart"), in_force(tmp_path / "together")
    pd.testing.assert_frame_equal(by_key(apart), by_key(together))
    durham = by_key(apart).loc[("cin_rate", 2025, "E06000047")]
    said = [None if pd.isna(one) else one for one in (durham["value"], durham["symbol"])]
    assert said == {"110000": [401.4, None], "x": [None, "x"], "0": [None, "x"]}[children]


def test_a_newer_shipped_release_stands_year_by_year(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    import_published([population(tmp_path, "2024"), CIN], warehouse)
    later = shipped()
    need = later["indicator_id"] == "cin_num"
    later.loc[need, "release_year"] = 2026
    here = need & later["area_code"].eq("E06000047") & later["time_period"].eq(2014)
    later.loc[here, "value"] += 1000
    with duckdb.connect() as con:
        ship(con, later)
        imported = str(warehouse / "published.parquet")
        con.execute("create table work.imported as from read_parquet(?)", [imported])
        # A release of 2026 that begins with 2016 is imported upon it.
        con.execute(
            "update work.imported set release_year = 2026, value = 1"
            " where indicator_id = 'cin_num' and time_period >= 2016"
        )
        stand(con)
        now = by_key(con.execute("from work.stands").df())
    assert now.loc[("cin_num", 2014, "E06000047"), "value"] == 4028
    assert now.loc[("cin_num", 2016, "E06000047"), "value"] == 1
    # The population that was imported stands, and every rate is of it.
    assert now.loc[("pop_0_17", 2025, "E06000047"), "value"] == 110_000
    assert now.loc[("s47_rate", 2025, "E06000047"), "denominator"] == 110_000
