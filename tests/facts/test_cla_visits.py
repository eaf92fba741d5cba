"""Whose visit it was, when, and who was in care: the other edges of visits to children in care."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted, in_care, legal_status, placed

MEASURE = "cla_visit_on_time"

# The child of an example has the name of the team that holds it, has been in care and in one
# placement since June 2024: the placement's type, visits as (kind, date), the month at whose
# end it is looked at, and (on time, children).
VISITS: dict[str, tuple[str, list[tuple[str, str]], str, Share]] = {
    # 28 February 2026: 42 days before is 17 January.
    "FEBRUARY_42": ("U3", [("cla", "2026-01-17")], "2026-02", (1, 1)),
    "FEBRUARY_43": ("U3", [("cla", "2026-01-16")], "2026-02", (0, 1)),
    "VISIT_AFTER_D": ("U3", [("cla", "2026-03-01")], "2026-02", (0, 1)),
    "LONG_FOSTERING_43": ("U1", [("cla", "2026-01-16")], "2026-02", (1, 1)),
    "NO_LONG_FOSTERING_43": ("U5", [("cla", "2026-01-16")], "2026-02", (0, 1)),
    "OTHER_KINDS": ("U3", [("cp", "2026-03-20"), ("cin", "2026-03-20")], "2026-03", (0, 1)),
    "LAST_OF_SEVERAL": ("U3", [("cla", "2026-03-20"), ("cla", "2025-06-02")], "2026-03", (1, 1)),
}
TEAMS = ("CEASED_ON_D", "V3_ENDED_ON_D", "V3_OPEN", "PLACED_AFTER_D", "OTHER_CHILD")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*VISITS, *TEAMS, "HELD_BEFORE", "HOLDS"):
        extract.team(team)
    for team, (kind, visits, *_) in VISITS.items():
        look_after(extract, team, kind)
        for visit_kind, on in visits:
            records.visit(extract, visit_kind, team, on)
    for team in TEAMS:
        look_after(extract, team, "U3", "2026-03-31" if team == "CEASED_ON_D" else None)
        visitor = "SOMEBODY_ELSE" if team == "OTHER_CHILD" else team
        records.visit(extract, "cla", visitor, "2026-02-20")
    legal_status(extract, "V3_ENDED_ON_D", "V3", "2025-06-02", "2026-03-31")
    legal_status(extract, "V3_OPEN", "V3", "2025-06-02")
    placed(extract, "PLACED_AFTER_D", "2026-03-02")
    records.involvement(extract, "HANDED_OVER", "HELD_BEFORE", "2024-06-03", "2026-03-31")
    records.involvement(extract, "HANDED_OVER", "HOLDS", "2026-03-31")
    in_care(extract, "HANDED_OVER", "2024-06-03")
    placed(extract, "HANDED_OVER", "2024-06-03")
    return council(extract, tmp_path_factory.mktemp("cla_visits"))


def look_after(extract: Extract, team: str, kind: str, ceased: str | None = None) -> None:
    records.involvement(extract, team, team)
    in_care(extract, team, "2024-06-03", ceased, "E4A" if ceased else None)
    placed(extract, team, "2024-06-03", kind=kind)


@pytest.mark.parametrize("team", VISITS)
def test_a_cla_visit_by_the_months_end(testshire: Council, team: str) -> None:
    *_, month, expected = VISITS[team]
    assert counted(testshire, MEASURE, month, team) == expected


@pytest.mark.parametrize(
    ("month", "team", "expected"),
    [
        # Each was visited on 20 February: 8 days before the end of February, 39 before March's.
        ("2026-02", "CEASED_ON_D", (1, 1)),
        ("2026-03", "CEASED_ON_D", None),  # on 31 March itself
        ("2026-02", "V3_ENDED_ON_D", None),
        ("2026-03", "V3_ENDED_ON_D", (1, 1)),  # closed on the day it ended
        ("2026-03", "V3_OPEN", None),
        ("2026-03", "OTHER_CHILD", (0, 1)),
        # The placement of 2 March is unknown in February, and the visit is before it in March.
        ("2026-02", "PLACED_AFTER_D", (1, 1)),
        ("2026-03", "PLACED_AFTER_D", (0, 1)),
        ("2026-02", "HELD_BEFORE", (0, 1)),
        ("2026-03", "HELD_BEFORE", None),
        ("2026-03", "HOLDS", (0, 1)),
    ],
)
def test_children_in_care_and_who_holds_them_at_each_months_end(
    testshire: Council, month: str, team: str, expected: Share
) -> None:
    assert counted(testshire, MEASURE, month, team) == expected


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    for month in ("2026-02", "2026-03"):
        assert cases_add_up(testshire, MEASURE, month)
