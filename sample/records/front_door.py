"""Contacts, referrals, assessments and enquiries."""

import numpy as np
import pandas as pd

from sample.design.calibration import FACTORS, FRONT_DOOR, REFERRAL_SOURCES
from sample.design.codes import Ids, either, numbered, pick, yes_no
from sample.design.places import POSITION, TEAM_IDS
from sample.design.window import NEVER, Days, Draw, add_working_days
from sample.journeys.council import Council, Tables, referral_ids
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


_NEEDS = {"N1": 82.5, "N5": 6, "N4": 4.5, "N2": 2.5, "N6": 2, "N8": 1.5, "N3": 0.5, "N9": 0.5}
_OUTCOMES = {"NFA": 55, "ADVICE": 40, "EXISTING_REFERRAL": 5}
_SOURCE_SHARES = {code: share for code, (_, share) in REFERRAL_SOURCES.items()}


def front_door(council: Council) -> Tables:
    """ssd_contacts, ssd_cin_episodes, ssd_cin_assessments and ssd_assessment_factors."""
    sources = pick(council.draw("sources"), _SOURCE_SHARES, len(council.journeys))
    assessed = assessments(council)
    return {
        "ssd_contacts": _contacts(council, sources),
        "ssd_cin_episodes": _episodes(council, sources),
        "ssd_cin_assessments": assessed,
        "ssd_assessment_factors": factors(council, assessed),
    }


def _episodes(council: Council, sources: Ids) -> pd.DataFrame:
    draw, rows = council.draw("episodes"), np.arange(len(council.journeys))
    referral, path = council.column("referral"), council.column("path")
    team = _referral_teams(draw, council)
    none = path == Path.NO_ACTION
    outcome = np.where(none, '{"NFA": "Y"}', '{"SINGLE_ASSESSMENT": "Y"}')
    outcome = np.where(path == Path.CONFERENCE, '{"STRATEGY_DISCUSSION": "Y"}', outcome)
    return pd.DataFrame(
        {
            "cine_referral_id": referral_ids(rows),
            "cine_person_id": council.persons(rows),
            "cine_referral_date": referral,
            "cine_cin_primary_need_code": _needs(draw, council),
            "cine_referral_source_code": sources,
            "cine_referral_source_desc": [REFERRAL_SOURCES[code][0] for code in sources],
            "cine_referral_outcome_json": outcome,
            "cine_referral_nfa": yes_no(none),
            "cine_close_reason": _close_reasons(draw, council),
            "cine_close_date": council.column("close"),
            "cine_referral_team": TEAM_IDS[team],
            "cine_referral_worker_id": council.workers(rows, add_working_days(referral, 5)),
        }
    )


def _referral_teams(draw: Draw, council: Council) -> Days:
    """The front door finishes some referrals itself; the rest go to the team that takes them."""
    path, team = council.column("path"), council.column("team")
    count = len(path)
    kept = draw.random(count)
    team = np.where(
        (path == Path.LONG_SUPPORT) & council.column("disabled"), POSITION["DC01"], team
    )
    team = np.where(kept < 0.03, POSITION["ED01"], team)
    front = np.where(draw.random(count) < 0.55, POSITION["FD01"], POSITION["FD02"])
    return np.where(kept > 0.82, front, team)


def _needs(draw: Draw, council: Council) -> Ids:
    need = pick(draw, _NEEDS, len(council.journeys))
    long = (council.column("path") == Path.LONG_SUPPORT) & council.column("disabled")
    need = np.where(long, "N2", need)
    return np.where(council.column("path") == Path.UNACCOMPANIED, "N8", need)


def _close_reasons(draw: Draw, council: Council) -> Ids:
    reasons = pick(
        draw, {"RC7": 70, "RC4": 10, "RC9": 12, "RC3": 4, "RC6": 4}, len(council.journeys)
    )
    reasons = np.where(council.column("path") == Path.NOT_IN_NEED, "RC8", reasons)
    exits = council.column("exit")
    reasons = np.where(np.isin(exits, ("E11", "E12")), "RC1", reasons)
    return np.where(np.isin(exits, ("E45", "E46", "E47", "E48")), "RC5", reasons)


def _contacts(council: Council, sources: Ids) -> pd.DataFrame:
    """A contact before most referrals, and many more that end in advice or nothing."""
    draw, referral = council.draw("contacts"), council.column("referral")
    led = np.flatnonzero(
        (draw.random(len(referral)) < 0.93) & (referral >= council.window.covers_from)
    )
    waited = draw.choice([0, 1, 2, 3, 6], len(led), p=[0.63, 0.27, 0.06, 0.03, 0.01])
    others = int(len(led) * (FRONT_DOOR.contacts_a_referral - 1))
    row = draw.integers(0, len(referral), others)
    day = draw.integers(council.window.covers_from, council.window.last_day + 1, others)
    born = council.column("born")[row]
    known = (day > born) & (day < born + 17 * 365) & (draw.random(others) < 0.8)
    source = np.concatenate([sources[led], sources[row]])
    return pd.DataFrame(
        {
            "cont_contact_id": numbered("K", np.arange(1, len(led) + others + 1)),
            "cont_person_id": np.concatenate(
                [council.persons(led), either(known, council.persons(row), None)]
            ),
            "cont_contact_date": np.concatenate([_before(referral[led], waited), day]),
            "cont_contact_source_code": source,
            "cont_contact_source_desc": [REFERRAL_SOURCES[code][0] for code in source],
            "cont_contact_outcome_json": [
                *['{"NEW_REFERRAL": "Y"}'] * len(led),
                *(f'{{"{code}": "Y"}}' for code in pick(draw, _OUTCOMES, others)),
            ],
        }
    )


def _before(days: Days, waited: Days) -> Days:
    return days - waited - 2 * (waited > 2)
