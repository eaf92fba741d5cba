"""Periods in care: episodes, legal status and where a child lives."""

import numpy as np
import pandas as pd

from sample.design.calibration import CARE
from sample.design.codes import Ids, either, numbered, yes_no
from sample.design.window import (
    NEVER,
    YEAR,
    Days,
    Draw,
    Flags,
    Floats,
    add_working_days,
    on_working_day,
)
from sample.journeys.council import Council, Tables, referral_ids
from sample.people.leaving import ADOPTED
from sample.people.spells import walk
from sample.records.court import legal_table, statuses, until_next
from sample.records.visits import Visits

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


_LATE_REVIEW = 0.006


def care(council: Council) -> tuple[Tables, Visits]:
    """The tables of care, and the placements that visits must follow within a week."""
    homes, changes = placements(council), statuses(council)
    tables = {
        "ssd_cla_episodes": _episodes(council, homes, changes),
        "ssd_cla_placement": placement_table(council, homes),
        "ssd_legal_status": legal_table(council, changes),
        "ssd_cla_reviews": _reviews(council),
    }
    return tables, Visits(homes["row"].to_numpy(), homes["start"].to_numpy())


def _episodes(council: Council, homes: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """A new episode at every change of placement or legal status, as the 903 return has it."""
    moved = homes.assign(placement=placement_ids(homes))[["row", "start", "placement"]]
    both = moved.rename(columns={"start": "day"}).merge(changes, on=["row", "day"], how="outer")
    both = both.sort_values(["row", "day"], ignore_index=True)
    opening = (both["row"] != both["row"].shift()).to_numpy()
    reason = np.select(
        [opening, both["placement"].notna() & both["code"].notna(), both["placement"].notna()],
        ["S", "B", "P"],
        "L",
    )
    placement = both.groupby("row")["placement"].ffill().to_numpy()
    row, day = both["row"].to_numpy(), both["day"].to_numpy()
    final = np.append(row[1:] != row[:-1], True)
    exits = np.where(final, council.column("exit")[row], "X1")
    needs = np.where(council.column("path")[row] == 7, "N8", "N1")
    return pd.DataFrame(
        {
            "clae_cla_episode_id": numbered("E", np.arange(1, len(both) + 1)),
            "clae_person_id": council.persons(row),
            "clae_cla_placement_id": placement,
            "clae_cla_episode_start_date": day,
            "clae_cla_episode_start_reason": reason,
            "clae_cla_primary_need_code": needs,
            "clae_cla_episode_ceased_date": until_next(row, day, council.column("care_end")),
            "clae_cla_episode_ceased_reason": exits,
            "clae_cla_id": numbered("G", row + 1),
            "clae_referral_id": referral_ids(row),
            "clae_entered_care_date": council.column("care_start")[row],
        }
    )


def _reviews(council: Council) -> pd.DataFrame:
    """First within 20 working days, second within three months of it, then within six."""
    draw, rows = council.draw("care reviews"), council.where("care_start")
    row, day, due = _held(
        draw,
        council.column("care_start")[rows],
        council.column("care_end")[rows],
        council.window.last_day,
    )
    at = rows[row]
    cancelled = draw.random(len(at)) < 0.01
    participation = draw.choice(
        ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"],
        len(at),
        p=[0.28, 0.12, 0.12, 0.1, 0.12, 0.14, 0.12],
    )
    young = day - council.column("born")[at] < 4 * 365
    held = pd.DataFrame(
        {
            "clar_cla_id": numbered("G", at + 1),
            "clar_cla_person_id": council.persons(at),
            "clar_cla_review_due_date": due,
            "clar_cla_review_date": day,
            "clar_cla_review_cancelled": "N",
            "clar_cla_review_participation": np.where(young, "PN0", participation),
        }
    )
    # A cancelled meeting stands beside the one that replaced it.
    called_off = held[cancelled].assign(
        clar_cla_review_date=day[cancelled] - 5,
        clar_cla_review_cancelled=yes_no(np.ones(int(cancelled.sum()))),
        clar_cla_review_participation=None,
    )
    every = pd.concat([held, called_off], ignore_index=True)
    return every.assign(clar_cla_review_id=numbered("B", np.arange(1, len(every) + 1)))


def _held(draw: Draw, start: Days, end: Days, last_day: int) -> tuple[Days, Days, Days]:
    done = np.zeros(len(start), dtype=np.int64)

    def gap(rows: Days, day: Days) -> Days:
        first = add_working_days(day, draw.integers(11, 20, len(rows)))
        second, later = draw.integers(68, 87, len(rows)), draw.integers(145, 177, len(rows))
        planned = np.select([done[rows] == 0, done[rows] == 1], [first, day + second], day + later)
        late = draw.random(len(rows)) < _LATE_REVIEW
        done[rows] += 1
        return on_working_day(planned + late * draw.integers(25, 50, len(rows)))

    row, day = walk(start, end, last_day, gap)
    nth = np.arange(len(row)) - np.searchsorted(row, row)
    before = np.where(nth == 0, start[row], np.append(NEVER, day[:-1])[: len(day)])
    first = add_working_days(np.minimum(before, 30_000), 20)
    return row, day, np.select([nth == 0, nth == 1], [first, before + 91], before + 182)
