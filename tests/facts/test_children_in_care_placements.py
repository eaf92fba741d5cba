"""Placements of children in care: how many in a year, how long, and how far away."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status, placed

FEBRUARY, MARCH = "2026-02", "2026-03"

# d = 2026-03-31, so d - 365 is 2025-03-31: a placement overlaps the year when it began by d
# and has not ended by 2025-03-31.
# team, placements (begun, ended, type), three or more
IN_A_YEAR = [
    ("ENDED_364", [("2024-01-01", "2025-04-01", "U2"), *[("2025-04-01", None, "U2")] * 2], 1),
    ("ENDED_365", [("2024-01-01", "2025-03-31", "U2"), *[("2025-04-01", None, "U2")] * 2], 0),
    ("FOUR", [("2025-05-01", "2025-06-01", "U2")] * 4, 1),
    ("TWO", [("2025-05-01", "2025-06-01", "U2")] * 2, 0),
    ("NONE", [], 0),
    ("T0", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "T0")], 0),
    ("T1", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "T1")], 0),
    ("T2", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "T2")], 0),
    ("T3", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "T3")], 0),
    ("T4", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "T4")], 0),
    ("K2", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, "K2")], 1),
    ("NO_TYPE", [("2025-05-01", None, "U2")] * 2 + [("2025-06-01", None, None)], 1),
    ("BEGAN_ON_D", [("2025-05-01", None, "U2")] * 2 + [("2026-03-31", None, "U2")], 1),
]

# 730 days before d is 2024-03-31 (two years without a 29 February); 913 is 183 days before
# that, 2023-09-30 (91 days from 2024-01-01 to 03-31, and 92 from 2023-09-30 to 12-31).
# team, entered care, date of birth, placement begun, (stable, children)
LONG_TERM = [
    ("CARE_913", "2023-09-30", "2015-06-01", "2024-03-31", (1, 1)),
    ("CARE_912", "2023-10-01", "2015-06-01", "2024-03-31", None),
    ("PLACED_729", "2023-09-30", "2015-06-01", "2024-04-01", (0, 1)),
    ("AGE_16_ON_D", "2023-09-30", "2010-03-31", "2024-03-31", None),
    ("AGE_16_DAY_AFTER", "2023-09-30", "2010-04-01", "2024-03-31", (1, 1)),
    ("NO_DATE_OF_BIRTH", "2023-09-30", None, "2024-03-31", None),  # null age is not under 16
]

# team, placements (begun, ended, miles), (over 20 miles, children)
DISTANCES = [
    ("MILES_20", [("2025-05-01", None, 20)], (0, 1)),
    ("MILES_20_1", [("2025-05-01", None, 20.1)], (1, 1)),
    ("MILES_0", [("2025-05-01", None, 0)], (0, 1)),
    ("MILES_NULL", [("2025-05-01", None, None)], None),
    ("CLOSED_ON_D", [("2025-05-01", "2026-03-31", 30)], None),
    ("CAME_NEARER", [("2025-05-01", "2026-03-01", 30), ("2026-03-01", None, 5)], (0, 1)),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, placements, _ in IN_A_YEAR:
        looked_after(extract, team)
        for begun, ended, kind in placements:
            placed(extract, team, begun, ended, kind=kind)
    for team, entered, dob, begun, _ in LONG_TERM:
        looked_after(extract, team, entered, dob)
        placed(extract, team, begun)
    for team, placements, _ in DISTANCES:
        looked_after(extract, team)
        for begun, ended, miles in placements:
            placed(extract, team, begun, ended, miles=miles)
    add_changes(extract)
    return council(extract, tmp_path_factory.mktemp("placements"))


def looked_after(
    extract: Extract, team: str, entered: str = "2024-01-01", dob: str | None = "2015-06-01"
) -> None:
    extract.team(team)
    child(extract, team, team, dob)
    in_care(extract, team, entered)


def add_changes(extract: Extract) -> None:
    for team in ("THIRD_IN_MARCH", "SHORT_BREAKS"):
        looked_after(extract, team)
        for begun in ("2025-05-01", "2025-06-01", "2026-03-01"):
            placed(extract, team, begun, miles=30)
    legal_status(extract, "SHORT_BREAKS", "V3", "2024-01-01")
    looked_after(extract, "MOVED_ON_D", "2023-01-09")
    placed(extract, "MOVED_ON_D", "2023-01-09", "2026-03-31")
    placed(extract, "MOVED_ON_D", "2026-03-31")
    looked_after(extract, "NOT_PLACED", "2023-01-09")
    extract.team("CAME_BACK")
    child(extract, "CAME_BACK", "CAME_BACK")
    in_care(extract, "CAME_BACK", "2020-02-03", "2024-12-02", "E4A")
    in_care(extract, "CAME_BACK", "2025-01-06")
    placed(extract, "CAME_BACK", "2020-02-03")


@pytest.mark.parametrize(("team", "placements", "expected"), IN_A_YEAR)
def test_three_placements_that_overlap_the_year(shire, team, placements, expected):
    assert counted(shire, "cla_3plus_placements", MARCH, team) == (expected, 1)


def test_a_placement_begun_after_d_is_not_counted_yet(shire):
    assert counted(shire, "cla_3plus_placements", FEBRUARY, "THIRD_IN_MARCH") == (0, 1)
    assert counted(shire, "cla_3plus_placements", MARCH, "THIRD_IN_MARCH") == (1, 1)


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in LONG_TERM])
def test_under_16_in_care_913_days_and_730_in_the_placement(shire, team, expected):
    assert counted(shire, "cla_long_term_stability", MARCH, team) == expected


def test_a_placement_that_ends_on_d_gives_way_to_the_one_that_begins(shire):
    # d = 2026-02-28: in the placement of 2023 for 1,146 days. d = 2026-03-31: 0 days.
    assert counted(shire, "cla_long_term_stability", FEBRUARY, "MOVED_ON_D") == (1, 1)
    assert counted(shire, "cla_long_term_stability", MARCH, "MOVED_ON_D") == (0, 1)


def test_without_an_open_placement_long_term_care_is_not_stable(shire):
    assert counted(shire, "cla_long_term_stability", MARCH, "NOT_PLACED") == (0, 1)


def test_the_episode_open_at_d_says_when_the_child_entered_care(shire):
    # In care 2020 to 2024, and again for 449 days: fewer than 913.
    assert counted(shire, "cla_long_term_stability", MARCH, "CAME_BACK") is None


@pytest.mark.parametrize(("team", "placements", "expected"), DISTANCES)
def test_over_20_miles_where_the_open_placement_has_a_distance(shire, team, placements, expected):
    assert counted(shire, "cla_over_20_miles", MARCH, team) == expected


@pytest.mark.parametrize(
    "measure", ["cla_3plus_placements", "cla_long_term_stability", "cla_over_20_miles"]
)
def test_a_child_on_short_breaks_is_in_none_of_them(shire, measure):
    assert counted(shire, measure, MARCH, "SHORT_BREAKS") is None


@pytest.mark.parametrize(
    "measure", ["cla_3plus_placements", "cla_long_term_stability", "cla_over_20_miles"]
)
def test_cases_sum_to_the_figure(shire, measure):
    assert cases_add_up(shire, measure, MARCH)
