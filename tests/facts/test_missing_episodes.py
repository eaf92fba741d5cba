"""Missing episodes: of children in care in a year, and interviews offered on return."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, child, counted, in_care, legal_status

JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"

# Children in care; d = 2026-03-31, so the year is 2025-04-01 to 2026-03-31.
# team, episode type, its start, (missing, children)
MISSING = [
    ("DAYS_364", "M", "2025-04-01", (1, 1)),
    ("DAYS_365", "M", "2025-03-31", (0, 1)),
    ("ON_D", "M", "2026-03-31", (1, 1)),
    ("TEXT", "Missing from care", "2026-01-05", (1, 1)),
    ("TEXT_INSIDE", "Child MISSING overnight", "2026-01-05", (1, 1)),
    ("AWAY", "A", "2026-01-05", (0, 1)),
    ("AWAY_TEXT", "Away without authorisation", "2026-01-05", (0, 1)),
    ("NO_TYPE", None, "2026-01-05", (0, 1)),
]

# Children who are not in care; every episode starts on 2026-01-30.
# team, episode type, its end, interview offered, (offered, episodes ended in February)
OFFERS = [
    ("OFFERED", "M", "2026-02-02", "Y", (1, 1)),
    ("OFFERED_1", "M", "2026-02-02", "1", (1, 1)),
    ("OFFERED_TEXT", "Missing", "2026-02-02", "y", (1, 1)),
    ("NOT_OFFERED", "M", "2026-02-02", "N", (0, 1)),
    ("NOT_OFFERED_0", "M", "2026-02-02", "0", (0, 1)),
    ("NOT_APPLICABLE", "M", "2026-02-02", "NA", None),
    ("NOT_RECORDED", "M", "2026-02-02", None, None),
    ("OFFER_AWAY", "A", "2026-02-02", "Y", None),
    ("STILL_MISSING", "M", None, "Y", None),
    ("FUTURE_END", "M", "2026-04-01", "Y", None),  # an end after as_at reads as null
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-31")
    for team, kind, start, _ in MISSING:
        looked_after(extract, team)
        went_missing(extract, team, start, kind=kind)
    for team, kind, end, offered, _ in OFFERS:
        extract.team(team)
        child(extract, team, team)
        went_missing(extract, team, "2026-01-30", end, offered, kind=kind)
    add_children_in_and_out_of_care(extract)
    add_change_of_team(extract)
    return council(extract, tmp_path_factory.mktemp("missing_episodes"))


def add_children_in_and_out_of_care(extract: Extract) -> None:
    for team in ("TWICE", "FROM_MARCH", "NEVER", "SHORT_BREAKS"):
        looked_after(extract, team)
    for start in ("2026-01-05", "2026-01-12"):
        went_missing(extract, "TWICE", start, start)
    went_missing(extract, "FROM_MARCH", "2026-03-01")
    went_missing(extract, "SHORT_BREAKS", "2026-01-05")
    legal_status(extract, "SHORT_BREAKS", "V4", "2025-01-06")
    extract.team("LEFT_CARE")
    child(extract, "LEFT_CARE", "LEFT_CARE")
    in_care(extract, "LEFT_CARE", "2025-01-06", "2026-03-31", "E4A")
    went_missing(extract, "LEFT_CARE", "2026-01-05")


def add_change_of_team(extract: Extract) -> None:
    extract.team("AT_START")
    extract.team("AT_RETURN")
    child(extract, "handed over while missing")
    records.involvement(extract, "handed over while missing", "AT_START", end="2026-02-09")
    records.involvement(extract, "handed over while missing", "AT_RETURN", start="2026-02-09")
    went_missing(extract, "handed over while missing", "2026-02-06", "2026-02-09", "Y")


def looked_after(extract: Extract, team: str) -> None:
    extract.team(team)
    child(extract, team, team)
    in_care(extract, team, "2025-01-06")


def went_missing(
    extract: Extract,
    person: str,
    start: str,
    end: str | None = None,
    offered: str | None = None,
    *,
    kind: str | None = "M",
) -> None:
    extract.add(
        "ssd_missing",
        miss_table_id=f"M{len(extract.tables['ssd_missing'])}",
        miss_person_id=person,
        miss_missing_episode_start_date=start,
        miss_missing_episode_type=kind,
        miss_missing_episode_end_date=end,
        miss_missing_rhi_offered=offered,
        miss_missing_rhi_accepted="N",
    )


@pytest.mark.parametrize(("team", "kind", "start", "expected"), MISSING)
def test_a_missing_episode_starts_in_the_365_days_to_d(shire, team, kind, start, expected):
    assert counted(shire, "cla_missing", MARCH, team) == expected


def test_a_child_missing_twice_is_one_child(shire):
    assert counted(shire, "cla_missing", MARCH, "TWICE") == (1, 1)


def test_an_episode_after_d_does_not_count_yet(shire):
    assert counted(shire, "cla_missing", FEBRUARY, "FROM_MARCH") == (0, 1)
    assert counted(shire, "cla_missing", MARCH, "FROM_MARCH") == (1, 1)


def test_a_child_never_missing_is_in_the_denominator(shire):
    assert counted(shire, "cla_missing", MARCH, "NEVER") == (0, 1)


@pytest.mark.parametrize("team", ["LEFT_CARE", "SHORT_BREAKS", "OFFERED"])
def test_only_children_in_care_at_d_are_cases(shire, team):
    assert counted(shire, "cla_missing", MARCH, team) is None


def test_a_child_who_leaves_care_on_d_was_a_case_the_month_before(shire):
    assert counted(shire, "cla_missing", FEBRUARY, "LEFT_CARE") == (1, 1)


@pytest.mark.parametrize(("team", "expected"), [(row[0], row[-1]) for row in OFFERS])
def test_an_ended_episode_with_an_answer_in_the_month_of_its_end(shire, team, expected):
    assert counted(shire, "rhi_offered", FEBRUARY, team) == expected
    assert counted(shire, "rhi_offered", JANUARY, team) is None


def test_the_team_is_that_of_the_return(shire):
    assert counted(shire, "rhi_offered", FEBRUARY, "AT_START") is None
    assert counted(shire, "rhi_offered", FEBRUARY, "AT_RETURN") == (1, 1)


def test_cases_sum_to_the_figure(shire):
    # February: 3 offered of 5 in OFFERS, and AT_RETURN.
    assert counted(shire, "rhi_offered", FEBRUARY) == (4, 6)
    assert cases_add_up(shire, "rhi_offered", FEBRUARY)
    # March: MISSING 4 of 8, TWICE 1, FROM_MARCH 1, NEVER 0.
    assert counted(shire, "cla_missing", MARCH) == (6, 11)
    assert cases_add_up(shire, "cla_missing", MARCH)
