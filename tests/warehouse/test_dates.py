"""How a date in an extract is read: ISO or day first, never month first, without its time; and what
becomes of the row whose date is none."""

from pathlib import Path

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.loads import (
    case_ids,
    noted_columns,
    print_load,
    print_refusal,
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
    "day first with dashes": "03-04-2026",
    "day first with dots": "03.04.2026",
    "the month's short name": "3-Apr-2026",
    "the month's name": "3 April 2026",
    "the month's name and a time": "03 APR 2026 10:15:00",
    "late in a winter zone": "2026-04-03T12:00:00+00:00",
    # 23:30 of the second in Greenwich is half an hour into the third in England's summer.
    "the day before in a summer zone": "2026-04-02T23:30:00Z",
    "the day after further east": "2026-04-04T03:00:00+05:00",
}
NOT_UNDERSTOOD = {
    "month first": "04/25/2026",
    "no such month": "2026-13-03",
    "no such day": "2026-02-30",
    "no such day, slashes": "30/02/2026",
    "a word": "tomorrow",
    "two digits": "03/04/26",
    "before any child": "1826-04-03",
}
NO_DATE = {
    "a word for nothing": "NULL",
    "nineteen hundred": "1900-01-01",
    "nineteen hundred and a time": "1900-01-01 00:00:00",
    "nineteen hundred, day first": "01/01/1900",
    "empty": "",
}
PLAIN = 160


@pytest.fixture(scope="module")
def printed_and_dated(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Council]:
    extract = Extract(as_at="2026-04-30")
    extract.team("T1")
    for name, text in THIRD_OF_APRIL.items():
        referral(extract, name, f"child of {name}", text)
    referral(extract, "last of the year", "Y", "31/12/2025", closed="12/01/2026")
    for name, text in (NO_DATE | NOT_UNDERSTOOD).items():
        referral(extract, f"no start: {name}", f"no start: {name}", text)
        referral(extract, f"no end: {name}", f"no end: {name}", "2026-02-10", closed=text)
    # So many good dates that 7 bad starts and 7 bad ends are under 5% of their columns, and that
    # the one with its month first is a slip among those with the day first.
    for number in range(PLAIN):
        referral(extract, f"plain {number}", f"plain {number}", "16/06/2025", closed="15/07/2025")
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


@pytest.mark.parametrize("name", [*NO_DATE, *NOT_UNDERSTOOD])
def test_start_that_is_no_date_gives_no_case(dated: Council, name: str) -> None:
    months = {
        row["month"][:7] for row in dated.figures if row["measure_id"] == "referrals_received"
    }
    found = set[str]().union(*(case_ids(dated, "referrals_received", month) for month in months))
    assert f"no start: {name}" not in found
    assert (f"no end: {name}" in found) == (name in NO_DATE)


@pytest.mark.parametrize("name", NO_DATE)
def test_an_end_that_is_empty_leaves_the_episode_open(dated: Council, name: str) -> None:
    assert f"no end: {name}" in teams_of(dated, "cin_open", "2026-04")


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_nothing_stays_open_because_its_end_cannot_be_read(dated: Council, name: str) -> None:
    assert f"no end: {name}" not in teams_of(dated, "cin_open", "2026-04")


def test_a_row_without_a_date_is_loaded_and_one_with_a_wrong_one_is_set_aside(
    printed_and_dated: tuple[str, Council],
) -> None:
    printed, dated = printed_and_dated
    # 18 ways of 3 April + 1 + 5 without a start + 5 without an end + 2 + 2 + 2 + 160 = 195 rows,
    # and 7 with a start and 7 with an end that is not understood.
    assert rows_of(printed, "ssd_cin_episodes") == (209, 195)
    assert reasons(dated.warehouse, "ssd_cin_episodes") == {
        "date not understood": 7,
        "end not understood": 7,
    }


def test_what_is_not_understood_is_listed_and_1900_is_not(tmp_path: Path) -> None:
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


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        (["09/15/2026", "09/03/2026", "08/20/2026"], "the month comes first"),
        (["01/09/26", "02/09/26"], "years have two digits"),
    ],
)
def test_a_column_of_another_form_is_refused_with_its_cause(
    tmp_path: Path, cells: list[str], cause: str
) -> None:
    extract = Extract(as_at="2026-10-31")
    for number, text in enumerate(cells):
        referral(extract, f"R{number}", f"P{number}", text)
    said = print_refusal(extract.write(tmp_path / "extract"), tmp_path / "warehouse")
    assert f"{len(cells)} of {len(cells)} cells were not understood" in said
    assert cause in said


def test_days_as_excel_counts_them_where_the_column_holds_nothing_else(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    # 46,084 days after 30 December 1899 is 3 March 2026; a time of day is a part of one.
    for number, text in enumerate(("46084", "46084.75", "")):
        referral(extract, f"R{number}", f"P{number}", text)
    loaded = council(extract, tmp_path)
    rows = loaded.cases("referrals_received", "2026-03")
    assert {row["case_id"]: row["on_date"][:10] for row in rows} == {
        "R0": "2026-03-03",
        "R1": "2026-03-03",
    }


def test_a_number_among_dates_is_no_day(tmp_path: Path) -> None:
    extract = Extract()
    for number in range(39):
        referral(extract, f"R{number}", f"P{number}", "2026-03-03")
    referral(extract, "number", "P", "46084")
    loaded = council(extract, tmp_path)
    assert loaded.figure("referrals_received", "2026-03") == (39, None, 39)


def test_times_of_day_are_dropped(dated: Council) -> None:
    # February 2026: 5 referrals without an end and two of one child on one day.
    assert dated.figure("rereferral_12m", "2026-02") == (0, 7, 0)
    numerators = {
        row["case_id"]: float(row["numerator"]) for row in dated.cases("rereferral_12m", "2026-04")
    }
    assert numerators["a year on"] == 1
    assert numerators["over a year on"] == 0
