"""A revised population makes the rates anew that were divided by it, and no printed one."""

from pathlib import Path

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
from warehouse.published_import import import_published

KEY = ["indicator_id", "time_period", "area_code"]


def revised(line: Line) -> Line:
    """County Durham, 110,000 children in the June before March 2025; 100,432 were published."""
    here = (line["old_la_code"], line["time_period"]) == ("840", "2024")
    return line | ({"population_estimate": "110000"} if here else {})


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
