"""The dates of a child's journey from one referral to its closing, decided all together."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd

from sample.design.calibration import CARE, PATHS
from sample.design.chances import between, spread
from sample.design.window import NEVER, YEAR, Days, Draw, add_working_days, on_working_day
from sample.people.leaving import ways_out
from sample.people.people import Households, birthday
from sample.people.quality import Quality


class Path(IntEnum):
    """Where a referral leads."""

    NO_ACTION = 0
    NOT_IN_NEED = 1
    SUPPORT = 2
    PLAN = 3
    LONG_SUPPORT = 4
    CONFERENCE = 5
    CARE = 6
    UNACCOMPANIED = 7


SINGLE_CHILD = (Path.LONG_SUPPORT, Path.UNACCOMPANIED)
_ENQUIRY = {
    Path.NOT_IN_NEED: PATHS.enquiry_not_in_need,
    Path.SUPPORT: PATHS.enquiry_support,
    Path.PLAN: PATHS.enquiry_plan,
    Path.CARE: PATHS.enquiry_care,
    Path.CONFERENCE: 1.0,
}
# Working days of assessments in 2023-24: first day, last day, how many.
_IN_TIME = ((0, 0, 45), (1, 10, 464), (11, 20, 751), (21, 30, 505), (31, 40, 796), (41, 45, 1815))
_LATE = ((46, 50, 344), (51, 60, 304), (61, 105, 308))
# Conferences of 2024-25 by working days from the strategy discussion.
_CONFERENCE_IN_TIME = ((6, 10, 16), (11, 15, 588))
_CONFERENCE_LATE = ((16, 20, 84), (21, 40, 131))


@dataclass(frozen=True)
class Referrals:
    """Referrals of a month, one row per family: family, path, day and Families First team."""

    family: Days
    path: Days
    day: Days
    team: Days


def journeys(draw: Draw, quality: Quality, homes: Households, month: Referrals) -> pd.DataFrame:
    """One row per referred child; every date as a day number, `NEVER` where it never comes."""
    child, row = _referred(homes, month)
    frame = pd.DataFrame(
        {
            "child": child,
            "row": row,
            "family": month.family[row],
            "path": month.path[row],
            "team": month.team[row],
            "referral": month.day[row],
            "born": homes.born[child],
            "disabled": homes.disabled[child],
        }
    )
    _assess(draw, quality, frame)
    _enquire(draw, quality, frame, month)
    _protect(draw, frame, len(month.family))
    _take_into_care(draw, frame, len(month.family))
    _plan(draw, frame, len(month.family))
    _close(draw, frame)
    return frame


def _referred(homes: Households, month: Referrals) -> tuple[Days, Days]:
    child, row = homes.children_of(month.family)
    day = month.day[row]
    age_days = day - homes.born[child]
    alone = np.isin(month.path[row], SINGLE_CHILD)
    keep = (age_days > -150) & (age_days < 17.5 * YEAR) & (~alone | (homes.place[child] == 0))
    return child[keep], row[keep]


def _assess(draw: Draw, quality: Quality, frame: pd.DataFrame) -> None:
    team, referral = frame["team"].to_numpy(), frame["referral"].to_numpy()
    count = len(frame)
    start = add_working_days(referral, draw.integers(0, 3, count))
    in_time = quality.happens(draw, "assessment_45wd", team, start + 60)
    days = np.where(in_time, between(draw, _IN_TIME, count), between(draw, _LATE, count))
    assessed = frame["path"].to_numpy() != Path.NO_ACTION
    frame["assess_start"] = np.where(assessed, start, NEVER)
    frame["assess_auth"] = np.where(assessed, add_working_days(start, days), NEVER)


def _enquire(draw: Draw, quality: Quality, frame: pd.DataFrame, month: Referrals) -> None:
    row, path, rows = frame["row"].to_numpy(), frame["path"].to_numpy(), len(month.family)
    chance = np.array([_ENQUIRY.get(each, 0.0) for each in Path])[path]
    enquiry = draw.random(rows)[row] < chance
    start = on_working_day(frame["referral"].to_numpy() + draw.integers(0, 15, rows)[row])
    transfer = (draw.random(rows)[row] < PATHS.transfer_in) & (path == Path.CONFERENCE)
    in_time = spread(draw, month.path == Path.CONFERENCE)[row] < quality.chance(
        "icpc_15wd", frame["team"].to_numpy(), start + 21
    )
    taken = np.where(
        in_time,
        between(draw, _CONFERENCE_IN_TIME, rows)[row],
        between(draw, _CONFERENCE_LATE, rows)[row],
    )
    frame["s47_start"] = np.where(enquiry & ~transfer, start, NEVER)
    frame["s47_end"] = np.where(
        enquiry & ~transfer, add_working_days(start, draw.integers(4, 15, rows)[row]), NEVER
    )
    frame["transfer_in"] = transfer
    frame["icpc"] = np.where(path == Path.CONFERENCE, add_working_days(start, taken), NEVER)


def _protect(draw: Draw, frame: pd.DataFrame, rows: int) -> None:
    row, held = frame["row"].to_numpy(), frame["icpc"].to_numpy()
    planned = (held < NEVER) & (draw.random(rows)[row] >= PATHS.conference_without_plan)
    # A plan lives to its first review at three months; 37.8 % of open plans are younger.
    length = (88 + draw.exponential(195, rows)).astype(np.int64)[row]
    to_care = planned & (draw.random(rows)[row] < PATHS.plan_to_care)
    into = held + (20 + draw.random(rows)[row] * np.minimum(length, 330)).astype(np.int64)
    frame["cp_start"] = np.where(planned, held, NEVER)
    frame["cp_end"] = np.where(planned, np.where(to_care, into, held + length), NEVER)
    frame["care_start"] = np.where(to_care, into, NEVER)
    frame["other_authority"] = planned & ~to_care & (draw.random(rows) < PATHS.other_authority)[row]


def _take_into_care(draw: Draw, frame: pd.DataFrame, rows: int) -> None:
    row, path = frame["row"].to_numpy(), frame["path"].to_numpy()
    soon = frame["referral"].to_numpy() + draw.integers(0, 60, rows)[row]
    at_once = frame["referral"].to_numpy() + draw.integers(0, 2, rows)[row]
    start = np.select([path == Path.CARE, path == Path.UNACCOMPANIED], [soon, at_once], NEVER)
    start = np.minimum(frame["care_start"].to_numpy(), start)
    start = np.maximum(start, np.where(start < NEVER, frame["born"].to_numpy(), start))
    eighteen = birthday(frame["born"].to_numpy(), 18)
    start = np.where(start < eighteen - 20, start, NEVER)
    ends, reasons = ways_out(draw, start, frame["born"].to_numpy(), path == Path.UNACCOMPANIED)
    frame["care_start"], frame["care_end"], frame["exit"] = start, ends, reasons
    # Plans end on the day care begins; a child near eighteen keeps the plan instead.
    cp_end = np.minimum(frame["cp_end"].to_numpy(), eighteen)
    frame["cp_end"] = np.where(frame["cp_start"] < NEVER, np.minimum(cp_end, start), NEVER)
    frame["short_breaks"] = (
        (path == Path.LONG_SUPPORT)
        & frame["disabled"]
        & (draw.random(len(frame)) < CARE.short_breaks)
    )


def _plan(draw: Draw, frame: pd.DataFrame, rows: int) -> None:
    row, path = frame["row"].to_numpy(), frame["path"].to_numpy()
    after = draw.integers(0, 6, rows)[row]
    down = draw.random(rows)[row] < 0.72
    auth, held, cp_end, care_end = (
        frame[name].to_numpy() for name in ("assess_auth", "icpc", "cp_end", "care_end")
    )
    home = np.isin(frame["exit"].to_numpy(), ("E4A", "E4B"))
    no_care = frame["care_start"].to_numpy() == NEVER
    begins = np.select(
        [path == Path.PLAN, home, (cp_end < NEVER) & no_care & down, (held < cp_end) & no_care],
        [auth + after, care_end, cp_end, held],
        NEVER,
    )
    begins = np.where((cp_end < NEVER) & no_care & ~down, NEVER, begins)
    direct = 45 + draw.gamma(2, 82, rows)[row]
    stepped = 60 + draw.exponential(75, rows)[row]
    length = np.where(path == Path.PLAN, direct, stepped).astype(np.int64)
    eighteen = birthday(frame["born"].to_numpy(), 18)
    ends = np.minimum(begins + length, eighteen)
    valid = (begins < NEVER) & (ends > begins)
    frame["cin_start"] = np.where(valid, begins, NEVER)
    frame["cin_end"] = np.where(valid, ends, NEVER)


def _close(draw: Draw, frame: pd.DataFrame) -> None:
    path, count = frame["path"].to_numpy(), len(frame)
    auth = frame["assess_auth"].to_numpy()
    support = auth + draw.gamma(2, 14, count).astype(np.int64)
    long = auth + 250 + draw.exponential(14 * YEAR, count).astype(np.int64)
    last = np.select(
        [path == Path.NO_ACTION, path == Path.SUPPORT, path == Path.LONG_SUPPORT],
        [frame["referral"].to_numpy() + 1, support, long],
        auth + draw.integers(0, 6, count),
    )
    last = np.maximum(last, _latest(frame, ("cp_end", "cin_end", "care_end")))
    # Support ends at eighteen; work already begun is finished first.
    begun = np.maximum(
        _latest(frame, ("assess_auth", "s47_end", "icpc")), frame["referral"].to_numpy() + 1
    )
    frame["close"] = np.maximum(np.minimum(last, birthday(frame["born"].to_numpy(), 18)), begun)


def _latest(frame: pd.DataFrame, stages: tuple[str, ...]) -> Days:
    days = frame[list(stages)].to_numpy()
    return np.asarray(np.where(days < NEVER, days, 0).max(axis=1), dtype=np.int64)
