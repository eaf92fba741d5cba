"""p and u charts, plain or with Laney's correction: qicharts2 0.8.1, helper.functions.R."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

BIAS = 1.128
SCREEN = 3.267


def attribute_limits(
    x: ArrayLike,
    n: ArrayLike,
    *,
    of: Literal["share", "rate"],
    laney: bool = False,
    sigmas: float = 3.0,
) -> tuple[float, Floats, Floats]:
    """Centre and limits of x of n a month, as a fraction (share) or per unit of n (rate).

    Limits are centre -+ 3 sigma of the binomial or Poisson, clipped to what is possible. `laney`
    multiplies sigma by the mean moving range of the standardised points over 1.128 (Laney 2002);
    ranges of 3.267 times their mean or more are left out.
    """
    events, size = np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64)
    centre = float(events.sum() / size.sum())
    sigma = np.sqrt(centre * (1 - centre if of == "share" else 1) / size)
    if laney:
        standard = (events / size - centre) / sigma
        ranges = np.abs(np.diff(standard))
        sigma = sigma * np.mean(ranges[ranges < SCREEN * ranges.mean()]) / BIAS
    top = 1.0 if of == "share" else np.inf
    lower, upper = centre - sigmas * sigma, centre + sigmas * sigma
    return centre, np.clip(lower, 0, top), np.clip(upper, 0, top)
