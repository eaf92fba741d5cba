"""How often steady series are called changed: simulated, against exact enumeration and CHANCE.

Each series is drawn 48 months long from one unchanging share or rate; what counts is the latest
month. The exact tails are enumerated for the very baselines drawn; the XmR rate is held against
the documented one, since no enumeration exists for its rules.
"""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, poisson

from measures.model.months import last_of
from measures.signals.judge import SIGNALS, judge
from measures.signals.method import CHANCE
from measures.statistics.tails import EXCEPTION, count_tails, predictive, tails
from tests.signals.figures import START, month_at

MONTHS = 48
SMALL, LARGE = 1_000, 40_000
SHARES = [(0.8, 5), (0.8, 15), (0.95, 8), (0.95, 30), (0.1, 8), (0.5, 29), (0.8, 60), (0.1, 60)]


def steady(measure: str, x: np.ndarray, n: np.ndarray | None) -> pd.DataFrame:
    """Judged signals of many series: x is series x month, n the cases of every month."""
    series, months = x.shape
    cases = np.full(x.shape, n if n is not None else 1.0)
    frame = pd.DataFrame(
        {
            "measure_id": measure,
            "category": "",
            "level": "team",
            "service": "S",
            "locality": "L",
            "team_id": np.repeat([f"T{number:05d}" for number in range(series)], months),
            "month": np.tile(pd.to_datetime([month_at(at) for at in range(months)]), series),
            "numerator": x.ravel().astype(float),
            "denominator": cases.ravel() if n is not None else np.nan,
            "value": (100 * x / cases if n is not None else x).ravel().astype(float),
            "cases": cases.ravel(),
        }
    )
    as_at = last_of(month_at(months - 1))
    return judge(frame, {measure: as_at}, START, {})


def latest(found: pd.DataFrame) -> pd.Series:
    last = found[found["month"] == found["month"].max()].sort_values("team_id")
    return last["variation"].isin(SIGNALS)


def over(found: pd.DataFrame) -> float:
    """Series that stood in one of the three months before the latest and are as usual in it."""
    said = found.sort_values(["team_id", "month"])["variation"].to_numpy().reshape(-1, MONTHS)
    stood = np.isin(said[:, -4:-1], SIGNALS).any(axis=1)
    return float((stood & (said[:, -1] == "common")).mean())


def agrees(found: pd.Series, exact: np.ndarray) -> bool:
    """Within four standard errors of the mean exact rate, for series drawn apart."""
    expected = float(exact.mean())
    spread = math.sqrt(expected * (1 - expected) / len(found))
    return abs(float(found.mean()) - expected) <= 4 * spread + 1 / len(found)


def out_alone(n: int, known_x: np.ndarray, known_n: int) -> np.ndarray:
    """Series x (0 to n): whether that many met would be an exception in one month."""
    x, met = np.meshgrid(np.arange(n + 1.0), known_x)
    low, high = tails(predictive(np.full(x.size, float(n)), met.ravel(), known_n), x.ravel())
    return ((low < EXCEPTION) | (high < EXCEPTION)).reshape(x.shape)


def rate_pooled(out: np.ndarray, out_three: np.ndarray, one: np.ndarray, two: np.ndarray):
    """P(the month is out, or it and the two before are): sum over what two months bring."""
    rates = np.zeros(out.shape[0])
    for before, chance in enumerate(two):
        width = out.shape[1]
        either = out | out_three[:, before : before + width]
        rates += chance * (either * one).sum(axis=1)
    return rates


def simulate_shares(series: int, p: float, n: int, measure: str) -> tuple:
    rng = np.random.default_rng([17, n, int(100 * p)])
    x = rng.binomial(n, p, (series, MONTHS))
    return steady(measure, x, np.full(1, n)), x[:, :24].sum(axis=1).astype(float)


def check_shares(series: int, p: float, n: int) -> None:
    found, known = simulate_shares(series, p, n, "cla_visit_on_time")
    out = out_alone(n, known, 24 * n)
    one = binom.pmf(np.arange(n + 1), n, p)
    exact = (out * one).sum(axis=1)
    assert agrees(latest(found), exact)
    assert exact.mean() <= 2.5 * EXCEPTION
    flow, _ = simulate_shares(series, p, n, "icpc_15wd")
    if set(flow["method"]) == {"tails"}:
        two = binom.pmf(np.arange(2 * n + 1), 2 * n, p)
        pooled = rate_pooled(out, out_alone(3 * n, known, 24 * n), one, two)
        assert agrees(latest(flow), pooled)
        assert pooled.mean() <= 4 * EXCEPTION


@pytest.mark.parametrize(("p", "n"), SHARES)
def test_exact_tails_flag_as_often_as_enumeration_says(p: float, n: int) -> None:
    check_shares(SMALL, p, n)


@pytest.mark.prove
@pytest.mark.parametrize("n", [3, 5, 8, 15, 30, 60])
@pytest.mark.parametrize("p", [0.1, 0.5, 0.8, 0.95])
def test_exact_tails_in_full(p: float, n: int) -> None:
    check_shares(LARGE, p, n)


def check_counts(series: int, mean: float) -> None:
    x = np.random.default_rng([18, int(10 * mean)]).poisson(mean, (series, MONTHS))
    found = steady("referrals_received", x, None)
    assert set(found["method"]) == {"tails"}
    top = int(mean + 8 * math.sqrt(mean) + 8)
    known = x[:, :24].sum(axis=1).astype(float)

    def out(months: int, most: int) -> np.ndarray:
        seen, events = np.meshgrid(np.arange(most + 1.0), known)
        low, high = count_tails(seen, months, events, 24)
        return (low < EXCEPTION) | (high < EXCEPTION)

    one = poisson.pmf(np.arange(top + 1), mean)
    two = poisson.pmf(np.arange(2 * top + 1), 2 * mean)
    exact = rate_pooled(out(1, top), out(3, 3 * top), one, two)
    assert agrees(latest(found), exact)
    assert exact.mean() <= 5 * EXCEPTION


@pytest.mark.parametrize("mean", [0.3, 3, 12])
def test_counts_flag_as_often_as_enumeration_says(mean: float) -> None:
    check_counts(SMALL, mean)


@pytest.mark.prove
@pytest.mark.parametrize("mean", [0.3, 1, 3, 8, 15])
def test_counts_in_full(mean: float) -> None:
    check_counts(LARGE, mean)


def check_xmr(series: int, slack: float) -> None:
    """CHANCE is the mean over shares and counts big enough for the chart."""
    rng = np.random.default_rng(19)
    drawn = [
        steady("icpc_15wd", rng.binomial(n, p, (series, MONTHS)), np.full(1, n))
        for p, n in ((0.5, 60), (0.8, 60), (0.8, 200), (0.95, 200), (0.1, 200))
    ]
    drawn.append(steady("referrals_received", rng.poisson(60, (series, MONTHS)), None))
    assert all(set(found["method"]) == {"xmr"} for found in drawn)
    now = np.mean([latest(found).mean() for found in drawn])
    ended = np.mean([over(found) for found in drawn])
    assert (now, ended) == pytest.approx(CHANCE["xmr"], rel=slack)


def test_xmr_charts_flag_as_often_as_documented() -> None:
    check_xmr(SMALL, 0.15)


@pytest.mark.prove
def test_xmr_charts_in_full() -> None:
    check_xmr(LARGE // 4, 0.05)


TEAMS = {
    "tails": ("icpc_15wd", [(0.8, 8), (0.8, 20), (0.95, 8), (0.95, 29), (0.1, 15), (0.5, 20)]),
    "tails_month": (
        "cla_visit_on_time",
        [(0.8, 15), (0.8, 60), (0.95, 60), (0.1, 60), (0.5, 200), (0.8, 200)],
    ),
}


@pytest.mark.parametrize("method", TEAMS)
def test_what_chance_is_said_to_give_is_about_what_it_gives(method: str) -> None:
    """Over the sizes that teams and localities have, half to twice what is said."""
    measure, sizes = TEAMS[method]
    rng = np.random.default_rng(20)
    drawn = [steady(measure, rng.binomial(n, p, (SMALL, MONTHS)), np.full(1, n)) for p, n in sizes]
    assert all(set(found["method"]) == {method} for found in drawn)
    now = np.mean([latest(found).mean() for found in drawn])
    ended = np.mean([over(found) for found in drawn])
    assert CHANCE[method][0] / 2 < now < CHANCE[method][0] * 2
    assert CHANCE[method][1] / 2 < ended < CHANCE[method][1] * 2
