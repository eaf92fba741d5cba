"""Runs on a trend: which months are one, what is written, and that a bracket spans them."""

import datetime as dt
from dataclasses import replace

from dashboard.charts import control_chart, limits, plot
from measures.model.months import months_later
from tests.dashboard.plots import plotted
from tests.kernel.test_drawings import LAST, series
from tests.kernel.test_limits import CONCERN


def run_of(months: int, label: str, variation: str = "concern") -> dict:
    named = [months_later(LAST, -back) for back in range(months)]
    return {
        month: replace(CONCERN, month=month, label=label, variation=variation) for month in named
    }


def test_a_run_is_every_month_on_one_side_up_to_this_one() -> None:
    run = limits.run_to(run_of(8, "7 points below the mean; changed in May, not rebased"), LAST)
    assert run is not None
    assert (run.words, run.colour) == ("8 months below usual", plot.CONCERN)
    assert (run.months[0], run.months[-1]) == (months_later(LAST, -7), LAST)


def test_a_month_outside_a_limit_is_no_run() -> None:
    assert limits.run_to({LAST: CONCERN}, LAST) is None
    assert limits.run_to({}, LAST) is None


def test_a_run_stops_where_another_rule_speaks() -> None:
    signals = run_of(9, "7 points rising", "improvement")
    broken = months_later(LAST, -7)
    signals[broken] = replace(signals[broken], label="above the upper limit")
    run = limits.run_to(signals, LAST)
    assert run is not None
    assert run.words == "7 months rising"


def test_the_bracket_spans_the_run_on_the_side_with_room() -> None:
    values = [90, 88, 91, *[70, 69, 71, 70, 68, 70, 69]]
    figure = plotted(
        control_chart.trend(series(*values), LAST, None, run_of(7, "7 points below the mean"))
    )
    spans = [
        (dt.date.fromisoformat(str(shape.x0)[:10]), dt.date.fromisoformat(str(shape.x1)[:10]))
        for shape in figure.layout.shapes
    ]
    assert (months_later(LAST, -6), LAST) in spans
    assert "<b>7 months below usual</b>" in [note.text for note in figure.layout.annotations]
