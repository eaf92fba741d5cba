"""Intervals, funnels and attribute charts against the programs they come from."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from measures.statistics.funnels import (
    arcsine_limits,
    exact_limits,
    funnel,
    overdispersion,
    rate_curve,
    ratio_limits,
    share_limits,
)
from measures.statistics.intervals import (
    binomial_tails,
    byar,
    exact_poisson,
    poisson,
    wilson,
    wilson_many,
)
from measures.statistics.xmr import xmr

ORACLE = json.loads((Path(__file__).parent / "intervals.json").read_text("utf-8"))
CASES = ORACLE["cases"]
CLOSE = {"rel": 1e-9, "abs": 1e-12}
# FunnelPlotR rounds z to 1.959964 and 3.090232, so its limits differ in the eighth digit.
ROUNDED_Z = {"rel": 5e-7, "abs": 1e-12}


def of(*kinds: str) -> list[dict]:
    found = [case for case in CASES if case["kind"] in kinds]
    assert found, f"no case of {kinds}"
    return found


def test_every_kind_of_case_is_tested_here() -> None:
    assert {case["kind"] for case in CASES} == {
        "wilson",
        "rate",
        "funnel_proportion",
        "funnel_proportion_curve",
        "funnel_rate",
        "funnel_rate_curve",
        "funnel_ratio",
        "control_chart_p",
        "control_chart_pp",
        "control_chart_u",
        "control_chart_up",
        "control_chart_i",
    }
    assert len(CASES) == 99


@pytest.mark.parametrize("case", of("wilson"), ids=lambda c: f"{c['x']}_{c['n']}_{c['conf']}")
def test_wilson(case: dict) -> None:
    found = wilson(case["x"], case["n"], case["conf"])
    assert found == pytest.approx((case["expected"]["lower"], case["expected"]["upper"]), **CLOSE)
    lower, upper = wilson_many([case["x"]] * 2, [case["n"]] * 2, case["conf"])
    assert (lower[1], upper[1]) == found


@pytest.mark.parametrize("case", of("rate"), ids=lambda c: f"{c['x']}_{c['conf']}")
def test_rates(case: dict) -> None:
    scale = case["multiplier"] / case["n"]
    found = [limit * scale for limit in poisson(case["x"], case["conf"])]
    assert found == pytest.approx([case["expected"]["lower"], case["expected"]["upper"]], **CLOSE)
    exact = [float(limit) * scale for limit in exact_poisson(case["x"], case["conf"])]
    assert exact == pytest.approx([case["exact"]["lower"], case["exact"]["upper"]], **CLOSE)
    if case["x"]:
        approximate = case["byar_count_limits"]
        lower, upper = byar(case["x"], case["conf"])
        assert upper == pytest.approx(approximate["upper"], **CLOSE)
        if approximate["lower"] is not None:
            assert lower == pytest.approx(approximate["lower"], **CLOSE)


@pytest.mark.parametrize("case", of("funnel_proportion"), ids=lambda c: c["unit"])
def test_funnel_of_shares(case: dict) -> None:
    n, centre, expected = case["n"], case["centre"], case["expected"]
    for confidence, name in ((0.95, "95"), (0.998, "998")):
        pairs = (
            (share_limits(n, centre, confidence), expected, 100, CLOSE),
            (exact_limits(n, centre, confidence), case["binomial_interpolated"], 1, CLOSE),
            (arcsine_limits(n, centre, confidence), case["funnelplotr"], 1, ROUNDED_Z),
        )
        for found, theirs, scale, close in pairs:
            there = [theirs[f"lower{name}"], theirs[f"upper{name}"]]
            assert [scale * float(limit) for limit in found] == pytest.approx(there, **close)
        tau2 = ORACLE["meta"]["funnel_pr_overdispersion"]["tau2"]
        widened = [float(limit) for limit in arcsine_limits(n, centre, confidence, tau2)]
        assert widened == pytest.approx(case["funnelplotr"][f"overdispersed{name}"], **ROUNDED_Z)
    tail = case["binomial_tail"]
    at_most, at_least = binomial_tails(case["x"], n, centre)
    assert at_most == pytest.approx(tail["p_at_or_below"], rel=1e-9)
    assert at_least == pytest.approx(tail["p_at_or_above"], rel=1e-9)
    low, high = (min(at_most, at_least) < 0.001, min(at_most, at_least) < 0.025)
    assert low == ("0.001" in expected["significance"])
    assert high == (expected["significance"] != "Not significant")


@pytest.mark.parametrize("case", of("funnel_proportion_curve"))
def test_curve_of_shares(case: dict) -> None:
    expected = case["expected"]
    for confidence, name in ((0.95, "2s"), (0.998, "3s")):
        limits = share_limits(expected["Population"], case["centre"], confidence)
        drawn = [min(100.0, max(0.0, 100 * float(limit))) for limit in limits]
        there = [expected[f"lower_{name}_limit"], expected[f"upper_{name}_limit"]]
        assert drawn == pytest.approx(there, rel=1e-6)


@pytest.mark.parametrize("case", of("funnel_rate"), ids=lambda c: c["unit"])
def test_significance_of_rates(case: dict) -> None:
    at_centre = case["centre"] / case["multiplier"] * case["n"]
    assert at_centre == pytest.approx(case["poisson_tail"]["expected_events"], rel=1e-9)
    beyond = {
        name: (poisson(case["x"], confidence)[0] > at_centre)
        or (poisson(case["x"], confidence)[1] < at_centre)
        for name, confidence in (("0.025", 0.95), ("0.001", 0.998))
    }
    said = case["expected"]["significance"]
    assert beyond["0.025"] == (said != "Not significant")
    assert beyond["0.001"] == ("0.001" in said)


@pytest.mark.parametrize("case", of("funnel_rate_curve"))
def test_curve_of_rates(case: dict) -> None:
    expected, scale = case["expected"], case["multiplier"]
    for confidence, name in ((0.95, "2s"), (0.998, "3s")):
        found = rate_curve(expected["Events"], case["centre"] / scale, confidence)
        for side, (population, rate) in zip(("lower", "upper"), found, strict=True):
            there = expected[f"{side}_{name}_population_1_year"]
            assert population == pytest.approx(there, rel=1e-6)
            assert scale * rate == pytest.approx(expected[f"{side}_{name}_limit"], rel=1e-6)


@pytest.mark.parametrize("case", of("funnel_ratio"), ids=lambda c: c["unit"])
def test_funnel_of_ratios(case: dict) -> None:
    expected = case["expected"]
    for confidence, name in ((0.95, "95"), (0.998, "99")):
        plain = ratio_limits(case["expected_events"], confidence)
        assert list(map(float, plain)) == pytest.approx(
            [expected[f"LCL{name}"], expected[f"UCL{name}"]], **CLOSE
        )
        widened = ratio_limits(case["expected_events"], confidence, case["tau2"])
        assert list(map(float, widened)) == pytest.approx(
            [expected[f"OD{name}LCL"], expected[f"OD{name}UCL"]], **ROUNDED_Z
        )


@pytest.mark.parametrize("case", of("control_chart_i"))
def test_individuals_chart_differs_by_its_constant_only(case: dict) -> None:
    """qicharts2 takes 3 / 1.128 where NHSRplotthedots rounds it to 2.66; both screen."""
    found = xmr([float(x) for x in case["numerators"]], better=None)
    assert found.mean == pytest.approx(case["expected"]["cl"][0], **CLOSE)
    spread = (found.upper - found.mean) * (3 / 1.128) / 2.66
    assert found.mean + spread == pytest.approx(case["expected"]["ucl"][0], **CLOSE)
    assert found.mean - spread == pytest.approx(case["expected"]["lcl"][0], **CLOSE)


def test_tau2_by_hand() -> None:
    """Four units of deviation 0.5 and scores 2, -2, 2, -2: the 10% and 90% quantiles are -2 and 2,
    so phi = 4. w = 4 each: sum w = 16, sum w^2 / sum w = 64 / 16 = 4.
    tau2 = (4 * 4 - 3) / (16 - 4) = 13 / 12."""
    phi, tau2 = overdispersion(np.array([2.0, -2.0, 2.0, -2.0]), np.full(4, 0.5))
    assert (phi, tau2) == pytest.approx((4.0, 13 / 12))
    assert overdispersion(np.array([0.1, -0.1]), np.ones(2))[1] == 0


def test_few_units_are_banded_by_exact_tails() -> None:
    """40 of 100 and 60 of 100 around 50%: P(X <= 40) = 0.0284, so neither is out of 95%; with
    30 and 70, P(X <= 30) = 0.00004: beyond 99.8% both."""
    assert list(funnel([40, 60], [100, 100]).band) == ["usual", "usual"]
    found = funnel([30, 70], [100, 100])
    assert list(found.band) == ["low", "high"]
    assert found.tau2 == 0
    inside = sum(math.comb(100, k) for k in range(31)) / 2**100
    assert binomial_tails(30, 100, 0.5)[0] == pytest.approx(inside)


def test_ten_units_that_vary_widely_get_wider_limits() -> None:
    x = np.array([300, 500, 320, 480, 350, 450, 380, 420, 340, 460])
    found = funnel(x, np.full(10, 800))
    narrow = funnel(x[:9], np.full(9, 800))
    assert found.tau2 > 0
    assert narrow.tau2 == 0
    assert "low" in set(narrow.band)
    assert "low" not in set(found.band)
    assert (found.action[0] < share_limits(800, found.centre, 0.998)[0]).all()


def test_a_funnel_without_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="units with cases"):
        funnel([0, 1], [0, 4])
