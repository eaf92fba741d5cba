"""How a figure is printed with so many decimals: half away from zero, as people and publishers
do."""

from decimal import ROUND_HALF_UP, Decimal

# Shares are made in binary: 100 x 249 / 2000 may come out a hair below 12.45.
EXACT = 9


def rounded(value: float, decimals: int = 0) -> Decimal:
    """72.5 -> 73, 56.25 with one decimal -> 56.3; never a zero below zero."""
    exact = Decimal(f"{value:.{EXACT}f}")
    found = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return found if found else abs(found)
