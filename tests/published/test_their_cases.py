"""Our own figure of a published year is cut to the children that the published rule counts."""

import datetime as dt
from pathlib import Path

import pytest

from measures.benchmarks import published
from measures.catalogue.counterparts import NEARLY, THEIR_CASES
from measures.local_year import LocalYear, local_years
from measures.measure import COUNCIL, Published
from measures.series import measure_series
from tests.council import Extract, council
from tests.facts import records
from tests.facts.rows import child, in_care
from tests.warehouse.rows import referral
from warehouse.read import EVERYTHING

YEAR_END = dt.date(2025, 3, 31)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """On 31 March 2025 four children are a year in care, aged 4, 5, 5 and 16, and one is at home;
    those aged 5 and the one at home had three workers in the year, the others one."""
    extract = Extract(as_at="2025-12-31", toml="covers_from = 2022-01-01\n")
    extract.team("T1")
    for name, born, score in (
        ("four", "2020-04-01", 6),  # the fifth birthday is the day after
        ("five", "2020-03-31", 12),
        ("five too", "2019-06-01", 18),
        ("sixteen", "2009-03-01", 24),
    ):
        child(extract, name, "T1", born)
        in_care(extract, name, "2023-01-09")
        extract.add(
            "ssd_sdq_scores", csdq_table_id=name, csdq_person_id=name,
            csdq_sdq_completed_date="2025-01-10", csdq_sdq_score=score,
        )  # fmt: skip
    child(extract, "at home", "T1")
    for name in ("four", "five", "five too", "sixteen", "at home"):
        referral(extract, f"R {name}", name, "2023-01-02")
    for name in ("five", "five too", "at home"):
        for worker in ("W2", "W3"):
            records.involvement(extract, name, "T1", "2024-06-01", worker=worker)
    return council(extract, tmp_path_factory.mktemp("theirs")).warehouse


def own(warehouse: Path, measure: str) -> LocalYear:
    one = published(warehouse, [measure], dt.date(2026, 12, 1))[measure]
    moved = Published(**{**one.__dict__, "year": 2025, "period_end": YEAR_END})
    return local_years(warehouse, EVERYTHING, {measure: moved})[measure]


def monthly(warehouse: Path, measure: str) -> tuple[float, float, float]:
    (series,) = measure_series(warehouse, EVERYTHING, measure, COUNCIL)
    point = series.at(dt.date(2025, 3, 1))
    assert point is not None
    return point.value, point.numerator or 0, point.denominator or 0


def test_scores_of_children_of_four_are_left_out(warehouse: Path) -> None:
    assert monthly(warehouse, "cla_sdq_mean") == (15, 60, 4)
    found = own(warehouse, "cla_sdq_mean")
    assert (found.value, found.numerator, found.denominator) == (18, 54, 3)  # (12 + 18 + 24) / 3


def test_workers_are_counted_of_children_in_care(warehouse: Path) -> None:
    assert monthly(warehouse, "worker_changes_12m") == (60, 3, 5)
    found = own(warehouse, "worker_changes_12m")
    assert (found.value, found.numerator, found.denominator) == (50, 2, 4)


def test_only_rules_that_differ_are_cut() -> None:
    assert set(THEIR_CASES) <= set(NEARLY)
