"""Our own figure for the published year: counted by hand, and why there is sometimes none."""

import datetime as dt
from pathlib import Path

import pytest

from measures.answers.our_year import LocalYear, LocalYears
from measures.benchmarks.published import PublishedOf
from measures.catalogue import MEASURES
from measures.council.view import View
from measures.model.published import Published
from tests.council import Extract, council
from tests.warehouse.rows import assessment, plan, referral
from warehouse.gate.read import EVERYTHING, NOBODY
from warehouse.model.unit import COUNCIL

MONTH = dt.date(2025, 12, 1)  # the newest year that ended by then is 2024-25


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Referrals on both edges of 2024-25, three assessments in it, plans over 31 March 2025."""
    extract = Extract(as_at="2025-12-31", toml="covers_from = 2022-01-01\n")
    extract.team("T1")
    for number, day in enumerate(
        ("2024-03-31", "2024-04-01", "2024-09-10", "2025-03-31", "2025-04-01"), 1
    ):
        referral(extract, f"R{number}", f"P{number}", day, "T1", nfa="Y" if number == 3 else "N")
    # Working days 1, 2 and 66: of the year, the middle is 2 and two of three are within 45.
    for number, (begun, authorised) in enumerate(
        (("2024-05-01", "2024-05-02"), ("2024-07-01", "2024-07-03"), ("2024-10-01", "2025-01-06")),
        1,
    ):
        assessment(extract, f"A{number}", f"P{number}", begun, authorised)
    plan(extract, "CP1", "P1", "2022-02-01", None)  # open for more than two years
    plan(extract, "CP2", "P2", "2025-01-01", None)
    plan(extract, "CP3", "P3", "2025-02-01", "2025-03-31")  # closed on the day it ends
    return council(extract, tmp_path_factory.mktemp("year")).warehouse


@pytest.fixture(scope="module")
def found(warehouse: Path) -> dict[str, LocalYear]:
    every = View(warehouse, NOBODY, COUNCIL, MONTH).answer(PublishedOf((*MEASURES.values(),)))
    return View.of(warehouse, EVERYTHING).answer(LocalYears(every))


def test_a_flow_is_added_up_from_april_to_march(found: dict[str, LocalYear]) -> None:
    assert found["referrals_received"].value == 3
    assert found["referrals_received"].gap == 3 - 5378
    nfa = found["referral_nfa"]
    assert (nfa.value, nfa.numerator, nfa.denominator) == (pytest.approx(100 / 3), 1, 3)
    timely = found["assessment_45wd"]
    assert (timely.numerator, timely.denominator) == (2, 3)


# The median is published to 2023-24 only: no assessment of ours was authorised by then.
def test_a_median_is_of_the_cases_of_the_year(warehouse: Path, found: dict[str, LocalYear]) -> None:
    assert found["assessment_median_days"].value is None
    one = View(warehouse, NOBODY, COUNCIL, MONTH).answer(
        PublishedOf((MEASURES["assessment_median_days"],))
    )["assessment_median_days"]
    moved = Published(**{**one.__dict__, "year": 2025, "period_end": dt.date(2025, 3, 31)})
    own = View.of(warehouse, EVERYTHING).answer(LocalYears({"assessment_median_days": moved}))
    assert own["assessment_median_days"].value == 2


def test_what_is_open_is_taken_on_the_last_day(found: dict[str, LocalYear]) -> None:
    assert found["cpp_open"].value == 2
    long = found["cpp_over_2y"]
    assert (long.value, long.numerator, long.denominator) == (50, 1, 2)


# The published population of the council for 2024-25 is 100,432 (mid-2024).
def test_rates_are_of_the_published_population(found: dict[str, LocalYear]) -> None:
    # Without a population of its own the extract has no rate in any month, so none for the year.
    assert found["cpp_rate_10k"].value is None
    assert "not supplied" in found["cpp_rate_10k"].why.lower()


def test_a_year_that_our_records_do_not_hold_says_so(warehouse: Path) -> None:
    early = View(warehouse, NOBODY, COUNCIL, dt.date(2022, 12, 1)).answer(
        PublishedOf(
            (
                MEASURES["rereferral_12m"],
                MEASURES["referral_nfa"],
            )
        )
    )
    own = View.of(warehouse, EVERYTHING).answer(LocalYears(early))
    assert all(one.value is None for one in own.values())
    assert "complete from 1 January 2022" in own["referral_nfa"].why
    # Re-referrals look back twelve months more: 2022-23 is whole for referrals and not for them.
    later = View(warehouse, NOBODY, COUNCIL, dt.date(2023, 12, 1)).answer(
        PublishedOf(
            (
                MEASURES["rereferral_12m"],
                MEASURES["referral_nfa"],
            )
        )
    )
    own = View.of(warehouse, EVERYTHING).answer(LocalYears(later))
    assert "complete from" in own["rereferral_12m"].why


def test_nothing_published_gives_nothing(warehouse: Path) -> None:
    assert View.of(warehouse, EVERYTHING).answer(LocalYears({})) == {}
