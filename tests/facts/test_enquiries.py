"""Section 47 enquiries started."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, number

MEASURE = "s47_started"


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in ("NAMED", "HELD_BEFORE", "HOLDS", "HOLDS_LATER", "EDGES"):
        extract.team(team)
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_BEFORE", "2025-01-01", "2025-12-08")
        records.involvement(extract, child, "HOLDS", "2025-12-08", "2025-12-09")
        records.involvement(extract, child, "HOLDS_LATER", "2025-12-09")
    teams = {"A1": "NAMED", "A2": None, "A3": "NEVER_HEARD_OF", "A4": None}
    for child, team in teams.items():
        records.enquiry(extract, child, "2025-12-08", team)
    for on in ("2026-01-01", "2026-01-31", "2026-01-31", "2026-02-01", None):
        records.enquiry(extract, "ONE_CHILD", on, "EDGES")
    return council(extract, tmp_path_factory.mktemp("enquiries"))


@pytest.mark.parametrize(
    ("team", "enquiries"),
    [
        ("NAMED", 1),  # A1: the team that completed it, whoever holds the child
        ("HOLDS", 2),  # A2 without a team, A3 with an unknown one: who held the child that day
        ("HELD_BEFORE", 0),  # it ended on the day, so it was closed
        ("HOLDS_LATER", 0),
        ("UNASSIGNED", 1),  # A4: no team, and nobody holds the child
    ],
)
def test_the_completing_team_else_the_involvement_at_the_start(
    testshire: Council, team: str, enquiries: int
) -> None:
    assert number(testshire, MEASURE, "2025-12", team) == enquiries


@pytest.mark.parametrize(
    ("month", "enquiries"),
    [
        ("2025-12", 0),
        ("2026-01", 3),  # the 1st, and two of one child on the 31st: each enquiry counts
        ("2026-02", 1),  # the 1st
        ("2026-03", 0),  # the enquiry without a start is in no month
    ],
)
def test_an_enquiry_counts_in_the_month_of_its_start(
    testshire: Council, month: str, enquiries: int
) -> None:
    assert number(testshire, MEASURE, month, "EDGES") == enquiries


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    assert testshire.figure(MEASURE, "2025-12") == (4, None, 4)
    assert cases_add_up(testshire, MEASURE, "2025-12")
    assert cases_add_up(testshire, MEASURE, "2026-01", team="EDGES")
