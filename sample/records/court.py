"""Work before proceedings, and care proceedings up to the final order."""

import numpy as np
import pandas as pd

from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.window import NEVER, Days
from sample.journeys.council import Council, Tables
from sample.people.leaving import ADOPTED, HOME_OTHER, HOME_PLANNED, SPECIAL_GUARDIAN
from sample.records.orders import Proceedings, proceedings

_PREPARED = 0.62
_STEPPED_DOWN = 0.14
_REASONS = {"EXPERT": 30, "COURT_LISTING": 30, "KINSHIP": 18, "NEW_PARENT": 10, "LA_LATE": 12}


def court(council: Council) -> Tables:
    """ssd_pre_proceedings and court_proceedings."""
    found = proceedings(council)
    prepared = _prepared(council, found)
    return {
        "ssd_pre_proceedings": _pre_proceedings(council, found, prepared),
        "court_proceedings": _proceedings(council, found, prepared),
    }


def _prepared(council: Council, found: Proceedings) -> Days:
    """The day work before proceedings began; NEVER where issue came without it."""
    draw = council.draw("prepared")
    family = council.column("family")[found.row]
    chance, length = draw.random((2, int(family.max(initial=0)) + 1))[:, family]
    days = np.where(length < 0.58, 40 + length * 120, 113 + (length - 0.58) * 240)
    return np.where(chance < _PREPARED, found.issue - 10 - days.astype(np.int64), NEVER)


def _pre_proceedings(council: Council, found: Proceedings, prepared: Days) -> pd.DataFrame:
    draw, plans = council.draw("stepped down"), council.where("cp_start")
    down = plans[draw.random(len(plans)) < _STEPPED_DOWN]
    down = down[council.column("care_start")[down] == NEVER]
    began = council.column("cp_start")[down] + draw.integers(20, 90, len(down))
    over = began + draw.integers(45, 165, len(down))
    led = np.flatnonzero(prepared < NEVER)
    row = np.concatenate([found.row[led], down])
    decision = np.concatenate([prepared[led], began])
    end = np.concatenate([found.issue[led] - 10, over])
    issued = np.arange(len(row)) < len(led)
    recent = (end >= council.window.covers_from) & (decision < end)
    row, decision, end, issued = row[recent], decision[recent], end[recent], issued[recent]
    count = len(row)
    return pd.DataFrame(
        {
            "prep_table_id": numbered("PP", np.arange(1, count + 1)),
            "prep_person_id": council.persons(row),
            "prep_plo_family_id": numbered("FAM", council.column("family")[row] + 1),
            "prep_pre_pro_decision_date": decision,
            "prep_initial_pre_pro_meeting_date": decision + draw.integers(7, 25, count),
            "prep_pre_pro_outcome": np.where(issued, "Issue proceedings", "Step down"),
            "prep_agree_stepdown_issue_date": end,
            "prep_cp_plans_referral_period": draw.integers(0, 2, count),
            "prep_pre_pro_letter_date": decision + draw.integers(1, 9, count),
            "prep_care_pro_letter_date": np.where(issued, end + 3, NEVER),
            "prep_pre_pro_meetings_num": draw.integers(1, 4, count),
            "prep_pre_pro_parents_legal_rep": yes_no(draw.random(count) < 0.8),
            "prep_care_proc_short_notice": "N",
        }
    )


def _proceedings(council: Council, found: Proceedings, prepared: Days) -> pd.DataFrame:
    draw = council.draw("court")
    recent = np.flatnonzero(found.final >= council.window.covers_from)
    row, issue, final = found.row[recent], found.issue[recent], found.final[recent]
    began, count = prepared[recent], len(recent)
    care = _rows(council, row, issue, final, "CARE_S31").assign(
        pre_proceedings_start=began,
        pre_proceedings_end=np.where(began < NEVER, issue - 10, NEVER),
        short_notice=yes_no((began == NEVER) & (draw.random(count) < 0.4)),
        irh_date=issue + ((final - issue) * 0.8).astype(np.int64),
        final_order=_orders(council, row, final),
        extension_reason=either(final - issue > 182, pick(draw, _REASONS, count), None),
        la_plan_agreed=yes_no(draw.random(count) < 0.88),
    )
    adopted = np.isin(council.column("exit")[row], ADOPTED)
    placed = _rows(
        council, row[adopted], final[adopted] - 45, final[adopted], "PLACEMENT_ORDER"
    ).assign(short_notice="N", final_order="PLACEMENT_ORDER", la_plan_agreed="Y")
    return pd.concat([care, placed], ignore_index=True)


def _rows(council: Council, row: Days, issue: Days, final: Days, kind: str) -> pd.DataFrame:
    family = council.column("family")[row].tolist()
    prefix = "CS" if kind == "CARE_S31" else "PO"
    return pd.DataFrame(
        {
            "case_ref": [
                f"{prefix}{f + 1:06}-{day}" for f, day in zip(family, issue.tolist(), strict=True)
            ],
            "child_id": council.persons(row),
            "application_type": kind,
            "issue_date": issue,
            "final_order_date": final,
            "team_id": TEAM_IDS[council.teams(row, issue)],
        }
    )


def _orders(council: Council, row: Days, final: Days) -> Ids:
    exits, left = council.column("exit")[row], council.column("care_end")[row]
    return np.select(
        [
            np.isin(exits, ADOPTED),
            np.isin(exits, SPECIAL_GUARDIAN) & (left <= final + 60),
            np.isin(exits, HOME_PLANNED + HOME_OTHER) & (left <= final),
        ],
        ["PLACEMENT_ORDER", "SGO", "SUPERVISION_ORDER"],
        "CARE_ORDER",
    ).astype(object)
