"""The council is the sum of its services, its localities and its teams, in every month."""

import math
from collections import defaultdict

import pytest

from measures.answers.cases import CasesOf, Listing
from measures.catalogue import MEASURES, subject
from measures.council.view import View
from tests.measures.loaded import Figure, Loaded
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL

LEVELS = ("service", "locality", "team")


def kind(figure: Figure) -> str:
    return MEASURES[figure.measure_id.partition(":")[0]].kind


def sums(figures: list[Figure]) -> dict[tuple[str, object], tuple[float, float]]:
    """Numerators and denominators by measure and month; a median has cases alone."""
    parts: dict[tuple[str, object], list[Figure]] = defaultdict(list)
    for figure in figures:
        parts[figure.measure_id, figure.month].append(figure)
    return {
        key: (
            math.fsum(one.numerator or 0 for one in members),
            math.fsum(one.denominator or 0 for one in members),
        )
        for key, members in parts.items()
    }


def nearly(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def same(key: tuple[str, object], whole: tuple[float, float], parts: tuple[float, float]) -> bool:
    """Equal; but leavers and empty posts of a unit without any FTE have no share to stand in."""
    if not MEASURES[key[0].partition(":")[0]].weight:
        return nearly(whole[0], parts[0]) and nearly(whole[1], parts[1])
    return parts[0] <= whole[0] + 1e-9 and nearly(whole[1], parts[1])


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_adds_up_to_the_council(council: Loaded, level: str) -> None:
    counted = [figure for figure in council.figures if kind(figure) != "rate"]
    whole = sums([figure for figure in counted if figure.level == "council"])
    parts = sums([figure for figure in counted if figure.level == level])
    assert len(whole) > 500
    assert set(whole) == set(parts)
    wrong = [
        f"{key}: council {whole[key]}, {level} {parts[key]}"
        for key in whole
        if not same(key, whole[key], parts[key])
    ]
    assert not wrong, "\n".join(wrong[:10])


def test_localities_add_up_to_their_service(council: Loaded) -> None:
    counted = [figure for figure in council.figures if kind(figure) != "rate"]
    services = {figure.unit.service for figure in counted if figure.level == "service"}
    assert len(services) > 2
    for service in services:
        mine = [figure for figure in counted if figure.unit.service == service]
        whole = sums([figure for figure in mine if figure.level == "service"])
        parts = sums([figure for figure in mine if figure.level == "locality"])
        assert set(whole) == set(parts)
        assert all(same(key, whole[key], parts[key]) for key in whole), service


@pytest.mark.parametrize("measure_id", [m.id for m in MEASURES.values() if m.weight])
def test_full_time_equivalents_of_each_service_stand_in_its_share(
    council: Loaded, measure_id: str
) -> None:
    mine = [figure for figure in council.figures if figure.measure_id == measure_id]
    months = sorted({figure.month for figure in mine})[-6:]
    assert months
    for month in months:
        printed = {
            figure.unit.service: (figure.numerator, figure.denominator)
            for figure in mine
            if figure.level == "service" and figure.month == month
        }
        behind = View.of(council.warehouse, EVERYTHING, COUNCIL, month).answer(
            CasesOf(subject(measure_id), Listing(limit=None))
        )
        added: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for row in behind.rows:
            cells = dict(zip(behind.columns, row, strict=True))
            added[str(cells["service"])][0] += float(str(cells["numerator"]))
            added[str(cells["service"])][1] += float(str(cells["denominator"]))
        expected = {name: pytest.approx(tuple(both)) for name, both in added.items() if both[1]}
        assert printed == expected, month


def test_a_unit_has_one_figure_a_measure_and_month(council: Loaded) -> None:
    keys = [(f.measure_id, f.level, f.unit.team_id or f.unit, f.month) for f in council.figures]
    assert len(keys) == len(set(keys))


def test_rates_are_of_the_council_alone(council: Loaded) -> None:
    assert {figure.level for figure in council.figures if kind(figure) == "rate"} <= {"council"}


def test_a_value_is_its_numerator_over_its_denominator(council: Loaded) -> None:
    scale = {"percent": 100, "mean": 1, "rate": 10_000}
    for figure in council.figures:
        top, bottom = figure.numerator, figure.denominator
        if kind(figure) == "count":
            assert (top, bottom) == (figure.value, None), figure
        elif kind(figure) == "median":
            assert top is None, figure
        else:
            assert top is not None and bottom, figure
            assert nearly(figure.value, scale[kind(figure)] * top / bottom), figure
