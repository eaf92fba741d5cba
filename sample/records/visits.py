"""Visits to children in need, on plans and in care, more or less on time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.chances import Rhythm
from sample.design.codes import numbered, yes_no
from sample.design.stories import SEEN_ALONE_DISABLED
from sample.design.window import NEVER, Days, Draw, Flags, add_working_days, on_working_day
from sample.journeys.council import Council, Tables
from sample.journeys.journeys import Path
from sample.people.people import age_in_years
from sample.people.spells import walk

_SEEN = 0.965
_LOOK_BACK = 150
"""Visits of this many days before the extract begins are in it, so that its first month is fair."""


NEED = Rhythm((9, 26), (34, 66), 30)
PLAN = Rhythm((7, 17), (23, 45), 20)
CARE = Rhythm((18, 38), (46, 90), 42)
UNPLANNED = Rhythm((30, 60), (60, 90), 60)


@dataclass(frozen=True)
class Visits:
    """Visits by journey and day."""

    row: Days
    day: Days


def visits(council: Council, moves: Visits) -> Tables:
    """ssd_cin_visits, ssd_cp_visits and ssd_cla_visits; `moves` are placements beginning."""
    need, plan = _need_visits(council), _plan_visits(council)
    care = _care_visits(council, moves)
    return {
        "ssd_cin_visits": _table(council, need, "cinv_cin", "X", "cin_seen_alone"),
        "ssd_cp_visits": _table(council, plan, "cppv_cp", "Y", "cp_seen_alone").assign(
            cppv_cp_plan_id=numbered("P", plan.row + 1)
        ),
        "ssd_cla_visits": _table(council, care, "clav_cla", "Z", "cla_seen_alone").assign(
            clav_cla_id=numbered("G", care.row + 1)
        ),
    }


def _need_visits(council: Council) -> Visits:
    """From the referral until a child protection plan or care begins, and again after it."""
    draw = council.draw("need visits")
    referral, close = council.column("referral"), council.column("close")
    away = np.minimum(council.column("cp_start"), council.column("care_start"))
    after = np.minimum(council.column("cp_end"), council.column("care_end"))
    again = np.where(council.column("care_start") < NEVER, council.column("care_end"), after)
    first = _first_visits(council, draw, np.minimum(away, close))
    planned = council.column("path") != Path.LONG_SUPPORT
    before = _regular(council, draw, first, np.minimum(away, close), planned)
    later = np.flatnonzero((away < NEVER) & (again < close))
    back = np.full(len(referral), NEVER, dtype=np.int64)
    back[later] = again[later] + draw.integers(0, 8, len(later))
    returned = _regular(council, draw, back, close, planned)
    row = np.concatenate([before.row, returned.row])
    return _in_order(Visits(row, np.concatenate([before.day, returned.day])))


def _first_visits(council: Council, draw: Draw, end: Days) -> Days:
    referral, path = council.column("referral"), council.column("path")
    soon = council.quality.happens(draw, "child_seen_5wd", council.column("team"), referral)
    count = len(referral)
    day = add_working_days(
        referral, np.where(soon, draw.integers(0, 6, count), draw.integers(6, 16, count))
    )
    return np.where((path != Path.NO_ACTION) & (day < end), day, NEVER)


def _regular(council: Council, draw: Draw, first: Days, end: Days, planned: Flags) -> Visits:
    rows = np.flatnonzero(first < end)
    start = _recent(council, draw, first[rows], end[rows], 40)

    def gap(walking: Days, day: Days) -> Days:
        at = rows[walking]
        on_time = council.quality.chance("cin_visit_on_time", council.teams(at, day), day)
        usual = NEED.gaps(draw, on_time)
        return add_working_days(day, np.where(planned[at], usual, UNPLANNED.gaps(draw, on_time)))

    walked, day = walk(start, end[rows], council.window.last_day, gap)
    row = np.concatenate([rows, rows[walked]])
    return Visits(row, np.concatenate([start, day]))


def _recent(council: Council, draw: Draw, first: Days, end: Days, spread: int) -> Days:
    """Where a walk begins: at its first visit, or shortly before the extract does."""
    since = council.window.covers_from - _LOOK_BACK + draw.integers(0, spread, len(first))
    return np.minimum(np.maximum(first, since), np.maximum(end - 1, first))


def _plan_visits(council: Council) -> Visits:
    draw, rows = council.draw("plan visits"), council.where("cp_start")
    begins, end = council.column("cp_start")[rows], council.column("cp_end")[rows]
    first = add_working_days(begins, draw.integers(1, 11, len(rows)))
    start = _recent(council, draw, np.minimum(first, end - 1), end, 20)

    def gap(walking: Days, day: Days) -> Days:
        teams = council.teams(rows[walking], day)
        on_time = council.quality.chance("cpp_visit_on_time", teams, day)
        return add_working_days(day, PLAN.gaps(draw, on_time))

    walked, day = walk(start, end, council.window.last_day, gap)
    return _in_order(Visits(np.concatenate([rows, rows[walked]]), np.concatenate([start, day])))


def _care_visits(council: Council, moves: Visits) -> Visits:
    """Within a week of every placement, then every six weeks at least."""
    draw, rows = council.draw("care visits"), council.where("care_start")
    begins, end = council.column("care_start")[rows], council.column("care_end")[rows]
    start = _recent(council, draw, begins, end, 30)

    def gap(walking: Days, day: Days) -> Days:
        teams = council.teams(rows[walking], day)
        on_time = council.quality.chance("cla_visit_on_time", teams, day)
        return on_working_day(day + CARE.gaps(draw, on_time))

    walked, day = walk(start, end, council.window.last_day, gap)
    settled = np.flatnonzero(draw.random(len(moves.row)) < 0.93)
    soon = moves.day[settled] + draw.integers(0, 7, len(settled))
    kept = (soon < council.column("care_end")[moves.row[settled]]) & (
        soon >= council.window.covers_from - _LOOK_BACK
    )
    row = np.concatenate([rows[walked], moves.row[settled][kept]])
    return _in_order(Visits(row, np.concatenate([day, soon[kept]])))


def _in_order(found: Visits) -> Visits:
    order = np.lexsort((found.day, found.row))
    row, day = found.row[order], found.day[order]
    fresh = np.append(True, (row[1:] != row[:-1]) | (day[1:] != day[:-1])) if len(row) else row > 0
    return Visits(row[fresh], day[fresh])


def _table(council: Council, made: Visits, stem: str, letter: str, alone: str) -> pd.DataFrame:
    draw = council.draw(f"visits {stem}")
    seen = draw.random(len(made.row)) < _SEEN
    team = council.teams(made.row, made.day)
    chance = council.quality.chance(alone, team, made.day)
    disabled = council.column("disabled")[made.row]
    chance = np.where(disabled, chance * SEEN_ALONE_DISABLED, chance)
    young = age_in_years(council.column("born")[made.row], made.day) < 4
    with_child = seen & (draw.random(len(seen)) < np.where(young, 0.15, chance))
    table = {
        f"{stem}_visit_id": numbered(letter, np.arange(1, len(seen) + 1), 7),
        f"{stem[:4]}_person_id": council.persons(made.row),
        f"{stem}_visit_date": made.day,
        f"{stem}_visit_seen": yes_no(seen),
        f"{stem}_visit_seen_alone": yes_no(with_child),
        f"{stem}_visit_bedroom": yes_no(seen & (draw.random(len(seen)) < 0.6)),
    }
    return pd.DataFrame(table)
