"""Worse, better or the same as places like us: the rule, by hand."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.benchmarks.against_others import (
    Against,
    against,
    edges,
    question_against_others,
    statement,
)
from measures.catalogue import MEASURES
from measures.model.published import Published
from warehouse.paths import BENCHMARKS

REPEAT = MEASURES["cpp_repeat"]  # lower is better
ON_TIME = MEASURES["icpc_15wd"]  # higher is better
CASELOAD = MEASURES["caseload_avg_fte"]  # lower is better, a mean


def figure(ours: float | None, neighbours: float | None, england: float | None) -> Published:
    return Published(
        "i", "t", 2025, ours, "", england, "", neighbours, 10, 1, "s", "", 19, polarity="low"
    )


# Wilson, 155 of 730 = 21.23%: (2 x 155 + 3.8415 -+ 1.96 sqrt(3.8415 + 4 x 155 x 0.78767))
# / (2 (730 + 3.8415)) = (313.84 -+ 43.48) / 1467.68 = 18.42% to 24.35%.
COUNTED = replace(figure(21.2, 23.7, 24.5), numerator=155.0, denominator=730.0)


def test_a_percentage_has_wilsons_interval() -> None:
    lower, upper, margin = edges(COUNTED)
    assert (lower, upper, margin) == (
        pytest.approx(18.42, abs=0.01),
        pytest.approx(24.35, abs=0.01),
        "wilson",
    )


# Byar, 489 of 100,432: 489 (1 - 1/4401 - 1.96/(3 x 22.1133))^3 = 446.61 and
# 490 (1 - 1/4410 + 1.96/(3 x 22.1359))^3 = 534.30, times 10,000 / 100,432.
def test_a_rate_has_byars_interval() -> None:
    rate = replace(COUNTED, unit="rate_per_10000", council=48.7, numerator=489, denominator=100432)
    lower, upper, margin = edges(rate)
    assert (lower, upper) == (pytest.approx(44.47, abs=0.01), pytest.approx(53.20, abs=0.01))
    assert margin == "byar"


@pytest.mark.parametrize(
    "unknown",
    [
        figure(21.2, 23.7, 24.5),
        replace(COUNTED, numerator=None),
        replace(COUNTED, denominator=0.0),
        replace(COUNTED, numerator=731.0),  # more of one flow than of the other: no share
        replace(COUNTED, unit="cases_per_fte"),
    ],
)
def test_elsewhere_the_published_rounding_stands_in(unknown: Published) -> None:
    assert edges(unknown) == (pytest.approx(21.15), pytest.approx(21.25), "rounding")
    assert edges(replace(unknown, council=21.0, decimals=0))[:2] == (20.5, 21.5)


# 21.2 lies below 23.7 and 24.5, but its interval reaches 24.35.
def test_within_our_interval_is_the_same() -> None:
    found = against(REPEAT, COUNTED)
    assert found and found.comparison == "same"


@pytest.mark.parametrize(
    ("neighbours", "england", "lower_better", "higher_better"),
    [
        (24.4, 24.5, "better", "worse"),  # both above 24.35
        (24.4, 24.3, "same", "same"),  # England within
        (24.4, 18.3, "same", "same"),  # between the two
        (18.4, 10.0, "worse", "better"),  # both below 18.42
        (18.43, 10.0, "same", "same"),
    ],
)
def test_both_must_lie_beyond(
    neighbours: float, england: float, lower_better: str, higher_better: str
) -> None:
    asked = replace(COUNTED, neighbours=neighbours, england=england)
    low, high = against(REPEAT, asked), against(ON_TIME, asked)
    assert low and high
    assert (low.comparison, high.comparison) == (lower_better, higher_better)


# Published to one decimal: 16.6 may be 16.55 to 16.65, so 16.45 and 15.2 lie below it.
def test_a_mean_is_judged_by_its_rounding() -> None:
    found = against(CASELOAD, replace(figure(16.6, 16.45, 15.2), unit="cases_per_fte"))
    assert found and (found.comparison, found.margin) == ("worse", "rounding")
    equal = against(CASELOAD, replace(figure(16.6, 16.55, 15.2), unit="cases_per_fte"))
    assert equal and equal.comparison == "same"


@pytest.mark.parametrize("place", ["council", "neighbours", "england"])
def test_without_one_of_the_three_nothing_is_said(place: str) -> None:
    assert against(REPEAT, replace(COUNTED, **{place: None})) is None


def test_without_a_good_direction_nothing_is_said() -> None:
    assert against(MEASURES["cla_rate_10k"], COUNTED) is None


def judged(*verdicts: str) -> list[Against | None]:
    return [Against("m", verdict, 2025, 1, 1, 1, "wilson", 1, 1) for verdict in verdicts]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((), "none"),
        (("same", "same"), "steady"),
        (("worse", "same"), "concern"),
        (("worse", "worse"), "concern"),
        (("better", "same"), "strength"),
        (("worse", "better", "same"), "steady"),
    ],
)
def test_the_statement_of_a_question(verdicts: tuple[str, ...], said: str) -> None:
    found = statement([*judged(*verdicts), None])
    assert found.strength == said
    assert [one.comparison for one in found.measures] == [*verdicts]


def test_one_figure_missing_of_two_leaves_the_other() -> None:
    assert question_against_others("3", {"cpp_repeat": COUNTED}).strength == "steady"
    assert question_against_others("3", {}).strength == "none"
    assert question_against_others("5", {"cpp_repeat": COUNTED}).strength == "none"


amounts = st.floats(0, 100)
counts = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, amounts, amounts)
def test_a_verdict_turns_with_its_direction(
    counted: tuple[int, int], neighbours: float, england: float
) -> None:
    x, n = counted
    asked = replace(
        figure(100 * x / n, neighbours, england), numerator=float(x), denominator=float(n)
    )
    low, high = against(REPEAT, asked), against(ON_TIME, asked)
    assert low and high
    turned = {"worse": "better", "better": "worse", "same": "same"}
    assert high.comparison == turned[low.comparison]
    if low.comparison == "worse":
        assert low.lower > max(neighbours, england)


def test_directions_agree_with_the_publications() -> None:
    """A measure that is better high has no counterpart that is better low."""
    with (BENCHMARKS / "indicators.csv").open(encoding="utf-8") as lines:
        polarity = {row["indicator_id"]: row["polarity"] for row in csv.DictReader(lines)}
    opposite = {"higher": "low", "lower": "high"}
    for measure in MEASURES.values():
        if measure.benchmark and measure.better:
            assert polarity[measure.benchmark] != opposite[measure.better], measure.id
