"""What real extracts have wrong: rows and cells to be set aside or noticed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import Ids
from sample.design.window import NEVER, Window, as_date
from sample.files.tables import File

Spoil = Callable[[pd.DataFrame, Window], pd.DataFrame]


@dataclass(frozen=True)
class Dirt:
    """So many rows of a table, spoiled in one way.

    `added` rows are copies under a key of their own (or the same key) put at the end; other rows
    are changed where they stand.
    """

    table: str
    reason: str
    key: str
    rows: int
    spoil: Spoil
    added: bool = True


@dataclass(frozen=True)
class Declared:
    """What was done: table, reason, rows and the keys of the rows."""

    table: str
    reason: str
    keys: tuple[str, ...]


def _same(rows: pd.DataFrame, _: Window) -> pd.DataFrame:
    return rows


def _renamed(key: str, spoil: Spoil) -> Spoil:
    def change(rows: pd.DataFrame, window: Window) -> pd.DataFrame:
        return spoil(rows.assign(**{key: rows[key] + "X"}), window)

    return change


def _set(column: str, value: str | None) -> Spoil:
    return lambda rows, _: rows.assign(**{column: value})


def _ahead(column: str, days: int) -> Spoil:
    return lambda rows, window: rows.assign(**{column: as_date(window.last_day + days).isoformat()})


def _before(end: str, start: str) -> Spoil:
    def change(rows: pd.DataFrame, _: Window) -> pd.DataFrame:
        earlier = pd.to_datetime(rows[start]) - pd.Timedelta(days=30)
        return rows.assign(**{end: earlier.dt.strftime("%Y-%m-%d")})

    return change


def _copy(table: str, reason: str, key: str, rows: int, spoil: Spoil) -> Dirt:
    return Dirt(table, reason, key, rows, _renamed(key, spoil))


DIRT: tuple[Dirt, ...] = (
    Dirt("ssd_cp_visits", "duplicate", "cppv_cp_visit_id", 7, _same),
    Dirt("ssd_contacts", "duplicate", "cont_contact_id", 5, _same),
    Dirt(
        "ssd_cin_assessments",
        "key clash",
        "cina_assessment_id",
        4,
        _set("cina_assessment_child_seen", "N"),
    ),
    _copy("ssd_cin_visits", "no person", "cinv_cin_visit_id", 9, _set("cinv_person_id", None)),
    _copy(
        "ssd_cin_visits", "future date", "cinv_cin_visit_id", 3, _ahead("cinv_cin_visit_date", 20)
    ),
    _copy(
        "ssd_cla_visits", "future date", "clav_cla_visit_id", 2, _ahead("clav_cla_visit_date", 9)
    ),
    _copy(
        "ssd_cin_visits",
        "person not in ssd_person",
        "cinv_cin_visit_id",
        4,
        _set("cinv_person_id", "C999999X"),
    ),
    _copy(
        "ssd_cin_plans",
        "end before start",
        "cinp_cin_plan_id",
        3,
        _before("cinp_cin_plan_end_date", "cinp_cin_plan_start_date"),
    ),
    _copy(
        "ssd_missing",
        "end before start",
        "miss_table_id",
        2,
        _before("miss_missing_episode_end_date", "miss_missing_episode_start_date"),
    ),
    Dirt(
        "ssd_cin_assessments",
        "unknown team",
        "cina_assessment_id",
        11,
        _set("cina_assessment_team", "OLD7"),
        added=False,
    ),
    Dirt(
        "ssd_s47_enquiry",
        "no team",
        "s47e_s47_enquiry_id",
        14,
        _set("s47e_s47_completed_by_team", None),
        added=False,
    ),
    Dirt(
        "ssd_involvements",
        "unknown team",
        "invo_involvements_id",
        10,
        _set("invo_professional_team", "OLD7"),
        added=False,
    ),
    Dirt(
        "ssd_involvements",
        "no worker",
        "invo_involvements_id",
        12,
        _set("invo_professional_id", None),
        added=False,
    ),
    Dirt(
        "ssd_professionals",
        "no hours",
        "prof_professional_id",
        6,
        _set("prof_full_time_equivalency", None),
        added=False,
    ),
    Dirt("complaint", "no team", "complaint_id", 5, _set("team_id", None), added=False),
    Dirt("feedback", "unknown theme", "feedback_id", 4, _set("theme", "FOOD"), added=False),
    Dirt("compliment", "unknown team", "compliment_id", 3, _set("team_id", "OLD7"), added=False),
)


def spoiled(name: str, rows: pd.DataFrame, window: Window) -> tuple[pd.DataFrame, list[Declared]]:
    """The rows with the table's dirt, and what was done to them."""
    here = [dirt for dirt in DIRT if dirt.table == name]
    draw = window.draw(f"dirt {name}")
    # Rows are dealt once, so that no row is spoiled twice.
    dealt = draw.permutation(len(rows))
    declared, added = [], [rows]
    for dirt in here:
        count = min(dirt.rows, len(rows) // 4 // len(here))
        mine, dealt = np.sort(dealt[:count]), dealt[count:]
        changed = dirt.spoil(rows.iloc[mine], window)
        if dirt.added:
            added.append(changed)
        else:
            added[0] = _replaced(added[0], changed)
        declared.append(Declared(name, dirt.reason, tuple(changed[dirt.key].astype(str))))
    return pd.concat(added, ignore_index=True), declared


def _replaced(rows: pd.DataFrame, changed: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([rows.drop(changed.index), changed]).sort_index()


_DAY = re.compile(
    r"date|dob$|latest_contact$|accepted_on$|_due$|valid_(from|to)$|period_month$|proceedings_(start|end)$"
)


def as_known(file: File, made: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The file's columns in order: rows that have begun, ends that have come, ISO dates."""
    rows = made
    if file.event:
        rows = rows[rows[file.event].to_numpy() <= window.last_day]
    rows = rows.reindex(columns=list(file.columns))
    for end, known in file.ends.items():
        open_still = (rows[end].isna() | (rows[end] > window.last_day)).to_numpy()
        rows[end] = rows[end].where(~open_still, NEVER)
        for column in known:
            rows[column] = rows[column].astype(object).where(~open_still, None)
    for column in file.columns:
        if _DAY.search(column):
            rows[column] = _iso(rows[column])
    return rows.reset_index(drop=True)


def _iso(days: pd.Series) -> Ids:
    numbers = pd.to_numeric(days).fillna(NEVER).to_numpy().astype(np.int64)
    written = np.datetime_as_string(numbers.astype("datetime64[D]")).astype(object)
    written[numbers >= NEVER] = None
    return written
