"""Visits to children in care: seen within 42 days, or 91 in a long foster placement."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status, placed

MEASURE, FEBRUARY, MARCH = "cla_visit_on_time", "2026-02", "2026-03"

# d = 2026-03-31. Days before d: 7 is 03-24; 42 is 02-17 (31 to 02-28 and 11 more);
# 91 is 2025-12-30 (90 to 12-31); 365 is 2025-03-31.
# team, placement begun, its type, visit, seen, (on time, children)
VISITS = [
    ("BEGAN_7_DAYS_AGO", "2026-03-24", "U2", None, None, (0, 1)),
    ("BEGAN_6_DAYS_AGO", "2026-03-25", "U2", None, None, None),
    ("VISIT_ON_D", "2025-06-01", "U2", "2026-03-31", "Y", (1, 1)),
    ("VISIT_42", "2025-06-01", "U2", "2026-02-17", "Y", (1, 1)),
    ("VISIT_43", "2025-06-01", "U2", "2026-02-16", "Y", (0, 1)),
    ("NO_VISIT", "2025-06-01", "U2", None, None, (0, 1)),
    ("U1_YEAR_VISIT_91", "2025-03-31", "U1", "2025-12-30", "Y", (1, 1)),
    ("U1_YEAR_VISIT_92", "2025-03-31", "U1", "2025-12-29", "Y", (0, 1)),
    ("U4_YEAR_VISIT_91", "2025-03-31", "U4", "2025-12-30", "Y", (1, 1)),
    ("U1_364_VISIT_91", "2025-04-01", "U1", "2025-12-30", "Y", (0, 1)),
    ("U1_364_VISIT_42", "2025-04-01", "U1", "2026-02-17", "Y", (1, 1)),
    ("U2_YEAR_VISIT_91", "2025-03-31", "U2", "2025-12-30", "Y", (0, 1)),
    ("NO_TYPE_VISIT_91", "2025-03-31", None, "2025-12-30", "Y", (0, 1)),
    ("NOT_SEEN", "2025-06-01", "U2", "2026-03-20", "N", (0, 1)),
    ("SEEN_IS_NULL", "2025-06-01", "U2", "2026-03-20", None, (0, 1)),  # null is never yes
    ("SEEN_IS_TRUE", "2025-06-01", "U2", "2026-03-20", "true", (1, 1)),
    ("DAY_BEFORE_MOVE", "2026-03-10", "U2", "2026-03-09", "Y", (0, 1)),
    ("DAY_OF_MOVE", "2026-03-10", "U2", "2026-03-10", "Y", (1, 1)),
]
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, begun, kind, visit, seen, _ in VISITS:
        looked_after(extract, team)
        placed(extract, team, begun, kind=kind)
        if visit:
            records.visit(extract, "cla", team, visit, seen)
    for kind in TEMPORARY:
        looked_after(extract, kind)
        placed(extract, kind, "2025-06-01", kind="U2")
        placed(extract, kind, "2026-03-28", kind=kind)
        records.visit(extract, "cla", kind, "2026-03-01")
    add_moves(extract)
    return council(extract, tmp_path_factory.mktemp("visits"))


def add_moves(extract: Extract) -> None:
    for team in ("MOVED", "ENDED", "NO_PLACEMENT", "SHORT_BREAKS"):
        looked_after(extract, team)
    placed(extract, "MOVED", "2025-06-01", "2026-03-10")
    placed(extract, "MOVED", "2026-03-10")
    records.visit(extract, "cla", "MOVED", "2026-02-20")
    placed(extract, "ENDED", "2025-06-01", "2026-03-20")
    records.visit(extract, "cla", "ENDED", "2026-03-01")
    records.visit(extract, "cla", "NO_PLACEMENT", "2026-03-01")
    placed(extract, "SHORT_BREAKS", "2025-06-01")
    legal_status(extract, "SHORT_BREAKS", "V4", "2025-06-01")


def looked_after(extract: Extract, team: str) -> None:
    extract.team(team)
    child(extract, team, team)
    in_care(extract, team, "2025-01-10")


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in VISITS])
def test_a_visit_with_the_child_seen_is_within_its_interval(shire, team, expected):
    assert counted(shire, MEASURE, MARCH, team) == expected


@pytest.mark.parametrize("kind", TEMPORARY)
def test_temporary_placements_are_no_placements_here(shire, kind):
    # The temporary placement is 3 days old and would leave the child out; the one before it,
    # begun in 2025, stands: seen 30 days before d.
    assert counted(shire, MEASURE, MARCH, kind) == (1, 1)


def test_the_latest_placement_at_each_month_end_sets_the_visits_that_count(shire):
    # d = 2026-02-28: the placement of 2025, seen 8 days before. d = 2026-03-31: the placement
    # of 10 March, and the visit of 20 February was before it.
    assert counted(shire, MEASURE, FEBRUARY, "MOVED") == (1, 1)
    assert counted(shire, MEASURE, MARCH, "MOVED") == (0, 1)


def test_the_latest_placement_counts_even_when_it_has_ended(shire):
    assert counted(shire, MEASURE, MARCH, "ENDED") == (1, 1)


def test_a_child_without_a_placement_is_no_case(shire):
    assert counted(shire, MEASURE, MARCH, "NO_PLACEMENT") is None


def test_a_child_on_short_breaks_is_not_in_care(shire):
    assert counted(shire, MEASURE, MARCH, "SHORT_BREAKS") is None


def test_cases_sum_to_the_figure(shire):
    # 17 of VISITS are children counted, 7 of them on time; T0 to T4 5 of 5; MOVED 0 of 1;
    # ENDED 1 of 1.
    assert counted(shire, MEASURE, MARCH) == (13, 24)
    assert cases_add_up(shire, MEASURE, MARCH)
    assert cases_add_up(shire, MEASURE, MARCH, team="VISIT_42")
