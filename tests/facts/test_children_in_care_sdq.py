"""Strengths and difficulties of children in care: the mean of their latest scores."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status

MEASURE, FEBRUARY, MARCH = "cla_sdq_mean", "2026-02", "2026-03"

# d = 2026-03-31: 365 days before is 2025-03-31. In care since 2023 unless said otherwise.
# team, date of birth, scores (completed on, score), (sum of scores, children)
SCORES = [
    ("ONE", "2015-06-01", [("2026-01-05", 17)], (17, 1)),
    ("ZERO", "2015-06-01", [("2026-01-05", 0)], (0, 1)),
    ("LATEST", "2015-06-01", [("2026-01-05", 12), ("2025-06-02", 20)], (12, 1)),
    ("LATEST_HAS_NO_SCORE", "2015-06-01", [("2025-06-02", 20), ("2026-01-05", None)], (20, 1)),
    ("NO_SCORE", "2015-06-01", [("2026-01-05", None)], None),
    ("DAYS_365", "2015-06-01", [("2025-03-31", 14)], (14, 1)),
    ("DAYS_366", "2015-06-01", [("2025-03-30", 14)], None),
    ("ON_D", "2015-06-01", [("2026-03-31", 14)], (14, 1)),
    ("AGE_4_ON_D", "2022-03-31", [("2026-01-05", 14)], (14, 1)),
    ("AGE_3", "2022-04-01", [("2026-01-05", 14)], None),
    ("AGE_16", "2009-04-01", [("2026-01-05", 14)], (14, 1)),
    ("AGE_17_ON_D", "2009-03-31", [("2026-01-05", 14)], None),
    ("NO_AGE", None, [("2026-01-05", 14)], None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, dob, scores, _ in SCORES:
        looked_after(extract, team, team, dob=dob)
        for on, score in scores:
            scored(extract, team, on, score)
    for person, score in (("one of two", 10), ("two of two", 17)):
        looked_after(extract, person, "TWO")
        scored(extract, person, "2026-01-05", score)
    add_days_around_d(extract)
    return council(extract, tmp_path_factory.mktemp("sdq"))


def add_days_around_d(extract: Extract) -> None:
    looked_after(extract, "SCORED_IN_MARCH", "SCORED_IN_MARCH")
    scored(extract, "SCORED_IN_MARCH", "2025-06-02", 20)
    scored(extract, "SCORED_IN_MARCH", "2026-03-01", 12)
    looked_after(extract, "IN_CARE_365", "IN_CARE_365", entered="2025-03-31")
    scored(extract, "IN_CARE_365", "2026-01-05", 9)
    looked_after(extract, "IN_CARE_364", "IN_CARE_364", entered="2025-04-01")
    scored(extract, "IN_CARE_364", "2026-01-05", 9)
    looked_after(extract, "SHORT_BREAKS", "SHORT_BREAKS")
    scored(extract, "SHORT_BREAKS", "2026-01-05", 9)
    legal_status(extract, "SHORT_BREAKS", "V3", "2023-01-09")
    looked_after(extract, "LEAP_DAY", "LEAP_DAY", dob="2008-02-29")
    scored(extract, "LEAP_DAY", "2024-12-02", 11)


def looked_after(
    extract: Extract,
    person: str,
    team: str,
    entered: str = "2023-01-09",
    dob: str | None = "2015-06-01",
) -> None:
    if person != "two of two":
        extract.team(team)
    child(extract, person, team, dob)
    in_care(extract, person, entered)


def scored(extract: Extract, person: str, on: str, score: int | None) -> None:
    extract.add(
        "ssd_sdq_scores",
        csdq_table_id=f"S{len(extract.tables['ssd_sdq_scores'])}",
        csdq_person_id=person,
        csdq_sdq_completed_date=on,
        csdq_sdq_score=score,
    )


@pytest.mark.parametrize(("team", "dob", "scores", "expected"), SCORES)
def test_the_latest_score_of_the_year_at_ages_4_to_16(shire, team, dob, scores, expected):
    assert counted(shire, MEASURE, MARCH, team) == expected


def test_a_team_shows_the_mean_of_its_children(shire):
    # (10 + 17) / 2 = 13.5
    assert shire.figure(MEASURE, MARCH, team="TWO") == (27, 2, 13.5)


def test_a_score_after_d_does_not_count_yet(shire):
    assert counted(shire, MEASURE, FEBRUARY, "SCORED_IN_MARCH") == (20, 1)
    assert counted(shire, MEASURE, MARCH, "SCORED_IN_MARCH") == (12, 1)


def test_children_count_from_365_days_in_care(shire):
    assert counted(shire, MEASURE, MARCH, "IN_CARE_365") == (9, 1)
    assert counted(shire, MEASURE, MARCH, "IN_CARE_364") is None


def test_a_child_of_29_february_is_17_on_1_march(shire):
    assert counted(shire, MEASURE, "2025-02", "LEAP_DAY") == (11, 1)
    assert counted(shire, MEASURE, "2025-03", "LEAP_DAY") is None


def test_a_child_on_short_breaks_is_not_in_care(shire):
    assert counted(shire, MEASURE, MARCH, "SHORT_BREAKS") is None


def test_cases_sum_to_the_figure(shire):
    # SCORES 17 + 0 + 12 + 20 + 14 + 14 + 14 + 14 = 105 of 8 children; TWO 27 of 2;
    # SCORED_IN_MARCH 12; IN_CARE_365 9: 153 of 12, 12.75 on average.
    assert shire.figure(MEASURE, MARCH) == (153, 12, 12.75)
    assert cases_add_up(shire, MEASURE, MARCH)
