"""Care leavers at the as-at date: in touch, housed, occupied, and with a pathway plan."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

FEBRUARY, MARCH = "2026-02", "2026-03"
AGED_19_TO_21 = ("cl_in_touch", "cl_accommodation", "cl_eet")

# as_at = 2026-03-17.
# team, date of birth, a case of the three measures for ages 19 to 21
AGES = [
    ("AGE_18", "2007-03-18", False),  # 19 tomorrow
    ("AGE_19", "2007-03-17", True),
    ("AGE_21", "2004-03-18", True),  # 22 tomorrow
    ("AGE_22", "2004-03-17", False),
    ("NO_AGE", None, False),
]

# Aged 20. team, in touch, (in touch, care leavers)
IN_TOUCH = [
    ("YES", "YES", (1, 1)),
    ("NO", "NO", (0, 1)),
    ("REFUSED", "REFU", (0, 1)),
    ("NOT_REQUIRED", "NREQ", (0, 1)),
    ("NOT_RECORDED", None, (0, 1)),
    ("DIED", "DIED", None),
    ("RETURNED_HOME", "RHOM", None),
]

# Aged 20 and in touch. team, suitability, (suitable, care leavers)
SUITABLE = [
    ("SUITABLE_1", "1", (1, 1)),
    ("SUITABLE_2", "2", (0, 1)),
    ("SUITABLE_YES", "Yes", (1, 1)),
    ("SUITABLE_NO", "No", (0, 1)),
    ("SUITABLE_TEXT", "Unsuitable accommodation", (0, 1)),
    ("SUITABLE_NULL", None, None),
]

# Aged 20 and in touch. team, activity, (occupied, care leavers)
ACTIVITIES = [
    ("F1", "F1", (1, 1)),
    ("F2 and words", "F2 - Full time", (1, 1)),
    ("F6 and words", "F6 - Full time", (0, 1)),
    ("F2", "F2", (1, 1)),
    ("F3", "F3", (1, 1)),
    ("F4", "F4", (1, 1)),
    ("F5", "F5", (1, 1)),
    ("P1", "P1", (1, 1)),
    ("P5", "P5", (1, 1)),
    ("F6", "F6", (0, 1)),
    ("P0", "P0", (0, 1)),
    ("G4", "G4", (0, 1)),
    ("G6", "G6", (0, 1)),
    ("EDUCATION", "Full time in higher Education", (1, 1)),
    ("TRAINING", "Part time training", (1, 1)),
    ("EMPLOYMENT", "In employment", (1, 1)),
    ("NEET", "Not in education, employment or training: illness", (0, 1)),
    ("NEET_INSIDE", "Young person is NOT in employment", (0, 1)),
    ("NOTIFIED", "Employment, as notified by the adviser", (1, 1)),  # "not" is no word of it
    ("OTHER_TEXT", "Awaiting a move", (0, 1)),
    ("NO_ACTIVITY", None, None),
]

# as_at - 183 days: 76 days to 2025-12-31 and 107 to 2025-09-15.
# team, review of the pathway plan, date of birth, in touch, within 183 days
PATHWAYS = [
    ("REVIEW_183", "2025-09-15", "2006-01-02", "YES", 1),
    ("REVIEW_184", "2025-09-14", "2006-01-02", "YES", 0),
    ("REVIEW_ON_AS_AT", "2026-03-17", "2006-01-02", "YES", 1),
    ("REVIEW_1900", "1900-01-01", "2006-01-02", "YES", 0),
    ("REVIEW_NULL", None, "2006-01-02", "YES", 0),
    ("REVIEW_AGE_17", "2026-01-05", "2008-06-02", "YES", 1),
    ("REVIEW_AGE_24", "2026-01-05", "2001-06-04", "YES", 1),
    ("REVIEW_RETURNED_HOME", "2026-01-05", "2006-01-02", "RHOM", 1),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-17")
    for team, dob, _ in AGES:
        leaver(extract, team, dob=dob)
    for team, in_touch, _ in IN_TOUCH:
        leaver(extract, team, in_touch=in_touch)
    for team, suitable, _ in SUITABLE:
        leaver(extract, team, suitable=suitable)
    for team, activity, _ in ACTIVITIES:
        leaver(extract, team, activity=activity)
    for team, review, dob, in_touch, _ in PATHWAYS:
        leaver(extract, team, review=review, dob=dob, in_touch=in_touch)
    add_several_rows(extract)
    add_fallbacks(extract)
    return council(extract, tmp_path_factory.mktemp("care_leavers"))


def add_several_rows(extract: Extract) -> None:
    leaver(extract, "ROW_1", person="two rows", review="2026-01-05")
    leaver(extract, "ROW_2", person="two rows", in_touch="NO", suitable="2", activity="G4")
    leaver(extract, "DIED_LAST", person="died last")
    row(extract, "died last", "DIED_LAST", in_touch="DIED")


def add_fallbacks(extract: Extract) -> None:
    extract.team("WORKER")
    extract.team("WORKER_BEFORE")
    for person, team in (("unknown team", "NEVER_HEARD_OF"), ("no team", None)):
        child(extract, person, dob="2006-01-02")
        records.involvement(extract, person, "WORKER_BEFORE", end="2026-03-17")
        records.involvement(extract, person, "WORKER", start="2026-03-17")
        row(extract, person, team)
    child(extract, "no one", dob="2006-01-02")
    row(extract, "no one", None)


def leaver(
    extract: Extract,
    team: str,
    *,
    person: str = "",
    dob: str | None = "2006-01-02",
    **columns: str | None,
) -> None:
    extract.team(team)
    if not any(known["pers_person_id"] == person for known in extract.tables["ssd_person"]):
        child(extract, person or team, dob=dob)
    row(extract, person or team, team, **columns)


def row(
    extract: Extract,
    person: str,
    team: str | None,
    *,
    in_touch: str | None = "YES",
    suitable: str | None = "1",
    activity: str | None = "F2",
    review: str | None = None,
) -> None:
    extract.add(
        "ssd_care_leavers",
        clea_table_id=f"C{len(extract.tables['ssd_care_leavers'])}",
        clea_person_id=person,
        clea_care_leaver_in_touch=in_touch,
        clea_care_leaver_latest_contact="2026-02-02",
        clea_care_leaver_accom_suitable=suitable,
        clea_care_leaver_activity=activity,
        clea_pathway_plan_review_date=review,
        clea_care_leaver_allocated_team=team,
    )


@pytest.mark.parametrize("measure", AGED_19_TO_21)
@pytest.mark.parametrize(("team", "dob", "is_case"), AGES)
def test_care_leavers_are_19_to_21_at_the_as_at_date(shire, measure, team, dob, is_case):
    assert counted(shire, measure, MARCH, team) == ((1, 1) if is_case else None)


@pytest.mark.parametrize(("team", "in_touch", "expected"), IN_TOUCH)
def test_in_touch(shire, team, in_touch, expected):
    assert counted(shire, "cl_in_touch", MARCH, team) == expected


@pytest.mark.parametrize("measure", ["cl_accommodation", "cl_eet"])
@pytest.mark.parametrize(
    ("team", "expected"), [("DIED", None), ("RETURNED_HOME", None), ("NO", (1, 1))]
)
def test_died_and_returned_home_are_left_out_of_the_others_too(shire, measure, team, expected):
    assert counted(shire, measure, MARCH, team) == expected


@pytest.mark.parametrize(("team", "suitable", "expected"), SUITABLE)
def test_suitable_accommodation_where_known(shire, team, suitable, expected):
    assert counted(shire, "cl_accommodation", MARCH, team) == expected


@pytest.mark.parametrize(("team", "activity", "expected"), ACTIVITIES)
def test_education_employment_or_training_where_known(shire, team, activity, expected):
    assert counted(shire, "cl_eet", MARCH, team) == expected


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in PATHWAYS])
def test_each_care_leaver_has_a_pathway_review_within_183_days(shire, team, expected):
    assert counted(shire, "cl_pathway_6m", MARCH, team) == (expected, 1)


@pytest.mark.parametrize("measure", [*AGED_19_TO_21, "cl_pathway_6m"])
def test_a_person_counts_once_by_the_last_row_of_the_file(shire, measure):
    assert counted(shire, measure, MARCH, "ROW_1") is None
    assert counted(shire, measure, MARCH, "ROW_2") == (0, 1)


@pytest.mark.parametrize("measure", AGED_19_TO_21)
def test_who_died_by_the_last_row_is_left_out(shire, measure):
    assert counted(shire, measure, MARCH, "DIED_LAST") is None


def test_the_team_is_the_allocated_one_else_the_worker_at_the_as_at_date(shire):
    assert counted(shire, "cl_in_touch", MARCH, "WORKER_BEFORE") is None
    assert counted(shire, "cl_in_touch", MARCH, "WORKER") == (2, 2)
    assert counted(shire, "cl_in_touch", MARCH, "UNASSIGNED") == (1, 1)


@pytest.mark.parametrize("measure", [*AGED_19_TO_21, "cl_pathway_6m"])
def test_only_the_month_of_the_as_at_date_has_figures(shire, measure):
    assert counted(shire, measure, FEBRUARY) is None
    assert counted(shire, measure, MARCH) is not None


@pytest.mark.parametrize("measure", [*AGED_19_TO_21, "cl_pathway_6m"])
def test_cases_sum_to_the_figure(shire, measure):
    assert cases_add_up(shire, measure, MARCH)
