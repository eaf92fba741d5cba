"""Any indicator, area and year: the product against loops over the files."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.benchmarks import indicators
from measures.benchmarks.areas import area_called, areas
from tests.published.second_method import SecondMethod, median, quantile

QUICK = settings(max_examples=60, deadline=None)
LONG = settings(max_examples=2000, deadline=None)


def answers_as_the_files_do(
    warehouse: Path, second: SecondMethod, indicator: str, code: str, year: int
) -> None:
    area = area_called(warehouse, code)
    asked = indicators.indicator_called(warehouse, indicator)
    found = indicators.value(warehouse, asked, area, year)
    expected = second.own(indicator, year, code)
    assert found.value == (expected.value if expected else None)
    assert found.symbol == (expected.symbol if expected else "")
    assert bool(found.why) == (expected is None)
    beside = indicators.beside(warehouse, indicator, area, year)
    if not area.is_authority or (indicator, year) not in second.rows:
        assert beside is None
        return
    assert beside is not None
    place = second.place(indicator, year, code)
    stands = beside.rank
    assert place == (stands and (stands.low_to_high, stands.tied, stands.by_polarity))
    _neighbours_agree(second, beside, indicator, area.la_code, year)
    _spread_agrees(second, beside, indicator, year)
    _others_agree(second, beside, indicator, code, year)


def _neighbours_agree(second, beside, indicator, la_code, year) -> None:
    near = second.beside(indicator, year, la_code)
    assert beside.neighbours_n == len(near)
    assert beside.neighbours_of == len(second.neighbours.get(la_code, []))
    if near:
        assert beside.neighbours == pytest.approx(median(near), rel=1e-12)
        assert beside.neighbours_mean == pytest.approx(sum(near) / len(near), rel=1e-12)
    else:
        assert (beside.neighbours, beside.neighbours_mean) == (None, None)


def _spread_agrees(second, beside, indicator, year) -> None:
    ranked = second.ranked(indicator, year)
    if not ranked:
        assert beside.spread is None
        return
    spread = beside.spread
    assert (spread.authorities, spread.lowest, spread.highest) == (
        len(ranked),
        ranked[0],
        ranked[-1],
    )
    for share, seen in (
        (0.25, spread.lower_quarter),
        (0.5, spread.middle),
        (0.75, spread.upper_quarter),
    ):
        assert seen == pytest.approx(quantile(ranked, share), rel=1e-12)
    if beside.rank:
        ours = beside.council
        edges = (spread.lower_quarter, spread.middle, spread.upper_quarter)
        assert beside.rank.quarter == 1 + sum(1 for edge in edges if ours > edge)


def _others_agree(second, beside, indicator, code, year) -> None:
    england = second.own(indicator, year, "E92000001")
    region = second.own(indicator, year, second.areas[code]["region_code"])
    assert beside.england == (england.value if england else None)
    assert beside.england_symbol == (england.symbol if england else "")
    assert beside.region == (region.value if region else None)
    assert beside.region_symbol == (region.symbol if region else "")


@QUICK
@given(st.data())
def test_any_figure_is_as_in_the_files(
    warehouse: Path, second: SecondMethod, data: st.DataObject
) -> None:
    draw_and_compare(warehouse, second, data)


@pytest.mark.prove
@LONG
@given(st.data())
def test_any_figure_is_as_in_the_files_at_length(
    warehouse: Path, second: SecondMethod, data: st.DataObject
) -> None:
    draw_and_compare(warehouse, second, data)


def draw_and_compare(warehouse: Path, second: SecondMethod, data: st.DataObject) -> None:
    indicator = data.draw(st.sampled_from(sorted(second.polarity)))
    code = data.draw(st.sampled_from(sorted(second.areas)))
    year = data.draw(st.integers(2012, 2026))
    answers_as_the_files_do(warehouse, second, indicator, code, year)


# Each trap of the publications once: ties and whole numbers, suppression, an abolished authority,
# its successor, a joint return, a neighbour that did not exist yet, London, England, no neighbours.
TRAPS = [
    ("cla_rate", "E06000047", 2025),
    ("cpp_open_2yr_pct", "E06000047", 2025),
    ("cla_rate", "E10000006", 2023),
    ("cla_rate", "E10000006", 2024),
    ("wf_caseload", "E06000061", 2021),
    ("wf_caseload", "E09000021", 2025),
    ("cin_rate", "E06000059", 2020),
    ("cla_rate", "E10000009", 2018),
    ("cla_rate", "E09000007", 2025),
    ("cla_rate", "E09000001", 2025),
    ("cla_rate", "E92000001", 2025),
    ("cla_rate", "E13000001", 2025),
    ("adoption_entry_to_order_months", "E06000047", 2025),
    ("ofsted_overall", "E06000047", 2025),
]


@pytest.mark.parametrize(("indicator", "code", "year"), TRAPS)
def test_the_traps(
    warehouse: Path, second: SecondMethod, indicator: str, code: str, year: int
) -> None:
    answers_as_the_files_do(warehouse, second, indicator, code, year)


def test_every_area_of_the_files_is_known(warehouse: Path, second: SecondMethod) -> None:
    assert {area.code for area in areas(warehouse)} == set(second.areas)
    published = {row.area_code for rows in second.rows.values() for row in rows}
    assert published <= set(second.areas)
