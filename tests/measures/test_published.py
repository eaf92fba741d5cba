"""The published figures beside ours, against numbers read from the publications themselves."""

import csv
from datetime import date
from pathlib import Path

import pytest

from measures.benchmarks.published import PublishedOf
from measures.catalogue import MEASURES
from measures.council.view import View
from tests.measures.loaded import Loaded
from warehouse.gate.read import NOBODY
from warehouse.model.unit import COUNCIL

with Path(__file__).with_name("published_facts.csv").open(encoding="utf-8") as lines:
    FACTS = list(csv.DictReader(lines))
# A month in which the year of a fact is the newest published: years end in March or September.
ASKED = {"2021": date(2021, 12, 1), "2024": date(2024, 12, 1), "2025": date(2026, 2, 1)}


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['measure_id']}-{f['place']}")
def test_published_figures_are_as_published(sample: Loaded, fact: dict[str, str]) -> None:
    name = fact["measure_id"]
    found = View(sample.warehouse, NOBODY, COUNCIL, ASKED[fact["year"]]).answer(
        PublishedOf((MEASURES[name],))
    )[name]
    assert (found.indicator_id, found.year) == (fact["indicator_id"], int(fact["year"]))
    assert getattr(found, fact["place"]) == pytest.approx(float(fact["value"]), abs=1e-9)


def test_no_year_after_the_month_is_shown(sample: Loaded) -> None:
    for year in range(2014, 2027):
        month = date(year, 4, 1)
        for found in (
            View(sample.warehouse, NOBODY, COUNCIL, month)
            .answer(PublishedOf((*MEASURES.values(),)))
            .values()
        ):
            assert found.year <= year, found
            assert found.months_old >= 0, found


def test_every_counterpart_of_a_measure_is_found(sample: Loaded) -> None:
    mapped = {measure.id for measure in MEASURES.values() if measure.benchmark}
    found = View(sample.warehouse, NOBODY, COUNCIL, date(2026, 10, 1)).answer(
        PublishedOf((*MEASURES.values(),))
    )
    assert set(found) == mapped
    for name, one in found.items():
        assert one.title, name
        assert one.source, name
        assert one.england is not None or one.england_symbol, name
        assert 0 <= one.neighbours_n <= 10, name
        assert (one.neighbours is None) == (one.neighbours_n == 0), name


def test_nothing_was_published_before_there_were_returns(sample: Loaded) -> None:
    assert (
        View(sample.warehouse, NOBODY, COUNCIL, date(1990, 1, 1)).answer(
            PublishedOf((*MEASURES.values(),))
        )
        == {}
    )


def test_a_measure_without_a_counterpart_has_none(sample: Loaded) -> None:
    assert (
        View(sample.warehouse, NOBODY, COUNCIL, date(2026, 10, 1)).answer(
            PublishedOf((MEASURES["contacts_received"],))
        )
        == {}
    )
