"""Our own figure of a published year is counted as the published one is, by hand."""

import datetime as dt
from pathlib import Path

import pytest

from measures.answers.our_year import LocalYear, LocalYears
from measures.answers.series import SeriesOf
from measures.benchmarks.counterparts import NEARLY
from measures.benchmarks.published import PublishedOf
from measures.benchmarks.their_rules import THEIRS
from measures.catalogue import MEASURES, subject
from measures.council.view import View
from measures.model.published import Published
from tests.council import Extract, council
from tests.facts import records
from tests.facts.rows import child, in_care, in_post, legal_status, placed
from tests.facts.test_care_leavers import leaver
from tests.warehouse.rows import referral
from warehouse.gate.read import EVERYTHING, NOBODY
from warehouse.model.unit import COUNCIL

YEAR_END = dt.date(2025, 3, 31)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """On 31 March 2025 four children are a year in care, aged 4, 5, 5 and 16, one came into
    need and care in February, and one is at home; those aged 5, the new one and the one at home had
    three workers in the year, the others one."""
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
            "ssd_sdq_scores",
            csdq_table_id=name,
            csdq_person_id=name,
            csdq_sdq_completed_date="2025-01-10",
            csdq_sdq_score=score,
        )
    child(extract, "at home", "T1")
    for name in ("four", "five", "five too", "sixteen", "at home"):
        referral(extract, f"R {name}", name, "2023-01-02")
    child(extract, "new in need", "T1")
    in_care(extract, "new in need", "2025-02-03")
    referral(extract, "R new in need", "new in need", "2025-02-03")
    for name in ("five", "five too", "at home", "new in need"):
        for worker in ("W2", "W3"):
            records.involvement(extract, name, "T1", "2024-06-01", worker=worker)
    records.assessment(extract, "five", "2024-05-01", "2024-05-20", nfa="Y")
    return council(extract, tmp_path_factory.mktemp("theirs")).warehouse


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council with something on both edges of the year to 31 March 2025."""
    extract = Extract(as_at="2025-12-31", toml="covers_from = 2022-01-01\n")
    extract.team("T1")
    extract.add("ref_population", la_code=840, year=2024, pop_0_17=50_000)
    moving_in_and_out(extract)
    in_one_home_or_two(extract)
    reviewed(extract)
    for number, (day, reason) in enumerate(
        (
            ("2024-03-31", "RC8"),
            ("2024-04-01", "RC8"),
            ("2024-09-10", "RC1"),
            ("2024-09-10", None),
            ("2025-03-31", "RC8 Case closed after assessment"),
            ("2025-04-01", "RC8"),
        )
    ):
        referral(extract, f"R{number}", f"ref {number}", day, cine_close_reason=reason)
    records.assessment(extract, "ref 1", "2024-05-01", "2024-05-20", nfa="Y")
    for case, name, issued, kind in (
        ("K1", "stays", "2024-04-01", "CARE_S31"),
        ("K1", "back", "2024-04-01", "CARE_S31"),
        ("K2", "twice", "2025-03-31", "CARE_S31"),
        ("K3", "eve", "2024-03-31", "CARE_S31"),
        ("K4", "one", "2024-03-31", "CARE_S31"),
        ("K4", "a sibling", "2024-05-01", "CARE_S31"),
        ("K5", "days", "2024-08-05", "SUPERVISION"),
    ):
        extract.add(
            "court_proceedings",
            case_ref=case,
            child_id=name,
            application_type=kind,
            issue_date=issued,
            final_order_date=None,
            team_id="T1",
        )
    return council(extract, tmp_path_factory.mktemp("year")).warehouse


def moving_in_and_out(extract: Extract) -> None:
    """Those who came or went in the year, and who went missing when."""
    for name, entered, ceased, reason in (
        ("stays", "2023-01-09", None, None),
        ("back", "2024-04-01", "2024-06-01", "E4A"),
        ("back", "2025-03-31", None, None),
        ("twice", "2023-05-01", "2024-05-01", "E4A"),
        ("twice", "2024-07-01", "2025-03-31", "E45"),
        ("eve", "2024-03-31", "2024-04-01", "E11"),
        ("break", "2024-05-10", "2024-05-20", "E4A"),
        ("days", "2024-08-05", "2024-08-10", "E4A"),
        ("after", "2025-04-01", None, None),
    ):
        in_care(extract, name, entered, ceased, reason)
    for name in ("stays", "back", "twice", "eve", "break", "days", "after"):
        child(extract, name, "T1")
    legal_status(extract, "break", "V4", "2024-05-10", "2024-05-20")
    placed(extract, "stays", "2023-01-09", miles=30)
    for name, day, kind in (
        ("stays", "2024-03-31", "M"),  # the day before the year
        ("stays", "2024-09-01", "A"),  # away, not missing
        ("back", "2024-04-01", "M"),
        ("back", "2024-05-02", "M"),
        ("twice", "2024-06-01", "M"),  # between two periods of care
        ("break", "2024-05-12", "M"),  # on a short break
        ("days", "2024-08-06", "Missing from placement"),
        ("after", "2025-04-02", "M"),
    ):
        extract.add(
            "ssd_missing",
            miss_table_id=f"{name} {day}",
            miss_person_id=name,
            miss_missing_episode_start_date=day,
            miss_missing_episode_type=kind,
            miss_missing_episode_end_date=None,
            miss_missing_rhi_offered=None,
        )


def in_one_home_or_two(extract: Extract) -> None:
    """Children of nine and one of three, long in care, by their placements and health checks."""
    for name, ended, kind, miles in (
        ("adopters", "2024-06-01", "A6", 25.0),
        ("day before", "2024-05-31", "A5", 21.0),
        ("month before", "2024-05-01", "A6", None),
        ("new carers", "2024-06-01", "U2", 10.0),
    ):
        child(extract, name, "T1")
        in_care(extract, name, "2020-01-06")
        placed(extract, name, "2020-01-06", ended)
        placed(extract, name, "2024-06-01", kind=kind, miles=miles)
    child(extract, "one home", "T1")
    in_care(extract, "one home", "2020-01-06")
    placed(extract, "one home", "2020-01-06", miles=20)
    child(extract, "three", "T1", "2022-01-01")
    in_care(extract, "three", "2022-02-01")
    for name, day in (
        ("stays", "2024-03-31"),
        ("three", "2024-06-01"),
        ("new carers", "2024-03-30"),
    ):
        extract.add(
            "ssd_cla_health",
            clah_health_check_id=name,
            clah_person_id=name,
            clah_health_check_type="Review Health Assessment",
            clah_health_check_date=day,
            clah_health_check_status=None,
        )


def reviewed(extract: Extract) -> None:
    """Plans by start and by the days of their reviews."""
    for name, start, days in (
        (
            "late long ago",
            "2023-01-10",
            ("2023-04-30", "2023-10-20", "2024-04-15", "2024-10-10", "2025-03-20"),
        ),
        ("late on the eve", "2023-12-30", ("2024-03-31", "2024-09-30", "2025-03-30")),
        ("late by a day", "2024-01-10", ("2024-04-11", "2024-10-11", "2025-03-01")),
        (
            "late in April",
            "2023-01-10",
            ("2023-04-10", "2023-10-10", "2024-04-11", "2024-10-11", "2025-03-01"),
        ),
        ("never", "2024-12-31", ()),
        ("too new", "2025-01-01", ()),
        ("in time", "2024-06-01", ("2024-08-30", "2025-02-20")),
    ):
        child(extract, name, "T1")
        key = records.plan(extract, name, start)
        for day in days:
            records.review(extract, name, key, day)


def own(warehouse: Path, measure: str, year: int = 2025) -> LocalYear:
    one = View(warehouse, NOBODY, COUNCIL, dt.date(2026, 12, 1)).answer(
        PublishedOf((MEASURES[measure],))
    )[measure]
    moved = Published(**{**one.__dict__, "year": year, "period_end": YEAR_END})
    return View.of(warehouse, EVERYTHING).answer(LocalYears({measure: moved}))[measure]


def monthly(warehouse: Path, measure: str) -> tuple[float, float, float]:
    (series,) = (
        *View.of(warehouse, EVERYTHING, COUNCIL)
        .answer(SeriesOf((subject(measure).measure,), None))
        .values(),
    )
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
    assert (found.value, found.numerator, found.denominator) == (60, 3, 5)


@pytest.fixture(scope="module")
def on_the_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """On 31 March 2025: five young people of 19 to 21, one of whom went home, and social workers of
    whom two left in the year, one of each from an agency; one agency worker is in post."""
    extract = Extract(as_at="2025-03-31", toml="covers_from = 2022-01-01\n")
    for person, in_touch, suitable, activity in (
        ("settled", "YES", "1", "F2"),
        ("unsettled", "YES", "2", "G4"),
        ("silent", "NO", None, None),
        ("unasked", "YES", "Unknown", None),
        ("home", "RHOM", "1", "F2"),
    ):
        leaver(
            extract, "T1", person=person, in_touch=in_touch, suitable=suitable, activity=activity
        )
    for month in range(12):
        in_post(extract, "stays", f"{2024 + (month + 3) // 12}-{(month + 3) % 12 + 1:02}-01", "T1")
    in_post(extract, "part", "2025-03-01", "T1", 0.5)
    in_post(extract, "agency", "2025-03-01", "T1", role="AGENCY_SW", employment="AGENCY")
    in_post(extract, "agency too", "2025-03-01", "T1", employment="AGENCY")
    in_post(extract, "went", "2024-09-01", "T1", 0.5, end="2024-09-30")
    in_post(extract, "agency went", "2024-09-01", "T1", employment="AGENCY", end="2024-09-30")
    return council(extract, tmp_path_factory.mktemp("on the day")).warehouse


# Ours leaves out whose home or work nobody knows; theirs counts them as not suitable, not at work.
@pytest.mark.parametrize("measure", ["cl_accommodation", "cl_eet"])
def test_care_leavers_of_whom_nothing_is_known_are_counted(on_the_day: Path, measure: str) -> None:
    assert monthly(on_the_day, measure) == (50, 1, 2)
    found = own(on_the_day, measure)
    assert (found.value, found.numerator, found.denominator) == (25, 1, 4)


def test_agency_workers_neither_leave_nor_are_in_post(on_the_day: Path) -> None:
    assert monthly(on_the_day, "turnover_rate")[1:] == (1.5, 3.5)
    found = own(on_the_day, "turnover_rate")
    assert (found.value, found.numerator, found.denominator) == (100 * 0.5 / 1.5, 0.5, 1.5)


# Measure: ours (value, numerator, denominator) and theirs. Care at the end: stays, back, the five of
# 2020 and three, that is 8; a year in care: 7 (not back); two and a half years: 6.
COUNTED = {
    # Ours: back twice, twice, days. Theirs: back once.
    "cla_started": (4, (3, 3, None)),
    # Ours: back, twice twice, eve, break, days. Theirs: back, twice (the last: E45), eve, days.
    "cla_ceased": (6, (4, 4, None)),
    "cla_ceased_home": (4, (50, 2, 4)),
    "cla_ceased_adopted": (1, (25, 1, 4)),
    "cla_ceased_sgo": (1, (25, 1, 4)),
    # Ours: back alone, of 8. Theirs: back and days, of stays, back, twice, eve, days and the six.
    "cla_missing": (1, (200 / 11, 2, 11)),
    # Ours: one home. Theirs: adopters and day before as well.
    "cla_long_term_stability": (1, (50, 3, 6)),
    # Ours: stays, adopters and day before, of five with a distance; theirs of all 8.
    "cla_over_20_miles": (3, (37.5, 3, 8)),
    # Ours: stays (365 days), and not three, whose check is 303 days old. Theirs: both.
    "cla_rha_up_to_date": (1, (200 / 7, 2, 7)),
    # Ours: in time. Theirs: also what was late before the year.
    "cpp_review_on_time": (1, (50, 3, 6)),
    # Theirs: of the referrals of the year (4) those closed as not in need.
    "assessment_nfa": (1, (50, 2, 4)),
    # Ours: two of K1, K2 and the sibling of K4, issued before. Theirs: K1 and K2.
    "care_applications_10k": (4, (20_000 / 100_432, 2, 100_432)),
}
FLOWS = (
    "cla_started",
    "cla_ceased",
    "cla_ceased_home",
    "cla_ceased_adopted",
    "cla_ceased_sgo",
    "assessment_nfa",
)


@pytest.mark.parametrize("measure", COUNTED)
def test_our_rows_make_the_published_figure(year: Path, measure: str) -> None:
    (series,) = (
        *View.of(year, EVERYTHING, COUNCIL)
        .answer(SeriesOf((subject(measure).measure,), None))
        .values(),
    )
    first = dt.date(2024, 4, 1) if measure in FLOWS else dt.date(2025, 3, 1)
    months = [one for one in series.points if first <= one.month <= dt.date(2025, 3, 1)]
    ours, theirs = COUNTED[measure]
    assert sum(one.numerator or 0 for one in months) == ours
    found = own(year, measure)
    assert (found.value, found.numerator, found.denominator) == pytest.approx(theirs)
    assert found.gap is not None


# 8 in care on 31 March 2025, of the published 100,432; our own table has 50,000.
def test_a_rate_says_when_it_is_of_our_own_count_of_children(year: Path) -> None:
    found = own(year, "cla_rate_10k")
    assert (found.value, found.note) == (80_000 / 100_432, "")
    unpublished = own(year, "cla_rate_10k", 1999)
    assert (unpublished.value, unpublished.denominator) == (1.6, 50_000)
    assert unpublished.note == "of our own count of children, since none is published"


def test_without_any_reason_for_closing_nobody_is_known_not_in_need(warehouse: Path) -> None:
    found = own(warehouse, "assessment_nfa")
    assert (found.value, found.why) == (None, "no reason for closing is recorded")


def test_their_rule_needs_its_own_table(tmp_path: Path) -> None:
    extract = Extract(as_at="2025-12-31", toml="covers_from = 2022-01-01\n")
    extract.team("T1")
    child(extract, "assessed", "T1")
    records.assessment(extract, "assessed", "2024-05-01", "2024-05-20", nfa="Y")
    found = own(council(extract, tmp_path).warehouse, "assessment_nfa")
    assert (found.value, found.why) == (None, "not supplied")


def test_only_rules_that_differ_have_one_of_theirs() -> None:
    assert set(THEIRS) <= set(NEARLY)
