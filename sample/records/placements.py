"""Where children in care live, and the moves between places."""

import numpy as np
import pandas as pd

from sample.design.calibration import CARE
from sample.design.codes import Ids, either, numbered
from sample.design.window import YEAR, Days, Draw, Flags, Floats
from sample.journeys.council import Council
from sample.people.leaving import ADOPTED
from sample.people.spells import walk
from sample.records.orders import until_next

# Kinds of home by age: foster (U), children's home (K2), parents (P1), semi-independent (H5),
# residential school (S1), family centre (R2). 69 % foster, 12 % homes, 8 % parents (2025).
_YOUNG = {"U1": 16, "U3": 3, "U4": 31, "U5": 3, "U6": 31, "P1": 11, "R2": 3, "K2": 2}
_OLDER = {"U1": 12, "U3": 3, "U4": 33, "U5": 3, "U6": 18, "K2": 18, "P1": 8, "S1": 2}
_OLDEST = {"U1": 6, "U4": 14, "U6": 10, "K2": 18, "H5": 45, "P1": 6, "Z1": 1}
_UNSETTLED = {"U6": 46, "U4": 8, "K2": 38, "U1": 6, "Z1": 2}
_CHANGES = ("CARPL", "CREQB", "CREQO", "CHILD", "PLACE", "LAREQ", "OTHER")
_ADOPTERS_BEFORE = 260


def placements(council: Council) -> pd.DataFrame:
    """Placements inside periods of care: row, start, end, kind, miles."""
    draw, rows = council.draw("placements"), council.where("care_start")
    start, end = council.column("care_start")[rows], council.column("care_end")[rows]
    unsettled = draw.random(len(rows)) < CARE.unsettled
    adopted = np.isin(council.column("exit")[rows], ADOPTED)
    last_move = np.where(adopted, np.maximum(end - _ADOPTERS_BEFORE, start + 5), end)

    def gap(walking: Days, day: Days) -> Days:
        return day + 5 + _stay(draw, day - start[walking], unsettled[walking])

    walked, day = walk(start, last_move - 3, council.window.last_day, gap)
    home = np.flatnonzero(adopted & (last_move < end))
    piece = np.concatenate([np.arange(len(rows)), walked, home])
    begins = np.concatenate([start, day, last_move[home]])
    with_adopters = np.arange(len(piece)) >= len(rows) + len(walked)
    order = np.lexsort((begins, piece))
    piece, begins, with_adopters = piece[order], begins[order], with_adopters[order]
    kind = either(with_adopters, "A5", _kinds(draw, council, rows[piece], begins, unsettled[piece]))
    return pd.DataFrame(
        {
            "row": rows[piece],
            "start": begins,
            "end": until_next(rows[piece], begins, council.column("care_end")),
            "kind": kind,
            "miles": _miles(draw, kind),
        }
    )


def _stay(draw: Draw, in_care: Days, unsettled: Flags) -> Days:
    """Days in a placement; the first year in care has its own pace, the rest a slower one."""
    first, later, often = CARE.moves
    chance = draw.exponential(1.0, len(in_care))
    settling = np.maximum(YEAR - in_care, 0)
    soon = chance * YEAR / first
    slow = settling + (chance - settling * first / YEAR) * YEAR / later
    wait = np.where(soon < settling, soon, slow)
    return np.where(unsettled, chance * YEAR / often, wait).astype(np.int64)


def _kinds(
    draw: Draw,
    council: Council,
    rows: Days,
    days: Days,
    unsettled: Ids,
) -> Ids:
    age = (days - council.column("born")[rows]) / YEAR
    spot = draw.random(len(rows))
    kinds = [_at(shares, spot) for shares in (_UNSETTLED, _YOUNG, _OLDER)]
    chosen: Ids = np.select([unsettled & (age >= 9), age < 10, age < 16], kinds, _at(_OLDEST, spot))
    return chosen


def _at(shares: dict[str, int], spot: Floats) -> Ids:
    edges = np.cumsum(list(shares.values())) / sum(shares.values())
    return np.array(list(shares))[np.minimum(np.searchsorted(edges, spot), len(shares) - 1)]


def _miles(draw: Draw, kind: Ids) -> Floats:
    """Miles from home: 12 % more than 20, mostly children's homes."""
    middle = np.where(np.isin(kind, ("K2", "S1")), 15.0, 6.2)
    miles = np.round(middle * np.exp(draw.normal(0, 0.95, len(kind))), 1)
    miles = np.where(kind == "P1", 0.0, miles)
    return np.where(draw.random(len(kind)) < 0.01, np.nan, miles)


def placement_table(council: Council, made: pd.DataFrame) -> pd.DataFrame:
    """ssd_cla_placement."""
    draw, rows = council.draw("placement table"), made["row"].to_numpy()
    kind = made["kind"].to_numpy()
    provider = np.where(np.isin(kind, ("K2", "S1")), "PR4", "PR1").astype(object)
    provider = np.where(kind == "P1", "PR0", provider)
    return pd.DataFrame(
        {
            "clap_cla_placement_id": placement_ids(made),
            "clap_cla_id": numbered("G", rows + 1),
            "clap_person_id": council.persons(rows),
            "clap_cla_placement_start_date": made["start"],
            "clap_cla_placement_type": kind,
            "clap_cla_placement_urn": either(
                np.isin(kind, ("K2", "S1")), numbered("SC", draw.integers(1, 90, len(rows))), None
            ),
            "clap_cla_placement_distance": made["miles"],
            "clap_cla_placement_provider": provider,
            "clap_cla_placement_end_date": made["end"],
            "clap_cla_placement_change_reason": draw.choice(_CHANGES, len(rows)),
        }
    )


def placement_ids(made: pd.DataFrame) -> Ids:
    """Placement ids, numbered by row."""
    return numbered("H", np.arange(1, len(made) + 1))
