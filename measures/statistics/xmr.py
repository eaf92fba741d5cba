"""XmR charts of one series or of many at once, on numpy.

The rules are those of NHSRplotthedots 0.2.2, rule order of its pull request 180, with four
differences where that program errs: a constant series has limits at its mean; a gap ends a run;
a last month without a value is "no data"; a series without a target has no assurance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from measures.statistics.arrays import Floats, Signs, Whole
from measures.statistics.runs import TO_LIMIT, places, special_causes

Better = Literal["higher", "lower"]
Label = Literal["common", "improvement", "concern", "neutral_high", "neutral_low"]
Assurance = Literal["none", "pass", "fail", "hit_or_miss"]
Rule = Literal["", "limit", "trend", "two_in_three", "shift"]

LABELS = ("common", "improvement", "concern", "neutral_high", "neutral_low")
ASSURANCES = ("none", "pass", "fail", "hit_or_miss")
RULES = ("", "limit", "trend", "two_in_three", "shift")
SIGN = {"higher": 1, "lower": -1, None: 0}
SCREEN = 3.267
LEAST_BASELINE = 12
# A label by better (lower, neutral, higher) and side of the point (low, usual, high).
_LABEL_OF = np.array([[1, 0, 2], [4, 0, 3], [2, 0, 1]], dtype=np.int8)


@dataclass(frozen=True)
class Limits:
    """The chart of one stretch between rebases: its first row, rows, and lines in value units."""

    first: int
    n: int
    mean: float
    upper: float
    lower: float
    moving_range: float


@dataclass(frozen=True)
class XmR:
    """One charted series. `mean`, `upper`, `lower` and `assurance` are those of the last stretch.

    `labels` and `rules` have one entry a value; a missing value reads "common" and breaks runs.
    """

    mean: float
    upper: float
    lower: float
    labels: tuple[Label, ...]
    assurance: Assurance
    rules: tuple[Rule, ...]
    groups: tuple[Limits, ...]
    last_missing: bool

    @property
    def variation(self) -> str:
        """The label of the last value, or "no_data" where it is missing."""
        return "no_data" if self.last_missing else self.labels[-1]


@dataclass(frozen=True)
class Charted:
    """Many stretches charted: lines per stretch; side (-1, 0, 1), rule (index into RULES) and
    `seen` (the row at which the label first shows) per row."""

    mean: Floats
    upper: Floats
    lower: Floats
    moving_range: Floats
    side: Signs
    rule: Signs
    seen: Whole


def xmr(
    values: Sequence[float | None] | Floats,
    *,
    better: Better | None,
    target: float | None = None,
    rebase_at: Iterable[int] = (),
    screen: bool = True,
    baseline: int | None = None,
) -> XmR:
    """Chart one series in time order; None or NaN is a gap.

    `rebase_at` are the positions of the first row of each new stretch; one that matches no row is
    ignored. `screen` drops moving ranges of 3.267 times their mean or more, once (Nelson 1982).
    With `baseline` the first so many rows of each stretch make the lines. Raises ValueError for
    an unknown direction, a baseline under 12, or no values.
    """
    rows = np.asarray(values, dtype=np.float64)
    if not rows.size:
        raise ValueError("An XmR chart needs at least one value; leave an empty series out.")
    starts = np.array([0, *sorted({at for at in rebase_at if 0 < at < rows.size})], np.int64)
    sign = _sign(better)
    found = chart(rows, starts, screen=screen, baseline=baseline)
    last = assurance(
        [np.nan if target is None else target], found.upper[-1:], found.lower[-1:], sign
    )
    return XmR(
        mean=float(found.mean[-1]),
        upper=float(found.upper[-1]),
        lower=float(found.lower[-1]),
        labels=cast(tuple[Label, ...], tuple(LABELS[code] for code in labels(found.side, sign))),
        assurance=cast(Assurance, ASSURANCES[last[0]]),
        rules=cast(tuple[Rule, ...], tuple(RULES[code] for code in found.rule)),
        groups=_groups(found, starts, rows.size),
        last_missing=bool(np.isnan(rows[-1])),
    )


def xmr_many(
    frame: pd.DataFrame, *, screen: bool = True, baseline: int | None = None
) -> pd.DataFrame:
    """Chart every series of a frame in one pass.

    `frame` has a row per series and month: `series`, `month`, `value`, and where wanted `better`
    ("higher", "lower" or None), `target` and `rebase` (true on the first row of a new stretch).
    Gives a frame on the same index with mean, upper, lower, label, rule and assurance, each row
    by the lines of its own stretch.
    """
    series, _ = pd.factorize(frame["series"])
    order = np.lexsort((frame["month"].to_numpy(), series))
    in_order = bool((order[1:] > order[:-1]).all())
    ordered, name = frame if in_order else frame.iloc[order], series[order]
    new = np.r_[True, name[1:] != name[:-1]][: len(name)]
    if "rebase" in frame:
        new |= ordered["rebase"].to_numpy(dtype=bool)
    starts = np.flatnonzero(new).astype(np.int64)
    values = ordered["value"].to_numpy(dtype=np.float64)
    found = chart(values, starts, screen=screen, baseline=baseline)
    group = np.cumsum(new) - 1
    upper, lower = found.upper[group], found.lower[group]
    sign = _signs(ordered)
    target = ordered["target"].to_numpy(dtype=np.float64) if "target" in frame else np.nan
    columns = {
        "mean": found.mean[group],
        "upper": upper,
        "lower": lower,
        "label": _named(labels(found.side, sign), LABELS),
        "rule": _named(found.rule, RULES),
        "assurance": _named(assurance(target, upper, lower, sign), ASSURANCES),
    }
    charted = pd.DataFrame(columns, index=ordered.index)
    return charted if in_order else charted.iloc[np.argsort(order, kind="stable")]


def chart(
    values: Floats,
    starts: Whole,
    *,
    screen: bool = True,
    baseline: int | None = None,
    unit: float = 0.0,
) -> Charted:
    """Chart rows laid end to end, each stretch beginning at one of `starts` (ascending, from 0).

    Where values come in whole units (days), `unit` is 1: limits then stand at least one unit from
    the mean, and a run counts only points half a unit or more off it. xmr keeps to 0.
    """
    if baseline is not None and baseline < LEAST_BASELINE:
        raise ValueError(f"A baseline needs 12 rows or more; got {baseline}.")
    if not values.size:
        none = np.empty(0)
        return Charted(
            none,
            none,
            none,
            none,
            none.astype(np.int8),
            none.astype(np.int8),
            none.astype(np.int64),
        )
    sizes = np.diff(np.append(starts, values.size))
    step = np.diff(values, prepend=np.nan)
    step[starts] = np.nan
    usable = _rows_used(sizes, baseline)
    mean = _mean(values, usable, starts, sizes)
    moving = _moving_range(np.abs(step), usable, starts, sizes, screen)
    moving = np.maximum(moving, unit / TO_LIMIT)
    upper, lower = mean + TO_LIMIT * moving, mean - TO_LIMIT * moving
    at = places(values, mean, moving, starts, sizes, unit)
    side, rule, seen = special_causes(at, step, starts)
    return Charted(mean, upper, lower, moving, side, rule, seen)


def labels(side: Signs, sign: Signs) -> Signs:
    """Indices into LABELS: what a point's side means, where `sign` is 1, -1 or 0 (neutral)."""
    return _LABEL_OF[sign.astype(np.int64) + 1, side.astype(np.int64) + 1]


def assurance(target: ArrayLike, upper: Floats, lower: Floats, sign: Signs) -> Signs:
    """Indices into ASSURANCES: where a target lies against the limits; NaN is no target.

    Better higher: a target above the upper limit is a fail, below the lower a pass; the reverse
    when lower is better. On a limit, between them, or without limits: hit or miss.
    """
    aim = np.asarray(target, dtype=np.float64)
    beyond = (aim > upper).astype(np.int8) - (aim < lower)
    code = np.select([beyond * sign < 0, beyond * sign > 0], [1, 2], 3)
    return np.where(np.isnan(aim) | (sign == 0), 0, code).astype(np.int8)


def _named(codes: Signs, names: tuple[str, ...]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(codes, pd.Index(names))


def _sign(better: Better | None) -> Signs:
    if better not in SIGN:
        raise ValueError(f'Better is "higher", "lower" or None; got {better!r}.')
    return np.array([SIGN[better]], dtype=np.int8)


def _signs(frame: pd.DataFrame) -> Signs:
    if "better" not in frame:
        return np.zeros(len(frame), dtype=np.int8)
    codes, names = pd.factorize(frame["better"])
    known = [_sign(name)[0] for name in names]
    return np.array([*known, 0], dtype=np.int8)[codes]


def _groups(found: Charted, starts: Whole, size: int) -> tuple[Limits, ...]:
    ends = np.append(starts[1:], size)
    lines = (found.mean, found.upper, found.lower, found.moving_range)
    return tuple(
        Limits(int(first), int(end - first), *(float(line[group]) for line in lines))
        for group, (first, end) in enumerate(zip(starts, ends, strict=True))
    )


def _rows_used(sizes: Whole, baseline: int | None) -> NDArray[np.bool_] | None:
    """Which rows make the lines; None for all."""
    if baseline is None:
        return None
    place = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return place < baseline


def _total(rows: Floats, kept: NDArray[np.bool_], starts: Whole) -> tuple[Floats, Whole]:
    total = np.add.reduceat(np.where(kept, rows, 0.0), starts)
    return total, np.add.reduceat(kept, starts, dtype=np.int64)


def _mean(values: Floats, usable: NDArray[np.bool_] | None, starts: Whole, sizes: Whole) -> Floats:
    """The mean of each stretch, gaps left out; a second pass takes the rounding of the first."""
    kept = ~np.isnan(values) if usable is None else usable & ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        total, n = _total(values, kept, starts)
        first = total / n
        rest, _ = _total(values - np.repeat(first, sizes), kept, starts)
        return first + rest / n


def _moving_range(
    ranges: Floats,
    usable: NDArray[np.bool_] | None,
    starts: Whole,
    sizes: Whole,
    screen: bool,
) -> Floats:
    """The mean moving range of each stretch; NaN where it has no two adjacent values."""
    kept = ~np.isnan(ranges) if usable is None else usable & ~np.isnan(ranges)
    with np.errstate(invalid="ignore"):
        total, n = _total(ranges, kept, starts)
        if not screen:
            return total / n
        kept &= ranges < SCREEN * np.repeat(total / n, sizes)
        total_kept, n_kept = _total(ranges, kept, starts)
        return np.where((total == 0) & (n > 0), 0.0, total_kept / n_kept)
