"""Agency staff among the social work roles of a month, in full-time equivalents."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, counted, in_post

MEASURE, JANUARY = "agency_rate", "2026-01"

# team: role, employment, FTE, end of employment of each row of January; (agency FTE, FTE)
TEAMS = {
    "FOUR_ROLES": (
        [
            ("SOCIAL_WORKER", "PERMANENT", 1.0, None),
            ("SENIOR_PRACTITIONER", "FIXED_TERM", 0.5, None),
            ("ASYE", "PERMANENT", 1.0, None),
            ("AGENCY_SW", "AGENCY", 0.75, None),
        ],
        (0.75, 3.25),
    ),
    "OTHER_ROLES": (
        [
            ("SOCIAL_WORKER", "PERMANENT", 1.0, None),
            ("TEAM_MANAGER", "AGENCY", 1.0, None),
            ("FAMILY_WORKER", "AGENCY", 1.0, None),
            ("PA", "AGENCY", 1.0, None),
            ("IRO", "AGENCY", 1.0, None),
            ("OTHER", "AGENCY", 1.0, None),
        ],
        (0, 1),
    ),
    "ONLY_OTHER_ROLES": ([("TEAM_MANAGER", "AGENCY", 1.0, None)], None),
    # The employment says who is agency, not the role.
    "EMPLOYMENT": (
        [("AGENCY_SW", "PERMANENT", 1.0, None), ("SOCIAL_WORKER", "AGENCY", 0.5, None)],
        (0.5, 1.5),
    ),
    "LOWER_CASE": ([("social_worker", "agency", 0.5, None)], (0.5, 0.5)),
    "ENDS_IN_MONTH": (
        [("SOCIAL_WORKER", "PERMANENT", 1.0, None), ("AGENCY_SW", "AGENCY", 1.0, "2026-01-30")],
        (0, 1),
    ),
    "ENDS_ON_LAST_DAY": (
        [("SOCIAL_WORKER", "PERMANENT", 1.0, None), ("AGENCY_SW", "AGENCY", 1.0, "2026-01-31")],
        (0, 1),
    ),
    "ENDS_AFTER_MONTH": (
        [("SOCIAL_WORKER", "PERMANENT", 1.0, None), ("AGENCY_SW", "AGENCY", 1.0, "2026-02-01")],
        (1, 2),
    ),
    "ENDS_AFTER_AS_AT": ([("AGENCY_SW", "AGENCY", 1.0, "2026-04-01")], (1, 1)),
}


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, (posts, _) in TEAMS.items():
        extract.team(team)
        for place, (role, employment, fte, end) in enumerate(posts):
            in_post(
                extract,
                f"{team}-{place}",
                "2026-01-01",
                team,
                fte,
                role=role,
                employment=employment,
                end=end,
            )
    extract.team("MOVES_ON")
    in_post(extract, "moves on", "2026-01-01", "NEVER_HEARD_OF", 0.5, employment="AGENCY")
    in_post(extract, "moves on", "2026-02-01", "MOVES_ON", 0.25)
    return council(extract, tmp_path_factory.mktemp("workforce"))


@pytest.mark.parametrize("team", TEAMS)
def test_agency_fte_of_the_social_work_roles_still_employed_at_month_end(shire, team):
    assert counted(shire, MEASURE, JANUARY, team) == TEAMS[team][1]


def test_each_month_has_its_own_rows(shire):
    assert counted(shire, MEASURE, "2026-02", "MOVES_ON") == (0, 0.25)
    assert counted(shire, MEASURE, "2026-02") == (0, 0.25)
    assert counted(shire, MEASURE, "2026-03") is None


def test_a_row_without_a_known_team_is_unassigned(shire):
    assert counted(shire, MEASURE, JANUARY, "UNASSIGNED") == (0.5, 0.5)


def test_cases_sum_to_the_figure(shire):
    # Agency: 0.75 + 0.5 + 0.5 + 1 + 1 + 0.5 = 4.25.
    # All: 3.25 + 1 + 1.5 + 0.5 + 1 + 1 + 2 + 1 + 0.5 = 11.75.
    assert counted(shire, MEASURE, JANUARY) == (4.25, 11.75)
    assert cases_add_up(shire, MEASURE, JANUARY)
    assert cases_add_up(shire, MEASURE, JANUARY, team="FOUR_ROLES")
