"""A figure by age, sex, ethnicity and disability: each dimension adds up to the figure."""

import math
from collections import defaultdict
from random import Random

import pytest

from measures.answers.cases import BreakdownOf, Slice
from measures.catalogue import MEASURES, subject
from measures.council.view import View
from tests.measures.loaded import Figure, Loaded, some
from warehouse.gate.read import EVERYTHING, query
from warehouse.model.unit import Unit

DIMENSIONS = {"age", "sex", "ethnicity", "disability"}
BANDS = {
    "unborn",
    "under 1",
    "1 to 4",
    "5 to 9",
    "10 to 15",
    "16 and 17",
    "18 and over",
    "not known",
}
GROUPS = {"White", "Mixed", "Asian", "Black", "Other", "Not known"}


def of_children(council: Loaded, kinds: tuple[str, ...]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in council.figures:
        measure = subject(figure.measure_id).measure
        if measure.of_children and measure.kind in kinds:
            found[figure.measure_id].append(figure)
    return found


def slices(council: Loaded, figure: Figure) -> dict[str, list[Slice]]:
    found: dict[str, list[Slice]] = defaultdict(list)
    for one in View.of(council.warehouse, EVERYTHING, figure.unit, figure.month).answer(
        BreakdownOf(subject(figure.measure_id))
    ):
        found[one.dimension].append(one)
    return found


def test_every_dimension_adds_up_to_its_figure(council: Loaded) -> None:
    dice = Random(5)
    for figures in of_children(council, ("count", "percent", "mean")).values():
        for figure in some(dice, figures, 1 if ":" in figures[0].measure_id else 2):
            found = slices(council, figure)
            assert set(found) == DIMENSIONS, figure
            for dimension, groups in found.items():
                top = math.fsum(one.point.numerator or 0 for one in groups)
                bottom = math.fsum(one.point.denominator or 0 for one in groups)
                assert math.isclose(top, figure.numerator or 0, rel_tol=1e-9), (figure, dimension)
                assert math.isclose(bottom, figure.denominator or 0, rel_tol=1e-9), figure


def test_cases_of_a_median_add_up_too(council: Loaded) -> None:
    for figures in of_children(council, ("median",)).values():
        for figure in figures[:4]:
            for groups in slices(council, figure).values():
                cases = sum(one.point.denominator or 0 for one in groups)
                assert cases == figure.denominator
                values = [one.point.value for one in groups]
                assert min(values) <= figure.value <= max(values)


def test_groups_carry_the_names_of_the_rules(council: Loaded) -> None:
    figures = of_children(council, ("count",))["cin_open"]
    whole = [figure for figure in figures if figure.level == "council"][-6:]
    named: dict[str, set[str]] = defaultdict(set)
    for figure in whole:
        for dimension, groups in slices(council, figure).items():
            assert len({one.group for one in groups}) == len(groups)
            named[dimension] |= {one.group for one in groups}
    assert named["age"] <= BANDS
    assert named["ethnicity"] <= GROUPS
    assert named["disability"] == {"yes", "no"}


def test_ages_are_in_order_of_age(sample: Loaded) -> None:
    figure = of_children(sample, ("count",))["cla_open"][0]
    ages = [one.group for one in slices(sample, figure)["age"]]
    order = ["unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over"]
    assert ages == [band for band in [*order, "not known"] if band in ages]


def test_a_share_of_a_group_is_its_own(sample: Loaded) -> None:
    figure = next(
        f for f in sample.figures if f.measure_id == "assessment_45wd" and f.level == "council"
    )
    for groups in slices(sample, figure).values():
        for one in groups:
            assert one.point.value == pytest.approx(
                100 * (one.point.numerator or 0) / (one.point.denominator or 1)
            )
            assert one.lower is not None
            assert one.upper is not None
            assert one.lower <= one.point.value <= one.upper


@pytest.mark.parametrize("measure_id", ["caseload_avg_fte", "vacancy_rate", "cla_rate_10k"])
def test_what_is_not_about_children_has_no_groups(sample: Loaded, measure_id: str) -> None:
    month = query(sample.warehouse, "snapshot", EVERYTHING)[0]["as_at"].replace(day=1)
    assert (
        View.of(sample.warehouse, EVERYTHING, Unit(), month).answer(
            BreakdownOf(subject(measure_id))
        )
        == ()
    )


def test_staff_and_posts_are_not_children() -> None:
    of_staff = {name for name, one in MEASURES.items() if not one.of_children}
    assert {"turnover_rate", "agency_rate", "supervision_on_time"} <= of_staff
    assert not of_staff & {"cin_open", "feedback_positive", "audit_good_or_better"}
