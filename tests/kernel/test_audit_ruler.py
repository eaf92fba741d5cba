"""Weighted kappa by hand and against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.answers.evidence import ruler, weighted_kappa

# 88 patients by two dermatologists on four steps (SAS/STAT, example data SkinCondition of PROC FREQ).
SKIN = [[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]
PAIRS = [(r + 1, c + 1, n) for r, row in enumerate(SKIN) for c, n in enumerate(row) if n]


def test_kappa_by_hand() -> None:
    """20 good and good, 5 good and poor, 10 poor and good, 15 poor and poor, of 50.

    Seen 35/50 = 0.7; by chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5; kappa 0.2 / 0.5 = 0.4.
    """
    found = weighted_kappa([1, 1, 2, 2], [1, 2, 1, 2], [20, 5, 10, 15])
    assert found is not None
    assert found.value == pytest.approx(0.4)
    # Fleiss, Cohen and Everitt: A = sum p_ii (1 - (p_i. + p_.i)(1 - k))^2
    #   = 0.4 (1 - 1.1 x 0.6)^2 + 0.3 (1 - 0.9 x 0.6)^2 = 0.04624 + 0.06348 = 0.10972;
    # B = (1 - k)^2 sum p_ij (p_.i + p_j.)^2 = 0.36 (0.1 (0.6 + 0.5)^2 + 0.2 (0.4 + 0.5)^2) = 0.10188;
    # C = (k - p_e (1 - k))^2 = (0.4 - 0.3)^2 = 0.01; error sqrt((A + B - C) / 50) / 0.5 = 0.12702.
    assert found.upper - found.value == pytest.approx(1.959964 * 0.12702, abs=1e-4)


def test_kappa_on_four_steps_as_published() -> None:
    found = weighted_kappa(*zip(*PAIRS, strict=True))
    assert found is not None
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (0.5082, 0.3798, 0.6366), abs=5e-5
    )


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=60))
def test_kappa_lies_within_its_bounds_and_does_not_mind_sides(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    ones = [1] * len(pairs)
    found, other = weighted_kappa(first, second, ones), weighted_kappa(second, first, ones)
    assert (found is None) == (other is None)
    if found and other:
        assert found.value == pytest.approx(other.value)
        assert found.lower <= found.value <= found.upper <= 1


def test_kappa_agrees_with_another_library() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    first, second, counts = zip(*PAIRS, strict=True)
    theirs = metrics.cohen_kappa_score(first, second, weights="linear", sample_weight=counts)
    found = weighted_kappa(first, second, counts)
    assert found is not None
    assert found.value == pytest.approx(theirs)


def test_fifteen_pairs_are_enough_and_fourteen_are_not() -> None:
    few, enough = ([(1, 1, n), (3, 3, 5), (2, 3, 2)] for n in (7, 8))
    assert ruler("TEAM_MANAGER", "OFSTED4", few).kappa is None
    assert not ruler("TEAM_MANAGER", "OFSTED4", few).enough
    found = ruler("TEAM_MANAGER", "OFSTED4", enough)
    assert found.enough
    assert found.kappa is not None
    assert (found.pairs, found.unchanged) == (15, 13)
    # All alike: nothing to tell from chance.
    assert ruler("PEER", "OFSTED4", [(2, 2, 20)]).kappa is None
