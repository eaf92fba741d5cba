"""Signals as changes: when each was first to be seen, and which are worth a manager's time."""

import datetime as dt

import numpy as np
import pandas as pd

from measures.model.months import months_later
from measures.statistics.arrays import Signs, Whole

# A signal in the same direction after no longer a pause is the same change, not a new one.
PAUSE = 3
RECENT = 3
_SERIES = ["measure_id", "level", "service", "locality", "team_id"]
_SIDES = {"concern": 0, "improvement": 1, "neutral_high": 2, "neutral_low": 2}


def first_seen(direction: Signs, seen: Whole) -> Whole:
    """The month (column) that first showed the change that each signal is part of; -1 for none.

    Rows are stretches, columns months. `seen` is the month that first shows the signal itself: a
    shift of seven is seen with its seventh point.
    """
    shown = np.full(direction.shape, -1, dtype=np.int64)
    for side in (1, -1):
        change = np.full(direction.shape[0], -1)
        latest = np.full(direction.shape[0], -PAUSE - 2)
        found: list[tuple[Whole, Whole, int]] = []
        for month in range(direction.shape[1]):
            here = np.flatnonzero(direction[:, month] == side)
            new = here[month - latest[here] > PAUSE + 1]
            change[new] += 1
            latest[here] = month
            found.append((here, change[here].copy(), month))
        _write_first(shown, seen, found)
    return shown


def _write_first(shown: Whole, seen: Whole, found: list[tuple[Whole, Whole, int]]) -> None:
    """Give every signal the earliest `seen` of its change."""
    rows = np.concatenate([here for here, _, _ in found]) if found else np.empty(0, np.int64)
    if not rows.size:
        return
    change = np.concatenate([number for _, number, _ in found])
    month = np.concatenate([np.full(here.size, at) for here, _, at in found])
    first = np.full((shown.shape[0], int(change.max()) + 1), shown.shape[1], dtype=np.int64)
    np.minimum.at(first, (rows, change), seen[rows, month])
    shown[rows, month] = first[rows, change]


def what_changed(signals: pd.DataFrame, month: dt.date, limit: int = 10) -> pd.DataFrame:
    """The changes first to be seen in the three months up to one, at most `limit`.

    `signals` is what `judge` gives, of the units a reader asks about. One row a change, the
    latest that was to be seen by then. Concerns, celebrations and changes without a good
    direction take turns, each ranked by the tenfold of its probability, then by the cases
    affected; the rows come in that order.
    """
    now = pd.Timestamp(month)
    since = pd.Timestamp(months_later(month, 1 - RECENT))
    recent = signals["first_seen"].between(since, now) & (signals["month"] <= now)
    found = signals[recent & signals["variation"].isin(list(_SIDES))].sort_values("month")
    found = found.drop_duplicates(
        [*_SERIES[:2], "team_id", "service", "locality", "first_seen", "variation"], keep="last"
    )
    tenfold = np.floor(np.log10(found["probability"].clip(lower=1e-12)))
    ranked = found.assign(_tenfold=tenfold, _side=found["variation"].map(_SIDES)).sort_values(
        ["_side", "_tenfold", "affected", *_SERIES],
        ascending=[True, True, False, *[True] * len(_SERIES)],
    )
    ranked["_turn"] = ranked.groupby("_side").cumcount()
    chosen = ranked.sort_values(["_turn", "_side"]).head(limit)
    return chosen.drop(columns=["_tenfold", "_side", "_turn"])
