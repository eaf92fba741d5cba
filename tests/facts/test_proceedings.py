"""Care proceedings: concluded within 26 weeks, and open beyond them."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

CONCLUDED, OPEN = "proceedings_26w", "proceedings_open_over_26w"
JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"

# 182 days after 2025-08-01: 30 to the 31st, 60 to 09-30, 91, 121, 152 to 12-31, 182 to 01-30.
# team, application, final order, (in 26 weeks, children)
FINAL_ORDERS = [
    ("DAYS_182", "CARE_S31", "2026-01-30", (1, 1)),
    ("DAYS_183", "CARE_S31", "2026-01-31", (0, 1)),
    ("LOWER_CASE", "care_s31", "2026-01-30", (1, 1)),
    ("SUPERVISION", "SUPERVISION", "2026-01-30", None),
    ("PLACEMENT", "PLACEMENT_ORDER", "2026-01-30", None),
    ("LIVE", "CARE_S31", None, None),
]

# d = 2026-02-28, then 2026-03-31; 182 days before the latter is 2025-09-30 (92 to 12-31, 90).
# team, application, issued, final order, (over 26 weeks, open) at each
OPEN_CASES = [
    ("OPEN_182", "CARE_S31", "2025-09-30", None, (0, 1), (0, 1)),
    ("OPEN_183", "CARE_S31", "2025-09-29", None, (0, 1), (1, 1)),
    ("ISSUED_ON_D", "CARE_S31", "2026-03-31", None, None, (0, 1)),
    ("ISSUED_AFTER_D", "CARE_S31", "2026-03-01", None, None, (0, 1)),
    ("CONCLUDED_ON_D", "CARE_S31", "2025-06-02", "2026-02-28", None, None),
    ("CONCLUDED_DAY_AFTER", "CARE_S31", "2025-06-02", "2026-03-01", (1, 1), None),
    ("CONCLUDED_IN_FUTURE", "CARE_S31", "2025-06-02", "2026-04-01", (1, 1), (1, 1)),
    ("OPEN_DISCHARGE", "DISCHARGE", "2025-06-02", None, None, None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, application, final, _ in FINAL_ORDERS:
        extract.team(team)
        proceeding(extract, team, team, "2025-08-01", final, application=application)
    for team, application, issued, final, *_ in OPEN_CASES:
        extract.team(team)
        proceeding(extract, team, team, issued, final, application=application)
    extract.team("SIBLINGS")
    for sibling, final in (("elder", "2026-01-30"), ("younger", "2026-01-31")):
        proceeding(extract, sibling, "SIBLINGS", "2025-08-01", final, case="one case")
    add_fallbacks(extract)
    return council(extract, tmp_path_factory.mktemp("proceedings"))


def add_fallbacks(extract: Extract) -> None:
    extract.team("WORKER_BEFORE")
    extract.team("WORKER_AFTER")
    for person, team, final in (
        ("unknown team", "NEVER_HEARD_OF", "2026-01-30"),
        ("no team", None, None),
    ):
        child(extract, person)
        records.involvement(extract, person, "WORKER_BEFORE", end="2026-03-10")
        records.involvement(extract, person, "WORKER_AFTER", start="2026-03-10")
        proceeding(extract, person, team, "2025-08-01", final)
    child(extract, "no worker")
    proceeding(extract, "no worker", None, "2025-08-01", "2026-01-30")


def proceeding(
    extract: Extract,
    person: str,
    team: str | None,
    issued: str,
    final: str | None,
    *,
    application: str = "CARE_S31",
    case: str = "",
) -> None:
    extract.add(
        "court_proceedings",
        case_ref=case or f"case of {person}",
        child_id=person,
        application_type=application,
        issue_date=issued,
        final_order_date=final,
        final_order="CARE_ORDER" if final else None,
        team_id=team,
    )


@pytest.mark.parametrize(("team", "application", "final", "expected"), FINAL_ORDERS)
def test_concluded_care_proceedings_within_182_days_of_issue(
    shire, team, application, final, expected
):
    assert counted(shire, CONCLUDED, JANUARY, team) == expected


def test_each_child_of_a_case_is_counted(shire):
    assert counted(shire, CONCLUDED, JANUARY, "SIBLINGS") == (1, 2)


def test_a_case_concluded_after_the_as_at_date_is_not_concluded(shire):
    assert counted(shire, CONCLUDED, "2026-04", "CONCLUDED_IN_FUTURE") is None


@pytest.mark.parametrize(
    ("team", "february", "march"), [(row[0], row[-2], row[-1]) for row in OPEN_CASES]
)
def test_open_proceedings_past_182_days(shire, team, february, march):
    assert counted(shire, OPEN, FEBRUARY, team) == february
    assert counted(shire, OPEN, MARCH, team) == march


def test_without_a_known_team_the_worker_at_the_final_order_decides(shire):
    assert counted(shire, CONCLUDED, JANUARY, "WORKER_BEFORE") == (1, 1)
    assert counted(shire, CONCLUDED, JANUARY, "WORKER_AFTER") is None
    assert counted(shire, CONCLUDED, JANUARY, "UNASSIGNED") == (1, 1)


def test_without_a_known_team_the_worker_at_each_month_end_decides(shire):
    # Issued 2025-08-01: 211 days before 2026-02-28 (152 to 12-31 and 59), 242 before 03-31.
    assert counted(shire, OPEN, FEBRUARY, "WORKER_BEFORE") == (1, 1)
    assert counted(shire, OPEN, MARCH, "WORKER_BEFORE") is None
    assert counted(shire, OPEN, MARCH, "WORKER_AFTER") == (1, 1)


def test_snapshots_begin_with_the_month_of_the_first_issue(shire):
    assert counted(shire, OPEN, "2025-05") is None
    assert counted(shire, OPEN, "2025-06") == (0, 3)


def test_cases_sum_to_the_figure(shire):
    # January: FINAL_ORDERS 2 of 3, SIBLINGS 1 of 2, an unknown team 1 of 1, no worker 1 of 1.
    assert counted(shire, CONCLUDED, JANUARY) == (5, 7)
    assert cases_add_up(shire, CONCLUDED, JANUARY)
    # March: OPEN_CASES 2 of 5, LIVE 1 of 1 (242 days), WORKER_AFTER 1 of 1.
    assert counted(shire, OPEN, MARCH) == (4, 7)
    assert cases_add_up(shire, OPEN, MARCH)
