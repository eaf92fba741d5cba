"""Children who leave care, and where they go."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted, in_care, number

JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"
DESTINATIONS = ("cla_ceased_home", "cla_ceased_adopted", "cla_ceased_sgo")

# reason: home, adopted, special guardianship
REASONS = {
    "E4A": (1, 0, 0),
    "E4B": (0, 0, 0),
    "E11": (0, 1, 0),
    "E12": (0, 1, 0),
    "E13": (0, 0, 0),
    "E41": (0, 0, 0),
    "E45": (0, 0, 1),
    "E46": (0, 0, 1),
    "E47": (0, 0, 1),
    "E48": (0, 0, 1),
    "E16": (0, 0, 0),
    "E8": (0, 0, 0),
}


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for reason in REASONS:
        extract.team(reason)
        left(extract, reason, reason, "2026-01-15", reason)
    add_ends_that_are_none(extract)
    add_teams_that_change(extract)
    add_team_that_moves(extract)
    return council(extract, tmp_path_factory.mktemp("care_ceased"))


def left(extract: Extract, person: str, team: str, ceased: str | None, reason: str | None) -> None:
    child(extract, person, team)
    in_care(extract, person, "2025-02-03", ceased, reason)


def add_ends_that_are_none(extract: Extract) -> None:
    for team in ("X1", "NO_REASON", "NO_DATE", "FUTURE"):
        extract.team(team)
    left(extract, "X1", "X1", "2026-01-15", "X1")
    left(extract, "NO_REASON", "NO_REASON", "2026-01-15", None)
    left(extract, "NO_DATE", "NO_DATE", None, "E4A")
    left(extract, "FUTURE", "FUTURE", "2026-04-01", "E4A")


def add_teams_that_change(extract: Extract) -> None:
    for team in ("HELD_BEFORE", "TOOK_OVER", "ENDED_BEFORE"):
        extract.team(team)
    left(extract, "handed over that day", "", "2026-02-16", "E4A")
    records.involvement(extract, "handed over that day", "HELD_BEFORE", end="2026-02-16")
    records.involvement(extract, "handed over that day", "TOOK_OVER", start="2026-02-16")
    left(extract, "worker left the day before", "", "2026-02-16", "E4A")
    records.involvement(extract, "worker left the day before", "ENDED_BEFORE", end="2026-02-15")


def add_team_that_moves(extract: Extract) -> None:
    for locality, begun, ended in (
        ("Dale", "2000-01-01", "2026-03-10"),
        ("Moor", "2026-03-10", None),
    ):
        extract.team("MOVES", locality=locality)
        extract.tables["org_team"][-1].update(valid_from=begun, valid_to=ended or "")
    left(extract, "left before the move", "MOVES", "2026-03-09", "E4A")
    left(extract, "left on the move", "MOVES", "2026-03-10", "E11")


@pytest.mark.parametrize(("reason", "expected"), REASONS.items())
def test_the_reason_says_where_the_child_went(shire, reason, expected):
    assert number(shire, "cla_ceased", JANUARY, reason) == 1
    for measure, numerator in zip(DESTINATIONS, expected, strict=True):
        assert counted(shire, measure, JANUARY, reason) == (numerator, 1)


@pytest.mark.parametrize("team", ["X1", "NO_REASON", "NO_DATE", "FUTURE"])
def test_a_continuing_or_unended_episode_is_no_case(shire, team):
    for month in (JANUARY, FEBRUARY, MARCH, "2026-04"):
        assert number(shire, "cla_ceased", month, team) == 0
        assert counted(shire, "cla_ceased_home", month, team) is None


def test_the_team_is_that_of_the_day_before_leaving(shire):
    assert number(shire, "cla_ceased", FEBRUARY, "HELD_BEFORE") == 1
    assert number(shire, "cla_ceased", FEBRUARY, "TOOK_OVER") == 0


def test_a_worker_who_ended_the_day_before_holds_the_child_no_more(shire):
    assert number(shire, "cla_ceased", FEBRUARY, "ENDED_BEFORE") == 0
    assert number(shire, "cla_ceased", FEBRUARY, "UNASSIGNED") == 1


def test_locality_and_service_are_those_of_the_day_of_leaving(shire):
    dale = shire.figure("cla_ceased", MARCH, locality="Dale", service="Families First")
    moor = shire.figure("cla_ceased", MARCH, locality="Moor", service="Families First")
    assert (dale, moor) == ((1, None, 1), (1, None, 1))
    assert shire.figure("cla_ceased", MARCH, team="MOVES") == (2, None, 2)


def test_shares_have_every_child_who_left_below_them(shire):
    # January: one child for each of 12 reasons; 1 home, 2 adopted, 4 to special guardians.
    assert shire.figure("cla_ceased", JANUARY) == (12, None, 12)
    assert shire.figure("cla_ceased_home", JANUARY) == pytest.approx((1, 12, 100 / 12))
    assert counted(shire, "cla_ceased_adopted", JANUARY) == (2, 12)
    assert counted(shire, "cla_ceased_sgo", JANUARY) == (4, 12)


def test_cases_sum_to_the_figure(shire):
    for measure in ("cla_ceased", *DESTINATIONS):
        assert cases_add_up(shire, measure, JANUARY)
    assert cases_add_up(shire, "cla_ceased", MARCH, team="MOVES")
