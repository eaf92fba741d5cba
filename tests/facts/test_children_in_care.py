"""Children in care at a month's end: an episode open, no V3 or V4 legal status open."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, in_care, legal_status, number

FEBRUARY, MARCH = "2026-02", "2026-03"

# d is 2026-02-28, then 2026-03-31, which is also the as-at date.
# team, entered care, ceased, number at each month's end
EPISODES = [
    ("ALL_YEAR", "2025-06-10", None, 1, 1),
    ("STARTS_ON_D", "2026-03-31", None, 0, 1),  # start <= d
    ("CEASED_ON_D", "2025-06-10", "2026-02-28", 0, 0),  # end > d fails on the day itself
    ("CEASED_DAY_AFTER", "2025-06-10", "2026-03-01", 1, 0),
    ("CEASED_AT_AS_AT", "2025-06-10", "2026-03-31", 1, 0),
    ("CEASED_IN_FUTURE", "2025-06-10", "2026-04-01", 1, 1),  # an end after as_at reads as null
]

# team, legal status beside the care order, its start, its end, number at each month's end
STATUSES = [
    ("V3", "V3", "2025-06-10", None, 0, 0),
    ("V4", "V4", "2025-06-10", None, 0, 0),
    ("V2", "V2", "2025-06-10", None, 1, 1),
    ("V3_ENDS_ON_D", "V3", "2025-06-10", "2026-02-28", 1, 1),  # closed on the day it ends
    ("V3_ENDS_AFTER_D", "V3", "2025-06-10", "2026-03-01", 0, 1),
    ("V4_STARTS_ON_D", "V4", "2026-02-28", None, 0, 0),
    ("V4_STARTS_AFTER_D", "V4", "2026-03-01", None, 1, 0),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, entered, ceased, *_ in EPISODES:
        extract.team(team)
        child(extract, team, team)
        in_care(extract, team, entered, ceased, "E4A" if ceased else None)
    for team, status, start, end, *_ in STATUSES:
        extract.team(team)
        child(extract, team, team)
        in_care(extract, team, "2025-06-10")
        legal_status(extract, team, status, start, end)
    add_successive_episodes(extract)
    add_children_without_a_team(extract)
    return council(extract, tmp_path_factory.mktemp("children_in_care"))


def add_successive_episodes(extract: Extract) -> None:
    for team in ("X1_SAME_DAY", "X1_NEXT_DAY", "TWO_OPEN", "LATER_EPISODE", "NOT_A_PERSON"):
        extract.team(team)
        if team != "NOT_A_PERSON":
            child(extract, team)
        records.involvement(extract, team, team)
    in_care(extract, "X1_SAME_DAY", "2025-06-10", "2026-02-28", "X1")
    in_care(extract, "X1_SAME_DAY", "2025-06-10", start="2026-02-28")
    in_care(extract, "X1_NEXT_DAY", "2025-06-10", "2026-02-28", "X1")
    in_care(extract, "X1_NEXT_DAY", "2025-06-10", start="2026-03-01")
    in_care(extract, "TWO_OPEN", "2025-06-10")
    in_care(extract, "TWO_OPEN", "2025-06-10", start="2025-08-01")
    in_care(extract, "LATER_EPISODE", "2025-09-01", start="2026-03-15")
    in_care(extract, "NOT_A_PERSON", "2025-06-10")


def add_children_without_a_team(extract: Extract) -> None:
    extract.team("LEFT_ON_D")
    extract.team("OLDER")
    child(extract, "no worker")
    child(extract, "reviewing officer only")
    records.involvement(extract, "reviewing officer only", "OLDER", role="IRO")
    child(extract, "worker left")
    records.involvement(extract, "worker left", "LEFT_ON_D", end="2026-03-31")
    child(extract, "unknown team")
    records.involvement(extract, "unknown team", "OLDER", start="2025-01-01")
    records.involvement(extract, "unknown team", "NEVER_HEARD_OF", start="2025-07-01")
    for person in ("no worker", "reviewing officer only", "worker left", "unknown team"):
        in_care(extract, person, "2025-06-10")


@pytest.mark.parametrize(
    ("team", "february", "march"), [(row[0], row[-2], row[-1]) for row in EPISODES]
)
def test_an_episode_is_open_from_its_start_until_the_day_before_it_ceases(
    shire, team, february, march
):
    assert number(shire, "cla_open", FEBRUARY, team) == february
    assert number(shire, "cla_open", MARCH, team) == march


@pytest.mark.parametrize(
    ("team", "february", "march"), [(row[0], row[-2], row[-1]) for row in STATUSES]
)
def test_a_child_with_v3_or_v4_open_that_day_is_not_counted(shire, team, february, march):
    assert number(shire, "cla_open", FEBRUARY, team) == february
    assert number(shire, "cla_open", MARCH, team) == march


def test_an_episode_that_continues_the_same_day_leaves_one_child_in_care(shire):
    assert number(shire, "cla_open", FEBRUARY, "X1_SAME_DAY") == 1
    assert number(shire, "cla_open", MARCH, "X1_SAME_DAY") == 1


def test_a_day_without_an_open_episode_is_a_day_out_of_care(shire):
    assert number(shire, "cla_open", FEBRUARY, "X1_NEXT_DAY") == 0
    assert number(shire, "cla_open", MARCH, "X1_NEXT_DAY") == 1


def test_two_open_episodes_are_one_child(shire):
    assert shire.figure("cla_open", MARCH, team="TWO_OPEN") == (1, None, 1)


def test_the_start_of_the_episode_counts_and_not_the_day_of_entering_care(shire):
    assert number(shire, "cla_open", FEBRUARY, "LATER_EPISODE") == 0
    assert number(shire, "cla_open", MARCH, "LATER_EPISODE") == 1


def test_a_child_missing_from_ssd_person_is_kept(shire):
    assert number(shire, "cla_open", MARCH, "NOT_A_PERSON") == 1


def test_without_a_case_worker_of_a_known_team_a_child_is_unassigned(shire):
    # no worker, an IRO only, and a latest worker of an unknown team: 3 in February; in March
    # the fourth, whose worker's involvement ended on d.
    assert number(shire, "cla_open", FEBRUARY, "UNASSIGNED") == 3
    assert number(shire, "cla_open", FEBRUARY, "LEFT_ON_D") == 1
    assert number(shire, "cla_open", MARCH, "UNASSIGNED") == 4
    assert number(shire, "cla_open", MARCH, "LEFT_ON_D") == 0
    assert number(shire, "cla_open", MARCH, "OLDER") == 0


def test_the_council_holds_every_child_once(shire):
    # February: EPISODES 4, STATUSES 3, X1_SAME_DAY, TWO_OPEN, NOT_A_PERSON, and 4 without a
    # standing team = 14. March: EPISODES 3, STATUSES 3, all 5 successive, and those 4 = 15.
    assert shire.figure("cla_open", FEBRUARY) == (14, None, 14)
    assert shire.figure("cla_open", MARCH) == (15, None, 15)


def test_snapshots_begin_with_the_month_of_the_first_episode(shire):
    assert shire.figure("cla_open", "2025-05") is None
    assert shire.figure("cla_open", "2025-06") is not None


def test_cases_sum_to_the_figure(shire):
    assert cases_add_up(shire, "cla_open", MARCH)
    assert cases_add_up(shire, "cla_open", MARCH, team="UNASSIGNED")
