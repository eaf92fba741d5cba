"""Turnover: leavers of the year over the staff in post, in full-time equivalents."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, counted, in_post

MEASURE, NOVEMBER, DECEMBER, JANUARY = "turnover_rate", "2025-11", "2025-12", "2026-01"
MONTHS = [f"2025-{month:02}-01" for month in range(1, 13)] + ["2026-01-01"]

# d = 2025-12-31: leavers end from 2025-01-01 to 2025-12-31.
# team: month, FTE and end of the one leaver's row; (leavers' FTE, FTE in post at d). Beside the
# leaver each team has one whole post in its row of December.
LEAVERS = {
    "END_ON_D": ("2025-12-01", 0.5, "2025-12-31", (0.5, 1)),
    "END_364_BEFORE": ("2025-01-01", 0.5, "2025-01-01", (0.5, 1)),
    "END_365_BEFORE": ("2025-01-01", 0.5, "2024-12-31", (0, 1)),
    "END_AFTER_D": ("2025-12-01", 0.5, "2026-01-10", (0, 1.5)),
    "NO_END": ("2025-12-01", 0.5, None, (0, 1.5)),
    "NO_ROW_OF_MONTH": ("2025-11-01", 0.5, None, (0, 1)),
    "END_AFTER_LAST_ROW": ("2025-11-01", 0.5, "2025-12-05", (0.5, 1)),
    "FUTURE_END": ("2025-12-01", 0.5, "2026-04-01", (0, 1.5)),
}


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    extract.team("STEADY")
    for month in MONTHS:
        in_post(extract, "steady", month, "STEADY")
    for team, (month, fte, end, _) in LEAVERS.items():
        with_one_post(extract, team)
        in_post(extract, f"leaver {team}", month, team, fte, end=end)
    add_several_rows(extract)
    add_other_roles(extract)
    add_next_month(extract)
    return council(extract, tmp_path_factory.mktemp("turnover"))


def with_one_post(extract: Extract, team: str) -> None:
    extract.team(team)
    in_post(extract, f"post {team}", "2025-12-01", team)


def add_several_rows(extract: Extract) -> None:
    for team in ("FTE_CHANGED", "MOVED_FROM", "MOVED_TO"):
        with_one_post(extract, team)
    in_post(extract, "cut hours", "2025-05-01", "FTE_CHANGED", 1.0)
    in_post(extract, "cut hours", "2025-06-01", "FTE_CHANGED", 0.5, end="2025-06-20")
    in_post(extract, "moved", "2025-05-01", "MOVED_FROM")
    in_post(extract, "moved", "2025-06-01", "MOVED_TO", end="2025-06-30")
    extract.team("CAME_BACK")
    in_post(extract, "came back", "2025-03-01", "CAME_BACK", 1.0, end="2025-03-31")
    in_post(extract, "came back", "2025-12-01", "CAME_BACK", 0.75)
    extract.team("ALL_GONE")
    in_post(extract, "all gone", "2025-08-01", "ALL_GONE", end="2025-08-29")


def add_other_roles(extract: Extract) -> None:
    with_one_post(extract, "MANAGER")
    in_post(extract, "manager", "2025-12-01", "MANAGER", role="TEAM_MANAGER")
    in_post(extract, "old manager", "2025-06-01", "MANAGER", role="TEAM_MANAGER", end="2025-06-30")
    with_one_post(extract, "AGENCY")
    in_post(extract, "agency", "2025-06-01", "AGENCY", 0.5, role="AGENCY_SW", end="2025-06-30")
    in_post(extract, "nowhere", "2025-12-01", "NEVER_HEARD_OF", 0.5)
    with_one_post(extract, "PROMOTED")
    in_post(extract, "promoted", "2025-06-01", "PROMOTED", 0.5, end="2025-06-30")
    in_post(extract, "promoted", "2025-12-01", "PROMOTED", 0.5, role="TEAM_MANAGER")


def add_next_month(extract: Extract) -> None:
    with_one_post(extract, "INTO_JANUARY")
    in_post(extract, "post INTO_JANUARY", "2026-01-01", "INTO_JANUARY")
    in_post(extract, "early leaver", "2025-01-01", "INTO_JANUARY", 0.5, end="2025-01-31")
    in_post(extract, "late leaver", "2025-12-01", "INTO_JANUARY", 0.25, end="2026-01-10")


@pytest.mark.parametrize("team", LEAVERS)
def test_leavers_of_365_days_over_those_in_post_at_d(shire, team):
    assert counted(shire, MEASURE, DECEMBER, team) == LEAVERS[team][-1]


def test_a_leaver_counts_by_the_latest_row(shire):
    # 0.5 FTE, and not the 1.0 of the month before; in the team moved to.
    assert counted(shire, MEASURE, DECEMBER, "FTE_CHANGED") == (0.5, 1)
    assert counted(shire, MEASURE, DECEMBER, "MOVED_FROM") == (0, 1)
    assert counted(shire, MEASURE, DECEMBER, "MOVED_TO") == (1, 1)


def test_who_came_back_has_not_left(shire):
    assert counted(shire, MEASURE, DECEMBER, "CAME_BACK") == (0, 0.75)


def test_leavers_without_anyone_in_post_have_no_rate(shire):
    assert counted(shire, MEASURE, DECEMBER, "ALL_GONE") is None


def test_only_social_work_roles_count_and_agency_workers_are_of_them(shire):
    assert counted(shire, MEASURE, DECEMBER, "MANAGER") == (0, 1)
    assert counted(shire, MEASURE, DECEMBER, "AGENCY") == (0.5, 1)


def test_who_was_promoted_out_of_social_work_has_left_it(shire):
    assert counted(shire, MEASURE, DECEMBER, "PROMOTED") == (0.5, 1)


def test_the_year_moves_on_with_d(shire):
    # December: the end of 2025-01-31 is in the year, the end of 2026-01-10 still ahead.
    # January: the year begins on 2025-02-01; the late leaver has gone.
    assert counted(shire, MEASURE, DECEMBER, "INTO_JANUARY") == (0.5, 1.25)
    assert counted(shire, MEASURE, JANUARY, "INTO_JANUARY") == (0.25, 1)


def test_a_row_without_a_known_team_is_unassigned(shire):
    assert counted(shire, MEASURE, DECEMBER, "UNASSIGNED") == (0, 0.5)


def test_rates_begin_with_the_twelfth_month_of_workforce_data(shire):
    assert counted(shire, MEASURE, NOVEMBER) is None
    assert counted(shire, MEASURE, DECEMBER, "STEADY") == (0, 1)


def test_cases_sum_to_the_figure(shire):
    # In January only STEADY and INTO_JANUARY have posts. Leavers since 2025-02-01: END_ON_D,
    # END_AFTER_D and END_AFTER_LAST_ROW 0.5 each, FTE_CHANGED 0.5, MOVED_TO 1, ALL_GONE 1,
    # AGENCY 0.5, PROMOTED 0.5, INTO_JANUARY 0.25; END_365_BEFORE, END_364_BEFORE and who came back, none.
    assert counted(shire, MEASURE, JANUARY) == (5.25, 2)
    assert cases_add_up(shire, MEASURE, JANUARY)
    assert cases_add_up(shire, MEASURE, DECEMBER, team="FTE_CHANGED")
