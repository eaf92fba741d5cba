"""Factors that assessments found: domestic abuse, exploitation, and each factor's share."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MONTH = "2026-01"
DOMESTIC_ABUSE, EXPLOITATION = "factor_domestic_abuse", "factor_exploitation"

# The team's one assessment has these rows of factors: is it domestic abuse, exploitation?
# None: no factor, so no case of either.
ROWS: dict[str, tuple[list[str | None], tuple[int, int] | None]] = {
    "NO_ROW": ([], None),
    "ROW_IS_NULL": ([None], None),
    "EMPTY_ARRAY": (["[]"], None),
    "EMPTY_OBJECT": (["{}"], None),
    "NEITHER": (['["2A"]'], (0, 0)),
    "3A": (['["3A"]'], (1, 0)),
    "3B": (['["1A", "3B"]'], (1, 0)),
    "3C": (['["3C"]'], (1, 0)),
    "11A": (['["11A"]'], (0, 1)),
    "12A": (['["12A"]'], (0, 1)),
    "13A": (['["13A"]'], (0, 1)),  # not 3A, though it ends in it
    "23A": (['["23A"]'], (0, 0)),
    "24A": (['["24A"]'], (0, 1)),
    "1A": (['["1A"]'], (0, 0)),  # not 11A
    "BOTH": (['["3A", "24A"]'], (1, 1)),
    # In an object a code counts only when its value is a yes.
    "OBJECT_YES": (['{"3A": "Yes"}'], (1, 0)),
    "OBJECT_Y": (['{"11A": " y "}'], (0, 1)),
    "OBJECT_TRUE": (['{"3B": true}'], (1, 0)),
    "OBJECT_1": (['{"3C": 1}'], (1, 0)),
    "OBJECT_NO_BESIDE_YES": (['{"3A": "No", "2A": "Yes"}'], (0, 0)),
    "OBJECT_NO": (['{"3A": "No"}'], None),
    "OBJECT_NULL": (['{"3A": null, "12A": ""}'], None),
    # Several rows of one assessment are joined.
    "TWO_ROWS": (['["2A"]', '["3B"]'], (1, 0)),
    "ARRAY_AND_OBJECT": (['["13A"]', '{"3A": "Y", "24A": "N"}'], (1, 1)),
    "EMPTY_AND_FULL": (["[]", '["3A"]'], (1, 0)),
    # Descriptions, without case.
    "DESCRIPTION": (['["Domestic abuse: parent or carer"]'], (1, 0)),
    "DESCRIPTION_IN_CAPITALS": (['["CHILD SEXUAL EXPLOITATION"]'], (0, 1)),
    "DESCRIPTION_IN_OBJECT": (['{"gangs": "Yes", "Domestic abuse: child": "No"}'], (0, 1)),
    "UNKNOWN_BESIDE_KNOWN": (['["Something new", "3A"]'], (1, 0)),
}
# Of the three assessments of the team MIX, how many found the factor.
MIX = [['["3A", "2B"]'], ['{"3A": "Y", "24A": "N"}', '["3A"]'], ['["11A"]']]
FOUND = {"3A": 2, "2B": 1, "11A": 1}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*ROWS, "MIX", "OPEN", "NO_START", "HELD_BEFORE", "HOLDS", "NAMED"):
        extract.team(team)
    for team, (rows, _) in ROWS.items():
        assess(extract, team, team, rows)
    for rows in MIX:
        assess(extract, "MIX", "MIX", rows)
    open_key = records.assessment(extract, "OPEN", "2025-12-01", None, "OPEN")
    records.factors(extract, open_key, '["3A"]')
    unstarted = records.assessment(extract, "NO_START", None, "2026-01-15", "NO_START")
    records.factors(extract, unstarted, '["3A"]')
    for child in ("A1", "A2", "A3"):
        records.involvement(extract, child, "HELD_BEFORE", "2025-01-01", "2025-12-08")
        records.involvement(extract, child, "HOLDS", "2025-12-08")
    teams = {"A1": "NAMED", "A2": None, "A3": "NEVER_HEARD_OF", "A4": None}
    for child, team in teams.items():
        assess(extract, child, team, ['["3A"]'], "2025-12-08")
    return council(extract, tmp_path_factory.mktemp("factors"))


def assess(
    extract: Extract,
    child: str,
    team: str | None,
    rows: list[str | None],
    authorised: str = "2026-01-15",
) -> None:
    key = records.assessment(extract, child, "2025-12-01", authorised, team)
    for text in rows:
        records.factors(extract, key, text)


@pytest.mark.parametrize("team", ROWS)
def test_the_factors_of_an_assessment(testshire: Council, team: str) -> None:
    found = ROWS[team][1]
    abuse, exploitation = ((found[0], 1), (found[1], 1)) if found else (None, None)
    assert counted(testshire, DOMESTIC_ABUSE, MONTH, team) == abuse
    assert counted(testshire, EXPLOITATION, MONTH, team) == exploitation


@pytest.mark.parametrize("code", FOUND)
def test_each_factor_is_a_share_of_the_assessments_with_any(testshire: Council, code: str) -> None:
    assert counted(testshire, f"factor_mix:{code}", MONTH, "MIX") == (FOUND[code], 3)


def test_a_factor_not_found_is_none_of_the_assessments(testshire: Council) -> None:
    # Its value in the object is no, so 24A was found by none of MIX; NO_ROW has no case at all.
    assert counted(testshire, "factor_mix:24A", MONTH, "MIX") in (None, (0, 3))
    assert counted(testshire, "factor_mix:3A", MONTH, "NO_ROW") is None


def test_the_assessment_must_be_authorised_but_needs_no_start(testshire: Council) -> None:
    assert counted(testshire, DOMESTIC_ABUSE, MONTH, "OPEN") is None
    assert counted(testshire, DOMESTIC_ABUSE, "2025-12", "OPEN") is None
    assert counted(testshire, DOMESTIC_ABUSE, MONTH, "NO_START") == (1, 1)


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("NAMED", (1, 1)),  # A1: the assessment's own team
        ("HELD_BEFORE", None),  # it ended on the day of authorisation
        ("HOLDS", (2, 2)),  # A2 without a team, A3 with an unknown one
        ("UNASSIGNED", (1, 1)),  # A4
    ],
)
def test_the_assessment_team_else_the_involvement_at_authorisation(
    testshire: Council, team: str, expected: Share
) -> None:
    assert counted(testshire, DOMESTIC_ABUSE, "2025-12", team) == expected
    assert counted(testshire, "factor_mix:3A", "2025-12", team) == expected


@pytest.mark.parametrize("measure", [DOMESTIC_ABUSE, EXPLOITATION])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, MONTH)
    assert cases_add_up(testshire, measure, MONTH, team="MIX")
