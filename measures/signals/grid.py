"""Series laid out by month, ready to be judged all at once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from measures.catalogue import MEASURES
from measures.model.measure import Measure
from measures.model.months import first_of, last_of, months_between, months_later
from measures.statistics.arrays import Flags, Floats, Names, Whole

# Months a figure looks back over, so that its first months after covers_from see too little.
# A repeat plan looks back over a whole childhood: after two years most of them are seen.
LOOKS_BACK: dict[str, int] = {
    "rereferral_12m": 12,
    "cla_reentry_12m": 12,
    "cpp_repeat": 24,
    "worker_changes_12m": 11,
    "cla_3plus_placements": 11,
    "cla_missing": 11,
    "turnover_rate": 11,
}
ROLLING_RATE = 11


@dataclass(frozen=True)
class Laid:
    """Series by month. Arrays of series: measure, unit (index into `units`), `start` (the first
    month that may be judged) and `end` (after the last complete month). Grids of series x month:
    numerator, denominator, value, cases; NaN where a month has none. `places` gives the service
    and locality of a unit (row) in a month (column), as an index into `named`."""

    months: tuple[dt.date, ...]
    measure: Names
    unit: Whole
    units: pd.DataFrame
    start: Whole
    end: Whole
    numerator: Floats
    denominator: Floats
    value: Floats
    cases: Floats
    places: Whole
    named: pd.DataFrame


def looks_back(measure: Measure) -> int:
    """How many months after covers_from a measure's figures are still short of history."""
    return LOOKS_BACK.get(measure.id, ROLLING_RATE if measure.rolling else 0)


def complete_months(covers_from: dt.date, as_at: dt.date) -> tuple[dt.date, ...]:
    """Every month that lies wholly between two dates, both included."""
    first = first_of(covers_from)
    first = first if first == covers_from else months_later(first, 1)
    last = first_of(as_at) if as_at == last_of(as_at) else months_later(first_of(as_at), -1)
    return tuple(months_between(first, last))


def lay_out(series: pd.DataFrame, supplied: Mapping[str, dt.date], covers_from: dt.date) -> Laid:
    """Lay the rows of `series` out by measure, unit and complete month.

    A count of a flow reads 0 in a month without a row, from the unit's first figure on; anything
    else is missing there. A series begins at covers_from and its look-back, or when its unit (or,
    for shares and means, its measure) first has any figure.
    """
    months = complete_months(covers_from, max(supplied.values(), default=covers_from))
    at = _month_of(series["month"]) - (_month_number(months[0]) if months else 0)
    unit, units = _units(series)
    known = series["measure_id"].isin([name for name in supplied if name in MEASURES])
    rows = ((series["category"] == "") & known).to_numpy()
    ends = {name: len(complete_months(covers_from, day)) for name, day in supplied.items()}
    names = series["measure_id"].to_numpy(dtype=object)
    end = np.array([ends.get(name, 0) for name in names], dtype=np.int64)
    kept = rows & (at >= 0) & (at < end)
    places, named = _places(series, unit, at, len(units), len(months))
    pairs = pd.MultiIndex.from_arrays([names[kept], unit[kept]])
    codes, found = pd.factorize(pairs, sort=True)
    measure = np.array([name for name, _ in found], dtype=object)
    whose = np.array([number for _, number in found], dtype=np.int64)
    grids = _grids(series[kept], codes, at[kept], (len(found), len(months)))
    unit_first = np.maximum(_first(unit, at, len(units)), 0)[whose]
    last = np.array([ends[name] for name in measure], dtype=np.int64)
    flow_count = np.array([MEASURES[name].chart == "count_flow" for name in measure], dtype=bool)
    own = _first_of_measure(names[rows], at[rows], measure)
    start = np.maximum(unit_first, [looks_back(MEASURES[name]) for name in measure])
    start = np.where(flow_count, start, np.maximum(start, own)).astype(np.int64)
    laid = Laid(months, measure, whose, units, start, last, *grids, places, named)
    _read_zero(laid, flow_count)
    return laid


def _month_number(month: dt.date) -> int:
    return month.year * 12 + month.month


def _month_of(months: "pd.Series[dt.date]") -> Whole:
    day = pd.to_datetime(months)
    return np.asarray(day.dt.year * 12 + day.dt.month, dtype=np.int64)


def _units(series: pd.DataFrame) -> tuple[Whole, pd.DataFrame]:
    """The number of each row's unit, and the units; a team is its id, wherever it stands."""
    team = series["level"] == "team"
    keys = pd.DataFrame(
        {
            "level": series["level"],
            "service": series["service"].mask(team, ""),
            "locality": series["locality"].mask(team, ""),
            "team_id": series["team_id"],
        }
    )
    codes, found = pd.factorize(pd.MultiIndex.from_frame(keys), sort=True)
    return codes.astype(np.int64), pd.DataFrame(list(found), columns=list(keys))


def _places(
    series: pd.DataFrame, unit: Whole, at: Whole, units: int, months: int
) -> tuple[Whole, pd.DataFrame]:
    """Where each unit stands in each month: as its rows say, else as in the month before (or the
    next that says)."""
    places = pd.MultiIndex.from_frame(series[["service", "locality"]])
    codes, found = pd.factorize(places, sort=True)
    said = np.full((units, months), -1, dtype=np.int64)
    shown = (at >= 0) & (at < months)
    said[unit[shown], at[shown]] = codes[shown]
    filled = pd.DataFrame(said).mask(said < 0).ffill(axis=1).bfill(axis=1).fillna(-1)
    return filled.to_numpy(dtype=np.int64), pd.DataFrame(
        [*found], columns=["service", "locality"], dtype=object
    )


def _grids(
    rows: pd.DataFrame, codes: Whole, at: Whole, shape: tuple[int, int]
) -> tuple[Floats, Floats, Floats, Floats]:
    def grid(column: str) -> Floats:
        empty = np.full(shape, np.nan)
        empty[codes, at] = rows[column].to_numpy(dtype=np.float64)
        return empty

    return grid("numerator"), grid("denominator"), grid("value"), grid("cases")


def _first(group: Whole, at: Whole, groups: int) -> Whole:
    first = np.full(groups, np.iinfo(np.int32).max, dtype=np.int64)
    np.minimum.at(first, group, at)
    return first


def _first_of_measure(names: Names, at: Whole, measure: Names) -> Whole:
    codes, found = pd.factorize(names)
    first = dict(zip(found, _first(codes.astype(np.int64), at, len(found)), strict=True))
    return np.array([first[name] for name in measure], dtype=np.int64)


def _read_zero(laid: Laid, flow_count: Flags) -> None:
    month = np.arange(len(laid.months))
    counted = (month >= laid.start[:, None]) & (month < laid.end[:, None]) & flow_count[:, None]
    for grid in (laid.numerator, laid.value, laid.cases):
        grid[counted & np.isnan(grid)] = 0.0
