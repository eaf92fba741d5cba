"""Assessments and the factors found in them."""

import numpy as np
import pandas as pd

from sample.design.calibration import FACTORS
from sample.design.codes import numbered, yes_no
from sample.design.places import TEAM_IDS
from sample.design.window import NEVER
from sample.journeys.council import Council, referral_ids
from sample.journeys.journeys import Path

_TWO_IN_TEN = 0.2


def assessments(council: Council) -> pd.DataFrame:
    """ssd_cin_assessments: one row per referral that was assessed."""
    draw, rows = council.draw("assessments"), council.where("assess_start")
    auth = council.column("assess_auth")[rows]
    team = council.teams(rows, np.minimum(auth, council.column("close")[rows] - 1))
    seen = council.quality.happens(draw, "assessment_child_seen", team, auth)
    path = council.column("path")[rows]
    none = path == Path.NOT_IN_NEED
    outcome = np.where(none, '{"NFA": "Y"}', '{"PROV_OF_SERVICES": "Y"}')
    return pd.DataFrame(
        {
            "cina_assessment_id": numbered("A", rows + 1),
            "cina_person_id": council.persons(rows),
            "cina_referral_id": referral_ids(rows),
            "cina_assessment_start_date": council.column("assess_start")[rows],
            "cina_assessment_child_seen": yes_no(seen),
            "cina_assessment_auth_date": auth,
            "cina_assessment_outcome_json": outcome,
            "cina_assessment_outcome_nfa": yes_no(none),
            "cina_assessment_team": TEAM_IDS[team],
            "cina_assessment_worker_id": council.workers(rows, auth - 1),
        }
    )


def factors(council: Council, assessments: pd.DataFrame) -> pd.DataFrame:
    """Factors of finished assessments; older rows hold an object, newer ones an array."""
    draw = council.draw("factors")
    in_need = (assessments["cina_assessment_outcome_nfa"] == "N").to_numpy()
    done = (assessments["cina_assessment_auth_date"] <= council.window.last_day).to_numpy()
    kept = assessments[done & (in_need | (draw.random(len(assessments)) < _TWO_IN_TEN))]
    codes, shares = np.array(list(FACTORS)), np.array(list(FACTORS.values())) / 100
    present = draw.random((len(kept), len(codes))) < shares
    change = council.window.covers_from + 600
    auth = kept["cina_assessment_auth_date"].to_numpy()
    written = [
        _written(codes[row].tolist(), day < change)
        for row, day in zip(present, auth.tolist(), strict=True)
    ]
    return pd.DataFrame(
        {
            "cinf_table_id": numbered("F", np.arange(1, len(kept) + 1)),
            "cinf_assessment_id": kept["cina_assessment_id"].to_numpy(),
            "cinf_assessment_factors_json": written,
            "known_from": np.where(auth < NEVER, auth, 0),
        }
    )


def _written(codes: list[str], as_object: bool) -> str:
    found = codes or ["21"]
    if as_object:
        return "{" + ", ".join(f'"{code}": "Yes"' for code in found) + "}"
    return "[" + ", ".join(f'"{code}"' for code in found) + "]"
