"""Which band of a funnel a unit lies in, by hand: beyond the 99.8% limits, the 95% ones, or none."""

import pytest

from measures.statistics.funnels import funnel

# Nine units, 42 of 84 together, so that each case is as likely met as not. The chance of so few or
# fewer is counted out of 2^n; so many or more is its mirror. Low is below 0.001, lowish below 0.025.
UNITS = {
    (0, 10): "low",  # 1 of 1024: 0.00098
    (0, 9): "lowish",  # 1 of 512: 0.00195
    (1, 10): "lowish",  # 11 of 1024: 0.0107
    (1, 8): "usual",  # 9 of 256: 0.0352
    (5, 10): "usual",
    (7, 8): "usual",
    (9, 10): "highish",
    (9, 9): "highish",
    (10, 10): "high",
}


def test_a_band_is_counted_out_by_hand() -> None:
    found = funnel([x for x, _ in UNITS], [n for _, n in UNITS])
    assert (found.centre, found.tau2) == (0.5, 0)
    assert dict(zip(UNITS, found.band, strict=True)) == UNITS


def test_a_unit_without_cases_has_no_place() -> None:
    with pytest.raises(ValueError, match="leave out"):
        funnel([1, 0], [2, 0])
