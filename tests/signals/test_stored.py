"""Signals as the product stores and prints them, on a planted council loaded whole."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from measures.answers.attention import AttentionOf
from measures.answers.comparison import ComparisonOf, FunnelOf
from measures.answers.groups import GroupsOf, unequal_by_chance
from measures.catalogue import subject
from measures.council.view import View
from tests.council import Extract, council, run
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL, Unit

MEASURE, BETTER, WORSE = "assessment_45wd", "T1", "T2"
MONTHS = [dt.date(2023 + n // 12, n % 12 + 1, 1) for n in range(36)]
LATEST = MONTHS[-1]


def assessments(extract: Extract, team: str, month: dt.date, met: int, missed: int) -> None:
    """Authorised on the 28th: begun a week before, or 100 days before."""
    for number in range(met + missed):
        end = month.replace(day=28)
        start = end - dt.timedelta(days=7 if number < met else 100)
        key = f"{team}-{month:%y%m}-{number}"
        extract.add(
            "ssd_cin_assessments",
            cina_assessment_id=key,
            cina_person_id=key,
            cina_assessment_start_date=start,
            cina_assessment_auth_date=end,
            cina_assessment_team=team,
            cina_assessment_child_seen="Y",
        )
        extract.add(
            "ssd_person",
            pers_person_id=key,
            pers_sex="M" if number < met else "F",
            pers_dob="2015-01-01",
        )


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two teams of ten assessments a month, 8 of 10 in time; T2 falls to 1 of 10 at the end."""
    extract = Extract(as_at="2025-12-31", toml="covers_from = 2023-01-01\n")
    for team in (BETTER, WORSE):
        extract.team(team)
        for place, month in enumerate(MONTHS):
            met = 1 if team == WORSE and place >= 34 else 8
            assessments(extract, team, month, met, 10 - met)
    return council(extract, tmp_path_factory.mktemp("judged")).warehouse


def printed(warehouse: Path, *options: str) -> list[dict[str, str]]:
    text = run("signals", *options, "--format", "csv", "--warehouse", str(warehouse))
    return list(csv.DictReader(io.StringIO(text)))


def test_the_command_prints_the_columns_of_the_issue(warehouse: Path) -> None:
    assert list(printed(warehouse, "--month", "2025-12", "--level", "team")[0]) == [
        "measure_id",
        "level",
        "service",
        "locality",
        "team_id",
        "month",
        "method",
        "variation",
        "assurance",
        "label",
        "probability",
        "lower",
        "centre",
        "upper",
    ]


def test_a_team_that_fell_is_a_concern_and_its_neighbour_is_not(warehouse: Path) -> None:
    said = {
        row["team_id"]: row
        for row in printed(warehouse, "--month", "2025-12", "--level", "team")
        if row["measure_id"] == MEASURE
    }
    # Ten a month in the baseline: under 30, so exact tails. 1 of 10 where 80% is usual.
    assert (said[WORSE]["method"], said[WORSE]["variation"]) == ("tails", "concern")
    assert (said[BETTER]["method"], said[BETTER]["variation"]) == ("tails", "common")
    assert float(said[WORSE]["probability"]) < 0.001 <= float(said[BETTER]["probability"])
    assert float(said[WORSE]["centre"]) == pytest.approx(80)


def test_every_month_of_a_series_is_printed_once(warehouse: Path) -> None:
    months = [
        row["month"]
        for row in printed(warehouse, "--level", "team")
        if row["measure_id"] == MEASURE and row["team_id"] == WORSE
    ]
    assert months == [f"{month}" for month in MONTHS]


def test_attention_names_the_team_and_since_when(warehouse: Path) -> None:
    found = View.of(warehouse, EVERYTHING, COUNCIL, LATEST).answer(AttentionOf())
    fell = [
        one for one in found.concerns if one.signal.measure_id == MEASURE and one.node.unit.team_id
    ]
    assert [(one.node.name, one.signal.since, one.signal.first_seen) for one in fell] == [
        (f"Team {WORSE}", dt.date(2025, 11, 1), dt.date(2025, 11, 1))
    ]
    assert 0 < found.by_chance.standing < 3
    # 82 of 120 beside 96 of 120: no further apart than chance leaves room for.
    assert not [one for one in found.apart if one.measure_id == MEASURE]


def test_a_funnel_pools_twelve_months(warehouse: Path) -> None:
    drawn = View.of(warehouse, EVERYTHING, COUNCIL, LATEST).answer(
        FunnelOf(subject(MEASURE), "team")
    )
    assert drawn is not None
    # T1 12 x 8 of 120; T2 10 x 8 + 2 x 1 = 82 of 120; together 178 of 240.
    assert [(one.numerator, one.denominator) for one in drawn.units] == [(96, 120), (82, 120)]
    assert drawn.centre == pytest.approx(100 * 178 / 240)
    lower, upper, lowest, highest = drawn.limits(120)
    assert lowest < lower < drawn.centre < upper < highest


def test_units_compare_at_any_level_below(warehouse: Path) -> None:
    teams = View.of(warehouse, EVERYTHING, COUNCIL, LATEST).answer(
        ComparisonOf(subject(MEASURE), "team")
    )
    assert [(one.node.unit.team_id, one.point and one.point.value) for one in teams] == [
        (BETTER, 80.0),
        (WORSE, 10.0),
    ]
    below = View.of(warehouse, EVERYTHING, Unit("Families First", "East"), LATEST).answer(
        ComparisonOf(subject(MEASURE))
    )
    assert below == teams


def test_groups_are_held_against_the_rest(warehouse: Path) -> None:
    # Every boy's assessment is in time and no girl's: 178 of 178 against 0 of 62.
    found = [
        one
        for one in View.of(warehouse, EVERYTHING, COUNCIL, LATEST).answer(
            GroupsOf(subject(MEASURE))
        )
        if one.dimension == "sex"
    ]
    assert [(one.group, one.x, one.n, one.rest_x, one.rest_n) for one in found] == [
        ("F", 0, 62, 178, 178)
    ]
    assert found[0].different
    assert 0 <= unequal_by_chance(tuple(found)) <= 0.01
