"""Health checks, dental checks, strengths and difficulties scores, and going missing."""

import numpy as np
import pandas as pd

from sample.design.chances import Rhythm
from sample.design.codes import numbered, yes_no
from sample.design.window import YEAR, Days, Draw, add_working_days, on_working_day
from sample.journeys.council import Council, Tables
from sample.people.people import age_in_years
from sample.people.spells import walk

INITIAL, REVIEW, DENTAL = "Initial Health Assessment", "Review Health Assessment", "Dental Check"
_INITIAL_IN_TIME = 0.75  # almost 75 % in 20 working days, Q1 2024-25
_UP_TO_DATE = 0.955  # 94 % of health and dental checks (2025), some refused
_UNDER_FIVE = Rhythm((140, 172), (190, 260), 183)
_FIVE_AND_OVER = Rhythm((280, 350), (375, 480), 365)
_TEETH = Rhythm((170, 330), (375, 480), 365)
_PRONE, _MISSING_A_YEAR = 0.26, 1.7  # 10 % of children in care missing in the year (2025)


def health(council: Council) -> Tables:
    """ssd_cla_health, ssd_sdq_scores and ssd_missing."""
    return {
        "ssd_cla_health": _checks(council),
        "ssd_sdq_scores": _scores(council),
        "ssd_missing": _missing(council),
    }


def _checks(council: Council) -> pd.DataFrame:
    draw, rows = council.draw("health"), council.where("care_start")
    start, end = council.column("care_start")[rows], council.column("care_end")[rows]
    first = _initial(draw, start)
    seen = np.flatnonzero(first < end)
    reviewed, review_day = _reviews(council, draw, rows, first, end)
    checked, check_day = _dentist(council, draw, start, end)
    row = np.concatenate([rows[seen], rows[reviewed], rows[checked]])
    kinds = np.repeat([INITIAL, REVIEW, DENTAL], [len(seen), len(reviewed), len(checked)])
    return pd.DataFrame(
        {
            "clah_health_check_id": numbered("HC", np.arange(1, len(row) + 1)),
            "clah_person_id": council.persons(row),
            "clah_health_check_type": kinds,
            "clah_health_check_date": np.concatenate([first[seen], review_day, check_day]),
            "clah_health_check_status": np.where(
                draw.random(len(row)) < 0.985, "Completed", "Refused"
            ),
        }
    )


def _initial(draw: Draw, start: Days) -> Days:
    count = len(start)
    in_time = draw.random(count) < _INITIAL_IN_TIME
    days = np.where(in_time, draw.integers(8, 21, count), draw.integers(21, 50, count))
    return add_working_days(start, days)


def _reviews(council: Council, draw: Draw, rows: Days, first: Days, end: Days) -> tuple[Days, Days]:
    born = council.column("born")[rows]

    def gap(walking: Days, day: Days) -> Days:
        level = np.full(len(walking), _UP_TO_DATE)
        young = age_in_years(born[walking], day) < 5
        older = _FIVE_AND_OVER.gaps(draw, level)
        return on_working_day(day + np.where(young, _UNDER_FIVE.gaps(draw, level), older))

    return walk(first, end, council.window.last_day, gap)


def _dentist(council: Council, draw: Draw, start: Days, end: Days) -> tuple[Days, Days]:
    def gap(walking: Days, day: Days) -> Days:
        return on_working_day(day + _TEETH.gaps(draw, np.full(len(walking), _UP_TO_DATE)))

    before = start - draw.integers(0, 200, len(start))
    row, day = walk(before, end, council.window.last_day, gap)
    after = day > start[row]
    return row[after], day[after]


def _scores(council: Council) -> pd.DataFrame:
    draw, rows = council.draw("scores"), council.where("care_start")
    start, end = council.column("care_start")[rows], council.column("care_end")[rows]
    usual = draw.normal(14.7, 5.5, len(rows))

    def yearly(walking: Days, day: Days) -> Days:
        return on_working_day(day + draw.integers(310, 372, len(walking)))

    row, day = walk(start - draw.integers(0, 150, len(rows)), end, council.window.last_day, yearly)
    age = age_in_years(council.column("born")[rows[row]], day)
    kept = (age >= 4) & (age < 17) & (day > start[row])
    score = np.clip(np.round(usual[row] + draw.normal(0, 2.5, len(row))), 0, 40)
    return pd.DataFrame(
        {
            "csdq_table_id": numbered("SD", np.arange(1, int(kept.sum()) + 1)),
            "csdq_person_id": council.persons(rows[row[kept]]),
            "csdq_sdq_completed_date": day[kept],
            "csdq_sdq_score": score[kept].astype(np.int64),
        }
    )


def _missing(council: Council) -> pd.DataFrame:
    draw, rows = council.draw("missing"), council.where("care_start")
    born = council.column("born")[rows]
    start = np.maximum(council.column("care_start")[rows], born + int(10.5 * YEAR))
    start = np.maximum(start, council.window.covers_from - 370)
    end = np.minimum(council.column("care_end")[rows], council.window.last_day)
    prone = draw.random(len(rows)) < _PRONE
    years = np.maximum(end - start, 0) / YEAR
    count = draw.poisson(np.where(prone, years * _MISSING_A_YEAR, years * 0.02))
    source = np.repeat(np.arange(len(rows)), count)
    went = start[source] + (draw.random(len(source)) * (end - start)[source]).astype(np.int64)
    back = went + draw.choice([0, 1, 2, 4, 9], len(source), p=[0.5, 0.3, 0.12, 0.06, 0.02])
    order = np.lexsort((went, source))
    source, went, back = source[order], went[order], back[order]
    offered = council.quality.happens(draw, "rhi_offered", council.teams(rows[source], went), back)
    accepted = offered & (draw.random(len(source)) < 0.62)
    return pd.DataFrame(
        {
            "miss_table_id": numbered("MI", np.arange(1, len(source) + 1)),
            "miss_person_id": council.persons(rows[source]),
            "miss_missing_episode_start_date": went,
            "miss_missing_episode_type": np.where(draw.random(len(source)) < 0.87, "M", "A"),
            "miss_missing_episode_end_date": back,
            "miss_missing_rhi_offered": yes_no(offered),
            "miss_missing_rhi_accepted": np.where(offered, yes_no(accepted), "NA"),
        }
    )
