"""Health of children in care: initial assessments in time, reviews and teeth up to date."""

import pytest

from tests.council import Council, Extract, council
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status

FEBRUARY, MARCH = "2026-02", "2026-03"
INITIAL, REVIEW, DENTAL = "Initial health assessment", "Review health assessment", "Dental check"

# as_at = 2026-03-31. wd(2026-03-02, 03-30) = 4 + 5 + 5 + 5 + 1 = 20. December 2025 without the
# 25th and 26th: wd(12-01, 12-31) = 4 + 5 + 5 + 3 + 3 = 20; 1 January is a holiday, the 2nd is 21.
# team, entered care, check on, its type, its status, (in time, children)
INITIALS = [
    ("IHA_WD_20", "2026-03-02", "2026-03-30", INITIAL, "Completed", (1, 1)),
    ("IHA_WD_21", "2026-03-02", "2026-03-31", INITIAL, "Completed", (0, 1)),
    ("IHA_BANK_HOLIDAYS", "2025-12-01", "2025-12-31", INITIAL, "Completed", (1, 1)),
    ("IHA_AFTER_HOLIDAYS", "2025-12-01", "2026-01-02", INITIAL, "Completed", (0, 1)),
    ("IHA_ON_ENTERING", "2026-03-02", "2026-03-02", INITIAL, "Completed", (1, 1)),
    ("IHA_BEFORE_ENTERING", "2026-03-02", "2026-03-01", INITIAL, "Completed", (0, 1)),
    ("IHA_NEVER", "2026-03-02", None, None, None, (0, 1)),
    ("IHA_20_DAYS_OLD", "2026-03-03", None, None, None, (0, 1)),  # wd(03-03, as_at) = 20
    ("IHA_19_DAYS_OLD", "2026-03-04", "2026-03-05", INITIAL, "Completed", None),
    ("IHA_PLANNED", "2026-03-02", "2026-03-10", INITIAL, "Planned", (0, 1)),
    ("IHA_REFUSED", "2026-03-02", "2026-03-10", INITIAL, "Refused", (0, 1)),
    ("IHA_NO_STATUS", "2026-03-02", "2026-03-10", INITIAL, None, (1, 1)),
    ("IHA_LOWER_CASE", "2026-03-02", "2026-03-10", "hc - INITIAL", "completed", (1, 1)),
    ("IHA_IS_A_REVIEW", "2026-03-02", "2026-03-10", REVIEW, "Completed", (0, 1)),
]

# In care since 2021; d = 2026-03-31. 183 days before d is 2025-09-29 (93 to 12-31 and 90),
# 365 is 2025-03-31.
# team, date of birth, check on, its type, its status, up to date
HEALTH = [
    ("RHA_UNDER_5_183", "2021-04-01", "2025-09-29", REVIEW, "Completed", 1),
    ("RHA_UNDER_5_184", "2021-04-01", "2025-09-28", REVIEW, "Completed", 0),
    ("RHA_AGE_5_ON_D", "2021-03-31", "2025-09-28", REVIEW, "Completed", 1),
    ("RHA_365", "2015-06-01", "2025-03-31", REVIEW, "Completed", 1),
    ("RHA_366", "2015-06-01", "2025-03-30", REVIEW, "Completed", 0),
    ("RHA_NO_AGE_184", None, "2025-09-28", REVIEW, "Completed", 1),
    ("RHA_ON_D", "2015-06-01", "2026-03-31", REVIEW, "Completed", 1),
    ("RHA_INITIAL", "2015-06-01", "2026-01-05", INITIAL, "Completed", 1),
    ("RHA_DENTAL", "2015-06-01", "2026-01-05", DENTAL, "Completed", 0),
    ("RHA_NO_STATUS", "2015-06-01", "2026-01-05", REVIEW, None, 1),
    ("RHA_PLANNED", "2015-06-01", "2026-01-05", REVIEW, "Planned", 0),
    ("RHA_CANCELLED", "2015-06-01", "2026-01-05", REVIEW, "Cancelled", 0),
    ("RHA_UPPER_CASE", "2015-06-01", "2026-01-05", "REVIEW HEALTH", "COMPLETED", 1),
]
TEETH = [
    ("TEETH_365", "2015-06-01", "2025-03-31", DENTAL, "Completed", 1),
    ("TEETH_366", "2015-06-01", "2025-03-30", DENTAL, "Completed", 0),
    ("TEETH_UNDER_5", "2021-04-01", "2025-03-31", DENTAL, "Completed", 1),
    ("TEETH_ON_D", "2015-06-01", "2026-03-31", DENTAL, "Completed", 1),
    ("TEETH_NO_STATUS", "2015-06-01", "2026-01-05", "annual DENTAL", None, 1),
    ("TEETH_PLANNED", "2015-06-01", "2026-01-05", DENTAL, "Planned", 0),
    ("TEETH_REVIEW", "2015-06-01", "2026-01-05", REVIEW, "Completed", 0),
]
UP_TO_DATE = ("cla_rha_up_to_date", "cla_dental_up_to_date")


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, entered, on, kind, status, _ in INITIALS:
        looked_after(extract, team, entered)
        if on:
            checked(extract, team, on, kind, status)
    for team, dob, on, kind, status, _ in HEALTH + TEETH:
        looked_after(extract, team, "2021-07-01", dob)
        checked(extract, team, on, kind, status)
    add_days_around_d(extract)
    return council(extract, tmp_path_factory.mktemp("health"))


def add_days_around_d(extract: Extract) -> None:
    looked_after(extract, "IN_CARE_365", "2025-03-31")
    looked_after(extract, "IN_CARE_364", "2025-04-01")
    looked_after(extract, "CHECKED_IN_MARCH", "2021-07-01")
    looked_after(extract, "LEAP_DAY", "2021-07-01", "2020-02-29")
    looked_after(extract, "SHORT_BREAKS", "2021-07-01")
    looked_after(extract, "SHORT_BREAKS_NEW", "2026-03-02")
    for kind in (REVIEW, DENTAL):
        checked(extract, "CHECKED_IN_MARCH", "2026-03-01", kind)
        checked(extract, "SHORT_BREAKS", "2026-03-01", kind)
    checked(extract, "LEAP_DAY", "2024-08-12", REVIEW)
    legal_status(extract, "SHORT_BREAKS", "V4", "2021-07-01")
    legal_status(extract, "SHORT_BREAKS_NEW", "V4", "2026-03-02")


def looked_after(extract: Extract, team: str, entered: str, dob: str | None = "2015-06-01") -> None:
    extract.team(team)
    child(extract, team, team, dob)
    in_care(extract, team, entered)


def checked(
    extract: Extract, person: str, on: str, kind: str, status: str | None = "Completed"
) -> None:
    extract.add(
        "ssd_cla_health",
        clah_health_check_id=f"H{len(extract.tables['ssd_cla_health'])}",
        clah_person_id=person,
        clah_health_check_type=kind,
        clah_health_check_date=on,
        clah_health_check_status=status,
    )


@pytest.mark.parametrize(
    ("team", "entered", "expected"), [(row[0], row[1], row[-1]) for row in INITIALS]
)
def test_initial_health_assessment_within_20_working_days(shire, team, entered, expected):
    assert counted(shire, "cla_iha_20wd", entered[:7], team) == expected


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in HEALTH])
def test_health_assessment_within_183_days_under_5_else_365(shire, team, expected):
    assert counted(shire, "cla_rha_up_to_date", MARCH, team) == (expected, 1)


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in TEETH])
def test_dental_check_within_365_days_at_any_age(shire, team, expected):
    assert counted(shire, "cla_dental_up_to_date", MARCH, team) == (expected, 1)


@pytest.mark.parametrize("measure", UP_TO_DATE)
def test_children_count_from_365_days_in_care(shire, measure):
    assert counted(shire, measure, MARCH, "IN_CARE_365") == (0, 1)
    assert counted(shire, measure, MARCH, "IN_CARE_364") is None


@pytest.mark.parametrize("measure", UP_TO_DATE)
def test_a_check_after_d_does_not_count_yet(shire, measure):
    assert counted(shire, measure, FEBRUARY, "CHECKED_IN_MARCH") == (0, 1)
    assert counted(shire, measure, MARCH, "CHECKED_IN_MARCH") == (1, 1)


def test_a_child_of_29_february_is_five_on_1_march(shire):
    # Checked on 2024-08-12. At 2025-02-28, 200 days on (141 to 12-31 and 59), the child is
    # 4: late. At 2025-03-31, 231 days on, the child is 5: up to date.
    assert counted(shire, "cla_rha_up_to_date", "2025-02", "LEAP_DAY") == (0, 1)
    assert counted(shire, "cla_rha_up_to_date", "2025-03", "LEAP_DAY") == (1, 1)


def test_children_on_short_breaks_are_not_in_care(shire):
    assert counted(shire, "cla_iha_20wd", MARCH, "SHORT_BREAKS_NEW") is None
    assert counted(shire, "cla_rha_up_to_date", MARCH, "SHORT_BREAKS") is None
    assert counted(shire, "cla_dental_up_to_date", MARCH, "SHORT_BREAKS") is None


def test_cases_sum_to_the_figure(shire):
    # March entrants: INITIALS without the two of December and the one of 19 days: 11, of whom
    # 4 in time.
    assert counted(shire, "cla_iha_20wd", MARCH) == (4, 11)
    for measure in ("cla_iha_20wd", *UP_TO_DATE):
        assert cases_add_up(shire, measure, MARCH)
