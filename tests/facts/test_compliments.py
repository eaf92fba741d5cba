"""Compliments received."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, number

MEASURE, JANUARY, FEBRUARY = "compliments_received", "2026-01", "2026-02"

# team, received
COMPLIMENTS = [
    ("PRAISED", "2026-01-01"),
    ("PRAISED", "2026-01-31"),
    ("PRAISED", "2026-02-01"),
    ("NEVER_HEARD_OF", "2026-01-12"),
    (None, "2026-01-12"),
    ("PRAISED", "2026-04-01"),  # after as_at: set aside
    ("PRAISED", None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    extract.team("PRAISED")
    for place, (team, received) in enumerate(COMPLIMENTS):
        extract.add(
            "compliment",
            compliment_id=f"CM{place}",
            date_received=received,
            from_group="PARENT",
            team_id=team,
        )
    return council(extract, tmp_path_factory.mktemp("compliments"))


def test_each_compliment_counts_in_the_month_it_is_received(shire):
    assert shire.figure(MEASURE, JANUARY, team="PRAISED") == (2, None, 2)
    assert shire.figure(MEASURE, FEBRUARY, team="PRAISED") == (1, None, 1)


def test_a_compliment_after_the_as_at_date_is_set_aside(shire):
    assert number(shire, MEASURE, "2026-04", "PRAISED") == 0


def test_without_a_known_team_a_compliment_is_unassigned(shire):
    assert number(shire, MEASURE, JANUARY, "UNASSIGNED") == 2


def test_cases_sum_to_the_figure(shire):
    assert shire.figure(MEASURE, JANUARY) == (4, None, 4)
    assert cases_add_up(shire, MEASURE, JANUARY)
    assert cases_add_up(shire, MEASURE, JANUARY, team="PRAISED")
