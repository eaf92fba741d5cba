"""Disputes raised, and those past the informal stage settled in 20 working days."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted, number

RAISED, SETTLED = "disputes_raised", "disputes_20wd"
JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"
INFORMAL, STAGE_1, STAGE_2 = "INFORMAL", "STAGE1_TEAM_MANAGER", "STAGE2_OPERATIONS_MANAGER"

# wd(Monday 2026-01-05, Monday 02-02) = 4 + 5 + 5 + 5 + 1 = 20.
# team, its rows (stage, raised, resolved), (within 20, settled in February)
DISPUTES = [
    ("WD_20", [(STAGE_1, "2026-01-05", "2026-02-02")], (1, 1)),
    ("WD_21", [(STAGE_1, "2026-01-05", "2026-02-03")], (0, 1)),
    ("CAFCASS", [("CAFCASS", "2026-01-05", "2026-02-02")], (1, 1)),
    ("INFORMAL_ONLY", [(INFORMAL, "2026-01-05", "2026-02-02")], None),
    ("INFORMAL_LOWER_CASE", [("informal", "2026-01-05", "2026-02-02")], None),
    ("UNRESOLVED", [(STAGE_1, "2026-01-05", None)], None),
    (
        "PAST_INFORMAL",
        [(INFORMAL, "2026-01-05", None), (STAGE_1, "2026-01-05", "2026-02-02")],
        (1, 1),
    ),
    # Raised first on 5 January: 21 days to 3 February, and 10 from the 20th.
    (
        "EARLIEST_RAISED",
        [(STAGE_1, "2026-01-20", None), (INFORMAL, "2026-01-05", "2026-02-03")],
        (0, 1),
    ),
    # Resolved last on 3 February: 21 days, and 4 to 9 January.
    (
        "LATEST_RESOLVED",
        [(STAGE_1, "2026-01-05", "2026-02-03"), (STAGE_2, "2026-01-05", "2026-01-09")],
        (0, 1),
    ),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, stages, _ in DISPUTES:
        extract.team(team)
        for stage, raised, resolved in stages:
            dispute(extract, team, team, stage, raised, resolved=resolved)
    add_teams(extract)
    add_future(extract)
    return council(extract, tmp_path_factory.mktemp("disputes"))


def add_teams(extract: Extract) -> None:
    for team in ("FIRST_ROW", "LAST_ROW", "WORKER_BEFORE", "WORKER_AFTER"):
        extract.team(team)
    dispute(extract, "moved", "FIRST_ROW", INFORMAL, "2025-10-01")
    dispute(extract, "moved", "LAST_ROW", STAGE_1, "2025-09-30", resolved="2025-10-20")
    child(extract, "disputed")
    records.involvement(extract, "disputed", "WORKER_BEFORE", end="2025-11-17")
    records.involvement(extract, "disputed", "WORKER_AFTER", start="2025-11-17")
    for person, team in (("disputed", "NEVER_HEARD_OF"), ("no worker", None)):
        dispute(
            extract,
            f"about {person}",
            team,
            STAGE_1,
            "2025-11-10",
            resolved="2025-11-17",
            person=person,
        )


def add_future(extract: Extract) -> None:
    extract.team("FUTURE")
    dispute(extract, "future", "FUTURE", STAGE_1, "2026-03-31", resolved="2026-04-01")


def dispute(
    extract: Extract,
    key: str,
    team: str | None,
    stage: str,
    raised: str,
    *,
    resolved: str | None = None,
    person: str = "C1",
) -> None:
    extract.add(
        "dispute",
        dispute_id=key,
        date_raised=raised,
        raised_by="IRO",
        child_id=person,
        team_id=team,
        stage=stage,
        stage_date=raised,
        reason="DRIFT_DELAY",
        date_resolved=resolved,
        outcome="RESOLVED" if resolved else None,
    )


@pytest.mark.parametrize(("team", "stages", "expected"), DISPUTES)
def test_past_informal_and_settled_in_20_working_days(shire, team, stages, expected):
    assert counted(shire, SETTLED, FEBRUARY, team) == expected
    assert counted(shire, SETTLED, JANUARY, team) is None


@pytest.mark.parametrize(("team", "stages", "expected"), DISPUTES)
def test_a_dispute_counts_once_whatever_its_stages(shire, team, stages, expected):
    assert shire.figure(RAISED, JANUARY, team=team) == (1, None, 1)


def test_the_earliest_day_raised_and_the_team_of_the_last_row(shire):
    assert number(shire, RAISED, "2025-09", "LAST_ROW") == 1
    assert number(shire, RAISED, "2025-09", "FIRST_ROW") == 0
    assert number(shire, RAISED, "2025-10") == 0
    # wd(Tuesday 2025-09-30, Monday 10-20) = 3 + 5 + 5 + 1 = 14
    assert counted(shire, SETTLED, "2025-10", "LAST_ROW") == (1, 1)
    assert counted(shire, SETTLED, "2025-10", "FIRST_ROW") is None


def test_without_a_known_team_the_child_s_worker_at_the_date_decides(shire):
    # Raised on 10 November under one worker, resolved on the 17th under the next.
    november = "2025-11"
    assert number(shire, RAISED, november, "WORKER_BEFORE") == 1
    assert number(shire, RAISED, november, "WORKER_AFTER") == 0
    assert counted(shire, SETTLED, november, "WORKER_AFTER") == (1, 1)
    assert number(shire, RAISED, november, "UNASSIGNED") == 1
    assert counted(shire, SETTLED, november, "UNASSIGNED") == (1, 1)


def test_a_resolution_after_the_as_at_date_is_none(shire):
    assert number(shire, RAISED, MARCH, "FUTURE") == 1
    assert counted(shire, SETTLED, "2026-04", "FUTURE") is None


def test_a_month_without_disputes_has_no_share(shire):
    assert number(shire, RAISED, "2025-12") == 0
    assert shire.figure(SETTLED, "2025-12") is None


def test_cases_sum_to_the_figure(shire):
    assert shire.figure(RAISED, JANUARY) == (9, None, 9)
    assert counted(shire, SETTLED, FEBRUARY) == (3, 6)
    assert cases_add_up(shire, RAISED, JANUARY)
    assert cases_add_up(shire, SETTLED, FEBRUARY)
