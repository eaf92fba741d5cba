"""Whose a case is: the team named, else the team that held the child, in the place of its date."""

from typing import NamedTuple

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.loads import teams_of
from tests.warehouse.rows import complaint, involvement, place, plan, referral

# Every plan starts on this day: the involvement team of that day is the plan's.
DAY = "2026-03-10"


class Held(NamedTuple):
    """One involvement of a child."""

    start: str | None = "2025-01-01"
    end: str | None = None
    role: str | None = "CW"
    team: str | None = "T1"
    worker: str | None = "W1"
    id: str = ""


CHILDREN: dict[str, tuple[list[Held], str]] = {
    "nobody": ([], "UNASSIGNED"),
    "role CW": ([Held(role="CW")], "T1"),
    "role cw": ([Held(role="cw")], "T1"),
    "role 16PLUS": ([Held(role="16plus")], "T1"),
    "role Case Worker": ([Held(role="CASE WORKER")], "T1"),
    "role Allocated Worker": ([Held(role="allocated worker")], "T1"),
    "role with spaces": ([Held(role=" CW ")], "T1"),
    "another role": ([Held(role="IRO")], "UNASSIGNED"),
    "a role that begins alike": ([Held(role="CW2")], "UNASSIGNED"),
    "no role": ([Held(role=None)], "UNASSIGNED"),
    "starts the day before": ([Held(start="2026-03-09")], "T1"),
    "starts that day": ([Held(start=DAY)], "T1"),
    "starts the day after": ([Held(start="2026-03-11")], "UNASSIGNED"),
    "no start": ([Held(start=None)], "UNASSIGNED"),
    "ended the day before": ([Held(end="2026-03-09")], "UNASSIGNED"),
    "ends that day": ([Held(end=DAY)], "UNASSIGNED"),
    "ends the day after": ([Held(end="2026-03-11")], "T1"),
    "ends in 1900": ([Held(end="1900-01-01")], "T1"),
    "ends after the as-at date": ([Held(end="2026-06-01")], "T1"),
    "latest start, written last": ([Held(), Held("2025-06-01", team="T2")], "T2"),
    "latest start, written first": ([Held("2025-06-01", team="T2"), Held()], "T2"),
    "latest start, then closed": ([Held(), Held("2025-06-01", end=DAY, team="T2")], "T1"),
    "latest start in another role": ([Held(), Held("2025-06-01", role="IRO", team="T2")], "T1"),
    "9 above 10": ([Held(id="9"), Held(id="10", team="T2")], "T1"),
    "99 above 100, written last": ([Held(id="100"), Held(id="99", team="T2")], "T2"),
    "small letters above capitals": ([Held(id="I-a", team="T2"), Held(id="I-Z")], "T2"),
    "later start above a higher id": ([Held(id="zz"), Held("2025-06-01", team="T2", id="a")], "T2"),
    "newest without a team": ([Held(), Held("2025-06-01", team=None)], "UNASSIGNED"),
    "newest of an unknown team": ([Held(), Held("2025-06-01", team="T9")], "UNASSIGNED"),
    "newest ended, without a team": ([Held(), Held("2025-06-01", end=DAY, team=None)], "T1"),
    "tie, highest id without a team": ([Held(id="tie1"), Held(id="tie2", team=None)], "UNASSIGNED"),
    "no professional": ([Held(worker=None)], "T1"),
    "newest without a professional": ([Held(), Held("2025-06-01", team="T2", worker=None)], "T2"),
    "moved since": ([Held(end="2026-03-20"), Held("2026-03-20", team="T2")], "T1"),
}


def add_children(extract: Extract) -> None:
    for child, (held, _) in CHILDREN.items():
        plan(extract, f"plan of {child}", child, DAY)
        for number, one in enumerate(held):
            name = one.id or f"{child} {number}"
            parts = {"role": one.role, "team": one.team, "worker": one.worker}
            involvement(extract, name, child, one.start, one.end, **parts)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    extract.team("T1")
    extract.team("T2", "Care", "West")
    add_children(extract)
    # "moved since" was held by T1 to 20 March and by T2 from then.
    referral(extract, "known team", "moved since", DAY, team="T2")
    referral(extract, "known team, spaces", "moved since", DAY, team=" T2 ")
    referral(extract, "no team", "moved since", DAY, team=None)
    referral(extract, "no team, on the day of the move", "moved since", "2026-03-20", team=None)
    referral(extract, "unknown team", "moved since", DAY, team="T9")
    referral(extract, "unknown team, nobody", "nobody", DAY, team="T9")
    referral(extract, "no team, nobody", "nobody", DAY, team=None)
    complaint(extract, "known team", DAY, team="T2", child="moved since")
    complaint(extract, "unknown team", DAY, team="T9", child="moved since")
    complaint(extract, "no team", DAY, team=None, child="moved since")
    complaint(extract, "no team, no child", DAY, team=None, child=None)
    extract.add(
        "ssd_contacts", cont_contact_id="K1", cont_person_id="moved since", cont_contact_date=DAY
    )
    workers = {"worker of T2": "T2", "worker of nowhere": "T9", "worker without": None}
    for worker, team in workers.items():
        extract.add(
            "workforce",
            staff_id=worker,
            period_month="2026-03-01",
            team_id=team,
            role="SOCIAL_WORKER",
            fte="1",
            employment="PERMANENT",
            start_date="2020-01-01",
            end_date=None,
        )
    return council(extract, tmp_path_factory.mktemp("held"))


@pytest.fixture(scope="module")
def plan_teams(held: Council) -> dict[str, str]:
    return teams_of(held, "cpp_started", "2026-03")


@pytest.mark.parametrize("child", CHILDREN)
def test_involvement_team(plan_teams: dict[str, str], child: str) -> None:
    assert plan_teams[child] == CHILDREN[child][1]


def test_snapshot_takes_the_team_of_the_month_end(held: Council) -> None:
    teams = teams_of(held, "cpp_open", "2026-03")
    assert teams["moved since"] == "T2"
    assert teams["starts the day after"] == "T1"
    assert teams["ends the day after"] == "UNASSIGNED"


@pytest.mark.parametrize(
    ("referral_id", "team"),
    [
        ("known team", "T2"),
        ("known team, spaces", "T2"),
        ("no team", "T1"),
        ("no team, on the day of the move", "T2"),
        ("unknown team", "T1"),
        ("unknown team, nobody", "UNASSIGNED"),
        ("no team, nobody", "UNASSIGNED"),
    ],
)
def test_column_else_involvement(held: Council, referral_id: str, team: str) -> None:
    rows = {row["case_id"]: row for row in held.cases("referrals_received", "2026-03")}
    assert rows[referral_id]["team_id"] == team


def test_evidence_has_its_own_team_else_the_child_s(held: Council) -> None:
    for team, number in (("T2", 1), ("T1", 2), ("UNASSIGNED", 1)):
        figure = held.figure("complaints_received", "2026-03", team=team)
        assert figure == (number, None, number)


def test_contacts_belong_to_nobody(held: Council) -> None:
    assert held.figure("contacts_received", "2026-03", team="UNASSIGNED") == (1, None, 1)
    assert held.figure("contacts_received", "2026-03") == (1, None, 1)


def test_workers_of_unknown_teams(held: Council) -> None:
    assert held.figure("agency_rate", "2026-03", team="T2") == (0, 1, 0)
    assert held.figure("agency_rate", "2026-03", team="UNASSIGNED") == (0, 2, 0)


def test_unassigned_is_a_team_of_its_own_service_and_locality(held: Council) -> None:
    rows = held.cases("cpp_started", "2026-03", team="UNASSIGNED")
    assert rows
    assert {(row["service"], row["locality"]) for row in rows} == {("Unassigned", "Unassigned")}
    assert held.figure("cpp_started", "2026-03", service="Unassigned") == held.figure(
        "cpp_started", "2026-03", team="UNASSIGNED"
    )


# Where a team stood, and where a referral on a date should stand.
PLACES = {
    "reorganised": [("2020-01-01", "2026-03-15", "East"), ("2026-03-15", None, "West")],
    "moved on the last day": [("2020-01-01", "2026-03-31", "East"), ("2026-03-31", None, "West")],
    "moves in April": [("2020-01-01", "2026-04-01", "East"), ("2026-04-01", None, "West")],
    "two at once": [("2026-02-01", None, "West"), ("2020-01-01", None, "East")],
    "a gap": [("2020-01-01", "2026-01-01", "East"), ("2026-06-01", None, "West")],
    "ended": [("2019-01-01", "2025-12-01", "East"), ("2020-01-01", "2025-01-01", "West")],
    "not begun": [("2026-03-20", None, "West"), ("2026-03-15", "2026-03-20", "East")],
}
DATED = {
    ("reorganised", "2026-03-14"): "East",
    ("reorganised", "2026-03-15"): "West",
    ("reorganised", "2026-03-16"): "West",
    ("moved on the last day", "2026-03-30"): "East",
    ("moved on the last day", "2026-03-31"): "West",
    ("moves in April", "2026-03-31"): "East",
    ("two at once", "2026-01-31"): "East",
    ("two at once", "2026-02-01"): "West",
    ("two at once", "2026-03-10"): "West",
    ("a gap", "2025-12-31"): "East",
    ("a gap", "2026-03-10"): "East",
    # In 2024 both are valid; in 2025 the older alone; after both, the one that began last.
    ("ended", "2024-06-03"): "West",
    ("ended", "2025-01-01"): "East",
    ("ended", "2026-03-10"): "West",
    ("not begun", "2026-03-10"): "East",
}


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team, rows in PLACES.items():
        for valid_from, valid_to, locality in rows:
            place(extract, team, valid_from, valid_to, (f"Service {locality}", locality))
    for team, on in DATED:
        referral(extract, f"{team} {on}", f"{team} {on}", on, team=team, closed=None)
        involvement(extract, f"{team} {on}", f"{team} {on}", on, team=team)
    return council(extract, tmp_path_factory.mktemp("placed"))


@pytest.mark.parametrize(("team", "on"), DATED)
def test_place_of_a_case_is_that_of_its_date(placed: Council, team: str, on: str) -> None:
    rows = {row["case_id"]: row for row in placed.cases("referrals_received", on[:7])}
    row = rows[f"{team} {on}"]
    locality = DATED[team, on]
    assert (row["service"], row["locality"]) == (f"Service {locality}", locality)


def team_rows(loaded: Council, measure: str, month: str, team: str) -> list[tuple[str, str, str]]:
    return [
        (row["service"], row["locality"], row["value"].removesuffix(".0"))
        for row in loaded.figures
        if row["measure_id"] == measure
        and row["level"] == "team"
        and row["team_id"] == team
        and row["month"].startswith(month)
    ]


@pytest.mark.parametrize(
    ("team", "locality", "cases"),
    [
        ("reorganised", "West", "3"),
        ("moved on the last day", "West", "2"),
        ("moves in April", "East", "1"),
    ],
)
def test_reorganised_team_has_one_row_in_the_place_of_the_month_end(
    placed: Council, team: str, locality: str, cases: str
) -> None:
    found = team_rows(placed, "referrals_received", "2026-03", team)
    assert found == [(f"Service {locality}", locality, cases)]
    assert len(placed.cases("referrals_received", "2026-03", team=team)) == int(cases)


def test_cases_of_a_reorganised_team_stand_in_the_places_of_their_dates(placed: Council) -> None:
    # East in March: reorganised on the 14th, last day on the 30th, April on the 31st, the gap,
    # not begun = 5. West: reorganised 2, last day 1, two at once 1, ended 1 = 5.
    east = placed.figure("referrals_received", "2026-03", locality="East", service="Service East")
    west = placed.figure("referrals_received", "2026-03", locality="West", service="Service West")
    assert east == (5, None, 5)
    assert west == (5, None, 5)
    assert placed.figure("referrals_received", "2026-03", service="Service East") == (5, None, 5)
    assert placed.figure("referrals_received", "2026-03") == (10, None, 10)


def test_snapshot_stands_in_the_place_of_the_month_end(placed: Council) -> None:
    teams = {"reorganised", "moved on the last day", "two at once", "ended"}
    rows = [row for row in placed.cases("cin_open", "2026-03") if row["team_id"] in teams]
    assert len(rows) == 3 + 2 + 3 + 3
    assert {row["locality"] for row in rows} == {"West"}
    rows = [row for row in placed.cases("cin_open", "2026-02") if row["team_id"] == "two at once"]
    assert {row["locality"] for row in rows} == {"West"}
