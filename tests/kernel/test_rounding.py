"""Printed figures: half away from zero, whatever their binary shape."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.model.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (72.5, 0, "73"),
        (71.5, 0, "72"),
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (-0.4, 0, "0"),
        (56.25, 1, "56.3"),
        (17.65, 1, "17.7"),
        (444.25, 1, "444.3"),
        (2.675, 2, "2.68"),
        (100 * 249 / 2000, 1, "12.5"),
        (1183.0, 0, "1183"),
        (0.05, 1, "0.1"),
        (0.04, 1, "0.0"),
    ],
)
def test_halves_go_away_from_zero(value: float, decimals: int, said: str) -> None:
    assert f"{rounded(value, decimals):f}" == said


# By whole numbers: floor of twice the share plus one, halved.
@given(st.integers(0, 20_000), st.integers(1, 20_000), st.integers(0, 1))
def test_every_share_is_printed_as_by_hand(above: int, below: int, decimals: int) -> None:
    tenths = Fraction(100 * above * 10**decimals, below)
    by_hand = (2 * tenths + 1) // 2
    assert rounded(100 * above / below, decimals) == Decimal(int(by_hand)).scaleb(-decimals)
