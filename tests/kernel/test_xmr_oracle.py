"""XmR charts against NHSRplotthedots 0.2.2, case by case.

Its defects stand in DEFECTS, by name: there ours differs on purpose, as said beside each.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from measures.statistics.xmr import XmR, xmr, xmr_many

CASES = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent / "xmr.json").read_text("utf-8"))["cases"]
}
# The program gives limits of NaN for a constant series, stops at a gap inside a run, and reads a
# missing last month as common cause.
DEFECTS = {
    "flat_constant_screen": "assurance",
    "all_zeros": "limits",
    "missing_in_monotone_run": "stops",
    "missing_first_and_last": "icon",
}
BETTER = {"increase": "higher", "decrease": "lower", "neutral": None}
ASSURED = {"consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "hit_or_miss"}
TEXTS = {
    ("limit", 1): "Above UCL",
    ("limit", -1): "Below LCL",
    ("trend", 1): "7 Point Trend (Increasing)",
    ("trend", -1): "7 Point Trend (Decreasing)",
    ("two_in_three", 1): "2 in 3 Above CL",
    ("two_in_three", -1): "2 in 3 Below CL",
    ("shift", 1): "7 Points Above CL",
    ("shift", -1): "7 Points Below CL",
}


def in_order(case: dict) -> tuple[list[str], list[float | None]]:
    rows = sorted(zip(case["dates"], case["values"], strict=True))
    return [day for day, _ in rows], [value for _, value in rows]


def charted(case: dict) -> XmR:
    days, values = in_order(case)
    return xmr(
        values,
        better=BETTER[case["improvement_direction"]],
        target=case["target"],
        rebase_at=[days.index(day) for day in case["rebase"] if day in days],
        screen=case["options"]["screen_outliers"],
        baseline=case["options"]["fix_after_n_points"],
    )


def agree(ours: float, theirs: float | None) -> bool:
    if theirs is None:
        return bool(np.isnan(ours))
    return ours == pytest.approx(theirs, rel=1e-9, abs=1e-12)


def test_every_case_is_here() -> None:
    assert len(CASES) == 59
    assert set(DEFECTS) <= set(CASES)
    assert sum("peer_error" in case["expected"] for case in CASES.values()) == 1


@pytest.mark.parametrize("name", [n for n in CASES if DEFECTS.get(n) not in ("stops", "limits")])
def test_lines(name: str) -> None:
    found, expected = charted(CASES[name]), CASES[name]["expected"]
    assert agree(found.mean, expected["mean"])
    if name in DEFECTS and expected["ucl"] is None:
        assert found.upper == found.lower == found.mean
        return
    assert len(found.groups) == len(expected["groups"])
    for ours, theirs in zip(found.groups, expected["groups"], strict=True):
        assert ours.n == theirs["n"]
        assert agree(ours.mean, theirs["mean"])
        assert agree(ours.upper, theirs["ucl"])
        assert agree(ours.lower, theirs["lcl"])
        assert agree(ours.moving_range, theirs["mean_moving_range"])
    assert (found.upper, found.lower) == pytest.approx(
        (found.groups[-1].upper, found.groups[-1].lower), nan_ok=True
    )


@pytest.mark.parametrize("name", [n for n in CASES if DEFECTS.get(n) != "stops"])
def test_labels(name: str) -> None:
    found, expected = charted(CASES[name]), CASES[name]["expected"]
    assert list(found.labels) == expected["point_type"]
    if DEFECTS.get(name) == "icon":
        assert found.variation == "no_data"
    else:
        assert found.variation == expected["variation_type_last"]


@pytest.mark.parametrize("name", [n for n in CASES if DEFECTS.get(n) != "stops"])
def test_rules(name: str) -> None:
    neutral = CASES[name] | {"improvement_direction": "neutral"}
    found = charted(neutral)
    sides = {"neutral_high": 1, "neutral_low": -1, "common": 0}
    ours = [
        TEXTS.get((rule, sides[label]), "Common Cause")
        for rule, label in zip(found.rules, found.labels, strict=True)
    ]
    assert ours == CASES[name]["expected"]["special_cause_type"]


@pytest.mark.parametrize("name", [n for n in CASES if DEFECTS.get(n) not in ("stops", "assurance")])
def test_assurance(name: str) -> None:
    expected = CASES[name]["expected"]["assurance_type"]
    assert charted(CASES[name]).assurance == ASSURED.get(expected, "none")


def test_a_constant_series_has_its_value_for_limits() -> None:
    """100 every month against a target of 95 is a pass; the program cannot say."""
    found = charted(CASES["flat_constant_screen"])
    assert (found.lower, found.mean, found.upper) == (100, 100, 100)
    assert found.assurance == "pass"
    zeros = charted(CASES["all_zeros"])
    assert (zeros.lower, zeros.mean, zeros.upper) == (0, 0, 0)
    assert zeros.assurance == "hit_or_miss"  # the target is on the limit


def test_a_gap_ends_a_run() -> None:
    """50 49 | gap | 52 53 54 55 is no trend: four points follow the gap."""
    found = charted(CASES["missing_in_monotone_run"])
    assert "trend" not in found.rules
    assert set(found.labels) == {"common"}


def test_several_at_once_are_each_as_alone() -> None:
    """xmr_many over every case that shares the usual options, rows shuffled."""
    rows = []
    for name, case in CASES.items():
        if case["options"] != {"screen_outliers": True, "fix_after_n_points": None}:
            continue
        days, values = in_order(case)
        rows += [
            {
                "series": name,
                "month": day,
                "value": value,
                "better": BETTER[case["improvement_direction"]],
                "target": case["target"],
                "rebase": day in case["rebase"],
            }
            for day, value in zip(days, values, strict=True)
        ]
    frame = pd.DataFrame(rows).sample(frac=1, random_state=5)
    found = frame.join(xmr_many(frame)).sort_values(["series", "month"])
    assert found["series"].nunique() > 40
    for name, mine in found.groupby("series"):
        alone = charted(CASES[name])
        assert tuple(mine["label"]) == alone.labels
        assert tuple(mine["rule"]) == alone.rules
        assert mine["assurance"].iloc[-1] == alone.assurance
        assert mine["upper"].iloc[-1] == pytest.approx(alone.upper, nan_ok=True)
        assert mine["lower"].iloc[0] == pytest.approx(alone.groups[0].lower, nan_ok=True)
