"""The second method itself, checked against answers worked out by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

import holidays
import pytest

from tests.reference.assessments import factor_codes
from tests.reference.calendar import WorkingDays, age_at, bank_holidays, month_ends, months_later
from tests.reference.care_leavers import is_eet
from tests.reference.figures import (
    COUNTS,
    MEDIANS,
    reference_cases,
    reference_figures,
    reference_set_aside,
)
from tests.reference.protection import category_of
from tests.reference.random_extract import random_extract
from tests.reference.rates import FEEDS
from tests.reference.reading import UNREAD, parse_date, parse_flag, read_extract
from tests.reference.supplied import NEEDS
from tests.reference.voices import grade_of

ORG_TEAM = """team_id,valid_from,valid_to,service,locality,team_name
A,2025-01-01,2026-02-10,Help,East,Team A
A,2026-02-10,,Help,West,Team A
B,2026-01-15,2026-02-01,Help,North,Team B
"""


def written(folder: Path, **tables: str) -> Path:
    """A folder with an extract as at 31 March 2026; each table is its comma separated text."""
    (folder / "extract.toml").write_text("as_at = 2026-03-31\nla_code = 840\n", "utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("year", range(2000, 2031))
def test_bank_holidays_are_englands(year: int) -> None:
    listed = set(holidays.country_holidays("GB", subdiv="ENG", years=year))
    assert {day for day in bank_holidays(year) if day.weekday() < 5} == {
        day for day in listed if day.weekday() < 5
    }


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 4, 3), date(2026, 4, 2), None),
        (date(2025, 12, 24), date(2025, 12, 29), 1),
        (date(2026, 1, 30), date(2026, 2, 2), 1),
        (None, date(2026, 2, 2), None),
    ],
)
def test_working_days(start: date | None, end: date, days: int | None) -> None:
    assert WorkingDays().between(start, end) == days


def test_supplied_holidays_replace_englands() -> None:
    first, last = date(2026, 4, 1), date(2026, 4, 6)
    # Good Friday was moved to the day before: as many days as England has, so the third is worked.
    moved = bank_holidays(2026) - {date(2026, 4, 3)} | {date(2026, 4, 2)}
    assert WorkingDays(moved).between(first, last) == 1
    # One day alone is part of the year: the third and the sixth are off too.
    assert WorkingDays([date(2026, 4, 2)]).between(first, last) == 0


def test_months_and_ages() -> None:
    assert months_later(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_later(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert month_ends(date(2024, 2, 29), date(2024, 4, 29)) == [
        date(2024, 2, 29),
        date(2024, 3, 31),
    ]
    assert age_at(date(2020, 2, 29), date(2025, 2, 28)) == 4
    assert age_at(date(2020, 2, 29), date(2025, 3, 1)) == 5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T23:59:00", date(2026, 3, 4)),
        ("04/03/2026", date(2026, 3, 4)),
        ("4/3/2026 10:00", date(2026, 3, 4)),
        ("03/13/2026", UNREAD),
        ("not known", UNREAD),
        ("N/A", None),
        ("1900-01-01", None),
        ("01/01/1900", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_flags_codes_and_words() -> None:
    assert [parse_flag(text) for text in ("TRUE", "No", "NA")] == [True, False, None]
    assert [grade_of(text) for text in ("1 OUTSTANDING", "GOOD", "3", "NA")] == [1, 2, 3, None]
    assert [category_of(text) for text in ("neg", "Sexual abuse", "Multiple: neglect", None)] == [
        "NEG",
        "SAB",
        "MUL",
        "UNKNOWN",
    ]
    assert [is_eet(text) for text in ("P5", "F6", "Not in training", "Another training")] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('["3A", "20"]', {"3A", "20"}),
        ('{"3A": "Yes", "3B": "No", "3C": true}', {"3A", "3C"}),
        ("gangs", {"13A"}),
        ('["DOMESTIC ABUSE: CHILD", "nothing listed"]', {"3A"}),
        ("[]", set()),
        (None, set()),
    ],
)
def test_factor_codes(text: str | None, codes: set[str]) -> None:
    assert factor_codes(text) == codes


def test_each_row_set_aside_has_its_first_reason(tmp_path: Path) -> None:
    rows = [
        "1,X,2026-01-01,,y",
        "1,X,2026-01-02,,y",
        "1,X,01/01/2026,,Yes",
        ",,2026-01-01,2025-01-01,y",
        "3,,2026-01-03,2026-01-02,y",
        "4,X,2026-04-02,2026-04-01,y",
        "5,X,2026-04-01,,y",
        "6,X,2026-03-01,2026-04-01,y",
    ]
    head = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa"
    folder = written(tmp_path, ssd_cin_episodes="\n".join([head, *rows]))
    assert reference_set_aside(folder)["ssd_cin_episodes"] == Counter(
        {
            "duplicate": 1,
            "key clash": 1,
            "no key": 1,
            "no person": 1,
            "end before start": 1,
            "future date": 1,
        }
    )
    kept = read_extract(folder).rows["ssd_cin_episodes"]
    assert [(row["cine_referral_id"], row["cine_close_date"]) for row in kept] == [
        ("1", None),
        ("6", None),
    ]


def test_a_team_that_moves_in_mid_month_has_one_row(tmp_path: Path) -> None:
    referrals = (
        "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_team\n"
        "1,X,2026-02-09,2026-02-20,A\n2,Y,2026-02-10,2026-02-20,A\n3,Z,2026-02-11,2026-02-20,B\n"
        "4,Z,2025-02-11,2025-02-20,C\n"
    )
    folder = written(tmp_path, ssd_cin_episodes=referrals, org_team=ORG_TEAM)
    found = {
        key[1:]: figure[2]
        for key, figure in reference_figures(folder).items()
        if key[0] == "referrals_received" and key[5] == "2026-02-01"
    }
    assert found == {
        ("council", "", "", "", "2026-02-01"): 3,
        ("service", "Help", "", "", "2026-02-01"): 3,
        ("locality", "Help", "East", "", "2026-02-01"): 1,
        ("locality", "Help", "West", "", "2026-02-01"): 1,
        ("locality", "Help", "North", "", "2026-02-01"): 1,
        ("team", "Help", "West", "A", "2026-02-01"): 2,
        ("team", "Help", "North", "B", "2026-02-01"): 1,
    }
    repeats = reference_figures(folder)["rereferral_12m", "council", "", "", "", "2026-02-01"]
    assert repeats == (1, 3, pytest.approx(100 / 3))


def test_the_involvement_is_chosen_before_its_team(tmp_path: Path) -> None:
    visits = (
        "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,"
        "cppv_cp_visit_seen_alone\n1,X,2026-02-09,y,n\n2,X,2026-02-16,y,y\n"
    )
    involvements = (
        "invo_involvements_id,invo_person_id,invo_professional_role_id,invo_professional_team,"
        "invo_involvement_start_date,invo_involvement_end_date\n"
        "10,X,cw,A,2026-01-01,\n9,X,CW,,2026-01-01,2026-02-16\n"
    )
    people = "pers_person_id,pers_dob\nX,2022-02-09\n"
    folder = written(
        tmp_path,
        ssd_cp_visits=visits,
        ssd_involvements=involvements,
        ssd_person=people,
        org_team=ORG_TEAM,
    )
    cases = [case for case in reference_cases(folder) if case.measure_id == "cp_seen_alone"]
    assert [(case.case_id, case.team_id, case.numerator) for case in cases] == [
        ("1", "UNASSIGNED", False),
        ("2", "A", True),
    ]


def test_random_extracts_reach_both_outcomes_of_every_share(tmp_path: Path) -> None:
    seen = set()
    for seed in range(10):
        random_extract(tmp_path / str(seed), seed)
        for case in reference_cases(tmp_path / str(seed)):
            seen.add((case.measure_id.partition(":")[0], case.numerator > 0))
    always = (COUNTS | MEDIANS | {"caseload_avg_fte", "cla_sdq_mean"}) - {"unallocated_cases"}
    wanted = {(measure, True) for measure in NEEDS} | {
        (measure, False) for measure in set(NEEDS) - always
    }
    assert {(measure, some) for measure, some in wanted if measure not in FEEDS} - seen == set()


@pytest.mark.parametrize("seed", range(3))
def test_the_council_is_the_sum_of_its_services_and_its_teams(tmp_path: Path, seed: int) -> None:
    random_extract(tmp_path, seed)
    totals: dict[str, Counter[tuple[str, str]]] = {
        level: Counter() for level in ("council", "service", "locality", "team")
    }
    for (measure, level, *_, month), (numerator, _, _) in reference_figures(tmp_path).items():
        if measure in COUNTS:
            totals[level][measure, month] += round(numerator or 0)
    assert totals["service"] == totals["council"]
    assert totals["locality"] == totals["council"]
    assert totals["team"] == totals["council"]
