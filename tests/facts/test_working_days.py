"""Working days skip the bank holidays of the extract, where it brings its own."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records

ENGLAND_2026 = ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28")

# The team of each assessment: start, authorisation and working days from one to the other.
# 5 January 2026 is a Monday; Wednesday the 14th is a holiday in this council's list alone.
DAYS = {
    "SAME_DAY": ("2026-01-05", "2026-01-05", 0),
    "NEXT_DAY": ("2026-01-05", "2026-01-06", 1),  # the first day does not count, the last does
    "OVER_A_WEEKEND": ("2026-01-09", "2026-01-12", 1),
    "WITHIN_A_WEEKEND": ("2026-01-10", "2026-01-11", 0),
    "OVER_THE_HOLIDAY": ("2026-01-12", "2026-01-16", 3),  # 13, 15, 16
    "TO_THE_HOLIDAY": ("2026-01-12", "2026-01-14", 1),  # 13
    "FROM_THE_HOLIDAY": ("2026-01-14", "2026-01-15", 1),  # 15
    "OVER_NEW_YEAR": ("2025-12-31", "2026-01-05", 2),  # 2, 5
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for day in (*ENGLAND_2026, "01-14"):
        extract.add("ref_bank_holidays", date=f"2026-{day}")
    for day in ("2025-12-25", "2025-12-26"):
        extract.add("ref_bank_holidays", date=day)
    for team, (start, authorised, _) in DAYS.items():
        extract.team(team)
        records.involvement(extract, team, team)
        records.assessment(extract, team, start, authorised, team)
    return council(extract, tmp_path_factory.mktemp("working_days"))


@pytest.mark.parametrize("team", DAYS)
def test_days_after_the_first_that_are_neither_weekend_nor_holiday(
    testshire: Council, team: str
) -> None:
    found = testshire.figure("assessment_median_days", "2026-01", team=team)
    assert found == (None, 1, DAYS[team][2])
