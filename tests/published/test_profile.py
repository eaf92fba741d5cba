"""County Durham beside others, as its profile was worked out apart from the product."""

import csv
from pathlib import Path

import pytest

from measures.benchmarks import indicators
from measures.benchmarks.areas import area_called

with Path(__file__).with_name("durham_profile.csv").open(encoding="utf-8", newline="") as lines:
    PROFILE = list(csv.DictReader(lines))


def near(seen: float | None, printed: str) -> bool:
    """Whether a number is the printed one, to the last digit that was printed."""
    if printed in ("", "–", "[c]"):
        return True
    digits = len(printed.partition(".")[2])
    return seen is not None and abs(seen - float(printed)) <= 0.5 * 10**-digits + 1e-9


@pytest.mark.parametrize("row", PROFILE, ids=lambda row: row["indicator_id"])
def test_durham_stands_where_its_profile_says(warehouse: Path, row: dict[str, str]) -> None:
    durham = area_called(warehouse, "840")
    found = indicators.beside(warehouse, row["indicator_id"], durham, int(row["year"]))
    assert found is not None and found.spread is not None
    assert near(found.council, row["council"])
    assert near(found.region, row["region"])
    assert near(found.england, row["england"])
    assert near(found.neighbours_mean, row["neighbours_mean"])
    assert found.neighbours_n == int(row["neighbours_n"])
    spread = found.spread
    assert near(spread.lower_quarter, row["lower"])
    assert near(spread.middle, row["middle"])
    assert near(spread.upper_quarter, row["upper"])
    if row["rank"]:
        assert found.rank is not None
        assert found.rank.low_to_high == int(row["rank"])
        assert spread.authorities == int(row["ranked"])
