"""Worse, better or the same as places like us: on the published tables. By hand: the kernel."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from measures.benchmarks.against_others import question_against_others
from measures.benchmarks.published import PublishedOf, published_by
from measures.catalogue import MEASURES, headlines
from measures.council.view import View
from warehouse.gate.read import NOBODY, fetch
from warehouse.model.unit import COUNCIL

BESIDE = "-- needs: public\nselect * from benchmark.beside"


# Durham, 2024-25 (published): 15 working days 604 of 819 = 73.7%, Wilson 70.6 to 76.7, neighbours'
# median (of 10) 79.75 and England 81.4: worse. Reviews on time 95.1%, made of nothing published, so
# 95.05 to 95.15 against 90.6 in England. Second or later plan: the same, as above.
def test_durham_on_conferences(warehouse: Path) -> None:
    found = question_against_others(
        "3",
        View(warehouse, NOBODY, COUNCIL, dt.date(2026, 10, 1)).answer(
            PublishedOf((*MEASURES.values(),))
        ),
    )
    said = {one.measure_id: one for one in found.measures}
    assert said["icpc_15wd"].comparison == "worse"
    assert said["icpc_15wd"].lower == pytest.approx(70.6, abs=0.1)
    assert said["cpp_review_on_time"].comparison == "better"
    assert said["cpp_repeat"].comparison == "same"
    assert found.strength == "steady"  # one worse, one better


@pytest.mark.parametrize("year", range(2014, 2027))
def test_the_build_sees_what_pages_see(warehouse: Path, year: int) -> None:
    frame = pd.DataFrame(fetch(warehouse, BESIDE, NOBODY, {}))
    for by in (dt.date(year, 3, 31), dt.date(year, 10, 31)):
        assert published_by(frame, by) == View(warehouse, NOBODY, COUNCIL, by).answer(
            PublishedOf((*MEASURES.values(),))
        )


def test_only_headlines_with_a_direction_speak(warehouse: Path) -> None:
    known = View(warehouse, NOBODY, COUNCIL, dt.date(2026, 10, 1)).answer(
        PublishedOf((*MEASURES.values(),))
    )
    able = {m.id for m in headlines() if m.better and m.benchmark}
    for kpq in map(str, range(1, 11)):
        found = question_against_others(kpq, known)
        assert {one.measure_id for one in found.measures} <= able
        assert all(MEASURES[one.measure_id].kpq == kpq for one in found.measures)
