"""Weighted kappa by hand and against published figures, and the ruler of a loaded council."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.answers.evidence import audit_ruler, ruler, weighted_kappa
from measures.model.unit import COUNCIL, Unit
from tests.triangulation.said import Evidence, spoken
from warehouse.gate.read import EVERYTHING

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


def test_the_ruler_pairs_judgements_on_one_scale_by_role(tmp_path: Path) -> None:
    made = Evidence(as_at="2026-03-31", toml="covers_from = 2025-01-01\n")
    for team in ("A", "B"):
        made.team(team)
    for team, grade, again in (("A", "2", "3"), ("A", "2 GOOD", "2"), ("B", "1", "1")):
        made.audit("2026-02-01", team=team, auditor_role="peer", overall_grade=grade,
                   moderated="Y", moderated_grade=again)  # fmt: skip
    made.audit("2026-02-01", team="A", auditor_role="PEER", scale="SCALE10", overall_scale="6.5",
               moderated="Y", moderated_scale="5")  # fmt: skip
    # Not moderated; moderated without a judgement; before the months asked for.
    made.audit("2026-02-01", team="A", auditor_role="PEER", overall_grade="1", moderated="N",
               moderated_grade="4")  # fmt: skip
    made.audit("2026-02-01", team="A", auditor_role="PEER", overall_grade="1", moderated="Y")
    made.audit("2025-01-31", team="A", auditor_role="PEER", overall_grade="1", moderated="Y",
               moderated_grade="4")  # fmt: skip
    warehouse = spoken(made, tmp_path)
    months = date(2025, 4, 1), date(2026, 3, 1)
    found = audit_ruler(warehouse, EVERYTHING, COUNCIL, *months)
    assert [(one.auditor_role, one.scale, one.pairs, one.unchanged) for one in found] == [
        ("PEER", "OFSTED4", 3, 2),
        ("PEER", "SCALE10", 1, 0),
    ]
    (four, _) = audit_ruler(warehouse, EVERYTHING, Unit(team_id="A"), *months)
    assert (four.pairs, four.unchanged) == (2, 1)
