"""Which months have a figure: complete months for snapshots, the month to date for flows."""

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.rows import assessment, care_leaver, involvement, plan, referral


def months(loaded: Council, measure: str) -> list[str]:
    return sorted(
        row["month"][:7]
        for row in loaded.figures
        if row["measure_id"] == measure and row["level"] == "council"
    )


def council_at(as_at: str, folder: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at=as_at)
    extract.team("T1")
    referral(extract, "before", "P1", "2023-11-20", closed="2023-12-31")
    referral(extract, "after", "P2", "2023-12-31")
    referral(extract, "as at", "P3", as_at)
    involvement(extract, "I1", "P2", "2023-12-31")
    care_leaver(extract, "P9", "YES", born="2004-01-01")
    return council(extract, folder.mktemp("months"))


@pytest.fixture(scope="module")
def middle(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return council_at("2024-02-28", tmp_path_factory)


@pytest.fixture(scope="module")
def end(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return council_at("2024-02-29", tmp_path_factory)


def test_snapshots_stop_at_the_last_complete_month(middle: Council, end: Council) -> None:
    # 2024 is a leap year: February is complete on the 29th and not on the 28th.
    assert months(middle, "cin_open") == ["2023-11", "2023-12", "2024-01"]
    assert months(end, "cin_open") == ["2023-11", "2023-12", "2024-01", "2024-02"]


def test_snapshot_counts_what_is_open_on_the_last_day(end: Council) -> None:
    # "before" closed on 31 December, the day "after" opened: one child at that month's end.
    assert end.figure("cin_open", "2023-11") == (1, None, 1)
    assert [row["person_id"] for row in end.cases("cin_open", "2023-12")] == ["P2"]
    # "as at" opened on 29 February.
    assert end.figure("cin_open", "2024-02") == (2, None, 2)


def test_snapshots_begin_in_the_first_month_with_a_row(end: Council) -> None:
    assert min(months(end, "cin_open")) == "2023-11"
    # Unallocated at the end of November: one of one.
    assert end.figure("unallocated_cases", "2023-11") == (1, None, 1)


def test_count_with_cases_and_none_of_them_is_zero(end: Council) -> None:
    # At 31 December the only child is held by a worker.
    assert end.figure("unallocated_cases", "2023-12") == (0, None, 0)


def test_flow_cases_stand_in_the_month_to_date(middle: Council, end: Council) -> None:
    for loaded in (middle, end):
        assert months(loaded, "referrals_received") == ["2023-11", "2023-12", "2024-02"]
        assert loaded.figure("referrals_received", "2024-02") == (1, None, 1)


def test_months_are_named_by_their_first_day(end: Council) -> None:
    assert {row["month"][7:] for row in end.figures} == {"-01"}


def test_as_at_measures_stand_in_the_month_of_the_as_at_date(middle: Council, end: Council) -> None:
    assert months(middle, "cl_in_touch") == ["2024-02"]
    assert months(end, "cl_in_touch") == ["2024-02"]


def test_months_without_a_case_have_no_row(end: Council) -> None:
    assert end.figure("referrals_received", "2024-01") is None
    assert end.figure("referral_nfa", "2024-01") is None
    assert min(float(row["numerator"] or row["denominator"]) for row in end.figures) >= 0
    shares = [row for row in end.figures if row["denominator"]]
    assert shares
    assert not [row for row in shares if float(row["denominator"]) == 0]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """One referral on the 15th of each month from January 2025 to March 2026."""
    extract = Extract()
    extract.team("T1")
    for number in range(15):
        on = f"{2025 + number // 12}-{number % 12 + 1:02}-15"
        referral(extract, f"R{number}", f"P{number}", on)
    for number in range(3):
        plan(extract, f"CP{number}", f"P{number}", "2025-01-31")
    for population_of in ("2024", "2025"):
        extract.add(
            "ref_population",
            la_code="840",
            year=population_of,
            pop_0_17="50000" if population_of == "2024" else "60000",
        )
    return council(extract, tmp_path_factory.mktemp("year"))


def test_sums_of_twelve_months_begin_with_the_first_whole_year(year: Council) -> None:
    assert months(year, "referral_rate_10k") == ["2025-12", "2026-01", "2026-02", "2026-03"]
    # 12 referrals over the 60,000 children of 2025: 10,000 x 12 / 60,000 = 2.
    assert year.figure("referral_rate_10k", "2025-12") == (12, 60000, 2)
    # 2026 has no population of its own: the highest year not above it is 2025.
    assert year.figure("referral_rate_10k", "2026-03") == (12, 60000, 2)


def test_snapshot_rates_need_no_year(year: Council) -> None:
    assert min(months(year, "cpp_rate_10k")) == "2025-01"
    # 10,000 x 3 / 60,000 = 0.5.
    assert year.figure("cpp_rate_10k", "2025-01") == (3, 60000, 0.5)


def test_a_death_ends_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    extract = Extract()
    extract.add(
        "ssd_person", pers_person_id="P1", pers_dob="2020-02-29", pers_death_date="2026-02-10"
    )
    referral(extract, "R1", "P1", "2026-01-10")
    referral(extract, "R2", "not in the table of people", "2026-01-10")
    assessment(extract, "A1", "P1", "2026-02-02", None)
    loaded = council(extract, tmp_path_factory.mktemp("death"))
    assert loaded.figure("cin_open", "2026-03") == (2, None, 2)
    assert loaded.figure("assessment_open_over_45wd", "2026-03") == (0, 1, 0)
