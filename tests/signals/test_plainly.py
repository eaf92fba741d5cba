"""XmR's latest months by a second method, on many series: the same series are called changed."""

import numpy as np
import pandas as pd
import pytest

from measures.statistics.xmr import xmr_many
from tests.signals.plainly import last_is_special

SERIES, MONTHS = 1_000, 48
SIZES = [(0.5, 60), (0.8, 30), (0.8, 60), (0.95, 60), (0.1, 200)]


@pytest.mark.parametrize("baseline", [24, None])
@pytest.mark.parametrize(("p", "n"), SIZES)
def test_the_latest_month_is_special_by_both_methods(
    p: float, n: int, baseline: int | None
) -> None:
    values = 100 * np.random.default_rng([31, n]).binomial(n, p, (SERIES, MONTHS)) / n
    frame = pd.DataFrame(
        {
            "series": np.repeat(np.arange(SERIES), MONTHS),
            "month": np.tile(np.arange(MONTHS), SERIES),
            "value": values.ravel(),
        }
    )
    labels = xmr_many(frame, baseline=baseline)["label"].to_numpy().reshape(values.shape)
    plainly = [last_is_special(series.tolist(), baseline) for series in values]
    assert (labels[:, -1] != "common").tolist() == plainly
    assert 0.005 < np.mean(plainly) < 0.1
