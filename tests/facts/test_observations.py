"""Practice observation of every social worker once in each half-year."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, counted, in_post

MEASURE, JUNE, DECEMBER = "observations_done", "2025-06", "2025-12"

# In the workforce of December 2025. team, observed on, (observed, staff)
OBSERVED = [
    ("FIRST_DAY", "2025-07-01", (1, 1)),
    ("LAST_DAY", "2025-12-31", (1, 1)),
    ("DAY_BEFORE", "2025-06-30", (0, 1)),
    ("DAY_AFTER", "2026-01-01", (0, 1)),
    ("NEVER", None, (0, 1)),
]

# Observed on 2025-10-06. team, month of the only row, role, end, (observed, staff)
POSTS = [
    ("SENIOR", "2025-12-01", "SENIOR_PRACTITIONER", None, (1, 1)),
    ("ASYE", "2025-12-01", "ASYE", None, (1, 1)),
    ("AGENCY", "2025-12-01", "AGENCY_SW", None, (1, 1)),
    ("MANAGER", "2025-12-01", "TEAM_MANAGER", None, None),
    ("FAMILY_WORKER", "2025-12-01", "FAMILY_WORKER", None, None),
    ("NOVEMBER", "2025-11-01", "SOCIAL_WORKER", None, None),
    ("LEFT_BEFORE_END", "2025-12-01", "SOCIAL_WORKER", "2025-12-30", None),
    ("LEFT_ON_LAST_DAY", "2025-12-01", "SOCIAL_WORKER", "2025-12-31", None),
    ("LEFT_DAY_AFTER", "2025-12-01", "SOCIAL_WORKER", "2026-01-01", (1, 1)),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, on, _ in OBSERVED:
        extract.team(team)
        in_post(extract, team, "2025-12-01", team)
        if on:
            observed(extract, team, on, team)
    for team, month, role, end, _ in POSTS:
        extract.team(team)
        in_post(extract, team, month, team, role=role, end=end)
        observed(extract, team, "2025-10-06", team)
    add_june(extract)
    add_rows_of_one_person(extract)
    return council(extract, tmp_path_factory.mktemp("observations"))


def add_june(extract: Extract) -> None:
    for team, on in (("JUNE_FIRST_DAY", "2025-01-01"), ("JUNE_DAY_BEFORE", "2024-12-31")):
        extract.team(team)
        in_post(extract, team, "2025-06-01", team)
        observed(extract, team, on, team)


def add_rows_of_one_person(extract: Extract) -> None:
    for team in ("DOMAINS", "TEAM_OF_POST", "TEAM_OF_VISIT", "TWO_ROWS"):
        extract.team(team)
    in_post(extract, "three domains", "2025-12-01", "DOMAINS")
    for domain in ("RELATIONSHIP", "REFLECTION", "DIVERSITY"):
        observed(extract, "three domains", "2025-10-06", "DOMAINS", domain)
    in_post(extract, "seen elsewhere", "2025-12-01", "TEAM_OF_POST")
    observed(extract, "seen elsewhere", "2025-10-06", "TEAM_OF_VISIT")
    in_post(extract, "two rows", "2025-12-01", "TWO_ROWS")
    in_post(extract, "two rows", "2025-12-15", "TWO_ROWS")
    in_post(extract, "no team", "2025-12-01", "NEVER_HEARD_OF")


def observed(
    extract: Extract, staff: str, on: str, team: str, domain: str = "RELATIONSHIP"
) -> None:
    extract.add(
        "practice_observation",
        observation_id=f"observation of {staff}",
        observation_date=on,
        staff_id=staff,
        observer_staff_id="ST_MANAGER",
        team_id=team,
        activity="HOME_VISIT",
        domain=domain,
        grade="STRENGTH",
    )


@pytest.mark.parametrize(("team", "on", "expected"), OBSERVED)
def test_an_observation_between_july_and_december(shire, team, on, expected):
    assert counted(shire, MEASURE, DECEMBER, team) == expected


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in POSTS])
def test_social_work_roles_of_december_still_in_post_at_its_end(shire, team, expected):
    assert counted(shire, MEASURE, DECEMBER, team) == expected


def test_an_observation_between_january_and_june(shire):
    assert counted(shire, MEASURE, JUNE, "JUNE_FIRST_DAY") == (1, 1)
    assert counted(shire, MEASURE, JUNE, "JUNE_DAY_BEFORE") == (0, 1)


def test_an_observation_counts_once_whatever_its_domains(shire):
    assert counted(shire, MEASURE, DECEMBER, "DOMAINS") == (1, 1)


def test_a_member_of_staff_counts_once(shire):
    assert counted(shire, MEASURE, DECEMBER, "TWO_ROWS") == (0, 1)


def test_the_team_is_that_of_the_post(shire):
    assert counted(shire, MEASURE, DECEMBER, "TEAM_OF_POST") == (1, 1)
    assert counted(shire, MEASURE, DECEMBER, "TEAM_OF_VISIT") is None
    assert counted(shire, MEASURE, DECEMBER, "UNASSIGNED") == (0, 1)


@pytest.mark.parametrize("month", ["2025-05", "2025-07", "2025-11", "2026-01", "2026-03"])
def test_only_the_ends_of_half_years_have_figures(shire, month):
    assert counted(shire, MEASURE, month) is None


def test_cases_sum_to_the_figure(shire):
    # OBSERVED 2 of 5, POSTS 4 of 4, DOMAINS 1, TEAM_OF_POST 1, TWO_ROWS 0, UNASSIGNED 0.
    assert counted(shire, MEASURE, DECEMBER) == (8, 13)
    assert cases_add_up(shire, MEASURE, DECEMBER)
