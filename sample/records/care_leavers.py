"""Young people who have left care: where they live, what they do, who keeps in touch."""

import numpy as np
import pandas as pd

from sample.design.codes import deal, either, numbered, pick
from sample.design.places import TEAM_IDS
from sample.design.window import first_day
from sample.journeys.allocation import PERSONAL_ADVISER
from sample.journeys.council import Council, Tables, worker_ids
from sample.people.people import age_in_years, person_ids

_NO_REVIEW = first_day((1900 - 1970) * 12)
# 41 % in education, employment or training; 86 % in suitable homes (19 to 21, 2025).
_ACTIVITY = {"F1": 5, "F2": 12, "F4": 16, "P2": 4, "P4": 5, "G4": 18, "G5": 30, "G6": 8}
_UNKNOWN_ACTIVITY = 0.02
_HOMES = {"B": 10, "C": 4, "D": 14, "E": 6, "K": 3, "R": 5, "T": 8, "U": 38, "W": 4, "Y": 4, "Z": 4}
_TOUCH = {"YES": 92.5, "NO": 4.0, "REFU": 1.5, "NREQ": 1.0, "RHOM": 0.6, "DIED": 0.4}


def leavers(council: Council) -> Tables:
    """ssd_care_leavers: everyone whom a personal adviser still follows on the as-at date."""
    draw, day = council.draw("care leavers"), council.window.last_day
    rows = council.holders.rows
    followed = rows[
        (rows["role"] == PERSONAL_ADVISER) & (rows["start"] <= day) & (rows["end"] > day)
    ]
    child = followed["child"].to_numpy()
    count, age = len(followed), age_in_years(council.homes.born[child], np.full(len(child), day))
    suitable = np.where(draw.random(count) < 0.865, "1", "2").astype(object)
    review = day - np.where(
        draw.random(count) < 0.88, draw.integers(3, 180, count), draw.integers(190, 420, count)
    )
    worker = worker_ids(followed["worker"].to_numpy())
    unknown = draw.random(count) < _UNKNOWN_ACTIVITY
    return {
        "ssd_care_leavers": pd.DataFrame(
            {
                "clea_table_id": numbered("CLE", np.arange(1, count + 1)),
                "clea_person_id": person_ids(child),
                "clea_care_leaver_eligibility": np.where(age < 18, "Relevant", "Former relevant"),
                "clea_care_leaver_in_touch": pick(draw, _TOUCH, count),
                "clea_care_leaver_latest_contact": day - draw.integers(0, 75, count),
                "clea_care_leaver_accommodation": pick(draw, _HOMES, count),
                "clea_care_leaver_accom_suitable": either(
                    draw.random(count) < 0.01, None, suitable
                ),
                "clea_care_leaver_activity": either(unknown, None, deal(draw, _ACTIVITY, count)),
                "clea_pathway_plan_review_date": np.where(
                    draw.random(count) < 0.02, _NO_REVIEW, review
                ),
                "clea_care_leaver_personal_advisor": worker,
                "clea_care_leaver_allocated_team": TEAM_IDS[followed["team"].to_numpy()],
                "clea_care_leaver_worker_id": worker,
            }
        )
    }
