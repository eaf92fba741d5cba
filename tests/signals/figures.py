"""Figures for the tests: series as the build prints them, and one call that judges them."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from measures.catalogue import MEASURES
from measures.council.rebases import Rebase
from measures.model.months import last_of, months_later
from measures.signals.judge import judge

START = dt.date(2020, 1, 1)


def month_at(number: int) -> dt.date:
    """The month so many months after the first."""
    return months_later(START, number)


def shares(
    x: Sequence[float], n: Sequence[float] | float, measure: str = "icpc_15wd", team: str = "T1"
) -> pd.DataFrame:
    """A share of x of n a month; a month whose n is 0 has no row."""
    every = [float(n)] * len(x) if isinstance(n, int | float) else [float(size) for size in n]
    rows = [
        row(measure, team, at, met, size, 100 * met / size, size)
        for at, (met, size) in enumerate(zip(x, every, strict=True))
        if size
    ]
    return pd.DataFrame(rows)


def counts(
    x: Sequence[float], measure: str = "referrals_received", team: str = "T1"
) -> pd.DataFrame:
    """A count a month; a month of 0 has no row, as in the printed figures."""
    rows = [row(measure, team, at, n, None, n, n) for at, n in enumerate(x) if n]
    return pd.DataFrame(rows).astype({"denominator": float})


def medians(
    values: Sequence[float], n: Sequence[int], measure: str = "assessment_median_days"
) -> pd.DataFrame:
    """A median of so many cases a month."""
    rows = [
        row(measure, "T1", at, None, size, value, size)
        for at, (value, size) in enumerate(zip(values, n, strict=True))
        if size
    ]
    return pd.DataFrame(rows).astype({"numerator": float})


def row(
    measure: str,
    team: str,
    at: int,
    x: float | None,
    n: float | None,
    value: float,
    cases: float,
) -> dict[str, object]:
    return {
        "measure_id": measure,
        "category": "",
        "level": "team",
        "service": "Families First",
        "locality": "East",
        "team_id": team,
        "month": month_at(at),
        "numerator": x,
        "denominator": n,
        "value": float(value),
        "cases": int(cases),
    }


def judged(
    figures: pd.DataFrame,
    months: int,
    *,
    as_at: dt.date | None = None,
    covers_from: dt.date = START,
    targets: Mapping[str, float] | None = None,
    rebases: Sequence[Rebase] = (),
) -> pd.DataFrame:
    """The signals of some figures whose last complete month is the so-manieth."""
    day = as_at or last_of(month_at(months - 1))
    supplied = {name: day for name in figures["measure_id"].unique() if name in MEASURES}
    return judge(figures, supplied, covers_from, targets or {}, rebases)


def at(signals: pd.DataFrame, number: int) -> pd.Series:
    """The row of one month of the only series."""
    (found,) = signals[signals["month"] == pd.Timestamp(month_at(number))].to_dict("records")
    return pd.Series(found)
