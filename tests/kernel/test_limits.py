import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import control_chart, funnel, limits, plot
from dashboard.charts.spark import spark
from measures.answers.comparison import Funnelled, Pooled
from measures.answers.signals import Signal
from measures.catalogue import MEASURES
from measures.council.units import UnitNode
from tests.dashboard.plots import plotted
from tests.kernel.test_drawings import LAST, lines, series
from warehouse.model.unit import COUNCIL, Unit

SHARE = MEASURES["icpc_15wd"]
CONCERN = Signal(
    measure_id="icpc_15wd",
    unit=COUNCIL,
    month=LAST,
    method="xmr",
    variation="concern",
    assurance="fail",
    label="below the lower limit",
    probability=1e-4,
    lower=57.0,
    centre=77.0,
    upper=103.0,
    first_seen=LAST,
    affected=4.0,
    provisional=False,
)
BOXES = st.lists(st.tuples(st.floats(0, 252), st.sampled_from([19.0, 38.0])), max_size=6)


def drawn(signal: Signal):
    return plotted(control_chart.trend(series(80, 85, 50), LAST, 85.0, {LAST: signal}))


def test_limits_are_dashed_and_held_within_the_possible() -> None:
    upper, lower, centre, *_ = drawn(CONCERN).data
    assert (list(upper.y), list(lower.y), list(centre.y)) == ([100.0], [57.0], [77.0])
    assert (upper.line.dash, lower.line.dash, centre.line.dash) == ("4px,3px", "4px,3px", None)
    assert lower.fillcolor == plot.BAND


def test_a_signal_changes_the_shape_and_the_colour_of_its_point() -> None:
    line = drawn(CONCERN).data[3]
    assert list(line.marker.symbol) == ["circle", "circle", "square"]
    assert line.marker.color[2] == plot.CONCERN != line.marker.color[1]
    better = drawn(replace(CONCERN, variation="improvement")).data[3]
    assert better.marker.symbol[2] == "triangle-up"


def test_lines_are_labelled_where_they_end() -> None:
    said = [note.text for note in drawn(CONCERN).layout.annotations]
    assert said == [
        "<b>Now 50%</b><br>50 of 100",
        "Lower 57%",
        "Usual 77%",
        "Target 85%",
        "Upper 100%",
    ]


@pytest.mark.parametrize("method", ["twelve_months", "not_judged"])
def test_what_is_not_charted_has_no_limits(method: str) -> None:
    assert len(drawn(replace(CONCERN, method=method)).data) == 2


@given(BOXES)
def test_labels_never_overlap_and_keep_their_order(boxes) -> None:
    wanted, heights = zip(*sorted(boxes), strict=True) if boxes else ((), ())
    placed = limits.spread(wanted, heights)
    for i in range(1, len(placed)):
        assert placed[i] - placed[i - 1] >= (heights[i] + heights[i - 1]) / 2 - 1e-6
    assert all(p + h / 2 <= limits.HEIGHT + 20 for p, h in zip(placed, heights, strict=True))


def test_labels_far_apart_stay_at_their_lines() -> None:
    assert limits.spread([10, 100, 200], [19, 38, 19]) == [10, 100, 200]


def test_a_spark_carries_its_usual_range_and_the_shape_of_its_signal() -> None:
    plain, said = spark(series(80, 85, 50), LAST), spark(series(80, 85, 50), LAST, [CONCERN])
    assert plot.BAND[1:] in said.src
    assert plot.CONCERN[1:] in said.src
    assert plot.CONCERN[1:] not in plain.src
    assert len(lines(said)) == 1


def funnelled(*units: tuple[str, float, float, str]) -> Funnelled:
    placed = tuple(
        Pooled(UnitNode(Unit("S", "L", name), name), x, n, 100 * x / n, band)
        for name, x, n, band in units
    )
    return Funnelled(placed, 70.0, 12, 0.0)


def test_a_funnel_names_the_team_outside_and_our_own() -> None:
    found = funnelled(("A", 20, 60, "low"), ("B", 50, 70, "usual"), ("C", 28, 40, "usual"))
    figure = plotted(funnel.funnel(SHARE, found, lambda unit: unit.node.name == "C"))
    assert {note.text for note in figure.layout.annotations} == {"A 33%", "C 70%"}
    dots = figure.data[-1]
    assert list(dots.x) == [60, 70, 40]
    assert list(dots.marker.symbol) == ["square", "circle", "circle"]
    assert [trace.line.dash for trace in figure.data[:4]] == ["dot", "dot", "dash", "dash"]
    lower, upper, lowest, highest = (list(trace.y) for trace in figure.data[:4])
    assert len(lower) > 20
    for i in range(len(lower)):
        assert lowest[i] <= lower[i] <= found.centre <= upper[i] <= highest[i]


@pytest.mark.parametrize(
    ("measure", "band", "found"),
    [
        ("icpc_15wd", "low", "concern"),
        ("icpc_15wd", "high", "improvement"),
        ("caseload_over_limit", "high", "concern"),
        ("icpc_15wd", "lowish", "common"),
        ("assessment_nfa", "high", "neutral_high"),
    ],
)
def test_outside_the_limits_means_what_the_measure_means(measure, band, found) -> None:
    (unit,) = funnelled(("A", 1, 2, band)).units
    assert funnel.meaning(MEASURES[measure], unit) == found


def test_a_gone_month_is_not_now() -> None:
    figure = plotted(control_chart.trend(series(80, 85, 50), dt.date(2026, 9, 1)))
    assert [note.text for note in figure.layout.annotations] == ["<b>Sep 2026 85%</b><br>85 of 100"]


@pytest.mark.parametrize(("met", "centre"), [(0.0, 0.0), (1.0, 100.0)])
def test_a_funnel_of_nought_or_of_all_is_drawn(met: float, centre: float) -> None:
    units = funnelled(*((name, met * 40, 40.0, "usual") for name in "ABC")).units
    figure = plotted(funnel.funnel(SHARE, Funnelled(units, centre, 12, 0.0), lambda _: False))
    start, end = figure.layout.yaxis.range
    assert start <= centre <= end
