"""Care proceedings, and the legal status of children in care from day to day."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import Ids, numbered
from sample.design.window import NEVER, YEAR, Days, Flags, Floats
from sample.journeys.council import Council
from sample.people.leaving import ADOPTED, HOME_OTHER, HOME_PLANNED, SPECIAL_GUARDIAN

_IN_26_WEEKS = 0.57


@dataclass(frozen=True)
class Proceedings:
    """Care proceedings by journey: the day of issue, the day of the final order."""

    row: Days
    issue: Days
    final: Days


def proceedings(council: Council) -> Proceedings:
    """Children whose care is decided by the court; brothers and sisters have one case."""
    draw, rows = council.draw("proceedings"), council.where("care_start")
    start, end = council.column("care_start")[rows], council.column("care_end")[rows]
    family = council.column("family")[rows]
    likely, wait, length, speed = draw.random((4, int(family.max(initial=0)) + 1))[:, family]
    goes = (likely < _likelihood(council, rows)) & (end - start > 60)
    issue = start + np.where(wait < 0.6, wait * 5, 20 + (wait - 0.6) * 200).astype(np.int64)
    weeks = np.where(speed < _IN_26_WEEKS, 18 + length * 7.9, 27 + length * 24)
    final = issue + (weeks * 7).astype(np.int64)
    goes &= issue < end - 20
    return Proceedings(rows[goes], issue[goes], final[goes])


def _likelihood(council: Council, rows: Days) -> Floats:
    exits = council.column("exit")[rows]
    age = (council.column("care_start")[rows] - council.column("born")[rows]) / YEAR
    by_age = np.select([age < 10, age < 13.5], [0.95, 0.72], 0.34)
    return np.select(
        [
            np.isin(exits, ADOPTED),
            np.isin(exits, SPECIAL_GUARDIAN),
            np.isin(exits, HOME_PLANNED + HOME_OTHER),
        ],
        [1.0, 0.6, 0.13],
        by_age,
    )


def statuses(council: Council) -> pd.DataFrame:
    """Changes of legal status inside periods of care: row, day, code."""
    rows = council.where("care_start")
    start, end = council.column("care_start"), council.column("care_end")
    court = proceedings(council)
    late = court.issue > start[court.row] + 4
    first = np.full(len(rows), "V2", dtype=object)
    first[np.isin(rows, court.row[~late])] = "C1"
    after = np.where(np.isin(council.column("exit")[court.row], ADOPTED), "E1", "C2")
    ordered = court.final < end[court.row]
    return pd.concat(
        [
            _changes(rows, start[rows], first),
            _changes(court.row[late], court.issue[late], "C1"),
            _changes(court.row[ordered], court.final[ordered], after[ordered]),
        ],
        ignore_index=True,
    ).sort_values(["row", "day"], ignore_index=True)


def _changes(rows: Days, days: Days, code: str | Ids) -> pd.DataFrame:
    return pd.DataFrame({"row": rows, "day": days, "code": code}).astype({"code": object})


def until_next(row: Days, day: Days, last: Days) -> Days:
    """The end of each of a row's spells: the next one's start, or `last` of the row."""
    following = np.append(day[1:], NEVER)
    final: Flags = np.append(row[1:] != row[:-1], True)
    return np.where(final, last[row], following)


def legal_table(council: Council, changes: pd.DataFrame) -> pd.DataFrame:
    """ssd_legal_status, with the short breaks of disabled children beside children in care."""
    row, day = changes["row"].to_numpy(), changes["day"].to_numpy()
    breaks = np.flatnonzero(council.journeys["short_breaks"].to_numpy())
    rows = np.concatenate([row, breaks])
    starts = np.concatenate([day, council.column("assess_auth")[breaks] + 60])
    ends = np.concatenate(
        [until_next(row, day, council.column("care_end")), council.column("close")[breaks]]
    )
    kept = starts < ends
    rows, starts, ends = rows[kept], starts[kept], ends[kept]
    codes = np.concatenate([changes["code"].to_numpy(), np.full(len(breaks), "V4")])[kept]
    return pd.DataFrame(
        {
            "lega_legal_status_id": numbered("J", np.arange(1, len(rows) + 1)),
            "lega_person_id": council.persons(rows),
            "lega_legal_status": codes,
            "lega_legal_status_start_date": starts,
            "lega_legal_status_end_date": ends,
        }
    )
