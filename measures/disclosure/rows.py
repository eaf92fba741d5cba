"""The protected grid as rows: from cells by name to the figures that may be shown."""

import numpy as np
import pandas as pd

from measures.catalogue import MEASURES
from measures.disclosure.grid import LEVELS, PLACE, Parts
from measures.statistics.arrays import Flags

CELL = ["measure_id", "category", "level", "service", "locality", "team_id", "month"]
NUMBERS = ["numerator", "denominator", "value"]


def hidden_cells(laid: Parts, hidden: Flags, places: pd.DataFrame) -> pd.DataFrame:
    """The hidden cells by CELL. A team is hidden when any part of it is: its number is their sum.

    `places` gives where teams stood; a team is listed where it stood at the month's end.
    """
    hidden = hidden & (laid.standing | (laid.of > 0))
    hidden[laid.kinds("rate"), 1:] = False
    measure, cell, month = np.nonzero(hidden)
    names = pd.DataFrame(laid.names, columns=list(PLACE))
    found = names.iloc[cell].reset_index(drop=True)
    found["measure_id"] = np.array([one.id for one in laid.measures], dtype=object)[measure]
    found["category"] = ""
    found["level"] = np.array(LEVELS, dtype=object)[laid.level[cell]]
    found["month"] = pd.DatetimeIndex(pd.to_datetime(list(laid.months)))[month]
    teams = found["level"] == "team"
    alone = found[teams].drop(columns=["service", "locality"])
    placed = alone.merge(_at_month_ends(places, laid), on=["team_id", "month"])
    return pd.concat([found[~teams], placed])[CELL].drop_duplicates()


def _at_month_ends(places: pd.DataFrame, laid: Parts) -> pd.DataFrame:
    ends = pd.DataFrame({"month": pd.to_datetime(list(laid.months))})
    every = places.merge(ends, how="cross")
    end = every["month"] + pd.offsets.MonthEnd(0)
    return every[(every["from_date"] <= end) & (every["to_date"] > end)]


def with_earlier(
    parts: pd.DataFrame, places: pd.DataFrame, hidden_before: pd.DataFrame
) -> pd.DataFrame:
    """The parts, and an empty one for each measure and month that hid anything before, so that it
    is laid out even where a correction leaves nothing to count."""
    known = hidden_before["measure_id"].isin(MEASURES) & (hidden_before["category"] == "")
    earlier = hidden_before.loc[known, ["measure_id", "month"]].drop_duplicates()
    if earlier.empty:
        return parts
    place = {name: places[name].iloc[0] for name in PLACE}
    none = dict.fromkeys(("numerator", "denominator", "cases", "people"), 0.0)
    return pd.concat([parts, earlier.assign(**place, **none)])


def must_hide(laid: Parts, hidden_before: pd.DataFrame) -> Flags:
    """The cells that an earlier grid hid, as measures x cells x months; rates apart (`printed`)."""
    must = np.zeros(laid.of.shape, dtype=bool)
    before = hidden_before[(hidden_before["category"] == "") & hidden_before["denominator"].isna()]
    cells = pd.DataFrame(laid.names, columns=list(PLACE)).assign(cell=range(len(laid.names)))
    teams, others = before[before["team_id"] != ""], before[before["team_id"] == ""]
    found = pd.concat(
        [
            teams[["measure_id", "team_id", "month"]].merge(cells, on="team_id"),
            others[["measure_id", *PLACE, "month"]].merge(cells, on=list(PLACE)),
        ]
    )
    measure = {one.id: i for i, one in enumerate(laid.measures) if one.kind != "rate"}
    month = {pd.Timestamp(one): i for i, one in enumerate(laid.months)}
    found = found[found["measure_id"].isin(measure) & found["month"].isin(month)]
    at = (found["measure_id"].map(measure), found["cell"], found["month"].map(month))
    must[tuple(column.to_numpy(np.int64) for column in at)] = True
    return must & (laid.standing | (laid.of > 0))


def printed(
    series: pd.DataFrame, hidden: pd.DataFrame, hidden_before: pd.DataFrame, least_for_medians: int
) -> pd.DataFrame:
    """The rows of the grid: shown figures, hidden ones marked `c`, and hidden cells without one."""
    shown = series[(series["category"] == "") | (series["level"] == "council")]
    shown = shown.assign(month=pd.to_datetime(shown["month"]))
    first = pd.concat([shown["month"], hidden_before["month"]]).min()
    hidden = hidden.assign(month=pd.to_datetime(hidden["month"]))
    chosen = hidden["month"] >= first
    grid = shown[CELL + NUMBERS].merge(hidden[chosen], on=CELL, how="outer", indicator="found")
    gone = (grid["found"] != "left_only").to_numpy()
    gone = gone | (_kind(grid, "rate") & among(grid, hidden_before))
    few = (grid["denominator"] < least_for_medians).to_numpy() | among(grid, hidden_before)
    few = few & _kind(grid, "median")
    grid.loc[gone, NUMBERS] = np.nan
    grid.loc[few, ["numerator", "value"]] = np.nan
    return grid.assign(mark=np.where(gone | few, "c", ""))[[*CELL, *NUMBERS, "mark"]]


def _kind(grid: pd.DataFrame, kind: str) -> Flags:
    of_kind = [measure.id for measure in MEASURES.values() if measure.kind == kind]
    return grid["measure_id"].isin(of_kind).to_numpy()


def among(grid: pd.DataFrame, cells: pd.DataFrame) -> Flags:
    """Which rows of a grid are among some cells by CELL."""
    cells = cells.assign(month=pd.to_datetime(cells["month"]))
    found = grid[CELL].merge(cells[CELL].drop_duplicates(), on=CELL, how="left", indicator="found")
    return (found["found"] == "both").to_numpy()
