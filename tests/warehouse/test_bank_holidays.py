"""Bank holidays of a council's own stand for a year that is whole, and join in one that is not."""

from pathlib import Path

import pytest

from measures.answers.data_quality import DataReportOf
from measures.council.view import View
from tests.council import Extract, council
from tests.warehouse.rows import assessment
from warehouse.gate.read import EVERYTHING

# The days off from Monday to Friday of 2026 in England.
ENGLAND = ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28")
OWN = ("01-01", "03-04", "04-03", "05-04", "05-25", "08-31", "12-25", "12-28")
PART = "bank holiday of the library, not supplied"
MOVED = "bank holiday of the library, moved"


@pytest.mark.parametrize(
    ("supplied", "first", "easter", "listed"),
    [
        # Monday 2 March to Friday 6 March: 3, 4, 5, 6 = 4; a holiday on the 4th leaves 3.
        # Thursday 2 April to Tuesday 7 April over Good Friday (3rd) and Easter Monday (6th): 7 = 1.
        ((), 4, 1, {}),
        (ENGLAND, 4, 1, {}),
        # A day more, and all of the library's.
        ((*ENGLAND, "03-04"), 3, 1, {}),
        # As many as the library has: Easter Monday was moved to 4 March, so 6, 7 = 2.
        (OWN, 3, 2, {MOVED: "2026-04-06"}),
        # Fewer than the library has are part of the year, and the library's are joined.
        (("03-04",), 3, 1, {PART: ", ".join(f"2026-{day}" for day in ENGLAND)}),
        (ENGLAND[:7], 4, 1, {PART: "2026-12-28"}),
        # Saturdays and Sundays are no working days: they do not fill up a year.
        ((*ENGLAND[:7], "01-03", "01-04"), 4, 1, {PART: "2026-12-28"}),
    ],
)
def test_bank_holidays_of_the_extract_stand_for_a_year_that_is_whole(
    tmp_path: Path,
    supplied: tuple[str, ...],
    first: int,
    easter: int,
    listed: dict[str, str],
) -> None:
    extract = Extract(as_at="2026-04-30")
    extract.team("T1")
    assessment(extract, "A1", "P1", "2026-03-02", "2026-03-06")
    assessment(extract, "A2", "P2", "2026-04-02", "2026-04-07")
    for day in supplied:
        extract.add("ref_bank_holidays", date=f"2026-{day}")
    loaded = council(extract, tmp_path)
    assert loaded.figure("assessment_median_days", "2026-03") == (None, 1, first)
    assert loaded.figure("assessment_median_days", "2026-04") == (None, 1, easter)
    noted = View.of(tmp_path / "warehouse", EVERYTHING).answer(DataReportOf()).noted
    assert {one.kind: one.example for one in noted if one.column == "date"} == listed
