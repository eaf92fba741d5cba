"""The drawings of one published indicator: whose name stands where, and what a year is called."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard.charts import indicators as others_figures
from measures.benchmarks.indicators import AtLarge, AtLargeOf, IndicatorsOf
from measures.council.view import View
from warehouse.gate.read import NOBODY
from warehouse.model.unit import COUNCIL

MONTH = dt.date(2026, 10, 1)
# Neighbouring places, both ends, and the longest name there is.
CHOSEN = [("E06000058", "E08000021", "E09000007"), ("E09000001", "E06000053", "E06000002")]
INDICATORS = ["cla_rate", "cin_rate", "wf_turnover_pct", "cpp_subsequent_pct", "cla_num"]


@pytest.fixture(scope="module", params=INDICATORS)
def found(request: pytest.FixtureRequest, warehouse: Path) -> AtLarge:
    name = request.param
    view = View(warehouse, NOBODY, COUNCIL, MONTH)
    return view.answer(AtLargeOf(view.answer(IndicatorsOf((name,)))[name]))


def names(found: AtLarge, chosen: tuple[str, ...]) -> list[dict[str, Any]]:
    """The labels of authorities; that of England stands beside the drawing."""
    notes = others_figures.dots(found, chosen).to_plotly_json()["layout"]["annotations"]
    return [note for note in notes if "xref" not in note]


@pytest.mark.parametrize("chosen", CHOSEN)
def test_names_stand_where_no_dot_rises(found: AtLarge, chosen: tuple[str, ...]) -> None:
    figured = [row for row in found.authorities if row.value is not None]
    wanted = {*chosen} | ({found.ours.code} if found.ours else set())
    assert len(names(found, chosen)) == sum(row.area.code in wanted for row in figured)
    for note in names(found, chosen):
        low = note["x"] <= len(figured) / 2
        assert (note["xanchor"], note["yanchor"]) == (
            ("left", "top") if low else ("right", "bottom")
        )
        assert note["yshift"] < 0 if low else note["yshift"] > 0


@pytest.mark.parametrize("chosen", CHOSEN)
def test_no_name_stands_over_another(found: AtLarge, chosen: tuple[str, ...]) -> None:
    heights = [row.value for row in found.authorities if row.value is not None]
    pixels = others_figures.DRAWN / (max(heights) - min(heights))
    boxes = []
    for note in names(found, chosen):
        near = pixels * note["y"] + note["yshift"]
        tall = others_figures.LINE * (note["text"].count("<br>") + 1)
        up = note["yanchor"] == "bottom"
        boxes.append((up, near if up else near - tall, near + tall if up else near))
    for side in (True, False):
        spans = sorted(box[1:] for box in boxes if box[0] == side)
        assert all(above[0] >= below[1] - 0.001 for below, above in pairwise(spans))


def test_years_are_called_as_published(found: AtLarge) -> None:
    axis = others_figures.years(found, {}, {}).to_plotly_json()["layout"]["xaxis"]
    last = found.listed.years[-1]
    ends = {"wf_turnover_pct": "Sep 2025"}
    assert axis["tickvals"][0] == last.year == 2025
    assert axis["ticktext"][0] == ends.get(found.listed.indicator.id, "2024-25")
    assert len(axis["tickvals"]) <= 7
