"""How a date in an extract is read: ISO or day first, never month first, without its time."""

from pathlib import Path

import pytest

from tests.council import Council, Extract
from tests.warehouse.loads import (
    case_ids,
    noted_columns,
    print_load,
    read,
    reasons,
    rows_of,
    teams_of,
)
from tests.warehouse.rows import referral

# Every one of these is 3 April 2026.
THIRD_OF_APRIL = {
    "iso": "2026-04-03",
    "iso and minutes": "2026-04-03 23:59",
    "iso and seconds": "2026-04-03 08:15:00",
    "iso and thousandths": "2026-04-03 00:00:00.000",
    "iso with a T": "2026-04-03T23:59:59",
    "day first": "03/04/2026",
    "day first and minutes": "03/04/2026 14:30",
    "day first and seconds": "03/04/2026 00:00:00",
    "day first, short": "3/4/2026",
    "surrounded by spaces": " 2026-04-03 ",
}
NO_DATE = {
    "month first": "04/25/2026",
    "no such month": "2026-13-03",
    "no such day": "2026-02-30",
    "no such day, slashes": "30/02/2026",
    "a word": "tomorrow",
    "nineteen hundred": "1900-01-01",
    "nineteen hundred and a time": "1900-01-01 00:00:00",
    "nineteen hundred, day first": "01/01/1900",
    "empty": "",
}


@pytest.fixture(scope="module")
def printed_and_dated(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Council]:
    extract = Extract(as_at="2026-04-30")
    extract.team("T1")
    for name, text in THIRD_OF_APRIL.items():
        referral(extract, name, f"child of {name}", text)
    referral(extract, "last of the year", "Y", "31/12/2025", closed="12/01/2026")
    for name, text in NO_DATE.items():
        referral(extract, f"no start: {name}", f"no start: {name}", text)
        referral(extract, f"no end: {name}", f"no end: {name}", "2026-02-10", closed=text)
    # Two referrals of one child on one day: neither is earlier than the other.
    referral(extract, "morning", "twice", "2026-02-03 08:00:00")
    referral(extract, "evening", "twice", "2026-02-03 20:00:00")
    # 2025-04-07 to 2026-04-07 is 365 days, whatever the hour; from 2025-04-08 to 2026-04-09, 366.
    referral(extract, "a year ago", "365", "2025-04-07 23:00:00")
    referral(extract, "a year on", "365", "2026-04-07 01:00:00")
    referral(extract, "over a year ago", "366", "2025-04-08 23:00:00")
    referral(extract, "over a year on", "366", "2026-04-09 01:00:00")
    folder = tmp_path_factory.mktemp("dates")
    printed = print_load(extract.write(folder / "extract"), folder / "warehouse")
    return printed, read(folder / "warehouse")


@pytest.fixture(scope="module")
def dated(printed_and_dated: tuple[str, Council]) -> Council:
    return printed_and_dated[1]


@pytest.mark.parametrize("name", THIRD_OF_APRIL)
def test_third_of_april(dated: Council, name: str) -> None:
    rows = {row["case_id"]: row for row in dated.cases("referrals_received", "2026-04")}
    assert rows[name]["on_date"][:10] == "2026-04-03"


def test_day_over_twelve_is_a_day(dated: Council) -> None:
    rows = dated.cases("referrals_received", "2025-12")
    assert [(row["case_id"], row["on_date"][:10]) for row in rows] == [
        ("last of the year", "2025-12-31")
    ]


def test_day_first_end(dated: Council) -> None:
    # Open from 31 December to 12 January: open at 31 December, closed at 31 January.
    assert "Y" in teams_of(dated, "cin_open", "2025-12")
    assert "Y" not in teams_of(dated, "cin_open", "2026-01")


@pytest.mark.parametrize("name", NO_DATE)
def test_start_that_is_no_date_gives_no_case(dated: Council, name: str) -> None:
    months = {
        row["month"][:7] for row in dated.figures if row["measure_id"] == "referrals_received"
    }
    found = set[str]().union(*(case_ids(dated, "referrals_received", month) for month in months))
    assert f"no start: {name}" not in found
    assert f"no end: {name}" in found


@pytest.mark.parametrize("name", NO_DATE)
def test_end_that_is_no_date_leaves_the_episode_open(dated: Council, name: str) -> None:
    assert f"no end: {name}" in teams_of(dated, "cin_open", "2026-04")


def test_row_without_a_date_is_loaded_not_set_aside(
    printed_and_dated: tuple[str, Council],
) -> None:
    printed, dated = printed_and_dated
    # 10 ways of 3 April + 1 + 9 without a start + 9 without an end + 2 + 2 + 2 = 35 rows.
    assert rows_of(printed, "ssd_cin_episodes") == (35, 35)
    assert reasons(dated.warehouse, "ssd_cin_episodes") == {}


def test_unreadable_dates_are_listed_and_1900_is_not(tmp_path: Path) -> None:
    extract = Extract()
    referral(extract, "R1", "P1", "2026-03-02", closed="whenever")
    extract.add(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id="S1",
        s47e_person_id="P1",
        s47e_s47_start_date="2026-03-02",
        s47e_s47_end_date="1900-01-01",
    )
    print_load(extract.write(tmp_path / "extract"), tmp_path / "warehouse")
    assert noted_columns(tmp_path / "warehouse") == {"cine_close_date"}


def test_times_of_day_are_dropped(dated: Council) -> None:
    # February 2026: 9 referrals without an end and two of one child on one day.
    assert dated.figure("rereferral_12m", "2026-02") == (0, 11, 0)
    numerators = {
        row["case_id"]: float(row["numerator"]) for row in dated.cases("rereferral_12m", "2026-04")
    }
    assert numerators["a year on"] == 1
    assert numerators["over a year on"] == 0
