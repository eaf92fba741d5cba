import ast
import datetime as dt
import re
from pathlib import Path
from urllib.parse import unquote

import plotly.graph_objects as go
import pytest
from dash import html

import dashboard
from dashboard.charts import bars, control_chart
from dashboard.charts.spark import spark
from dashboard.components.chart import CONFIG, chart
from measures.catalogue import MEASURES
from measures.model.figure import Point, Series
from measures.model.months import months_later
from measures.model.subject import Subject
from tests.dashboard.plots import plotted
from warehouse.model.unit import COUNCIL

LAST = dt.date(2026, 10, 1)
ROOM = Path(dashboard.__file__).parent


def series(*values: float | None, to_date: bool = False) -> Series:
    first = months_later(LAST, 1 - len(values))
    points = tuple(
        Point(months_later(first, i), value, value, 100.0, to_date and i == len(values) - 1)
        for i, value in enumerate(values)
        if value is not None
    )
    return Series(Subject(MEASURES["icpc_15wd"]), COUNCIL, points)


def test_only_one_module_makes_charts() -> None:
    makers = {
        path.name
        for path in ROOM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and "Graph" in (getattr(node.func, "attr", ""), getattr(node.func, "id", ""))
    }
    assert makers == {"chart.py"}


def test_no_chart_can_send_its_figure_to_another_host() -> None:
    drawn = chart("t", go.Figure(), headline="h", subtitle="s", summary="w", table=html.Table())
    graph = next(part for part in drawn._traverse() if type(part).__name__ == "Graph")
    assert graph.config == CONFIG
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["plotlyServerURL"] == ""
    assert CONFIG["displayModeBar"] is False


def test_a_chart_has_words_and_a_table_and_hides_its_drawing_from_readers() -> None:
    drawn = chart(
        "t", go.Figure(), headline="h", subtitle="s", summary="the words", table=html.Table(id="x")
    )
    parts = list(drawn._traverse())
    assert any(getattr(part, "children", None) == "the words" for part in parts)
    assert any(getattr(part, "id", None) == "x" for part in parts)
    hidden = next(part for part in parts if getattr(part, "aria-hidden", None) == "true")
    assert type(hidden.children).__name__ == "Graph"


def test_a_month_without_cases_breaks_the_line() -> None:
    line = plotted(control_chart.trend(series(10, None, 30), LAST)).data[0]
    assert list(line.y) == [10, None, 30]
    assert line.connectgaps is False


def test_a_month_to_date_is_drawn_apart() -> None:
    drawn = plotted(control_chart.trend(series(10, 20, 30, to_date=True), LAST))
    assert list(drawn.data[0].y) == [10, 20]
    assert drawn.data[1].line.dash == "dot"


@pytest.mark.parametrize(
    ("values", "start", "end"),
    [
        ([93.0, 99.0], 92, 100),
        ([55.0, 82.0], 50, 90),
        ([4.0, 20.0], 0, 20),
        ([60.0, 60.0], 40, 80),
        ([100.0, 100.0], 60, 100),
        ([0.0, 0.0], 0, 1),
        ([0.0, 100.0], 0, 100),
    ],
)
def test_scales_are_round_and_percentages_end_at_a_hundred(values, start, end) -> None:
    low, high, step = control_chart.scale(MEASURES["icpc_15wd"], values)
    assert (low, high) == (start, end)
    assert step > 0


def lines(image: html.Img) -> list[str]:
    return re.findall(r"polyline points='([^']+)'", unquote(image.src))


def test_a_spark_leaves_a_gap_where_there_were_no_cases() -> None:
    assert len(lines(spark(series(1, 2, None, 3, 4), LAST))) == 2


def test_a_spark_rises_when_its_values_do() -> None:
    (points,) = lines(spark(series(1, 2), LAST))
    (x1, y1), (x2, y2) = (map(float, pair.split(",")) for pair in points.split())
    assert x1 < x2
    assert y1 > y2


def test_a_spark_is_decoration() -> None:
    assert spark(series(1, 2), LAST).alt == ""


def test_rows_of_one_table_share_a_scale_that_ends_at_a_hundred() -> None:
    scale = bars.shared_scale([40.0, 99.0, None], 70.0, percent=True)
    assert scale.high == 100
    assert scale.across(scale.low) < scale.across(70.0) < scale.across(100.0)
