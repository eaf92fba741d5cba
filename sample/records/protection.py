"""Enquiries, conferences, child protection plans and their reviews, and child in need plans."""

import numpy as np
import pandas as pd

from sample.design.calibration import PLAN_CATEGORIES
from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.window import NEVER, Days, Draw, add_working_days, on_working_day
from sample.journeys.council import Council, Tables, referral_ids
from sample.people.spells import walk

_LATE_REVIEW = 0.034


def protection(council: Council) -> Tables:
    """The tables of child protection and of child in need plans."""
    return {
        "ssd_s47_enquiry": _enquiries(council),
        "ssd_initial_cp_conference": _conferences(council),
        "ssd_cp_plans": _plans(council),
        "ssd_cp_reviews": _reviews(council),
        "ssd_cin_plans": _need_plans(council),
    }


def _enquiries(council: Council) -> pd.DataFrame:
    rows = council.where("s47_start")
    start, end = council.column("s47_start")[rows], council.column("s47_end")[rows]
    to_conference = council.column("icpc")[rows] < NEVER
    outcome = np.where(to_conference, '{"CP_CONFERENCE": "Y"}', '{"PROV_OF_SERVICES": "Y"}')
    nothing = ~to_conference & (council.draw("enquiries").random(len(rows)) < 0.3)
    return pd.DataFrame(
        {
            "s47e_s47_enquiry_id": numbered("Q", rows + 1),
            "s47e_referral_id": referral_ids(rows),
            "s47e_person_id": council.persons(rows),
            "s47e_s47_start_date": start,
            "s47e_s47_end_date": end,
            "s47e_s47_nfa": yes_no(nothing),
            "s47e_s47_outcome_json": np.where(nothing, '{"NFA": "Y"}', outcome),
            "s47e_s47_completed_by_team": TEAM_IDS[council.teams(rows, start)],
            "s47e_s47_completed_by_worker_id": council.workers(rows, start),
        }
    )


def _conferences(council: Council) -> pd.DataFrame:
    rows = council.where("icpc")
    start, held = council.column("s47_start")[rows], council.column("icpc")[rows]
    planned = council.column("cp_start")[rows] < NEVER
    transfer = start == NEVER
    target = np.where(transfer, NEVER, add_working_days(np.minimum(start, held), 15))
    return pd.DataFrame(
        {
            "icpc_icpc_id": numbered("N", rows + 1),
            "icpc_icpc_meeting_id": _meeting("MC", council, rows, held),
            "icpc_s47_enquiry_id": either(transfer, None, numbered("Q", rows + 1)),
            "icpc_person_id": council.persons(rows),
            "icpc_cp_plan_id": either(planned, numbered("P", rows + 1), None),
            "icpc_referral_id": referral_ids(rows),
            "icpc_icpc_transfer_in": yes_no(transfer),
            "icpc_icpc_target_date": target,
            "icpc_icpc_date": held,
            "icpc_icpc_outcome_cp_flag": yes_no(planned),
            "icpc_icpc_outcome_json": np.where(planned, '{"CP": "Y"}', '{"NFA": "Y"}'),
            "icpc_icpc_team": "IR01",
            "known_from": np.where(transfer, held, start),
        }
    )


def _meeting(prefix: str, council: Council, rows: Days, days: Days) -> Ids:
    """Brothers and sisters who meet on one day share the meeting."""
    family = council.column("family")[rows]
    return np.array(
        [f"{prefix}{f + 1:06}{d:05}" for f, d in zip(family.tolist(), days.tolist(), strict=True)],
        dtype=object,
    )


def _plans(council: Council) -> pd.DataFrame:
    draw, rows = council.draw("plans"), council.where("cp_start")
    first = pick(draw, PLAN_CATEGORIES, len(rows))
    changed = draw.random(len(rows)) < 0.08
    return pd.DataFrame(
        {
            "cppl_cp_plan_id": numbered("P", rows + 1),
            "cppl_referral_id": referral_ids(rows),
            "cppl_icpc_id": numbered("N", rows + 1),
            "cppl_person_id": council.persons(rows),
            "cppl_cp_plan_start_date": council.column("cp_start")[rows],
            "cppl_cp_plan_end_date": council.column("cp_end")[rows],
            "cppl_cp_plan_ola": yes_no(council.column("other_authority")[rows]),
            "cppl_cp_plan_initial_category": first,
            "cppl_cp_plan_latest_category": np.where(
                changed, pick(draw, PLAN_CATEGORIES, len(rows)), first
            ),
        }
    )


def _reviews(council: Council) -> pd.DataFrame:
    """First review within three months of the plan's start, then within six of the last."""
    draw, rows = council.draw("reviews"), council.where("cp_start")
    start, end = council.column("cp_start")[rows], council.column("cp_end")[rows]
    families = council.column("family")[rows]
    _, leader, sibling_of = np.unique(
        np.column_stack([families, start]), axis=0, return_index=True, return_inverse=True
    )
    longest = np.zeros(len(leader), dtype=np.int64)
    np.maximum.at(longest, sibling_of, end)
    meeting, day, due = _meetings(draw, start[leader], longest, council.window.last_day)
    plan, held = _attended(sibling_of, meeting)
    kept = (day[held] <= end[plan]) & (day[held] > start[plan])
    plan, held = plan[kept], held[kept]
    at = rows[plan]
    return pd.DataFrame(
        {
            "cppr_cp_review_id": numbered("V", np.arange(1, len(at) + 1)),
            "cppr_person_id": council.persons(at),
            "cppr_cp_plan_id": numbered("P", at + 1),
            "cppr_cp_review_due": due[held],
            "cppr_cp_review_date": day[held],
            "cppr_cp_review_meeting_id": _meeting("MR", council, at, day[held]),
            "cppr_cp_review_outcome_continue_cp": yes_no(end[plan] > day[held] + 21),
            "cppr_cp_review_quorate": yes_no(draw.random(len(at)) < 0.93),
            "cppr_cp_review_participation": draw.choice(
                ["PN1", "PN2", "PN3", "PN5", "PN7"], len(at), p=[0.2, 0.25, 0.2, 0.2, 0.15]
            ),
        }
    )


def _meetings(draw: Draw, start: Days, end: Days, last_day: int) -> tuple[Days, Days, Days]:
    previous = np.full(len(start), -1, dtype=np.int64)

    def gap(rows: Days, day: Days) -> Days:
        first = previous[rows] < 0
        planned = np.where(
            first, draw.integers(70, 87, len(rows)), draw.integers(140, 177, len(rows))
        )
        late = draw.random(len(rows)) < _LATE_REVIEW
        previous[rows] = day
        return on_working_day(day + planned + late * draw.integers(35, 60, len(rows)))

    row, day = walk(start, end + 1, last_day, gap)
    opening = np.append(True, row[1:] != row[:-1])
    before = np.where(opening, start[row], np.append(0, day[:-1]))
    return row, day, before + np.where(opening, 91, 182)


def _attended(sibling_of: Days, meeting: Days) -> tuple[Days, Days]:
    """Every plan with every meeting of its family: plan and meeting rows."""
    plans = pd.DataFrame({"group": sibling_of, "plan": np.arange(len(sibling_of))})
    meetings = pd.DataFrame({"group": meeting, "held": np.arange(len(meeting))})
    both = plans.merge(meetings, on="group").sort_values(["plan", "held"])
    return both["plan"].to_numpy(), both["held"].to_numpy()


def _need_plans(council: Council) -> pd.DataFrame:
    rows = council.where("cin_start")
    start = council.column("cin_start")[rows]
    return pd.DataFrame(
        {
            "cinp_cin_plan_id": numbered("L", rows + 1),
            "cinp_referral_id": referral_ids(rows),
            "cinp_person_id": council.persons(rows),
            "cinp_cin_plan_start_date": start,
            "cinp_cin_plan_end_date": council.column("cin_end")[rows],
            "cinp_cin_plan_team": TEAM_IDS[council.teams(rows, start)],
            "cinp_cin_plan_worker_id": council.workers(rows, start),
        }
    )
