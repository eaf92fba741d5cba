"""Audits good or better, each on its own scale."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted

MEASURE, JANUARY, FEBRUARY = "audit_good_or_better", "2026-01", "2026-02"

# team, grade, (good or better, audits)
GRADES = [
    ("GRADE_1", "1", (1, 1)),
    ("GRADE_2", "2", (1, 1)),
    ("GRADE_3", "3", (0, 1)),
    ("GRADE_4", "4", (0, 1)),
    ("GRADE_1_WORD", "1 OUTSTANDING", (1, 1)),
    ("GRADE_2_WORD", "2 GOOD", (1, 1)),
    ("GRADE_3_WORD", "3 REQUIRES_IMPROVEMENT", (0, 1)),
    ("GRADE_4_WORD", "4 INADEQUATE", (0, 1)),
    ("OUTSTANDING", "OUTSTANDING", (1, 1)),
    ("GOOD", "good", (1, 1)),
    ("REQUIRES_IMPROVEMENT", "REQUIRES_IMPROVEMENT", (0, 1)),
    ("INADEQUATE", "INADEQUATE", (0, 1)),
    ("NO_GRADE", None, None),
]

# team, point of the scale from 0 to 10, (good or better, audits)
POINTS = [
    ("POINT_6", "6", (1, 1)),
    ("POINT_5_9", "5.9", (0, 1)),
    ("POINT_6_5", "6.5", (1, 1)),
    ("POINT_10", "10", (1, 1)),
    ("POINT_0", "0", (0, 1)),
    ("NO_POINT", None, None),
]

JUDGEMENT = ("scale", "grade", "point", "moderated", "moderated_grade", "moderated_point")
# team: judgement, (good or better, audits)
MODERATED = {
    "LOWERED": (("OFSTED4", "2", None, "Y", "3", None), (0, 1)),
    "RAISED": (("OFSTED4", "3", None, "yes", "2", None), (1, 1)),
    "NOT_MODERATED": (("OFSTED4", "2", None, "N", "3", None), (1, 1)),
    "MODERATED_IS_NULL": (("OFSTED4", "2", None, None, "3", None), (1, 1)),
    "NOTHING_MODERATED": (("OFSTED4", "2", None, "Y", None, None), (1, 1)),
    "ONLY_MODERATED": (("OFSTED4", None, None, "Y", "2", None), (1, 1)),
    "POINT_RAISED": (("SCALE10", None, "5", "Y", None, "6"), (1, 1)),
    "POINT_LOWERED": (("SCALE10", None, "6", "Y", None, "5.5"), (0, 1)),
    # A judgement on the other scale is none.
    "POINT_OF_A_GRADE": (("OFSTED4", None, "9", "N", None, None), None),
    "GRADE_OF_A_POINT": (("SCALE10", "1", None, "N", None, None), None),
    "OTHER_SCALE_MODERATED": (("OFSTED4", "2", None, "Y", None, "3"), (1, 1)),
    "LOWER_CASE": (("scale10", None, "6", "N", None, None), (1, 1)),
}


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, grade, _ in GRADES:
        extract.team(team)
        audit(extract, team, "OFSTED4", grade)
    for team, point, _ in POINTS:
        extract.team(team)
        audit(extract, team, "SCALE10", point=point)
    for team, (judgement, _) in MODERATED.items():
        extract.team(team)
        audit(extract, team, **dict(zip(JUDGEMENT, judgement, strict=True)))
    add_both_scales(extract)
    add_fallbacks(extract)
    return council(extract, tmp_path_factory.mktemp("audits"))


def add_both_scales(extract: Extract) -> None:
    extract.team("BOTH_SCALES")
    for grade in ("1", "3"):
        audit(extract, "BOTH_SCALES", "OFSTED4", grade)
    audit(extract, "BOTH_SCALES", "SCALE10", point="7")


def add_fallbacks(extract: Extract) -> None:
    for team in ("WORKER_BEFORE", "WORKER_AFTER"):
        extract.team(team)
    child(extract, "audited")
    records.involvement(extract, "audited", "WORKER_BEFORE", end="2026-02-02")
    records.involvement(extract, "audited", "WORKER_AFTER", start="2026-02-02")
    audit(extract, "NEVER_HEARD_OF", "OFSTED4", "2", person="audited", on="2026-02-02")
    audit(extract, None, "OFSTED4", "3", person="no worker", on="2026-02-02")


def audit(
    extract: Extract,
    team: str | None,
    scale: str,
    grade: str | None = None,
    point: str | None = None,
    *,
    moderated: str | None = "N",
    moderated_grade: str | None = None,
    moderated_point: str | None = None,
    person: str = "C1",
    on: str = "2026-01-12",
) -> None:
    extract.add(
        "audit",
        audit_id=f"A{len(extract.tables['audit'])}",
        audit_type="COLLABORATIVE",
        audit_date=on,
        period_month="2026-01-01",
        child_id=person,
        team_id=team,
        cohort="CIN",
        scale=scale,
        overall_grade=grade,
        overall_scale=point,
        moderated=moderated,
        moderated_grade=moderated_grade,
        moderated_scale=moderated_point,
        immediate_concern="N",
    )


@pytest.mark.parametrize(("team", "grade", "expected"), GRADES)
def test_grades_1_and_2_are_good_or_better(shire, team, grade, expected):
    assert counted(shire, MEASURE, JANUARY, team) == expected


@pytest.mark.parametrize(("team", "point", "expected"), POINTS)
def test_6_and_more_is_good_or_better_on_the_scale_of_10(shire, team, point, expected):
    assert counted(shire, MEASURE, JANUARY, team) == expected


@pytest.mark.parametrize("team", MODERATED)
def test_the_moderated_judgement_stands_where_there_is_one_on_the_same_scale(shire, team):
    assert counted(shire, MEASURE, JANUARY, team) == MODERATED[team][1]


def test_each_scale_says_how_many_of_the_audits_it_gave(shire):
    assert counted(shire, MEASURE, JANUARY, "BOTH_SCALES") == (2, 3)
    assert counted(shire, f"{MEASURE}:OFSTED4", JANUARY, "BOTH_SCALES") == (1, 2)
    assert counted(shire, f"{MEASURE}:SCALE10", JANUARY, "BOTH_SCALES") == (1, 1)


def test_without_a_known_team_the_child_s_worker_on_the_audit_date_decides(shire):
    # The month is the audit date's, February, and not the period's.
    assert counted(shire, MEASURE, FEBRUARY, "WORKER_BEFORE") is None
    assert counted(shire, MEASURE, FEBRUARY, "WORKER_AFTER") == (1, 1)
    assert counted(shire, MEASURE, FEBRUARY, "UNASSIGNED") == (0, 1)


def test_cases_sum_to_the_figure(shire):
    # GRADES 6 of 12, POINTS 3 of 5, MODERATED 8 of 10, BOTH_SCALES 2 of 3.
    assert counted(shire, MEASURE, JANUARY) == (19, 30)
    assert cases_add_up(shire, MEASURE, JANUARY)
    # On the scale of 10: POINTS, POINT_RAISED, POINT_LOWERED, LOWER_CASE and one of both.
    assert counted(shire, f"{MEASURE}:SCALE10", JANUARY) == (6, 9)
    assert counted(shire, f"{MEASURE}:OFSTED4", JANUARY) == (13, 21)
