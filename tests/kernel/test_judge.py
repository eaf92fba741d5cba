"""What is judged, by which method, against which months; and what is not, and why."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest

from measures.catalogue import MEASURES
from measures.council.rebases import Rebase
from measures.signals.judge import COLUMNS, chance_of, expected_by_chance, judge
from measures.statistics.xmr import xmr
from tests.signals.figures import START, at, counts, judged, medians, month_at, shares
from warehouse.model.unit import Unit

WAVE = [40, 44, 37, 42, 46, 39, 41, 45, 38, 43]


def waves(months: int) -> list[int]:
    return [WAVE[month % len(WAVE)] for month in range(months)]


def test_columns_and_order() -> None:
    found = judged(pd.concat([shares(waves(30), 50, team="B"), shares(waves(30), 50)]), 30)
    assert tuple(found.columns[: len(COLUMNS)]) == COLUMNS
    assert list(found["team_id"]) == ["B"] * 30 + ["T1"] * 30
    assert found["month"].iloc[:30].is_monotonic_increasing


# The choice of method, at each threshold.


@pytest.mark.parametrize(
    ("sizes", "method"),
    [
        ([4, 5] * 12, "twelve_months"),
        ([5, 5] * 12, "tails"),
        ([29, 30] * 12, "tails"),
        ([30, 30] * 12, "xmr"),
    ],
    ids=["4.5", "5", "29.5", "30"],
)
def test_shares_by_size(sizes: list[int], method: str) -> None:
    found = judged(shares([n / 2 for n in sizes], sizes), 24)
    assert set(found["method"]) == {method}


@pytest.mark.parametrize(
    ("met", "method"),
    [(120, "xmr"), (119, "tails"), (1200 - 120, "xmr"), (1200 - 119, "tails")],
)
def test_shares_need_five_either_way(met: int, method: str) -> None:
    """24 months of 50: 120 of 1,200 is 10%, and 10% of 50 is 5; one fewer is under 5."""
    x = [met // 24] * 24
    x[0] += met - sum(x)
    assert set(judged(shares(x, 50), 24)["method"]) == {method}


@pytest.mark.parametrize(
    ("last", "method"), [(20, "xmr"), (19, "tails")], ids=["mean 20", "mean under 20"]
)
def test_counts_by_size(last: int, method: str) -> None:
    assert set(judged(counts([20] * 23 + [last]), 24)["method"]) == {method}


def test_a_month_without_cases_counts_as_none_in_the_middling_month() -> None:
    """12 months of 8 and 12 of none: the median is (0 + 8) / 2 = 4, under 5."""
    assert set(judged(shares([4, 0] * 12, [8, 0] * 12), 24)["method"]) == {"twelve_months"}


def test_snapshots_are_judged_by_their_month_alone() -> None:
    found = judged(shares([40] * 30, 50, "cla_visit_on_time"), 30)
    assert set(found["method"]) == {"tails_month"}
    assert set(judged(shares([4] * 30, 5, "cla_visit_on_time"), 30)["variation"]) == {"common"}
    few = judged(shares([4] * 30, 4, "cla_visit_on_time"), 30)
    assert set(few["variation"]) == {"too_few"}
    assert set(few["label"]) == {"fewer than 5 cases"}


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        ("unallocated_cases", "a stock moves slowly: judge what starts and what ends"),
        ("caseload_avg_fte", "a stock moves slowly: judge what starts and what ends"),
        ("cla_missing", "rolling figure: its months overlap"),
        ("cl_eet", "known at the as-at date only"),
        ("vacancy_rate", "counted in FTE, not in cases"),
    ],
)
def test_not_judged(measure: str, why: str) -> None:
    last = at(judged(shares(waves(30), 50, measure), 30, targets={measure: 50.0}), 29)
    assert (last["method"], last["variation"], last["label"]) == ("not_judged", "not_judged", why)
    assert math.isnan(last["probability"])


def test_every_measure_has_a_method() -> None:
    charts = {measure.chart for measure in MEASURES.values()}
    assert charts == {
        "share_flow",
        "share_snapshot",
        "count_flow",
        "median_flow",
        "stock",
        "rolling",
        "as_at",
        "fte",
    }


# The baseline.


@pytest.mark.parametrize(
    ("months", "variation", "note"),
    [
        (12, "too_few", "too few months: 12 of 13 needed"),
        (13, "concern", "provisional: 13 of 24"),
        (23, "concern", "provisional: 23 of 24"),
        (24, "concern", ""),
    ],
)
def test_baselines(months: int, variation: str, note: str) -> None:
    """About 20 of 40, and none of 60 in the last month: out, even within its own baseline."""
    x = [*([20, 22, 18] * 8)[: months - 1], 0]
    last = at(judged(shares(x, [40] * (months - 1) + [60]), months), months - 1)
    assert last["variation"] == variation
    assert note in last["label"]
    assert ("provisional" in last["label"]) == (months in (13, 23))


def test_the_first_24_months_stay_the_yardstick() -> None:
    x = waves(60)
    short, long = judged(shares(x[:24], 80), 24), judged(shares(x, 80), 60)
    expected = xmr([100 * n / 80 for n in x[:24]], better="higher")
    for found in (short, long):
        assert set(found["method"]) == {"xmr"}
        assert found["centre"].to_numpy() == pytest.approx(expected.mean)
        assert found["upper"].to_numpy() == pytest.approx(expected.upper)
        assert found["lower"].to_numpy() == pytest.approx(expected.lower)


def test_labels_of_an_xmr_chart_are_those_of_the_chart() -> None:
    x = [*waves(40), 60, 61, 62, 64, 65, 66, 70, 30]
    expected = xmr([100 * n / 80 for n in x], better="higher", baseline=24)
    assert list(judged(shares(x, 80), 48)["variation"]) == list(expected.labels)
    assert "improvement" in expected.labels


def test_months_before_covers_from_are_not_used() -> None:
    """Covered from 15 March 2020: April is the first complete month."""
    found = judged(shares([5] * 3 + waves(30), 80), 33, covers_from=dt.date(2020, 3, 15))
    assert found["month"].min() == pd.Timestamp(2020, 4, 1)
    assert at(found, 3)["centre"] == pytest.approx(100 * np.mean(waves(24)) / 80)


def test_the_month_to_date_is_not_judged() -> None:
    figures = shares([20] * 30 + [0], 40)
    found = judged(figures, 31, as_at=dt.date(2022, 7, 30))
    assert found["month"].max() == pd.Timestamp(month_at(29))
    assert at(judged(figures, 31, as_at=dt.date(2022, 7, 31)), 30)["variation"] == "concern"


def test_each_measure_ends_at_its_own_as_at_date() -> None:
    figures = pd.concat([shares([20] * 30, 40), shares([20] * 30, 40, "audit_good_or_better")])
    supplied = {"icpc_15wd": dt.date(2022, 6, 30), "audit_good_or_better": dt.date(2022, 5, 5)}
    found = judge(figures, supplied, START, {})
    assert found.groupby("measure_id")["month"].max().to_dict() == {
        "icpc_15wd": pd.Timestamp(2022, 6, 1),
        "audit_good_or_better": pd.Timestamp(2022, 4, 1),
    }


def test_a_measure_not_supplied_is_left_out() -> None:
    assert judge(shares([20] * 30, 40), {}, START, {}).empty
    assert judge(shares([20] * 30, 40).head(0), {"icpc_15wd": START}, START, {}).empty


@pytest.mark.parametrize(("measure", "months"), [("rereferral_12m", 12), ("cla_reentry_12m", 12)])
def test_short_history(measure: str, months: int) -> None:
    """A re-referral looks back a year: the first is judged 12 months after covers_from."""
    found = judged(shares([2] * months + [20] * 30, 40, measure), months + 30)
    assert set(found["variation"].iloc[:months]) == {"not_judged"}
    assert set(found["label"].iloc[:months]) == {"short history: looks back 12 months"}
    assert set(found["variation"].iloc[months:]) == {"common"}
    assert at(found, months)["centre"] == 50
    short = judged(shares([20] * 24, 40, measure), 24)
    assert at(short, 23)["label"] == "too few months: 12 of 13 needed"


def test_a_team_that_begins_later_has_a_baseline_of_its_own() -> None:
    old = shares([20] * 60, 40, team="OLD")
    new = shares([0] * 30 + [30] * 30, [0] * 30 + [40] * 30, team="NEW")
    found = judged(pd.concat([old, new]), 60)
    mine = found[found["team_id"] == "NEW"]
    assert at(mine, 10)["variation"] == "no_data"
    assert at(mine, 10)["label"] == "before its first figures"
    assert at(mine, 45)["centre"] == pytest.approx(75)
    assert at(mine, 45)["variation"] == "common"


# Gaps and extremes.


def test_flow_counts_read_zero_without_a_row() -> None:
    found = judged(counts([30, 32, 28] * 10 + [0]), 31)
    assert at(found, 30)["variation"] == "neutral_low"
    assert at(found, 30)["centre"] == pytest.approx(30)


def test_a_share_without_cases_is_missing() -> None:
    found = judged(shares([20] * 29 + [0], [40] * 29 + [0]), 30)
    assert (at(found, 29)["variation"], at(found, 29)["label"]) == ("no_data", "no cases")


def test_a_baseline_of_all_needs_no_rule_of_its_own() -> None:
    """24 months of 10 of 10, then 8 of 10: b = 1/2 after 240. P(X <= 8) is
    C(10,2) (1/2)(3/2) (240.5)_8 / (241)_10 and less: about 45 * 0.75 / (248 * 249) = 0.0005."""
    found = judged(shares([10] * 24 + [9, 8], 10), 26)
    assert at(found, 23)["variation"] == "common"
    assert at(found, 24)["variation"] == "common"
    assert at(found, 25)["variation"] == "concern"
    assert at(found, 25)["label"] == "below the usual range"
    assert (at(found, 25)["lower"], at(found, 25)["upper"]) == (90, 100)


def test_three_months_together() -> None:
    """Two of ten missed, three months running, after 1 in 24 (of 240): no month is out alone.

    a = 239.5, b = 1.5. P(X <= 8 of 10) is above 0.001; P(X <= 24 of 30) is far below."""
    found = judged(shares([9] + [10] * 23 + [8, 8, 8], 10), 27)
    assert list(found["variation"].iloc[24:]) == ["common", "concern", "concern"]
    assert at(found, 26)["label"] == "3 months together below the usual range"
    assert at(found, 26)["probability"] < 0.001
    assert at(found, 26)["lower"] <= 80


def test_snapshots_are_never_pooled() -> None:
    found = judged(shares([9] + [10] * 23 + [8, 8, 8], 10, "cla_visit_on_time"), 27)
    assert set(found["variation"]) == {"common"}


def test_rare_cases_are_said_and_not_judged() -> None:
    found = judged(shares([1] * 30, 2), 30)
    last = at(found, 29)
    assert last["variation"] == "too_few"
    assert "3 months 3 of 6 (50%" in last["label"]
    assert "12 months 12 of 24 (50%" in last["label"]
    # Wilson of 12 of 24: z = 1.96, z^2 = 3.8415; 0.5 -+ z sqrt(24 + z^2) / (2 (24 + z^2)).
    half = 1.959964 / (2 * math.sqrt(24 + 3.841459))
    assert (last["lower"], last["upper"]) == pytest.approx((50 - 100 * half, 50 + 100 * half))


def test_medians_of_few_cases_are_gaps() -> None:
    values = [40.0, 42, 38, 41, 39] * 6
    n = [5] * 30
    n[29] = 4
    found = judged(medians(values, n), 30)
    assert set(found["method"]) == {"xmr"}
    assert (at(found, 29)["variation"], at(found, 29)["label"]) == ("too_few", "fewer than 5 cases")
    assert at(found, 28)["variation"] == "common"
    thin = judged(medians(values, [5] * 12 + [4] * 18), 30)
    assert at(thin, 11)["label"] == "too few months with cases enough: 12 of 13 needed"


# Days.


def test_a_middle_of_days_moves_by_a_whole_day() -> None:
    """A month of 3 among months of 2 is within a day of usual; one of 4 is beyond it."""
    found = judged(medians([2] * 24 + [3, 4], [9] * 26, "referral_allocation_days"), 26)
    assert at(found, 0)["lower"] == 1 and at(found, 0)["upper"] == 3
    assert at(found, 24)["variation"] == "common"
    assert (at(found, 25)["variation"], at(found, 25)["label"]) == (
        "concern",
        "above the upper limit",
    )


@pytest.mark.parametrize(("value", "variation"), [(2.4, "common"), (2.5, "concern")])
def test_a_run_of_days_counts_what_is_half_a_day_off(value: float, variation: str) -> None:
    found = judged(medians([2] * 24 + [value] * 7, [9] * 31, "referral_allocation_days"), 31)
    assert at(found, 30)["variation"] == variation


# Since when a signal stands.


def test_a_signal_stands_until_a_judged_month_says_otherwise() -> None:
    """The 29th month has no cases and ends nothing; the 31st is as usual and does."""
    x, n = [18] * 27 + [2, 0, 2, 18, 2], [20] * 28 + [0, 20, 20, 20]
    found = judged(shares(x, n), 32)
    since = [at(found, month)["since"] for month in (27, 29, 31)] if len(found) > 28 else []
    assert since[:2] == [pd.Timestamp(month_at(27))] * 2


def test_a_run_stands_since_its_first_month_and_is_seen_with_its_seventh() -> None:
    x = [*waves(39), 43, 44, 43, 44, 43, 44, 43]
    last = at(judged(shares(x, 80), 46), 45)
    assert (last["since"], last["first_seen"]) == (
        pd.Timestamp(month_at(39)),
        pd.Timestamp(month_at(45)),
    )


def test_a_signal_of_three_months_together_says_what_they_came_to() -> None:
    """About 18 of 20 a month; 14, 13 and 13 are each within what is usual, 40 of 60 is not."""
    x = [18, 17, 19] * 9 + [14, 13, 13]
    last = at(judged(shares(x, 20), 30), 29)
    assert last["label"] == "3 months together below the usual range"
    assert (last["pooled_x"], last["pooled_n"]) == (40, 60)
    assert last["lower"] <= 100 * 13 / 20
    assert last["pooled_lower"] > 100 * 40 / 60
    assert math.isnan(at(judged(shares(x, 20), 30), 20)["pooled_n"])


# Rebases.


def test_a_rebase_begins_a_new_stretch() -> None:
    """From 50% to 75% in the 25th month: a change, until someone says why."""
    figures = shares([20] * 24 + [30] * 24, 40)
    before = judged(figures, 48)
    assert set(before["variation"].iloc[24:]) == {"improvement"}
    rebase = Rebase(
        "icpc_15wd",
        Unit("Families First", "East", "T1"),
        month_at(24),
        "A. Head",
        dt.date(2024, 1, 5),
        "One team now holds all conferences",
    )
    after = judged(figures, 48, rebases=[rebase])
    assert set(after["variation"]) == {"common"}
    assert at(after, 23)["centre"] == 50
    assert at(after, 24)["centre"] == 75
    assert len(after) == len(before)
    few = judged(figures.head(36), 36, rebases=[rebase])
    assert at(few, 35)["label"] == "too few months: 12 of 13 needed"
    other = Rebase("icpc_15wd", Unit("Families First", "East", "T2"), month_at(24), "A", START, "x")
    pd.testing.assert_frame_equal(judged(figures, 48, rebases=[other]), before)


# Chance.


def test_expected_by_chance_counts_the_judged_series_of_the_latest_month() -> None:
    figures = pd.concat(
        [
            shares(waves(30), 80),
            shares([10] * 30, 20, team="T2"),
            shares([2] * 30, 4, team="T3"),
            shares([10] * 30, 20, "cla_visit_on_time"),
            shares(waves(30), 50, "cla_missing"),
        ]
    )
    found = judged(figures, 30)
    assert expected_by_chance(found) == pytest.approx(0.04 + 0.0014 + 0.0011)
    assert chance_of({"xmr": 1, "tails": 1, "tails_month": 1}) == pytest.approx(
        (0.04 + 0.0014 + 0.0011, 0.07 + 0.0033 + 0.0029)
    )
    assert expected_by_chance(found.head(0)) == 0
