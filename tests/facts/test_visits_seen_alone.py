"""Children of four and over seen alone at CP, CIN and CLA visits."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

KINDS = ("cp", "cin", "cla")

# The child of an example has the name of the team that holds it, and a visit of each kind:
# born, date of the visits, seen, seen alone, and (seen alone, visits that ask).
VISITS: dict[str, tuple[str | None, str, str | None, str | None, Share]] = {
    "ALONE": ("2015-06-01", "2026-01-20", "Y", "Y", (1, 1)),
    "ALONE_IN_WORDS": ("2015-06-01", "2026-01-20", "yes", "True", (1, 1)),
    "NOT_ALONE": ("2015-06-01", "2026-01-20", "Y", "N", (0, 1)),
    "ALONE_IS_NULL": ("2015-06-01", "2026-01-20", "Y", None, (0, 1)),  # null is never yes
    "NOT_SEEN": ("2015-06-01", "2026-01-20", "N", "Y", None),
    "SEEN_IS_NULL": ("2015-06-01", "2026-01-20", None, "Y", None),
    "DAY_BEFORE_4": ("2022-01-20", "2026-01-19", "Y", "Y", None),
    "EXACTLY_4": ("2022-01-20", "2026-01-20", "Y", "Y", (1, 1)),
    "DAY_AFTER_4": ("2022-01-20", "2026-01-21", "Y", "N", (0, 1)),
    # A child of 29 February is four on the next one, not a day before; one of 1 March is not
    # yet four on a 29th.
    "LEAP_DAY_BEFORE_4": ("2020-02-29", "2024-02-28", "Y", "Y", None),
    "LEAP_DAY_4": ("2020-02-29", "2024-02-29", "Y", "Y", (1, 1)),
    "FIRST_OF_MARCH": ("2020-03-01", "2024-02-29", "Y", "Y", None),
    "NO_BIRTH": (None, "2026-01-20", "Y", "Y", None),  # null age is not four
    "UNBORN": ("2026-01-21", "2026-01-20", "Y", "Y", None),
    "LAST_OF_MONTH": ("2015-06-01", "2025-11-30", "Y", "Y", (1, 1)),
    "FIRST_OF_MONTH": ("2015-06-01", "2025-12-01", "Y", "Y", (1, 1)),
}
TEAMS = ("NO_PERSON", "HELD_BEFORE", "HOLDS", "HOLDS_LATER", "THREE_VISITS")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*VISITS, *TEAMS):
        extract.team(team)
    for team, (born, on, seen, alone, _) in VISITS.items():
        records.person(extract, team, born)
        records.involvement(extract, team, team)
        visit_of_each_kind(extract, team, on, seen, alone)
    for child in ("MOVED", "NOBODYS", "THREE_VISITS"):
        records.person(extract, child, "2015-06-01")
    records.involvement(extract, "MOVED", "HELD_BEFORE", "2025-01-01", "2026-02-10")
    records.involvement(extract, "MOVED", "HOLDS", "2026-02-10", "2026-02-11")
    records.involvement(extract, "MOVED", "HOLDS_LATER", "2026-02-11")
    for child in ("THREE_VISITS", "NO_PERSON"):
        records.involvement(extract, child, child)
    for child in ("MOVED", "NOBODYS", "NO_PERSON"):
        visit_of_each_kind(extract, child, "2026-02-10", "Y", "Y")
    for alone in ("Y", "N", "Y"):
        visit_of_each_kind(extract, "THREE_VISITS", "2026-02-12", "Y", alone)
    return council(extract, tmp_path_factory.mktemp("visits_seen_alone"))


def visit_of_each_kind(
    extract: Extract, child: str, on: str, seen: str | None, alone: str | None
) -> None:
    for kind in KINDS:
        records.visit(extract, kind, child, on, seen, alone=alone)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("team", VISITS)
def test_visits_with_a_child_of_four_or_more_seen(testshire: Council, kind: str, team: str) -> None:
    _, on, *_, expected = VISITS[team]
    assert counted(testshire, f"{kind}_seen_alone", on[:7], team) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_visit_counts_in_the_month_of_its_date(testshire: Council, kind: str) -> None:
    assert counted(testshire, f"{kind}_seen_alone", "2025-12", "LAST_OF_MONTH") is None
    assert counted(testshire, f"{kind}_seen_alone", "2025-11", "FIRST_OF_MONTH") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_child_missing_from_the_persons_has_no_age(testshire: Council, kind: str) -> None:
    assert counted(testshire, f"{kind}_seen_alone", "2026-02", "NO_PERSON") is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_team_is_the_involvement_at_the_visit(testshire: Council, kind: str) -> None:
    # MOVED was visited on 10 February, when HELD_BEFORE ended and HOLDS began.
    for team, expected in {
        "HELD_BEFORE": None,
        "HOLDS": (1, 1),
        "HOLDS_LATER": None,
        "UNASSIGNED": (1, 1),
    }.items():
        assert counted(testshire, f"{kind}_seen_alone", "2026-02", team) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_each_visit_counts_and_the_cases_add_up(testshire: Council, kind: str) -> None:
    assert counted(testshire, f"{kind}_seen_alone", "2026-02", "THREE_VISITS") == (2, 3)
    assert cases_add_up(testshire, f"{kind}_seen_alone", "2026-02", team="THREE_VISITS")
    assert cases_add_up(testshire, f"{kind}_seen_alone", "2026-01")
