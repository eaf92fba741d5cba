"""Complaints: received at each stage, answered in time, and upheld."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted, number

RECEIVED, ON_TIME, UPHELD = "complaints_received", "complaints_s1_on_time", "complaints_upheld"
DECEMBER, JANUARY, FEBRUARY, MARCH = "2025-12", "2026-01", "2026-02", "2026-03"

# wd(Monday 2026-01-05, 01-19) = 4 + 5 + 1 = 10; to Monday 02-02: 4 + 5 + 5 + 5 + 1 = 20.
# wd(Thursday 2025-12-18, Tuesday 2026-01-06) = 1 + 3 + 3 + 1 + 2 = 10: without weekends, 25
# and 26 December and 1 January.
# team, stage, received, responded, extension agreed, (on time, answered)
ANSWERS = [
    ("WD_10", "S1_LOCAL", "2026-01-05", "2026-01-19", None, (1, 1)),
    ("WD_11", "S1_LOCAL", "2026-01-05", "2026-01-20", None, (0, 1)),
    ("WD_11_NO_EXTENSION", "S1_LOCAL", "2026-01-05", "2026-01-20", "N", (0, 1)),
    ("WD_11_EXTENDED", "S1_LOCAL", "2026-01-05", "2026-01-20", "Y", (1, 1)),
    ("WD_20_EXTENDED", "S1_LOCAL", "2026-01-05", "2026-02-02", "yes", (1, 1)),
    ("WD_21_EXTENDED", "S1_LOCAL", "2026-01-05", "2026-02-03", "Y", (0, 1)),
    ("HOLIDAYS_WD_10", "S1_LOCAL", "2025-12-18", "2026-01-06", None, (1, 1)),
    ("HOLIDAYS_WD_11", "S1_LOCAL", "2025-12-18", "2026-01-07", None, (0, 1)),
    ("SAME_DAY", "s1_local", "2026-01-05", "2026-01-05", None, (1, 1)),
    ("STAGE_2", "S2_INVESTIGATION", "2026-01-05", "2026-01-06", None, None),
    ("CORPORATE", "CORPORATE_1", "2026-01-05", "2026-01-06", None, None),
]

# Received 2026-03-02. team, stage, responded, finding, (upheld, answered with a finding)
FINDINGS = [
    ("UPHELD", "S1_LOCAL", "2026-03-09", "UPHELD", (1, 1)),
    ("PARTLY", "S1_LOCAL", "2026-03-09", "PARTLY_UPHELD", (1, 1)),
    ("NOT_UPHELD", "S1_LOCAL", "2026-03-09", "NOT_UPHELD", (0, 1)),
    ("LOWER_CASE", "S1_LOCAL", "2026-03-09", "upheld", (1, 1)),
    ("OTHER_STAGE", "LGSCO", "2026-03-09", "UPHELD", (1, 1)),
    ("WITHDRAWN", "S1_LOCAL", "2026-03-09", "WITHDRAWN", None),
    ("NO_FINDING", "S1_LOCAL", "2026-03-09", "NO_FINDING", None),
    ("FINDING_IS_NULL", "S1_LOCAL", "2026-03-09", None, None),
    ("NOT_ANSWERED", "S1_LOCAL", None, "UPHELD", None),
    ("ANSWERED_IN_FUTURE", "S1_LOCAL", "2026-04-01", "UPHELD", None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, stage, received, responded, extension, _ in ANSWERS:
        extract.team(team)
        complaint(extract, team, stage, received, responded, extension=extension)
    for team, stage, responded, finding, _ in FINDINGS:
        extract.team(team)
        complaint(extract, team, stage, "2026-03-02", responded, finding=finding)
    add_stages(extract)
    add_fallbacks(extract)
    return council(extract, tmp_path_factory.mktemp("complaints"))


def add_stages(extract: Extract) -> None:
    extract.team("TWO_STAGES")
    complaint(extract, "TWO_STAGES", "S1_LOCAL", "2026-02-02", key="escalated")
    complaint(extract, "TWO_STAGES", "S2_INVESTIGATION", "2026-02-23", key="escalated")
    complaint(extract, "TWO_STAGES", "S1_LOCAL", "2026-02-28")
    complaint(extract, "TWO_STAGES", "S1_LOCAL", "2026-03-01")


def add_fallbacks(extract: Extract) -> None:
    for team in ("WORKER_BEFORE", "WORKER_AFTER"):
        extract.team(team)
    child(extract, "complained for")
    records.involvement(extract, "complained for", "WORKER_BEFORE", end="2025-10-20")
    records.involvement(extract, "complained for", "WORKER_AFTER", start="2025-10-20")
    for team, person in (("NEVER_HEARD_OF", "complained for"), (None, None)):
        complaint(
            extract, team, "S1_LOCAL", "2025-10-13", "2025-10-20", finding="UPHELD", person=person
        )


def complaint(
    extract: Extract,
    team: str | None,
    stage: str,
    received: str,
    responded: str | None = None,
    *,
    extension: str | None = None,
    finding: str | None = None,
    person: str | None = None,
    key: str = "",
) -> None:
    extract.add(
        "complaint",
        complaint_id=key or f"CO{len(extract.tables['complaint'])}",
        stage=stage,
        date_received=received,
        extension_agreed=extension,
        date_responded=responded,
        complainant_type="PARENT",
        child_id=person,
        team_id=team,
        category="DELAY",
        finding=finding,
    )


def test_each_stage_of_a_complaint_counts_in_the_month_it_is_received(shire):
    assert shire.figure(RECEIVED, FEBRUARY, team="TWO_STAGES") == (3, None, 3)
    assert shire.figure(RECEIVED, MARCH, team="TWO_STAGES") == (1, None, 1)


def test_complaints_are_also_counted_by_stage(shire):
    assert number(shire, f"{RECEIVED}:S1_LOCAL", FEBRUARY, "TWO_STAGES") == 2
    assert number(shire, f"{RECEIVED}:S2_INVESTIGATION", FEBRUARY, "TWO_STAGES") == 1
    # January holds 7 of ANSWERS at stage 1, one of them in lower case.
    assert number(shire, f"{RECEIVED}:S1_LOCAL", JANUARY) == 7
    assert number(shire, f"{RECEIVED}:S2_INVESTIGATION", JANUARY) == 1
    assert number(shire, f"{RECEIVED}:CORPORATE_1", JANUARY) == 1


@pytest.mark.parametrize(
    ("team", "responded", "expected"), [(row[0], row[-3], row[-1]) for row in ANSWERS]
)
def test_stage_1_is_answered_in_10_working_days_or_20_when_extended(
    shire, team, responded, expected
):
    assert counted(shire, ON_TIME, responded[:7], team) == expected


@pytest.mark.parametrize("month", [MARCH, "2026-04"])
@pytest.mark.parametrize("team", ["NOT_ANSWERED", "ANSWERED_IN_FUTURE"])
def test_an_answer_not_yet_given_is_no_case(shire, month, team):
    assert counted(shire, ON_TIME, month, team) is None


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in FINDINGS])
def test_upheld_or_partly_among_the_findings(shire, team, expected):
    assert counted(shire, UPHELD, MARCH, team) == expected


def test_without_a_known_team_the_child_s_worker_at_the_date_decides(shire):
    # Received on 13 October 2025 under one worker, answered on the 20th under the next.
    october = "2025-10"
    assert number(shire, RECEIVED, october, "WORKER_BEFORE") == 1
    assert number(shire, RECEIVED, october, "WORKER_AFTER") == 0
    assert counted(shire, UPHELD, october, "WORKER_BEFORE") is None
    assert counted(shire, UPHELD, october, "WORKER_AFTER") == (1, 1)
    assert counted(shire, ON_TIME, october, "WORKER_AFTER") == (1, 1)
    assert number(shire, RECEIVED, october, "UNASSIGNED") == 1
    assert counted(shire, UPHELD, october, "UNASSIGNED") == (1, 1)


def test_a_month_without_complaints_has_no_shares(shire):
    assert number(shire, RECEIVED, "2025-11") == 0
    assert shire.figure(ON_TIME, "2025-11") is None
    assert shire.figure(UPHELD, DECEMBER) is None


def test_cases_sum_to_the_figure(shire):
    assert shire.figure(RECEIVED, JANUARY) == (9, None, 9)
    assert counted(shire, ON_TIME, JANUARY) == (4, 7)
    assert counted(shire, UPHELD, MARCH) == (4, 5)
    assert cases_add_up(shire, RECEIVED, JANUARY)
    assert cases_add_up(shire, ON_TIME, JANUARY)
    assert cases_add_up(shire, UPHELD, MARCH)
