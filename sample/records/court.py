"""Orders and care proceedings."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import TEAM_IDS
from sample.design.window import NEVER, YEAR, Days, Flags, Floats
from sample.journeys.council import Council, Tables
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
