"""Vacant posts of the social work roles among those established, in full-time equivalents."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, counted

MEASURE, JANUARY, FEBRUARY = "vacancy_rate", "2026-01", "2026-02"


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team in ("FOUR_ROLES", "NOTHING_ESTABLISHED", "TWO_MONTHS"):
        extract.team(team)
    posts(extract, "FOUR_ROLES", "SOCIAL_WORKER", 8, 2.5)
    posts(extract, "FOUR_ROLES", "senior_practitioner", 2, 0.5)
    posts(extract, "FOUR_ROLES", "ASYE", 2, 0)
    posts(extract, "FOUR_ROLES", "AGENCY_SW", 0.5, 0.25)
    posts(extract, "FOUR_ROLES", "TEAM_MANAGER", 1, 1)
    posts(extract, "FOUR_ROLES", "FAMILY_WORKER", 4, 4)
    posts(extract, "NOTHING_ESTABLISHED", "SOCIAL_WORKER", 0, 0)
    posts(extract, "TWO_MONTHS", "SOCIAL_WORKER", 4, 1)
    posts(extract, "TWO_MONTHS", "SOCIAL_WORKER", 5, 2, month="2026-02-01")
    posts(extract, "NEVER_HEARD_OF", "SOCIAL_WORKER", 3, 1)
    return council(extract, tmp_path_factory.mktemp("vacancies"))


def posts(
    extract: Extract,
    team: str,
    role: str,
    established: float,
    vacant: float,
    *,
    month: str = "2026-01-01",
) -> None:
    extract.add(
        "establishment",
        team_id=team,
        period_month=month,
        role=role,
        established_fte=established,
        vacant_fte=vacant,
    )


def test_vacant_fte_of_the_social_work_roles_over_their_established_fte(shire):
    # 2.5 + 0.5 + 0 + 0.25 = 3.25 of 8 + 2 + 2 + 0.5 = 12.5; managers and family workers apart.
    assert counted(shire, MEASURE, JANUARY, "FOUR_ROLES") == (3.25, 12.5)


def test_nothing_established_has_no_rate(shire):
    assert counted(shire, MEASURE, JANUARY, "NOTHING_ESTABLISHED") is None


def test_each_month_has_its_own_rows(shire):
    assert counted(shire, MEASURE, JANUARY, "TWO_MONTHS") == (1, 4)
    assert counted(shire, MEASURE, FEBRUARY, "TWO_MONTHS") == (2, 5)


def test_a_row_without_a_known_team_is_unassigned(shire):
    assert counted(shire, MEASURE, JANUARY, "UNASSIGNED") == (1, 3)


def test_cases_sum_to_the_figure(shire):
    assert counted(shire, MEASURE, JANUARY) == (5.25, 19.5)
    assert cases_add_up(shire, MEASURE, JANUARY)
