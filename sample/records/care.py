"""Periods of care: episodes, and the reviews that a care plan must have."""

import numpy as np
import pandas as pd

from sample.design.codes import numbered, yes_no
from sample.design.window import NEVER, Days, Draw
from sample.design.working_days import add_working_days, on_working_day
from sample.journeys.council import Council, Tables, referral_ids
from sample.people.spells import walk
from sample.records.orders import legal_table, statuses, until_next
from sample.records.placements import placement_ids, placement_table, placements
from sample.records.visits import Visits

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
